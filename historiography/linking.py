"""What texts are searched for on behalf of a historian or a school."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from glossary.linking import CITATION
from linking.engine import Entry, Kind, Name, SurnameUse
from publishing.compilation.plain_text import text_of
from publishing.models import Version

# A sentence ends at a full stop that no initial has: Allan R. Millett.
FIRST_SENTENCE = re.compile(r".+?(?<![A-Z])[.!?][’”]?(?=\s|\Z)", re.DOTALL)


def historian_entry(version: Version) -> Entry:
    """The entry of a published historian."""
    return historian_of(str(version.document_id), version.fields)


def historian_of(key: str, fields: Mapping[str, Any]) -> Entry:
    """The entry by the fields of a version; a surname alone means one only in texts that have named one in full."""
    return Entry(
        key=key,
        kind=Kind.PERSON,
        names=(Name(fields["title"]), *_other_names(fields)),
        description=first_sentence(fields.get("profile", "")),
        surname=fields.get("family_name", ""),
        surname_use=SurnameUse.AFTER_FULL_NAME,
    )


def school_entry(version: Version) -> Entry:
    """The entry of a published school."""
    return school_of(str(version.document_id), version.fields)


def school_of(key: str, fields: Mapping[str, Any]) -> Entry:
    """The entry by the fields of a version: its title, and what texts call it or those who belong to it."""
    return Entry(
        key=key,
        kind=Kind.CONCEPT,
        names=(Name(fields["title"]), *(Name(name["text"]) for name in fields.get("names", []))),
        description=first_sentence(fields.get("thesis", "")),
    )


def first_sentence(rich_text: str) -> str:
    """The first sentence of a rich text, without citations.

    >>> first_sentence("<p>With Allan R. Millett he edited it. Then more.</p>")
    'With Allan R. Millett he edited it.'
    """
    text = text_of(CITATION.sub("", rich_text)).partition("\n")[0]
    found = FIRST_SENTENCE.match(text)
    return found[0] if found else text


def _other_names(fields: Mapping[str, Any]) -> Iterator[Name]:
    return (
        Name(name["text"], language=name["language"], script=name["script"])
        for name in fields.get("names", [])
        if name["text"] != fields["title"]
    )
