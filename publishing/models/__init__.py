"""Documents, their versions, what is served of them, and the base of every public page."""

from publishing.models.documents import Document, DocumentState, PastPath, PublicationLock
from publishing.models.pages import PublishablePage
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
    "PublishablePage",
    "Render",
    "ReportStatus",
    "Version",
    "VersionMember",
    "Withholding",
]
