"""The project's own modules as the architecture tests see them: parsed, not imported."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
# Who may import whom: an app may import only apps of a lower number (docs/decisions/0002).
LEVELS = {
    "accounts": 0,
    "images": 0,
    "publishing": 1,
    "linking": 2,
    "sources": 3,
    "glossary": 4,
    "chronology": 5,
    "historiography": 6,
    "articles": 7,
    "teaching": 8,
    "importing": 9,
    "korea_intervention": 10,
}
# Not part of the site: they may import any app, and no app may import them.
AROUND = ("benchmarks", "scripts", "tests")


@dataclass(frozen=True)
class Module:
    """One Python file of the site."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def app(self) -> str:
        return self.name.partition(".")[0]

    @property
    def place(self) -> str:
        return str(self.path.relative_to(PROJECT))

    @cache  # noqa: B019 - as long as the tests run
    def imports(self) -> tuple[tuple[int, str], ...]:
        """Line and full name of everything imported, inside functions and under conditions too."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[tuple[int, str]]:
        package = self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join([*parts, *([node.module] if node.module else [])])
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Call) and _is_import_by_name(node):
                yield node.lineno, node.args[0].value


def _is_import_by_name(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in ("import_module", "import_string", "__import__", "get_model"):
        return False
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)


def parse(name: str, path: Path, text: str | None = None) -> Module:
    return Module(name, path, ast.parse(text if text is not None else path.read_text(), str(path)))


def apps() -> list[str]:
    """Top-level packages of the site that are there."""
    return sorted(path.parent.name for path in PROJECT.glob("*/__init__.py") if path.parent.name not in AROUND)


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for app in apps():
        for path in sorted((PROJECT / app).rglob("*.py")):
            parts = path.relative_to(PROJECT).with_suffix("").parts
            found.append(parse(".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return tuple(found)
