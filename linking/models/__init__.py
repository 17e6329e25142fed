"""What is known about the names in texts: places, decisions, and what is needed to find them again."""

from linking.models.changes import LinkChange, RelinkRun
from linking.models.decisions import Decided, LinkDecision
from linking.models.mentions import Mention
from linking.models.stamps import NamesStamp, WordList
from linking.models.targets import LinkTarget
from linking.models.texts import LinkText

__all__ = [
    "Decided",
    "LinkChange",
    "LinkDecision",
    "LinkTarget",
    "LinkText",
    "Mention",
    "NamesStamp",
    "RelinkRun",
    "WordList",
]
