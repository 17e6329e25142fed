"""What articles are about. Their sections are about the same."""

from publishing.models import Version


def subjects_of(version: Version) -> frozenset[str]:
    """The subjects of a published article."""
    return frozenset(version.fields.get("subjects", []))
