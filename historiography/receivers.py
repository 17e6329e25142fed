"""What publishing tells of."""

from historiography.actions import follow_school
from historiography.models import SchoolPage


def school_changed(sender, document, **kwargs) -> None:
    if document.kind == SchoolPage._meta.label_lower:
        follow_school(school=document)
