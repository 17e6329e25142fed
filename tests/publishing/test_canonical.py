import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import ArticleAuthor, ArticlePage, SectionPage
from publishing.canonical import canonical_json, canonical_source, digest, without_block_ids, without_defaults
from tests.factories.images import make_image
from tests.factories.pages import body, fresh, heading, make_article

pytestmark = pytest.mark.django_db  # page models look up their content type

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_canonical_json_is_read_back_as_it_was(value):
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(max_size=3), values, max_size=4))
def test_canonical_json_does_not_depend_on_the_order_of_keys(value):
    assert canonical_json(dict(reversed(value.items()))) == canonical_json(value)


def test_canonical_json_keeps_every_script_as_it_is():
    assert canonical_json({"b": "抗美援朝", "a": [1, None]}) == '{"a":[1,null],"b":"抗美援朝"}'


def test_digest_is_sha256():
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(values)
def test_ids_are_left_out_once_and_for_all(value):
    assert without_block_ids(without_block_ids(value)) == without_block_ids(value)


def test_ids_of_blocks_are_left_out_and_other_ids_kept():
    block = {"type": "item", "value": {"id": "kept", "type": "x"}, "id": "left out"}
    assert without_block_ids([block]) == [{"type": "item", "value": {"id": "kept", "type": "x"}}]


def section(*blocks) -> str:
    return canonical_source(SectionPage(title="T", body=body(*blocks)))


def test_source_of_equal_texts_with_other_ids_is_equal():
    assert section("One", heading("H"), "Two") == section("One", heading("H"), "Two")


@pytest.mark.parametrize(
    "blocks", [("One",), ("Two", "One"), ("One", "Two", "Three"), ("One", heading("Two")), ("One", "two")]
)
def test_source_of_other_texts_differs(blocks):
    assert section(*blocks) != section("One", "Two")


def test_source_names_the_fields_of_a_version_and_nothing_else():
    page = SectionPage(title="T", key_question="Why?", slug="s", change_kind="fact", change_note="n")
    assert json.loads(canonical_source(page)) == {
        "title": "T",
        "body": [],
        "key_question": "Why?",
        "learning_aims": "",
    }


def test_source_of_an_article_holds_authors_subjects_image_and_date(site):
    image = make_image()
    article = make_article(lead_image=image, reviewed_on="2026-11-01", live=False)
    article.subjects.add("war", "China")
    article.authors.add(ArticleAuthor(name="B. Second", sort_order=2))
    article.save()
    source = json.loads(canonical_source(fresh(article)))
    assert source == {
        "title": "The intervention",
        "subtitle": "",
        "summary": "Why China entered the war.",
        "authors": [
            {"name": "Ada Byron", "family_name": "", "affiliation": "Turing College"},
            {"name": "B. Second", "family_name": "", "affiliation": ""},
        ],
        "lead_image": image.pk,
        "subjects": ["China", "war"],
        "reviewed_on": "2026-11-01",
        "licence": "cc-by-4.0",
    }


def test_source_does_not_depend_on_the_order_in_which_subjects_were_added(site):
    sources = []
    for number, subjects in enumerate((["war", "China"], ["China", "war"])):
        article = make_article("T", slug=f"t{number}", live=False)
        for subject in subjects:
            article.subjects.add(subject)
        article.save()
        sources.append(canonical_source(ArticlePage.objects.get(pk=article.pk)))
    assert sources[0] == sources[1]


def test_source_depends_on_the_order_of_authors(site):
    article = make_article(live=False)
    article.authors.add(ArticleAuthor(name="B. Second", sort_order=2))
    article.save()
    before = canonical_source(fresh(article))
    for number, author in enumerate(reversed(list(fresh(article).authors.all()))):
        author.sort_order = number
        author.save()
    assert canonical_source(fresh(article)) != before


def test_fields_as_usual_are_left_out():
    assert without_defaults({"a": 1, "b": [], "c": False}, {"b": [], "c": True}) == {"a": 1, "c": False}
