"""“Cite this”: every version in citation styles and formats, by its number and permanent address."""

import json
import re

import pytest

from accounts.roles import CHIEF_EDITOR
from articles.models import ArticleAuthor
from publishing.actions import publish, withhold
from publishing.editions import current_edition, permanent_edition
from publishing.models import Version
from publishing.signals import versions_recorded
from sources import formatting
from sources.citing import citation, cited_texts
from sources.csl import processor
from sources.csl.faults import ProcessorFault
from sources.models import FormattedText
from sources.preparing import prepare_citations, prepare_recorded
from tests.factories.accounts import UserFactory
from tests.factories.pages import fresh, make_article, make_information, make_section, revise, sections_of
from tests.sources.citing_texts import cite, correct, make_chen

pytestmark = pytest.mark.usefixtures("site")

ARTICLE = "/articles/the-intervention/"
ADDRESS = "https://yalu.example.org"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_NAME, settings.SITE_ADDRESS = "Crossing the Yalu", ADDRESS
    formatting.recent.clear()


@pytest.fixture
def article():
    made = make_article(sections=["One"])
    made.authors = [ArticleAuthor(name="Ada Byron", family_name="Byron")]
    publish(pages=[made])
    return fresh(made)


@pytest.fixture
def styles_at(article):
    """Reads a citation page: the text in each style, without the day and the site's address."""

    def texts(path: str, client) -> dict[str, str]:
        html = client.get(path).content.decode()
        found = re.findall(r'label">([^<]+)</h2>\s*<p class="cite-forms__text" data-copied>(.*?)</p>', html)
        day = re.compile(r"(?:November|December) \d+|\d+ (?:Nov\.|Dec\.)")
        return {name: day.sub("DAY", re.sub(r"</?a[^>]*>", "", text)).replace(ADDRESS, "") for name, text in found}

    return texts


def test_article_is_cited_in_every_style_with_version_and_address(client, article, styles_at):
    number = article.document.current_version.number
    year = article.document.current_version.published_at.year
    address = f"{ARTICLE}v{number}/"
    title = "The Intervention"  # Chicago has its own capitals
    assert styles_at(f"{address}cite/", client) == {
        "Chicago, in a note": f"Ada Byron, “{title},” version {number}, Crossing the Yalu, DAY, {year}, {address}.",
        "Chicago, in a bibliography": (
            f"Byron, Ada. “{title}.” Version {number}. Crossing the Yalu, DAY, {year}. {address}."
        ),
        "MLA": f"Byron, Ada. “{title}.” <i>Crossing the Yalu</i>, Version {number}, DAY {year}, {address}.",
        "APA": f"Byron, A. ({year}, DAY). <i>The intervention</i> [Version {number}]. Crossing the Yalu. {address}",
    }


def test_section_is_cited_as_part_of_its_article(client, article, styles_at):
    year = article.document.current_version.published_at.year
    address = f"{ARTICLE}one/v1/"
    whole = "<i>The Intervention</i>"
    # The section was published before its author's family name was known.
    assert styles_at(f"{address}cite/", client) == {
        "Chicago, in a note": f"Ada Byron, “One,” in {whole}, version 1 (Crossing the Yalu, {year}), {address}.",
        "Chicago, in a bibliography": f"Ada Byron. “One.” In {whole}, version 1. Crossing the Yalu, {year}. {address}.",
        "MLA": f"Ada Byron. “One.” {whole}, Version 1, Crossing the Yalu, {year}, {address}.",
        "APA": f"Ada Byron. ({year}). One. In <i>The intervention</i> (Version 1). Crossing the Yalu. {address}",
    }


@pytest.mark.parametrize(
    ("format", "name", "kind", "says"),
    [
        ("bibtex", "the-intervention-v1.bib", "application/x-bibtex", "  version = {1},\n"),
        ("ris", "the-intervention-v1.ris", "application/x-research-info-systems", "N1  - Version 1\n"),
        ("csl-json", "the-intervention-v1.json", "application/vnd.citationstyles.csl+json", '"version": "1"'),
    ],
)
def test_file_names_version_and_address(client, article, format, name, kind, says):
    answer = client.get(f"{ARTICLE}v1/cite/", {"format": format})
    text = answer.content.decode().replace("\r\n", "\n")
    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"]) == (
        f"{kind}; charset=utf-8",
        f"attachment; filename*=UTF-8''{name}",
    )
    assert [part in text for part in (says, f"{ADDRESS}{ARTICLE}v1/")] == [True, True]


def test_files_stand_on_the_page_too(client, article):
    html = client.get(f"{ARTICLE}v1/cite/").content.decode()
    links = re.findall(r'href="([^"]+)" download', html)
    assert links == [f"{ARTICLE}v1/cite/?format={name}" for name in ("bibtex", "ris", "csl-json")]
    assert "@online{the-intervention-v1," in html


def test_unknown_format_is_told_the_known_ones(client, article):
    answer = client.get(f"{ARTICLE}v1/cite/?format=<script>")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert answer.content.decode() == "There is no such format. These are: bibtex, ris, csl-json.\n"


@pytest.mark.parametrize("path", [f"{ARTICLE}v9/cite/", f"{ARTICLE}cite/", "/articles/v1/cite/", "/about/v1/cite/"])
def test_what_is_not_cited_is_not_found(client, article, path):
    make_information()
    assert client.get(path).status_code == 404


def test_withheld_version_is_not_cited(client, article):
    chief = UserFactory(role=CHIEF_EDITOR)
    withhold(version=sections_of(article)[0].document.current_version, by=chief, reason="A court decided so.")
    assert client.get(f"{ARTICLE}one/v1/cite/").status_code == 451


def test_version_is_cited_the_same_after_everything_changed(client, article):
    before = client.get(f"{ARTICLE}one/v1/cite/").content
    revise(article, title="New", slug="new")
    revise(sections_of(article)[0], title="Other")
    assert client.get(f"{ARTICLE}one/v1/cite/", follow=True).content == before


def test_markup_in_a_title_is_words(client):
    make_article("The </pre><script>alert(1)</script>", slug="odd")
    html = client.get("/articles/odd/v1/cite/").content.decode()
    assert (html.count("<script>"), html.count("</pre>")) == (0, 3)


def test_page_without_the_processor_has_the_formats(client, article, monkeypatch):
    def fail(*args):
        raise ProcessorFault("It is not installed.")

    monkeypatch.setattr("sources.citing.notes_html", fail)
    answer = client.get(f"{ARTICLE}v1/cite/")
    assert (answer.status_code, answer.content.decode().count("data-copied")) == (200, 3)


@pytest.fixture
def preparing():
    versions_recorded.connect(prepare_recorded, dispatch_uid="sources.preparing")


def test_citations_are_ready_before_anyone_asks(client, preparing, article, monkeypatch):
    def run(*args):
        raise AssertionError("A reader's request starts the processor.")

    monkeypatch.setattr(processor, "format_notes", run)
    monkeypatch.setattr(processor, "format_entries", run)
    formatting.recent.clear()
    for path in (f"{ARTICLE}v1/cite/", f"{ARTICLE}one/v1/cite/"):
        assert client.get(path).status_code == 200


def test_notes_of_permanent_pages_are_ready_before_anyone_asks(client, preparing, monkeypatch):
    chen, article = make_chen(), make_article()
    make_section(article, "One", body=json.dumps([{"type": "text", "value": f"<p>On {cite(chen)}.</p>", "id": "1"}]))
    correct(chen, publisher="Other Press")
    make_section(article, "Two")  # makes a version of the article, which shows the first section with the correction
    version = fresh(article).document.current_version

    def run(*args):
        raise AssertionError("A reader's request starts the processor.")

    monkeypatch.setattr(processor, "format_notes", run)
    formatting.recent.clear()
    assert "(Other Press, 1994)" in client.get(f"{ARTICLE}v{version.number}/").content.decode()


def test_what_a_failed_transaction_lost_is_kept_when_it_is_prepared(article):
    version = article.document.current_version
    cited_texts(version)
    FormattedText.objects.all().delete()
    prepare_citations.call([version.pk])
    assert FormattedText.objects.count() == 4


# --- On the pages themselves ------------------------------------------------------------------------------------------


def test_edition_tells_how_it_is_cited(article):
    version = Version.objects.get(document=sections_of(article)[0].document)
    told = citation(permanent_edition(version))
    assert (told["authors"], told["title"], told["container"], told["path"]) == (
        ["Ada Byron"],
        "One",
        "The intervention",
        f"{ARTICLE}one/v1/cite/",
    )
    assert dict(told["tags"])["citation_public_url"] == f"{ADDRESS}{ARTICLE}one/v1/"
    assert "rft.atitle=One" in told["coins"].split("&")


def test_container_that_is_the_site_is_not_named_twice(article):
    assert citation(current_edition(article.document))["container"] == ""


def test_what_is_not_cited_tells_nothing():
    assert citation(current_edition(make_information().document)) is None


def test_preview_is_not_cited(article):
    assert "citation_title" not in article.serve_preview(None, "").content.decode()


@pytest.mark.parametrize("path", [ARTICLE, f"{ARTICLE}one/", f"{ARTICLE}v1/", f"{ARTICLE}one/v1/"])
def test_page_leads_to_its_citation(client, article, path):
    html = client.get(path).content.decode()
    [link] = re.findall(r'href="([^"]+)" rel="nofollow" data-cite', html)
    [tag] = re.findall(r'<meta name="citation_public_url" content="([^"]+)">', html)
    [address] = re.findall(r'<link rel="cite-as" href="([^"]+)">', html)
    assert (f"{ADDRESS}{link}", tag) == (f"{address}cite/", address)
    assert client.get(link).status_code == 200
