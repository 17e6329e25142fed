"""The mentions that the desk shows."""

from linking.models import Mention
from linking.models.mentions import MentionQuerySet
from publishing.models import DocumentState

# Of the texts only the plain one is shown.
UNREAD = [
    f"{version}__{field}"
    for version in ("version", "target__current_version")
    for field in ("source", "body", "links", "contents", "notes")
]


def at_desk() -> MentionQuerySet:
    """Those in texts that readers have now."""
    return Mention.objects.current().filter(version__document__state=DocumentState.LIVE)


def with_all_shown(mentions: MentionQuerySet) -> MentionQuerySet:
    """With the text, the entry and the decision of each: one query."""
    together = mentions.select_related("version__document", "target__current_version", "decision")
    return together.defer(*UNREAD, "target__current_version__plain_text")
