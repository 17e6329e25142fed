"""Blocks that only sections have."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from historiography.models import Position, Question
from publishing.actions.publication_sets import arriving_paths
from publishing.blocks import BodyBlock
from publishing.document_links import link_to
from publishing.models import DocumentState
from publishing.stand_ins import stand_in

POSITIONS = "positions"  # the kind of the block, and of what stands for it


class PositionsBlock(blocks.StructBlock):
    """What each school holds on a question: chosen by the question, found when the page is made for readers."""

    question = SnippetChooserBlock(
        "historiography.Question", help_text="Readers see each school’s answer to it, with the argument."
    )

    class Meta:
        icon = "group"
        label = "Positions on a question"

    def render(self, value: Any, context: Any = None) -> SafeString:
        question: Question | None = value.get("question")
        if question is None:
            return SafeString('<p><a data-deleted="0">a question</a></p>')
        link = link_to("", question.document, question.title)
        gone = _withdrawn_on(question)
        return SafeString(stand_in(POSITIONS, question.document_id, link.href or None, question.title, gone))


def _withdrawn_on(question: Question) -> list[int]:
    """The keys of the last versions of the positions on a question that are withdrawn, and not coming back just now."""
    positions = Position.objects.filter(question=question, document__state=DocumentState.WITHDRAWN)
    gone = positions.exclude(document__in=list(arriving_paths.get()))
    return list(gone.values_list("document__current_version", flat=True))


class SectionBlock(BodyBlock):
    """Everything that a section may hold."""

    positions = PositionsBlock()
