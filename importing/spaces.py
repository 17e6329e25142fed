"""Text without needless space and without characters that mean nothing in it."""

import re

SPACES = (" ", "\n")
# Tabs and line ends become spaces; other control characters mean nothing in prose.
WHITE = re.compile(r"[ \t\r\f\v]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def one_line(text: str) -> str:
    """Text as a line: no control characters, single spaces, none of any kind at the ends."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", CONTROL.sub("", text)).strip()


def several_lines(text: str) -> str:
    """Text in lines, each as ``one_line`` leaves it."""
    return "\n".join(one_line(line) for line in text.split("\n")).strip("\n")
