"""Editors' decisions about links, from the site to the list of a folder."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from importing.files import LinkEntry
from importing.link_texts import DecidedText
from linking.models import LinkDecision
from publishing.models import Document


def dumped_decisions(documents: Iterable[int], note: Callable[[str], None]) -> tuple[LinkEntry, ...]:
    """What holds now for the texts of some documents, and for all; ``note`` is told what has no place any more."""
    decisions = LinkDecision.objects.active().select_related("target").order_by("-pk")
    everywhere = [
        LinkEntry(phrase=one.phrase, target=one.target.path if one.target else "")
        for one in decisions.filter(document=None)
    ]
    by_document: dict[int, list[LinkDecision]] = defaultdict(list)
    for decision in decisions.filter(document__in=list(documents)):
        by_document[decision.document_id].append(decision)
    found = Document.objects.filter(pk__in=by_document).select_related("current_version")
    places = [entry for document in found for entry in _entries(document, by_document[document.pk], note)]
    return tuple(sorted([*places, *everywhere], key=LinkEntry.order))


def _entries(document: Document, decisions: list[LinkDecision], note: Callable[[str], None]) -> Iterable[LinkEntry]:
    text = DecidedText.of_document(document)
    spans = text.find(decision.anchor for decision in decisions)
    placed = []
    for decision, span in zip(decisions, spans, strict=True):
        if span is None:
            note(f"the decision about “{decision.quote}” on {document.path} was left out: the words are gone.")
        else:
            placed.append((span, decision))
    for span, decision in sorted(placed, key=lambda pair: pair[0]):
        anchor = text.anchor_at(span)
        yield LinkEntry(
            page=document.path,
            block=text.names[anchor.block],
            quote=anchor.quote,
            before=anchor.before,
            after=anchor.after,
            verdict=decision.verdict,
            target=decision.target.path if decision.target else "",
        )
