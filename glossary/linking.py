"""What texts are searched for on behalf of a term: its names, and when they are linked."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from linking.engine import Entry, Kind, MatchCase, Name, SurnameUse
from publishing.compilation.plain_text import text_of
from publishing.models import Version

CITATION = re.compile(r'<a linktype="citation"[^>]*>.*?</a>', re.DOTALL)


def entry_of(version: Version) -> Entry:
    """The entry of a published term. It rests on the version's fields alone, so that a draft's can be made likewise."""
    return term_entry(str(version.document_id), version.fields)


def term_entry(key: str, fields: Mapping[str, Any]) -> Entry:
    """The entry of a term by the fields of a version."""
    case = MatchCase(fields.get("match_case", MatchCase.AUTO))
    return Entry(
        key=key,
        kind=Kind(fields.get("kind") or Kind.CONCEPT),
        names=(Name(fields["title"], match_case=case), *_other_names(fields.get("names", []), case)),
        subjects=frozenset(fields.get("subjects", [])),
        description=text_of(CITATION.sub("", fields.get("definition", ""))),
        surname=fields.get("surname", ""),
        surname_use=SurnameUse(fields.get("surname_use", SurnameUse.ALONE)),
        is_linkable=fields.get("is_linkable", True),
        by_hand=fields.get("links_by_hand", False),
        never_for=frozenset(fields.get("never_for", [])),
    )


def subjects_of(version: Version) -> frozenset[str]:
    """What the text of a published term is about."""
    return frozenset(version.fields.get("subjects", []))


def _other_names(names: Iterable[Mapping[str, Any]], case: MatchCase) -> Iterable[Name]:
    return (
        Name(
            name["text"],
            is_abbreviation=name["is_abbreviation"],
            match_case=case,
            language=name["language"],
            script=name["script"],
            is_linkable=name.get("is_linkable", True),
        )
        for name in names
    )
