"""How editions of these pages and records are shown: from versions to the context of templates."""

from historiography.presenters.debate import historian_index, historiography_index
from historiography.presenters.historians import historian
from historiography.presenters.questions import position, question
from historiography.presenters.schools import school

__all__ = ["historian", "historian_index", "historiography_index", "position", "question", "school"]
