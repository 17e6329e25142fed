import pytest

from articles.models import SectionPage
from publishing.admin.limits import FormSize, form_size, limit_warnings
from tests.factories.pages import body, heading, table

BODY = SectionPage._meta.get_field("body")


def stream(*blocks):
    return BODY.to_python(body(*blocks))


def fields_of(*blocks):
    return form_size(stream(*blocks)).fields


def test_form_size_of_nothing_is_the_counter_of_blocks():
    assert fields_of() == 1


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        pytest.param("Words.", 1, id="text"),
        pytest.param(heading("Who"), 2, id="heading"),
        pytest.param(("list", {"ordered": False, "items": ["<p>a</p>", "<p>b</p>"]}), 1 + 1 + 2 * 4 + 2, id="list"),
        pytest.param(table("Losses", [("text", "Army")], [["9th"], ["13th"]]), 2 + 3 + 4 + 2 * 2 + 2, id="table"),
    ],
)
def test_form_size_counts_the_fields_of_a_block(block, fields):
    assert fields_of(block) == 1 + 4 + fields


def test_form_size_counts_words_of_any_script_as_they_are_sent():
    plain, chinese = (form_size(stream(text)).size for text in ("aaaa", "抗美援朝"))
    assert chinese - plain == 4 * 9 - 4


def test_sizes_are_added():
    assert FormSize(1, 2) + FormSize(3, 4) == FormSize(4, 6)


def test_limit_warnings_of_an_ordinary_section_are_none():
    assert limit_warnings(stream(*(["Some words. " * 60] * 30))) == []


def test_limit_warnings_name_the_size(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    assert len(limit_warnings(stream("words " * 10_000))) == 0
    assert limit_warnings(stream("words " * 14_000)) == [
        "This page takes about 0.1 MB to save; the limit is 0 MB. Divide it before it cannot be saved any more."
    ]


def test_limit_warnings_name_the_fields(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
    assert limit_warnings(stream(*["Words."] * 30)) == []
    assert limit_warnings(stream(*["Words."] * 60)) == [
        "This page has about 361 fields; the limit is 400. "
        "Divide it, or put several paragraphs into one block, before it cannot be saved any more."
    ]
