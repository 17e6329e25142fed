"""What is wrong with content files: each fault with its file, its line and the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class ContentFault:
    """One thing to mend. The file is named from the content folder."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


class ContentRefused(Exception):
    """The folder cannot be loaded; nothing was changed. Holds every fault found, in the order of the files."""

    def __init__(self, faults: "list[ContentFault]"):
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))
