"""Every template of the public site, shown with the invented content of the gallery."""

import copy
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.signals import template_rendered
from django.urls import NoReverseMatch, include, path, reverse

from korea_intervention import urls
from korea_intervention.styleguide import samples, views

MISSING = "variable-missing"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted(file.stem for file in (TEMPLATES / "components").glob("*.html"))
# Shown by others: fetched by a script, or with a real image only.
ELSEWHERE = {"publishing/blocks/figure.html", "glossary/text-heading.html"}

urlpatterns = [path("styleguide/", include("korea_intervention.styleguide.urls")), *urls.urlpatterns]
gallery_urls = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _missing_variables_show(settings):
    backend = copy.deepcopy(settings.TEMPLATES[0])
    backend["OPTIONS"]["string_if_invalid"] = f"{MISSING}(%s)"
    settings.TEMPLATES = [backend]


@pytest.fixture
def rendered():
    """The names of the templates that were rendered."""
    names = set()

    def note(template, **kwargs):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def html_of(name: str, **changes) -> str:
    template, sample = views.PAGES[name]
    return render_to_string(template, {**sample(), **changes})


def gallery_html(query: str = "") -> str:
    return views.gallery(RequestFactory().get(f"/styleguide/{query}")).content.decode()


def missing_variables(html: str) -> list[str]:
    return re.findall(rf"{MISSING}\([^)]*\)", html)


def repeated_ids(html: str) -> list[str]:
    return [value for value, times in Counter(re.findall(r'\sid="([^"]+)"', html)).items() if times > 1]


@pytest.mark.parametrize("name", views.PAGES)
def test_page_misses_no_variable(name):
    assert missing_variables(html_of(name)) == []


@pytest.mark.parametrize("name", views.PAGES)
def test_page_repeats_no_id(name):
    assert repeated_ids(html_of(name)) == []


@pytest.mark.parametrize("name", views.PAGES)
def test_page_has_one_main_title(name):
    assert len(re.findall(r"<h1[\s>]", html_of(name))) == 1


@pytest.mark.parametrize("name", views.PAGES)
def test_page_holds_nothing_inline_that_the_policy_refuses(name):
    tags = re.findall(r"<[a-z][^>]*>", html_of(name))
    inline = [tag for tag in tags if re.search(r"\s(style|on[a-z]+)=", tag) or tag in ("<style>", "<script>")]
    assert inline == []


@gallery_urls
def test_gallery_misses_no_variable():
    assert missing_variables(gallery_html()) == []


@gallery_urls
@pytest.mark.parametrize(("query", "scheme"), [("?scheme=dark", ' data-scheme="dark"'), ("?scheme=x", ""), ("", "")])
def test_gallery_shows_the_scheme_that_is_asked_for(query, scheme):
    assert re.search(r'<html lang="en-GB"([^>]*)>', gallery_html(query)).group(1) == scheme


@gallery_urls
def test_every_template_is_shown_in_the_gallery(rendered):
    for name in views.PAGES:
        html_of(name)
    gallery_html()
    folders = ("components", "articles", "glossary", "sources", "publishing", "publishing/blocks")
    existing = {str(file.relative_to(TEMPLATES)) for folder in folders for file in (TEMPLATES / folder).glob("*.html")}
    existing |= {file.name for file in TEMPLATES.glob("*.html")}
    assert existing - rendered - ELSEWHERE == set()


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_has_the_class_of_its_name(name):
    source = (TEMPLATES / "components" / f"{name}.html").read_text()
    classes = {value for found in re.findall(r'class="([^"]*)"', source) for value in re.split(r"[\s{]", found)}
    assert {name} & classes == {name}


def test_page_answers_404_for_an_unknown_name():
    with pytest.raises(Http404):
        views.page(RequestFactory().get("/styleguide/nothing/"), "nothing")


def test_gallery_has_no_address_outside_debugging():
    with pytest.raises(NoReverseMatch):
        reverse("styleguide")


@pytest.mark.parametrize("name", ["article-permanent", "section-permanent"])
def test_permanent_page_is_the_same_when_the_rest_of_the_site_changes(name):
    later = {**samples.SITE, "navigation": [{"title": "Glossary", "path": "/glossary/"}], "footer": []}
    assert html_of(name, site=later) == html_of(name)


def test_permanent_section_is_the_same_when_its_neighbours_change():
    later = [samples.section_dict(2)]
    assert html_of("section-permanent", sections=later, previous=None, next=None) == html_of("section-permanent")


def test_permanent_page_leads_to_the_current_version_and_to_all():
    banner = re.search(r'<aside class="permanent-banner".*?</aside>', html_of("article-permanent"), re.S).group()
    assert re.findall(r'href="([^"]+)"', banner) == [samples.ARTICLE_PATH, f"{samples.ARTICLE_PATH}history/"]


def test_preview_lists_its_faults():
    faults = re.findall(r'<li class="preview-banner__fault[^"]*">.*?</span> ([^<]+)', html_of("article-preview"))
    assert [fault.strip() for fault in faults] == [
        "The link “Panikkar” leads to a deleted page.",
        "The figure has no alternative text.",
    ]


def test_section_in_an_article_has_its_own_permanent_address():
    links = re.findall(r'href="([^"]+)">Permanent address<span', html_of("article"))
    assert links == [section["permanent_path"] for section in samples.sections()]


def test_withheld_section_shows_its_notice():
    notices = re.findall(r'<p class="notice">([^<]+)</p>', html_of("article"))
    assert notices == ["This section is withheld: a passage in it is under legal review."]


def test_section_page_leads_to_its_neighbours():
    pager = re.search(r'<nav class="pager".*?</nav>', html_of("section"), re.S).group()
    assert re.findall(r'href="([^"]+)"', pager) == [samples.section_dict(1)["path"], samples.section_dict(3)["path"]]


def test_form_hides_its_trap_from_people_only():
    trap = re.search(r'<div class="([^"]*)" aria-hidden="true">(.*?)</div>', html_of("report"), re.S)
    assert (trap.group(1), re.findall(r'name="(\w+)"', trap.group(2))) == ("field field--trap", ["website"])


def test_text_of_an_editor_is_escaped():
    article = {**samples.ARTICLE, "title": "<script>alert(1)</script>"}
    assert html_of("article", article=article).count("<script>") == 0
