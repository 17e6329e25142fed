"""Scripts that are written without spaces between words."""

import re

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003134f]"
)


def is_unspaced(text: str) -> bool:
    """Whether a name's neighbours tell nothing: Chinese, Japanese, Thai, and Korean, whose particles are joined.

    >>> is_unspaced("毛泽东"), is_unspaced("Mao")
    (True, False)
    """
    return _UNSPACED.search(text) is not None
