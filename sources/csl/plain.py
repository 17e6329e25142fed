"""The words of a CSL-JSON field without the few tags that it may hold."""

import re
from typing import Any

TAG = re.compile(r"</?(?:i|b|sup|sub|sc)>|<span(?: (?:class|style)=\"[^\"<>]*\")?>|</span>")


def plain(value: Any) -> str:
    return " ".join(TAG.sub("", str(value)).split()) if value else ""
