"""What names something that is not there, beyond what reading the folder finds, and what nothing names."""

from collections.abc import Iterable, Iterator, Mapping

from importing.checking.findings import Finding, Rule
from importing.checking.texts import FileText
from importing.files import LINK_LIST, SOURCE_LIST, Content

SOURCES = "/sources/"


def check_link_list(content: Content) -> Iterator[Finding]:
    """Decisions about links that concern a page or a target of which the folder has no file."""
    addresses = {file.address(content.files) for file in content.files.values()}
    addresses |= {f"{SOURCES}{key}/" for key in content.sources}
    for entry in content.links:
        for name, address in (("page", entry.page), ("target", entry.target)):
            if address and address not in addresses:
                what = f"{name}: No file has the address {address}: correct it, or leave the decision out."
                yield Finding(LINK_LIST, entry.line, Rule.FORM, what)


def unused_sources(files: Iterable[FileText], lines: Mapping[str, int]) -> Iterator[Finding]:
    """Sources that no text cites and no list names."""
    used: set[str] = set()
    for file in files:
        used.update(key for passage in file.passages for key in passage.cited)
        used.update(*(file.fields.get(key, ()) for key in ("further_reading", "works")))
        used.update(opening.source for opening in file.fields.get("openings", ()))
    for key, line in lines.items():
        if key not in used:
            yield Finding(SOURCE_LIST, line, Rule.UNUSED, f"Nothing cites {key}, and no list of works names it.")
