"""Documents, their versions, what is served of them."""

from publishing.models.documents import Document, DocumentState, PastPath, PublicationLock
from publishing.models.renders import Heartbeat, Render
from publishing.models.reports import ErrorReport, ReportStatus
from publishing.models.versions import (
    EDITORS_CHANGE_KINDS,
    ChangeKind,
    Dependency,
    DependencyKind,
    Version,
    VersionMember,
    Withholding,
)

__all__ = [
    "EDITORS_CHANGE_KINDS",
    "ChangeKind",
    "Dependency",
    "DependencyKind",
    "Document",
    "DocumentState",
    "ErrorReport",
    "Heartbeat",
    "PastPath",
    "PublicationLock",
    "Render",
    "ReportStatus",
    "Version",
    "VersionMember",
    "Withholding",
]
