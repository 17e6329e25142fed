from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sources import formatting
from sources.csl import processor
from sources.csl.processor import CiteItem, ProcessorFault
from sources.formatting import entries_html, notes_html, prepare_entries
from sources.models import FormattedText

CHEN = {"id": "chen1994", "type": "book", "title": "Road", "author": [{"family": "Chen", "given": "Jian"}]}
KIM = {"id": "kim2001", "type": "book", "title": "Book", "author": [{"family": "Kim", "given": "Mina"}]}
ITEMS = {"chen1994": CHEN, "kim2001": KIM}
CLUSTERS = [[CiteItem("chen1994", "3")], [CiteItem("chen1994", "4")]]
NOTES = ["Jian Chen, <i>Road</i> (n.d.), 3.", "Ibid., 4."]
ENTRIES = {"chen1994": "Chen, Jian. <i>Road</i>. n.d.", "kim2001": "Kim, Mina. <i>Book</i>. n.d."}
real_entries = processor.format_entries


@pytest.fixture(autouse=True)
def _nothing_recent():
    formatting.recent.clear()
    yield
    formatting.recent.clear()


@pytest.fixture
def no_processor():
    with (
        patch.object(processor, "format_notes", side_effect=AssertionError),
        patch.object(processor, "format_entries", side_effect=AssertionError),
    ):
        yield


@pytest.mark.django_db
def test_notes_are_formatted_once(django_assert_num_queries):
    assert notes_html(ITEMS, CLUSTERS) == NOTES
    with patch.object(processor, "format_notes", side_effect=AssertionError), django_assert_num_queries(0):
        assert notes_html(ITEMS, CLUSTERS) == NOTES


@pytest.mark.django_db
def test_another_process_finds_them_in_the_table(django_assert_num_queries):
    notes_html(ITEMS, CLUSTERS)
    formatting.recent.clear()
    with patch.object(processor, "format_notes", side_effect=AssertionError), django_assert_num_queries(1):
        assert notes_html(ITEMS, CLUSTERS) == NOTES


@pytest.mark.django_db
def test_what_is_handed_out_can_be_changed_without_harm():
    notes_html(ITEMS, CLUSTERS).clear()
    entries_html([CHEN, KIM]).clear()
    assert notes_html(ITEMS, CLUSTERS) == NOTES
    assert entries_html([CHEN, KIM]) == ENTRIES


@pytest.mark.django_db
def test_items_that_are_not_cited_do_not_matter(no_processor):
    with patch.object(processor, "format_notes", return_value=NOTES):
        notes_html(ITEMS, CLUSTERS)
    assert notes_html({"chen1994": CHEN}, CLUSTERS) == NOTES


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        lambda: notes_html({"chen1994": CHEN | {"title": "Other"}}, CLUSTERS),
        lambda: notes_html(ITEMS, CLUSTERS[::-1]),
        lambda: notes_html(ITEMS, CLUSTERS, "mla"),
        lambda: notes_html(ITEMS, [[CiteItem("chen1994", "3", "chapter")], CLUSTERS[1]]),
        lambda: notes_html(ITEMS, [[CLUSTERS[0][0], CLUSTERS[1][0]]]),
    ],
)
def test_whatever_is_changed_is_formatted_anew(changed):
    notes_html(ITEMS, CLUSTERS)
    assert changed() != NOTES


@pytest.mark.django_db
def test_a_change_of_the_processor_formats_anew():
    with patch.object(processor, "format_notes", return_value=["old"]):
        assert notes_html(ITEMS, CLUSTERS) == ["old"]
    formatting._made_by.cache_clear()
    with patch.object(formatting, "FORM", 2):
        assert notes_html(ITEMS, CLUSTERS) == NOTES
    formatting._made_by.cache_clear()


@pytest.mark.django_db
def test_entries_keep_the_order_of_the_bibliography():
    assert list(entries_html([KIM, CHEN]).items()) == list(ENTRIES.items())
    formatting.recent.clear()
    assert list(entries_html([KIM, CHEN]).items()) == list(ENTRIES.items())


@pytest.mark.django_db
def test_prepared_entries_are_those_that_each_would_have_alone(no_processor):
    same = [CHEN, CHEN | {"id": "chen1994b", "title": "Other"}, KIM | {"author": CHEN["author"]}]
    alone = [real_entries([item], "chicago") for item in same]
    with patch.object(processor, "format_entries", side_effect=real_entries) as made:
        prepare_entries(same)
        prepare_entries(same)
    assert made.call_count == 1
    assert [entries_html([item]) for item in same] == alone


@pytest.mark.django_db
def test_preparing_nothing_asks_nothing(no_processor, django_assert_num_queries):
    with django_assert_num_queries(0):
        prepare_entries([])


@pytest.mark.django_db
def test_a_reader_writes_nothing():
    with patch.object(connection, "in_atomic_block", False), CaptureQueriesContext(connection) as queries:
        notes_html(ITEMS, CLUSTERS)
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]
    assert FormattedText.objects.count() == 0


@pytest.mark.django_db
def test_two_who_format_the_same_do_not_stumble():
    notes_html(ITEMS, CLUSTERS)
    with patch.object(formatting, "_stored", return_value={}), transaction.atomic():
        formatting.recent.clear()
        assert notes_html(ITEMS, CLUSTERS) == NOTES
    assert FormattedText.objects.count() == 1


@pytest.mark.django_db
def test_a_fault_is_not_kept():
    with pytest.raises(ProcessorFault):
        notes_html({}, CLUSTERS)
    assert FormattedText.objects.count() == 0
    assert notes_html(ITEMS, CLUSTERS) == NOTES


@pytest.mark.django_db
def test_the_process_keeps_the_last_texts_only(monkeypatch):
    monkeypatch.setattr(formatting, "KEPT_IN_PROCESS", 2)
    formatting.recent.add({"a": 1, "b": 2})
    formatting.recent.get(["a"])
    formatting.recent.add({"c": 3})
    assert formatting.recent.get(["a", "b", "c"]) == {"a": 1, "c": 3}


@pytest.mark.django_db
def test_prepared_entries_are_stored_by_themselves(monkeypatch):
    monkeypatch.setattr(formatting, "FORMATTED_AT_ONCE", 1)
    with patch.object(connection, "in_atomic_block", False):
        prepare_entries([CHEN, KIM])
    assert FormattedText.objects.count() == 2
