"""Where something is used, as readers are told it."""

import pytest

from glossary.uses import grouped_uses, live_uses
from publishing.rendering import make_edition
from publishing.usage import Place
from tests.factories.glossary import cite, make_term, term_link
from tests.factories.historiography import make_historiography, make_position, make_question, make_school
from tests.factories.pages import body, fresh, make_article, make_section

ARTICLE = "/articles/the-intervention/"


def use(title: str, path: str, *words: str, container: tuple[str, str] = ("The intervention", ARTICLE)) -> dict:
    places = [Place(each, f"{path}#b{number}") for number, each in enumerate(words or ("“Peng Dehuai”",))]
    name, container_path = container
    return {"title": title, "path": path, "container": name, "container_path": container_path, "places": places}


def told(uses) -> list[tuple[str, list[str]]]:
    """Each container with the titles below it."""
    return [(group["title"], [page["title"] for page in group["pages"]]) for group in grouped_uses(uses, "Peng Dehuai")]


def test_pages_stand_below_what_contains_them_from_a_to_z():
    glossary = ("Glossary", "/glossary/")
    uses = [
        use("About", "/about/", container=("", "")),
        use("Yalu", "/glossary/yalu/", container=glossary),
        use("Why", f"{ARTICLE}why/"),
        use("armistice", "/glossary/armistice/", container=glossary),
        use("How", f"{ARTICLE}how/"),
    ]
    assert told(uses) == [("The intervention", ["How", "Why"]), ("Glossary", ["armistice", "Yalu"]), ("", ["About"])]


def test_container_stands_before_what_it_contains():
    assert told([use("How", f"{ARTICLE}how/"), use("The intervention", ARTICLE)]) == [
        ("The intervention", ["The intervention", "How"])
    ]


def test_containers_of_one_name_stay_apart():
    other = ("The intervention", "/articles/another/")
    uses = [use("Why", f"{ARTICLE}why/"), use("How", "/articles/another/how/", container=other)]
    assert told(uses) == [("The intervention", ["How"]), ("The intervention", ["Why"])]


@pytest.mark.parametrize(
    ("words", "first", "further"),
    [
        (["“Peng Dehuai”"], "", []),
        (["“Peng”"], "“Peng”", []),
        (["“Peng Dehuai”", "“the marshal”"], "", ["“the marshal”"]),
        (["as a section"], "as a section", []),
    ],
)
def test_words_are_told_where_they_are_not_the_title(words, first, further):
    [group] = grouped_uses([use("Why", "/why/", *words)], "Peng Dehuai")
    [page] = group["pages"]
    assert (page["address"], page["words"], [place.words for place in page["further"]]) == ("/why/#b0", first, further)


@pytest.mark.usefixtures("site")
def test_pages_are_told_with_what_lists_them():
    term = make_term()
    text = f"<p>{term_link(term)}</p>"
    make_section(make_article(), "Who decided", body=body(("text", text)))
    make_term("Yalu", definition=text)
    question = make_question("Who decided?", explanation=text)
    make_position(question, make_school(thesis=text), argument=f"<p>{term_link(term)} decided{cite()}.</p>")
    found = {use["path"]: use["container"] for use in live_uses(make_edition(fresh(term).document))}
    assert found == {
        f"{ARTICLE}who-decided/": "The intervention",
        "/glossary/yalu/": "Glossary",
        "/historiography/orthodox-school/": "Historiography",
        "/historiography/questions/who-decided/": "Historiography",
        "/historiography/questions/who-decided/orthodox-school/": "Historiography",
    }


@pytest.mark.usefixtures("site")
def test_page_that_names_a_term_itself_stands_with_what_it_contains():
    term = make_term()
    text = f"<p>{term_link(term)}</p>"
    make_historiography(debate=text)
    make_school(thesis=text)
    uses = live_uses(make_edition(fresh(term).document))
    assert {use["path"]: use["container"] for use in uses} == {
        "/historiography/": "Historiography",
        "/historiography/orthodox-school/": "Historiography",
    }
