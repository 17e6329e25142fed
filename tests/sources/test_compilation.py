"""Citations of a draft become numbered notes."""

import pytest

from articles.models import SectionPage
from publishing.actions import publish, withdraw
from publishing.compilation.compiling import compile_page
from publishing.compilation.structure import Cite, Compilation
from publishing.faults import PublicationRefused
from publishing.models import Dependency, DependencyKind
from sources.citations import Cited
from sources.csl.faults import ProcessorFault
from tests.factories.pages import body, fresh, make_article, make_section
from tests.factories.sources import make_source
from tests.sources.citing_texts import cite, correct, make_chen, make_hao

pytestmark = pytest.mark.usefixtures("site")

REVISITED = "China’s Decision to Enter the Korean War: History Revisited"
FULL = "Jian Chen, <i>China’s Road to the Korean War</i> (Columbia University Press, 1994)"


def compiled(*blocks) -> Compilation:
    return compile_page(SectionPage(title="Draft", slug="draft", body=body(*blocks)))


def faults(*blocks) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.block, fault.message) for fault in compiled(*blocks).faults]


def test_notes_are_full_first_then_short_over_all_blocks():
    chen, hao = make_chen(), make_hao()
    compilation = compiled(
        ("text", f"<p>A {cite(chen, locator='3', label='chapter')}. B {cite(hao, locator='94')}.</p>", "one"),
        ("quotation", {"text": f"<p>C {cite(chen, hao)}.</p>", "attribution": ""}, "two"),
    )
    assert [(note.number, note.block, note.html) for note in compilation.notes] == [
        (1, "one", f"{FULL}, chap. 3."),
        (2, "one", f"Yufan Hao and Zhihai Zhai, “{REVISITED},” <i>The China Quarterly</i> (New York) 121 (1990): 94."),
        (3, "two", f"Chen, <i>China’s Road to the Korean War</i>; Hao and Zhai, “{REVISITED}.”"),
    ]


def test_note_follows_the_same_source_by_ibid():
    chen = make_chen()
    compilation = compiled(f"A {cite(chen, locator='3')}.", f"B {cite(chen, locator='4')}.")
    assert [note.html for note in compilation.notes] == [f"{FULL}, 3.", "Ibid., 4."]


def test_notes_know_what_they_cite_and_rest_on():
    chen = make_chen()
    current = chen.document.current_version
    compilation = compiled(f"A {cite(Cited(chen.pk, '3', 'chapter', 'see', 'and after'))}.")
    assert compilation.notes[0].cites == (Cite(chen.document_id, "3", "chapter", "see", "and after"),)
    assert compilation.rests_on == {chen.document_id: current.pk}


def test_text_has_numbers_where_it_cites():
    html = compiled(("text", f"<p>A {cite(make_chen())}. B</p>", "one")).blocks[0].html
    number = '<sup class="note-reference"><a href="#s0-n1" id="s0-r1" role="doc-noteref">1</a></sup>'
    assert html == f"<p>A.{number} B</p>"


def test_numbers_are_no_words_and_no_links_of_the_text():
    compilation = compiled(f"One two {cite(make_chen())}.")
    assert (compilation.plain_text, compilation.word_count, compilation.links) == ("One two.", 2, ())


def test_text_without_citations_has_no_notes():
    compilation = compiled("One two.")
    assert (compilation.notes, compilation.rests_on) == ((), {})


def test_unpublished_source_is_an_error_where_it_is_cited():
    draft = make_chen(live=False)
    assert faults("A", ("text", f"<p>B {cite(draft)}.</p>", "here")) == [
        (
            "error",
            "here",
            "“chen1994” cites a source that is not published. Publish it under Sources first, or take the citation "
            "out.",
        )
    ]


def test_deleted_source_is_an_error_where_it_is_cited():
    chen = make_chen()
    text = ("text", f"<p>B {cite(chen, Cited(987654))}.</p>", "here")
    assert faults(text) == [
        (
            "error",
            "here",
            "A source that “chen1994; missing source” cites has been deleted. Cite another source or take the "
            "citation out.",
        )
    ]


def test_withdrawn_source_is_a_warning_and_stays_in_its_note():
    chen = make_chen()
    withdraw(page=chen, by=None, reason="It is a forgery.")
    text = ("text", f"<p>B {cite(chen)}. C {cite(chen)}.</p>", "here")
    assert faults(text) == [
        (
            "warning",
            "here",
            "“chen1994” cites “China’s Road to the Korean War”, which is withdrawn: It is a forgery. Readers still "
            "see the note. Consider citing another source.",
        )
    ]
    assert [note.html for note in compiled(text).notes] == [f"{FULL}.", "Ibid."]


def test_processor_that_fails_is_an_error(monkeypatch):
    def fail(*args):
        raise ProcessorFault("It is not installed.")

    monkeypatch.setattr("sources.compilation.notes_html", fail)
    chen = make_chen()
    assert faults(("text", f"<p>B {cite(chen)}.</p>", "here")) == [
        ("error", "here", "The notes cannot be written. It is not installed.")
    ]


def test_note_that_cannot_be_written_shows_the_words_of_the_editor():
    draft, chen = make_hao(live=False), make_chen()
    compilation = compiled(f"A {cite(draft)}. B {cite(chen)}.")
    assert [note.html for note in compilation.notes] == ["hao1990", f"{FULL}."]


def test_notes_cost_the_same_queries_however_many(django_assert_num_queries):
    sources = [make_source(f"chen{year}", f"Title {year}", issued=str(year)) for year in range(1990, 1996)]
    few, many = (
        [("text", f"<p>A {cite(source)}.</p>", str(place)) for place, source in enumerate(sources * times)]
        for times in (1, 5)
    )
    compiled(*many), compiled(*few)  # formatted texts are kept
    with django_assert_num_queries(6):  # the sources' documents, their versions; four for names, none of them new
        compiled(*few)
    with django_assert_num_queries(6):
        compiled(*many)


def test_source_published_together_with_what_cites_it_is_cited_as_published():
    chen = make_chen(live=False)
    section = make_section(make_article(), live=False, body=body(f"A {cite(chen)}."))
    publish(pages=[chen, section])
    assert [note["html"] for note in fresh(section).document.current_version.note_list] == [f"{FULL}."]


def test_source_changed_together_with_what_cites_it_is_cited_as_changed():
    chen = make_chen()
    section = make_section(make_article(), live=False, body=body(f"A {cite(chen)}."))
    chen.csl = chen.csl | {"publisher": "Other Press"}
    chen.change_kind = "source"
    publish(pages=[chen, section])
    [note] = fresh(section).document.current_version.note_list
    assert note["html"] == FULL.replace("Columbia University Press", "Other Press") + "."


def test_source_published_again_without_change_is_cited_all_the_same():
    chen = make_chen()
    section = make_section(make_article(), live=False, body=body(f"A {cite(chen)}."))
    publish(pages=[chen, section])
    assert [note["html"] for note in fresh(section).document.current_version.note_list] == [f"{FULL}."]


def test_text_that_cites_an_unpublished_source_is_not_published():
    section = make_section(make_article(), live=False, body=body(f"A {cite(make_chen(live=False))}."))
    with pytest.raises(PublicationRefused):
        publish(pages=[section])


def test_version_keeps_its_notes_and_depends_on_what_they_cite():
    chen = make_chen()
    section = make_section(make_article(), body=body(("text", f"<p>A {cite(chen)}.</p>", "here")))
    version = section.document.current_version
    correct(chen, publisher="Other Press")
    version.refresh_from_db()
    assert [note["html"] for note in version.note_list] == [f"{FULL}."]
    found = Dependency.objects.filter(version=version, kind=DependencyKind.CITATION)
    assert list(found.values_list("document", "block")) == [(chen.document_id, "here")]
