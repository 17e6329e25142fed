"""Step: what is wrong with a draft, each fault at the block where it is. No ORM, no Django."""

from dataclasses import replace

from publishing.compilation.plain_text import text_of
from publishing.compilation.structure import Compilation, Fault

LONGEST_BODY = 1_000_000  # characters of text; a book of 150,000 words
LONG_BODY = 60_000  # about 10,000 words: too long to be read, assigned or cited as one section


def _heading_faults(compilation: Compilation) -> list[Fault]:
    faults = []
    previous = 2  # the title of the section
    for heading in compilation.contents:
        if heading.level > previous + 1:
            faults.append(
                Fault(
                    "error",
                    f"“{heading.text}” is a subheading without a heading above it. Make it a heading, or add one.",
                    block=heading.block,
                )
            )
        if not heading.text:
            faults.append(Fault("error", "This heading is empty. Write it or remove it.", block=heading.block))
        previous = heading.level
    return faults


def _block_faults(compilation: Compilation) -> list[Fault]:
    faults = []
    for block in compilation.blocks:
        if block.kind == "figure" and "<img" not in block.html:
            faults.append(
                Fault("error", "The image of this figure is missing. Choose another or remove it.", block=block.id)
            )
        elif block.kind in ("text", "list", "quotation", "extract") and not text_of(block.html):
            faults.append(Fault("error", "This block is empty. Write its text or remove it.", block=block.id))
    return faults


def _length_faults(compilation: Compilation) -> list[Fault]:
    length = len(compilation.plain_text)
    if compilation.body_required and not compilation.blocks:
        return [Fault("error", "There is no text yet. Add at least one block before publishing.", field="body")]
    if length > LONGEST_BODY:
        return [
            Fault(
                "error",
                f"The text has {length:,} characters; {LONGEST_BODY:,} is the limit. Divide it into sections.",
                field="body",
            )
        ]
    if length > LONG_BODY:
        return [
            Fault(
                "warning",
                f"The text has {length:,} characters. Sections above {LONG_BODY:,} are hard to read and to assign: "
                "consider dividing it.",
                field="body",
            )
        ]
    return []


def report_faults(compilation: Compilation) -> Compilation:
    """Add the faults of headings, blocks and length to those that earlier steps found."""
    found = _heading_faults(compilation) + _block_faults(compilation) + _length_faults(compilation)
    return replace(compilation, faults=compilation.faults + tuple(found))
