"""Notes and bibliographies as editions show them: now, and as they were."""

import re

import pytest

from accounts.roles import CHIEF_EDITOR
from publishing.actions import withdraw, withhold
from publishing.editions import current_edition, permanent_edition
from publishing.models import Version
from sources.bibliography import bibliography
from sources.csl.faults import ProcessorFault
from sources.notes import apparatus
from tests.factories.accounts import UserFactory
from tests.factories.pages import body, fresh, make_article, make_section, revise, sections_of
from tests.factories.sources import make_source
from tests.sources.citing_texts import cite, correct, make_chen, make_hao

pytestmark = pytest.mark.usefixtures("site")

FULL = "Jian Chen, <i>China’s Road to the Korean War</i> (Columbia University Press, 1994)."
CORRECTED = FULL.replace("Columbia University Press", "Other Press")


def make_citing(article, title, *sources, **fields):
    return make_section(article, title, body=body(*(f"On {s.key} {cite(s)}." for s in sources)), **fields)


def texts(html: str) -> list[str]:
    return re.findall(r'<div class="notes__text">(.*?)&nbsp;<a', html)


def shown(edition) -> list[list[str]]:
    """The notes of each version, in order."""
    found = apparatus(edition)
    versions = [edition.version, *edition.members]
    return [texts(found[version.pk]) for version in versions if version.pk in found]


def permanent(page, number: int = 1):
    return permanent_edition(Version.objects.get(document=page.document_id, number=number))


def live(page):
    return current_edition(fresh(page).document)


def test_notes_stand_after_the_text_that_cites():
    section = make_citing(make_article(), "One", make_chen())
    html = live(section).bodies()[section.document.current_version_id]
    text, _, notes = html.partition("\n<section")
    anchor = section.document.anchor
    number = f'<sup class="note-reference"><a href="#{anchor}-n1" id="{anchor}-r1" role="doc-noteref">1</a></sup>'
    assert re.findall(r"<p>.*</p>", text) == [f"<p>On chen1994.{number}</p>"]
    assert re.findall(r' (?:class|role|aria-label|id|href|value)="[^"]*"', f"<section{notes}") == [
        ' class="notes"',
        ' role="doc-endnotes"',
        ' aria-label="Notes to “One”"',
        ' class="notes__title label"',
        ' class="notes__list"',
        ' class="notes__note"',
        f' id="{anchor}-n1"',
        ' value="1"',
        ' class="notes__text"',
        ' class="notes__back"',
        f' href="#{anchor}-r1"',
        ' role="doc-backlink"',
        ' aria-label="Back to the text, note 1"',
    ]
    assert texts(notes) == [FULL]


def test_text_without_citations_has_no_notes():
    assert apparatus(live(make_article(sections=["One"]))) == {}


def test_numbers_and_short_forms_run_within_a_section():
    chen, article = make_chen(), make_article()
    make_citing(article, "One", chen, chen)
    make_citing(article, "Two", chen)
    assert shown(live(article)) == [[FULL, "Ibid."], [FULL]]


def test_corrected_source_shows_at_once_in_live_notes_and_never_in_earlier_ones():
    chen, article = make_chen(), make_article()
    section = make_citing(article, "One", chen)
    number = fresh(article).document.current_version.number
    correct(chen, publisher="Other Press")
    assert shown(live(section)) == shown(live(article)) == [[CORRECTED]]
    assert shown(permanent(section)) == shown(permanent(article, number)) == [[FULL]]


def test_permanent_article_shows_sources_as_of_its_own_time_in_every_section():
    chen, article = make_chen(), make_article()
    make_citing(article, "One", chen)
    correct(chen, publisher="Other Press")
    make_section(article, "Two")  # makes a version of the article
    number = fresh(article).document.current_version.number
    correct(chen, publisher="Third Press")
    assert shown(permanent(article, number - 1)) == [[FULL]]
    assert shown(permanent(article, number)) == [[CORRECTED]]
    assert shown(live(article)) == [[FULL.replace("Columbia University Press", "Third Press")]]


def test_section_published_after_a_correction_keeps_it():
    chen, article = make_chen(), make_article()
    section = make_citing(article, "One", chen)
    correct(chen, publisher="Other Press")
    section = revise(section, title="New", change_kind="wording")
    correct(chen, publisher="Third Press")
    assert shown(permanent(section, 2)) == [[CORRECTED]]


def test_notes_are_as_they_were_published_when_the_processor_fails(monkeypatch):
    chen = make_chen()
    section = make_citing(make_article(), "One", chen)
    correct(chen, publisher="Other Press")

    def fail(*args):
        raise ProcessorFault("It is not installed.")

    monkeypatch.setattr("sources.notes.notes_of_texts", fail)
    assert shown(live(section)) == [[FULL]]


def test_withheld_source_is_told_nowhere():
    chen, hao, article = make_chen(), make_hao(), make_article()
    section = make_citing(article, "One", hao, chen)
    withhold(version=chen.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court decided so.")
    for edition in (live(section), permanent(section)):
        assert [note.startswith("Yufan Hao") for note in shown(edition)[0]] == [True, False]
        assert shown(edition)[0][1] == "A source that is cited here has been withheld by the editors."
        assert [title for title, _ in entries(edition)] == [HAOS[0]]


def test_preview_shows_the_notes_of_the_draft():
    chen, article = make_chen(), make_article()
    section = make_citing(article, "One", chen)
    section.body = body(f"On {cite(chen, locator='7')}.")
    assert FULL.replace("1994).", "1994), 7.") in section.serve_preview(None, "").content.decode()


def test_withdrawn_text_shows_its_notes(client):
    section = make_citing(make_article(), "One", make_chen())
    withdraw(page=section, by=None, reason="Doubtful.")
    answer = client.get("/articles/the-intervention/one/")
    assert (answer.status_code, texts(answer.content.decode())) == (410, [FULL])


def test_notes_cost_the_same_queries_however_many(django_assert_max_num_queries):
    article = make_article()
    sources = [make_source(f"chen{year}", f"Title {year}", issued=str(year)) for year in range(1990, 1996)]
    for number in range(4):
        make_citing(article, f"S{number}", *sources)
    for source in sources[:3]:
        correct(source, publisher="Other Press")
    edition = live(article)
    # The versions of sources, those to be formatted, what is kept, what was made, what is withheld.
    with django_assert_max_num_queries(5):
        apparatus(edition)
    with django_assert_max_num_queries(3):
        assert "Other Press" in shown(edition)[3][0]


# --- Bibliography ---------------------------------------------------------------------------------------------------


def entries(edition, **options) -> list[tuple[str, str | None]]:
    return [(entry["title"], entry["path"]) for entry in bibliography(edition, **options)]


CHENS = ("China’s Road to the Korean War", "/sources/chen1994/")
HAOS = ("China’s Decision to Enter the Korean War: History Revisited", "/sources/hao1990/")


def test_bibliography_lists_each_source_of_all_sections_once_by_name():
    chen, hao, article = make_chen(), make_hao(), make_article()
    make_source("zhang1995", "Not cited")
    make_citing(article, "One", hao, chen)
    make_citing(article, "Two", chen)
    assert entries(live(article)) == [CHENS, HAOS]


def test_bibliography_sorts_by_name_then_year_then_title_and_works_without_names_by_title():
    article = make_article()
    titles = {
        "b1990": ("B", [("Shen", "Zhihua")], "1990"),
        "a1990": ("A", [("Shen", "Zhihua")], "1990"),
        "c1980": ("C", [("Shen", "Zhihua")], "1980"),
        "r1976": ("Relations", [], "1976"),
        "z1990": ("Z", [("Åkesson", "Bo")], "1990"),
    }
    made = [make_source(key, t, authors=names, issued=year) for key, (t, names, year) in titles.items()]
    make_citing(article, "One", *made)
    assert [title for title, _ in entries(live(article))] == ["Z", "Relations", "C", "A", "B"]


def test_bibliography_has_the_entry_and_what_reference_managers_read():
    article = make_article()
    make_citing(article, "One", make_chen())
    [entry] = bibliography(live(article))
    assert entry["html"] == "Chen, Jian. <i>China’s Road to the Korean War</i>. Columbia University Press, 1994."
    assert "rft.btitle=China%E2%80%99s+Road+to+the+Korean+War" in entry["coins"].split("&")


def test_bibliography_of_a_permanent_edition_is_of_its_time_and_leads_nowhere():
    chen, article = make_chen(), make_article()
    section = make_citing(article, "One", chen)
    correct(chen, title="New title")
    assert entries(permanent(section)) == [(CHENS[0], None)]
    assert entries(live(section)) == [("New title", CHENS[1])]


def test_bibliography_leads_to_no_withdrawn_source():
    chen, article = make_chen(), make_article()
    section = make_citing(article, "One", chen)
    withdraw(page=chen, by=None, reason="A forgery.")
    assert entries(live(section)) == [(CHENS[0], None)]


def test_bibliography_leaves_out_what_only_hidden_sections_cite():
    article = make_article()
    make_citing(article, "One", make_chen())
    make_citing(article, "Two", make_hao())
    two = sections_of(article)[1].document.current_version_id
    assert entries(live(article), hidden={two}) == [CHENS]


def test_bibliography_takes_sources_that_are_named_otherwise():
    section = make_citing(make_article(), "One", make_chen())
    assert entries(live(section), also=[make_hao().document_id]) == [CHENS, HAOS]


def test_bibliography_of_a_text_without_citations_is_empty():
    assert bibliography(live(make_article(sections=["One"]))) == []


# --- Comparison -----------------------------------------------------------------------------------------------------


def compared(client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    section = re.search(r'<section class="compare-notes">.*?</section>', html, re.DOTALL)
    return re.findall(r'<h3 class="note-difference__number">(.*?)</h3>', section[0]) if section else []


def test_comparison_shows_the_notes_that_came_and_went(client):
    chen, hao, article = make_chen(), make_hao(), make_article()
    section = make_citing(article, "One", chen)
    before = fresh(article).document.current_version.number
    revise(section, body=body(f"On {cite(hao)}.", f"On chen1994 {cite(chen)}."), change_kind="source")
    assert compared(client, "/articles/the-intervention/one/compare/1/2/") == ["note 1"]
    assert compared(client, f"/articles/the-intervention/compare/{before}/{before + 1}/") == ["One, note 1"]


def test_comparison_of_the_same_notes_shows_none(client):
    section = make_citing(make_article(), "One", make_chen())
    revise(section, title="New", change_kind="wording")
    assert compared(client, "/articles/the-intervention/one/compare/1/2/") == []


def test_comparison_tells_no_withheld_source(client):
    chen, hao = make_chen(), make_hao()
    section = make_citing(make_article(), "One", chen)
    revise(section, body=body(f"On {cite(hao)}."), change_kind="source")
    withhold(version=hao.document.current_version, by=UserFactory(role=CHIEF_EDITOR), reason="A court decided so.")
    html = client.get("/articles/the-intervention/one/compare/1/2/").content.decode()
    assert ("withheld by the editors" in html, "Yufan" in html) == (True, False)


# --- As it was --------------------------------------------------------------------------------------------------------


def test_permanent_pages_are_the_same_bytes_after_twenty_changes_of_what_they_cite(client):
    chen, hao, article = make_chen(), make_hao(), make_article()
    make_citing(article, "One", chen, hao, chen)
    version = fresh(article).document.current_version
    addresses = ["/articles/the-intervention/one/v1/", version.permanent_path]
    before = [client.get(address).content for address in addresses]
    for year in range(1995, 2015):
        correct(chen, title=f"Title of {year}", publisher=f"Press {year}")
    withdraw(page=hao, by=None, reason="A forgery.")
    assert [client.get(address).content for address in addresses] == before
    assert "Title of 2014" in client.get("/articles/the-intervention/one/").content.decode()
