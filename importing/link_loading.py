"""Editors' decisions about links, from the list of a folder to the site."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from importing.faults import ContentFault, ContentRefused
from importing.files import LINK_LIST, LinkEntry
from importing.link_texts import DecidedText, Span
from importing.steps import Status
from linking.actions.recording import record_decision, record_phrase, take_back
from linking.models import LinkDecision
from linking.registry import target_kinds
from linking.relinking import relink
from linking.searching import texts_with_phrase
from publishing.models import Document
from publishing.publishables import Publishable

BY = "Content files"
OTHERWISE = "an editor decided otherwise: load with --force to overwrite it"
UNDONE = "an editor undid it: load with --force to bring it back"
GONE = "its entry is gone from the list; the decision stays: undo it in the editor"

Find = Callable[[str], Document | None]


@dataclass
class Loading:
    """What loading the list does to each decision, and which texts are to be decided about anew."""

    force: bool
    lines: list[tuple[Status, str, str]] = field(default_factory=list)
    faults: list[ContentFault] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    phrases: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)  # decisions that the list has

    def tell(self, entry: LinkEntry, status: Status, reason: str = "") -> None:
        if status is not Status.SAME:
            self.lines.append((status, f"{LINK_LIST}#{entry.line}", reason))

    def refuse(self, entry: LinkEntry, reason: str) -> None:
        self.faults.append(ContentFault(LINK_LIST, entry.line, reason))


def load_decisions(
    entries: Sequence[LinkEntry], find: Find, drafts: Iterable[Publishable] = (), *, force: bool
) -> Loading:
    """Bring the decisions in line with a list. Pages that are about to be published are given as ``drafts``.

    Links nothing: see ``link_anew``. Raises ContentRefused for what names nothing.
    """
    loading = Loading(force)
    by_page: dict[str, list[LinkEntry]] = defaultdict(list)
    for entry in entries:
        by_page[entry.page].append(entry)
    documents = {draft.document_id: draft for draft in drafts}
    for page, listed in by_page.items():
        if page == "":
            for entry in listed:
                _load_phrase(loading, entry, find)
            continue
        document = find(page)
        text = _text(document, documents)
        if document is None or text is None:
            for entry in listed:
                loading.refuse(entry, f"page: There is no page {page} in this folder, and none is published.")
        else:
            _PlaceLoader(loading, document, text, find).load(listed)
    if loading.faults:
        raise ContentRefused(loading.faults)
    _tell_gone(loading)
    loading.lines = loading.lines or [(Status.SAME, LINK_LIST, "")]
    return loading


def link_anew(loading: Loading) -> None:
    """Have readers see what the decisions change."""
    texts = loading.documents.union(*map(texts_with_phrase, loading.phrases))
    if texts:
        relink(sorted(texts))


def _text(document: Document | None, drafts: dict[int, Publishable]) -> DecidedText | None:
    if document is None:
        return None
    if document.pk in drafts:
        return DecidedText.of_draft(drafts[document.pk])
    return DecidedText.of_document(document) if document.current_version_id else None


def _target(loading: Loading, entry: LinkEntry, find: Find) -> Document | None:
    """The entry's target; where there is none that could be linked, a fault is noted."""
    if not entry.target:
        return None
    target = find(entry.target)
    if target is None:
        loading.refuse(entry, f"target: There is no page {entry.target} in this folder, and none is published.")
    elif target.kind not in target_kinds():
        loading.refuse(
            entry,
            f"target: {entry.target} is nothing that names are linked to: a term, a historian or a school is needed.",
        )
    return target


def _load_phrase(loading: Loading, entry: LinkEntry, find: Find) -> None:
    before = len(loading.faults)
    target = _target(loading, entry, find)
    if len(loading.faults) > before:
        return
    known = LinkDecision.objects.filter(document=None, phrase=entry.phrase, target=target).order_by("-pk").first()
    if known is not None and known.undone_at and known.undone_by_name != BY and not loading.force:
        loading.tell(entry, Status.KEPT, UNDONE)
        return
    decision, is_new = record_phrase(phrase=entry.phrase, target=target, by_name=BY)
    loading.seen.add(decision.pk)
    loading.tell(entry, Status.NEW if is_new else Status.SAME)
    loading.phrases |= {entry.phrase} if is_new else set()


class _PlaceLoader:
    """Decides about the places of one text."""

    def __init__(self, loading: Loading, document: Document, text: DecidedText, find: Find):
        self.loading = loading
        self.document = document
        self.text = text
        self.find = find
        decisions = LinkDecision.objects.filter(document=document).order_by("-pk")
        self.active = self.by_place(decisions.filter(undone_at=None))
        self.undone = list(decisions.exclude(undone_at=None))

    def by_place(self, decisions: Iterable[LinkDecision]) -> dict[Span, LinkDecision]:
        listed = list(decisions)
        spans = self.text.find(decision.anchor for decision in listed)
        return {span: decision for span, decision in zip(spans, listed, strict=True) if span is not None}

    def load(self, entries: list[LinkEntry]) -> None:
        taken: dict[Span, int] = {}
        for entry in entries:
            span = self.text.find_entry(entry)
            before = len(self.loading.faults)
            target = _target(self.loading, entry, self.find)
            if span is None:
                self.loading.refuse(entry, self.text.fault(entry))
            elif taken.setdefault(span, entry.line) != entry.line:
                self.loading.refuse(
                    entry, f"The same words are decided about on line {taken[span]}: remove one of both."
                )
            elif len(self.loading.faults) == before:
                self.decide(entry, span, target)

    def decide(self, entry: LinkEntry, span: Span, target: Document | None) -> None:
        said = (entry.verdict, target.pk if target else None)
        active = self.active.get(span)
        if active is not None:
            self.loading.seen.add(active.pk)
        if active is not None and (active.verdict, active.target_id) == said:
            self.loading.tell(entry, Status.SAME)
        elif active is not None and active.by_name != BY and not self.loading.force:
            self.loading.tell(entry, Status.KEPT, OTHERWISE)
        elif active is None and self.is_undone(span, said) and not self.loading.force:
            self.loading.tell(entry, Status.KEPT, UNDONE)
        else:
            if active is not None:
                take_back(active, by_name=BY)
            anchor = self.text.anchor_at(span)
            values = {"verdict": entry.verdict, "target": target, "by_name": BY}
            decision, _ = record_decision(document=self.document, anchor=anchor, **values)
            self.loading.seen.add(decision.pk)
            self.loading.documents.add(self.document.pk)
            self.loading.tell(entry, Status.CHANGED if active else Status.NEW)

    def is_undone(self, span: Span, said: tuple[str, int | None]) -> bool:
        """Whether the last thing that anybody did about a place was to take back the same."""
        alike = [decision for decision in self.undone if (decision.verdict, decision.target_id) == said]
        spans = (self.text.find([decision.anchor])[0] for decision in alike)
        last = next((decision for decision, at in zip(alike, spans, strict=True) if at == span), None)
        return last is not None and last.undone_by_name != BY


def _tell_gone(loading: Loading) -> None:
    gone = LinkDecision.objects.active().filter(by_name=BY).exclude(pk__in=loading.seen)
    for decision in gone.select_related("document").order_by("pk"):
        where = f" on {decision.document.path}" if decision.document else ""
        loading.lines.append((Status.GONE, f"{LINK_LIST}#“{decision.quote or decision.phrase}”{where}", GONE))
