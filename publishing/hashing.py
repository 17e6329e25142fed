"""Hashes by which a version can be proved unchanged."""

import hashlib
from collections.abc import Sequence

from publishing.models import Version

HASHED_FIELDS = (
    "document_id",
    "number",
    "serial",
    "author_name",
    "change_kind",
    "change_note",
    "title",
    "path",
    "source",
    "body",
    "links",
    "contents",
    "plain_text",
    "word_count",
)
NO_NOTES = "[]"


def content_hash(version: Version, member_ids: Sequence[int]) -> str:
    """SHA-256 over everything that a version says, its time in whole seconds and its members included."""
    parts = [str(getattr(version, name)) for name in HASHED_FIELDS]
    if version.notes != NO_NOTES:  # versions made before there were notes were hashed without them
        parts.append(version.notes)
    parts += [str(int(version.published_at.timestamp())), ",".join(map(str, member_ids))]
    hasher = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        hasher.update(len(encoded).to_bytes(8, "big") + encoded)
    return hasher.hexdigest()
