"""The words of a CSL-JSON field, without the few tags that it may hold or the characters that nothing can show."""

import re
from typing import Any

TAG = re.compile(r"</?(?:i|b|sup|sub|sc)>|<span(?: (?:class|style)=\"[^\"<>]*\")?>|</span>")

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def plain(value: Any) -> str:
    return " ".join(TAG.sub("", str(value)).split()) if value else ""


def in_one_line(text: str) -> str:
    return " ".join(UNWRITABLE.sub("", text).split())
