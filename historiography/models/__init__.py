"""Schools of historians, historians, the questions that divide them, and what each school answers."""

from historiography.models.historians import HistorianName, HistorianPage, HistorianWork, Membership
from historiography.models.indexes import ArchiveOpening, HistorianIndexPage, HistoriographyIndexPage
from historiography.models.positions import Position
from historiography.models.questions import Question
from historiography.models.schools import SchoolMark, SchoolName, SchoolPage, SchoolWork

__all__ = [
    "ArchiveOpening",
    "HistorianIndexPage",
    "HistorianName",
    "HistorianPage",
    "HistorianWork",
    "HistoriographyIndexPage",
    "Membership",
    "Position",
    "Question",
    "SchoolMark",
    "SchoolName",
    "SchoolPage",
    "SchoolWork",
]
