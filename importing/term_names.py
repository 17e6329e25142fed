"""By which words a term is found: its title, one of its names, or the path of its file."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from importing.spaces import one_line

# Typed in more ways than one.
VARIANTS = str.maketrans(dict.fromkeys("’‘ʼʻ`´", "'") | dict.fromkeys("‐‑–—", "-") | {"\u00a0": " "})


class UnknownTerm(ValueError):
    """No term is called so."""


class TermNames:
    """The terms of a folder, or of the site, by path."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        # From the surest way to find a term to the least sure one; a way that finds any decides.
        self.ways: list[tuple[str, Callable[[str], str], dict[str, set[str]]]] = [
            (part, form, defaultdict(set)) for form in (_exact, _loose) for part in ("title", "names")
        ]

    def add(self, path: str, title: str, names: Iterable[str] = ()) -> None:
        self.titles[path] = title
        words = {"title": [title], "names": list(names)}
        for part, form, found in self.ways:
            for name in words[part]:
                found[form(name)].add(path)

    def find(self, name: str) -> str:
        """The path of the term that is meant. Raises ValueError with the reason if there is not exactly one."""
        if name in self.titles:
            return name
        for _, form, found in self.ways:
            paths = sorted(found.get(form(name), ()))
            if len(paths) == 1:
                return paths[0]
            if paths:
                listed = ", ".join(f"[[{path}|{name}]]" for path in paths)
                raise ValueError(f"“{name}” is a name of {len(paths)} terms. Say which: {listed}.")
        raise UnknownTerm(f"There is no term with the title or name “{name}”.")

    def name_for(self, path: str) -> str:
        """By what a term is named in a file: its title, or the path of its file where the title is not its own."""
        title = self.titles.get(path, "")
        try:
            return title if self.find(title) == path else path
        except ValueError:
            return path


def _exact(name: str) -> str:
    return unicodedata.normalize("NFC", one_line(name))


def _loose(name: str) -> str:
    return _exact(name.translate(VARIANTS)).casefold()
