"""Names of terms as templates show them: with their language for browsers, and with what they are in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from glossary.languages import language_label, written_language
from glossary.models import Romanisation

LATIN = "Latn"


def name_entry(name: Mapping[str, Any]) -> dict[str, Any]:
    """One name of a version. ``is_native``: in the script of its own language, if that has not Latin letters."""
    lang = written_language(name["language"], name["script"])
    romanised = Romanisation(name["romanisation"]).label if name["romanisation"] else ""
    is_latin = LATIN in (name["script"], *lang.split("-")) or lang in ("", "en")
    return {
        "text": name["text"],
        "lang": lang,
        "label": romanised or (language_label(name["language"], name["script"]) if lang else ""),
        "is_abbreviation": name["is_abbreviation"],
        "is_native": not (romanised or is_latin or name["is_abbreviation"]),
    }


def beside_title(names: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is shown beside the title: the first native name of each language."""
    first: dict[str, dict[str, Any]] = {}
    for name in names:
        if name["is_native"]:
            first.setdefault(name["lang"].partition("-")[0], name)
    return list(first.values())
