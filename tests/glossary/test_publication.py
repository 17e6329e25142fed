"""What stands against publishing a term, told of a compilation."""

import pytest

from glossary.publication import term_faults
from publishing.compilation.structure import Cite, Compilation, Link, Note

TEXTS = {"definition": "<p>A.</p>", "full_description": "<p>B.</p>", "critical_perspective": "<p>C.</p>"}


CITES = (Cite(document=3),)


def compiled(texts=TEXTS, *, cited_in: str = "critical_perspective", cites=CITES, links=()) -> Compilation:
    note = Note(number=1, block=cited_in, cites=cites, html="Chen.")
    return Compilation(title="Yalu", anchor="s7", texts=texts, notes=(note,), links=links)


def faults(compilation: Compilation) -> list[tuple[str, str | None]]:
    return [(fault.severity, fault.field) for fault in term_faults(compilation, document=7)]


def test_whole_term_has_no_faults():
    assert term_faults(compiled(), document=7) == []


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("empty", ["", "<p></p>", '<p data-block-key="a">\n&nbsp;</p>'])
def test_missing_text_is_told_at_its_field(field, empty):
    found = term_faults(compiled(TEXTS | {field: empty}), document=7)
    assert [(fault.severity, fault.field) for fault in found] == [("error", field)]
    assert found[0].message.startswith(f"There is no {field.replace('_', ' ')} yet. Write ")


def test_every_missing_text_is_told():
    assert faults(compiled({})) == [("error", field) for field in TEXTS]


@pytest.mark.parametrize("compilation", [compiled(cited_in="definition"), compiled(cites=())])
def test_critical_perspective_without_a_citation_is_told(compilation):
    found = term_faults(compilation, document=7)
    assert [(fault.severity, fault.field) for fault in found] == [("error", "critical_perspective")]
    assert found[0].message == (
        "The critical perspective cites nothing. Cite at least one source: choose Citation in the toolbar."
    )


def test_unpublished_source_of_the_further_reading_is_a_warning():
    links = (
        Link(text="Chen 1994", href="", block="further_reading", document=3),
        Link(text="Hao 1990", href="/sources/hao1990/", block="further_reading", document=4),
        Link(text="Lin Biao", href="", block="definition", document=5),
    )
    found = term_faults(compiled(links=links), document=7)
    assert [(fault.severity, fault.field, fault.message) for fault in found] == [
        ("warning", "further_reading", "“Chen 1994” is not published yet. Readers do not see it until it is.")
    ]


def test_link_to_the_term_itself_is_a_warning_where_it_stands():
    link = Link(text="the river", href="/glossary/yalu/", block="definition", document=7)
    found = term_faults(compiled(links=(link,)), document=7)
    assert [(fault.severity, fault.block, fault.message) for fault in found] == [
        ("warning", "definition", "“the river” links to this very term. Readers see plain text: remove the link.")
    ]
