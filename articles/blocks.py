"""Blocks that only sections have."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from historiography.models import Question
from historiography.models.works import link_to
from publishing.blocks import BodyBlock
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
        return SafeString(stand_in(POSITIONS, question.document_id, link.href or None, question.title))


class SectionBlock(BodyBlock):
    """Everything that a section may hold."""

    positions = PositionsBlock()
