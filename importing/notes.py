"""Notes for many pages at once: a start of the processor takes longer than the notes of one page."""

from collections.abc import Iterable, Iterator

from importing.body import Block, Figure, ItemList, Table
from importing.citations import Citation
from importing.files import ContentFile
from importing.runs import Paragraph
from sources.citations import PAGE
from sources.csl.faults import ProcessorFault
from sources.csl.processor import CiteItem
from sources.formatting import notes_of_texts
from sources.items import item_of
from sources.models import Source


def prepare_notes(files: Iterable[ContentFile]) -> None:
    """Has the notes of files formatted together, so that compiling each page finds its own.

    A text that is asked for otherwise than it was prepared is formatted then.
    """
    cited = [list(citations_in(file)) for file in files]
    keys = {cite.key for citations in cited for citation in citations for cite in citation.cites}
    sources = Source.objects.filter(key__in=keys).exclude(document__current_version=None)
    versions = {
        source.key: (str(source.document_id), source.document.current_version)
        for source in sources.select_related("document__current_version")
    }
    known = [citations for citations in cited if citations and _all_known(citations, versions)]
    items = {document: item_of(version) for document, version in versions.values()}
    ids = {key: document for key, (document, _) in versions.items()}
    try:
        notes_of_texts([(items, [_cluster(citation, ids) for citation in citations]) for citations in known])
    except ProcessorFault:
        # Told at the page that it belongs to, when that is compiled.
        return


def _all_known(citations: Iterable[Citation], known: Iterable[str]) -> bool:
    return {cite.key for citation in citations for cite in citation.cites} <= set(known)


def _cluster(citation: Citation, ids: dict[str, str]) -> list[CiteItem]:
    return [
        CiteItem(ids[cite.key], cite.locator, cite.label if cite.locator else PAGE, cite.prefix, cite.suffix)
        for cite in citation.cites
    ]


def citations_in(file: ContentFile) -> Iterator[Citation]:
    """The citations of a file in the order in which its page has them."""
    return (run.citation for paragraph in paragraphs_in(file) for run in paragraph if run.citation)


def paragraphs_in(file: ContentFile) -> Iterator[Paragraph]:
    """The paragraphs of a file's text, with those of lists, captions and tables."""
    yield from (paragraph for prose in file.texts.values() for paragraph in prose)
    yield from (paragraph for block in file.body for paragraph in _paragraphs(block))


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Figure):
        yield block.caption
    elif isinstance(block, ItemList):
        yield from (paragraph for item in block.items for paragraph in item)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if not isinstance(cell, str))
    else:
        prose = getattr(block, "paragraphs", None) or getattr(block, "text", ())
        yield from (() if isinstance(prose, str) else prose)
