"""What can be done to documents. Each is keyword-only and atomic."""

from publishing.actions.addresses import relocate
from publishing.actions.publishing import publish, publish_revisions, rearranged
from publishing.actions.withdrawing import follow_whole, lift_withholding, withdraw, withhold

__all__ = [
    "follow_whole",
    "lift_withholding",
    "publish",
    "publish_revisions",
    "rearranged",
    "relocate",
    "withdraw",
    "withhold",
]
