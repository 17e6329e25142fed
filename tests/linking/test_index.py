import threading

import pytest
from django.db import transaction

from linking import index
from linking.engine import Entry, Kind, Name
from linking.index import current_names, forget_names, with_change
from linking.models import NamesStamp
from publishing.actions import withdraw
from tests.factories.glossary import make_glossary, make_term
from tests.factories.pages import revise

pytestmark = pytest.mark.usefixtures("site")


def headwords() -> list[str]:
    return sorted(entry.headword for entry in current_names().entries.values())


def test_names_are_those_of_published_terms():
    make_term("Lin Biao", live=False)
    peng = make_term("Peng Dehuai")
    assert headwords() == ["Peng Dehuai"]
    revise(peng, title="Su Yu")
    assert headwords() == ["Su Yu"]
    withdraw(page=peng, by=None, reason="Doubtful.")
    assert headwords() == []


def test_names_that_did_not_change_cost_one_query(django_assert_num_queries):
    make_term("Peng Dehuai")
    first = current_names()
    with django_assert_num_queries(1):
        assert current_names() is first


def test_other_process_sees_the_change(monkeypatch):
    make_term("Peng Dehuai")
    here, other = current_names(), index._built
    make_term("Lin Biao")
    current_names()
    monkeypatch.setattr(index, "_built", other)  # what the other process has in memory
    assert headwords() == ["Lin Biao", "Peng Dehuai"]
    assert here.stamp != current_names().stamp


def test_only_what_changed_is_read_again(monkeypatch, django_assert_num_queries):
    for title in ("Peng Dehuai", "Lin Biao"):
        make_term(title)
    before, built = current_names().entries, index._built
    make_term("Gao Gang")
    monkeypatch.setattr(index, "_built", built)
    with django_assert_num_queries(4) as queries:  # the stamp, the keys, the one version, the words
        after = current_names().entries
    assert all(after[key] is entry for key, entry in before.items())
    assert len(queries) == 4


def test_names_of_a_transaction_that_failed_are_not_kept():
    make_glossary()
    make_term("Peng Dehuai")
    with transaction.atomic():
        make_term("Lin Biao")
        assert headwords() == ["Lin Biao", "Peng Dehuai"]
        transaction.set_rollback(True)
    assert headwords() == ["Peng Dehuai"]
    make_term("Gao Gang")  # has the keys that the other would have had
    assert headwords() == ["Gao Gang", "Peng Dehuai"]


def test_publishing_the_same_term_again_changes_no_names():
    term = make_term("Peng Dehuai")
    stamp = NamesStamp.now()
    revise(term)
    assert NamesStamp.now() == stamp


def test_change_gives_names_as_they_would_be_and_leaves_the_others():
    term = make_term("Peng Dehuai")
    names = current_names()
    entry = Entry(str(term.document_id), Kind.PERSON, (Name("Su Yu"),))
    changed = with_change(names, term.document_id, entry)
    assert [one.headword for one in changed.entries.values()] == ["Su Yu"]
    assert with_change(names, term.document_id, None).entries == {}
    assert with_change(names, 0, None) is names
    assert headwords() == ["Peng Dehuai"]


def test_threads_get_the_same_names():
    make_term("Peng Dehuai")
    current_names()
    forget_names()
    built = current_names()
    found = []
    threads = [threading.Thread(target=lambda: found.append(index._built.names)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(names is built for names in found)
