"""What terms and their list are to machines."""

from collections.abc import Mapping
from typing import Any

from publishing.editions import Edition
from publishing.json_ld import Thing, reference
from publishing.structured_data import address, publication


def term(edition: Edition, context: Mapping[str, Any]) -> Thing:
    return publication(
        "DefinedTerm",
        edition,
        alternateName=[name["text"] for name in context["term"]["names"]],
        description=context["definition"],
        termCode=edition.path.rstrip("/").rpartition("/")[2],
        inDefinedTermSet=reference("DefinedTermSet", address(context["index_path"])),
    )


def term_set(edition: Edition, context: Mapping[str, Any]) -> Thing:
    """The list of terms; on its permanent page, which lists none, only itself."""
    return publication(
        "DefinedTermSet",
        edition,
        description=context["index"]["introduction"],
        hasDefinedTerm=[
            reference("DefinedTerm", address(entry.path), name=entry.title)
            for group in context["letters"]
            for entry in group["entries"]
        ],
    )
