"""Step: citations become numbered notes, written of the sources as they are published now.

Numbers, short forms and "ibid." run within one document.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from publishing.actions.publication_sets import arriving_paths
from publishing.compilation.structure import Cite, Compilation, Fault, Note
from publishing.models import Document, DocumentState, Version
from sources.csl.faults import ProcessorFault
from sources.csl.processor import CiteItem
from sources.formatting import notes_html
from sources.items import item_of
from sources.numbering import Reference, number_references

ARRIVING = 0  # stands for the version of a source that is published together with what cites it


@dataclass(frozen=True)
class CitedSource:
    """A source as readers can have it now; ``version`` is None while there is none."""

    version: Version | None
    withdrawn: str = ""


def number_citations(compilation: Compilation) -> Compilation:
    """Put numbers in the place of citations and write their notes; report what cannot be cited."""
    blocks, references = number_references(compilation.blocks, compilation.anchor)
    if not references:
        return compilation
    cited = {cite.document for reference in references for cite in reference.cites}
    sources = _published(cited)
    faults = [fault for reference in references for fault in _faults_of(reference, sources)]
    texts: dict[int, str] = {}
    coming = _arriving(cited)
    if not coming:  # else it is compiled again once they are published
        citable = [reference for reference in references if _is_citable(reference, sources)]
        try:
            texts = _texts(citable, {key: source.version for key, source in sources.items()})
        except ProcessorFault as fault:
            faults.append(Fault("error", f"The notes cannot be written. {fault}", block=references[0].block))
    return replace(
        compilation,
        blocks=blocks,
        notes=tuple(
            Note(r.number, r.block, r.cites, texts.get(r.number) or escape(r.words, quote=False)) for r in references
        ),
        rests_on={key: sources[key].version.pk if key in sources.keys() - coming else ARRIVING for key in cited},
        faults=compilation.faults + tuple(dict.fromkeys(faults)),
    )


def _arriving(documents: Iterable[int]) -> set[int]:
    """Which of some documents are about to be published in the same set."""
    return set(documents) & arriving_paths.get().keys()


def _published(documents: Iterable[int]) -> dict[int, CitedSource]:
    """The newest version of each source that has one, by document key. One query."""
    rows = Document.objects.filter(pk__in=documents).select_related("current_version").exclude(current_version=None)
    return {
        row.pk: CitedSource(row.current_version, row.reason if row.state == DocumentState.WITHDRAWN else "")
        for row in rows
    }


def _is_citable(reference: Reference, sources: dict[int, CitedSource]) -> bool:
    return not reference.fault and all(cite.document in sources for cite in reference.cites)


def _faults_of(reference: Reference, sources: dict[int, CitedSource]) -> Iterator[Fault]:
    if reference.fault:
        yield Fault("error", reference.fault, block=reference.block)
    absent = {cite.document for cite in reference.cites} - sources.keys()
    if absent - _arriving(absent):
        yield Fault(
            "error",
            f"“{reference.words}” cites a source that is not published. Publish it under Sources first, or take the "
            "citation out.",
            block=reference.block,
        )
    for cite in reference.cites:
        source = sources.get(cite.document)
        if source is not None and source.withdrawn:
            yield Fault(
                "warning",
                f"“{reference.words}” cites “{source.version.title}”, which is withdrawn: {source.withdrawn} "
                "Readers still see the note. Consider citing another source.",
                block=reference.block,
            )


def _texts(references: Sequence[Reference], versions: dict[int, Version]) -> dict[int, str]:
    """The texts of notes by number."""
    items = {str(key): item_of(version) for key, version in versions.items()}
    clusters = [[cite_item(cite) for cite in reference.cites] for reference in references]
    return dict(zip([r.number for r in references], notes_html(items, clusters), strict=True))


def cite_item(cite: Cite) -> CiteItem:
    """What a note cites, as the processor asks for it. Sources are known to it by the keys of their documents."""
    return CiteItem(str(cite.document), cite.locator, cite.label, cite.prefix, cite.suffix)
