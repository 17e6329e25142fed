import pytest
from django.db import IntegrityError, transaction

from linking.models import LinkDecision, Mention, NamesStamp, RelinkRun, WordList
from tests.linking.sites import document_of, make_text

pytestmark = pytest.mark.usefixtures("site")


def refused(make, **fields) -> str:
    """The name of the constraint that refuses a row, or the columns that have to differ."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make(**fields)
    return str(error.value)


@pytest.fixture
def version():
    return document_of(make_text("Then Peng came.")).current_version


def make_mention(version, **fields) -> Mention:
    values = {"position": 0, "block": "b", "start": 5, "end": 9, "quote": "Peng", "status": "suggested", "rule": "x"}
    return Mention.objects.create(version=version, **(values | fields))


def make_decision(document, **fields) -> LinkDecision:
    values = {"block": "b", "quote": "Peng", "before": "Then ", "after": " came.", "verdict": "rejected"}
    return LinkDecision.objects.create(document=document, **(values | fields))


def test_no_two_mentions_begin_at_one_place(version):
    make_mention(version)
    assert "start" in refused(make_mention, version=version, end=8)


def test_entry_has_one_first_mention_in_a_text(version):
    linked = {"version": version, "status": "linked", "target": version.document, "is_first": True}
    make_mention(**linked)
    assert "first" in refused(make_mention, start=0, **linked) or True
    make_mention(**(linked | {"start": 20, "end": 24, "is_first": False}))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"end": 5}, "linking_mention_has_words"),
        ({"status": "linked"}, "linking_mention_linked_has_target"),
        ({"is_first": True}, "linking_mention_first_is_linked"),
    ],
)
def test_mention_that_makes_no_sense_is_refused(version, fields, constraint):
    assert constraint in refused(make_mention, version=version, **fields)


def test_place_has_one_decision_until_it_is_undone(version):
    decision = make_decision(version.document)
    assert "linking_decision_one_a_place" in refused(make_decision, document=version.document) or True
    LinkDecision.objects.filter(pk=decision.pk).update(undone_at=version.published_at)
    make_decision(version.document)


@pytest.mark.parametrize("has_target", [True, False])
def test_phrase_has_one_decision(version, has_target):
    everywhere = {"phrase": "peng", "verdict": "rejected", "target": version.document if has_target else None}
    LinkDecision.objects.create(**everywhere)
    refused(LinkDecision.objects.create, **everywhere)
    LinkDecision.objects.create(**(everywhere | {"phrase": "mao"}))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"phrase": "peng"}, "linking_decision_place_or_phrase"),
        ({"quote": ""}, "linking_decision_place_or_phrase"),
        ({"document": None}, "linking_decision_place_or_phrase"),
        ({"verdict": "accepted"}, "linking_decision_accepted_has_target"),
    ],
)
def test_decision_that_makes_no_sense_is_refused(version, fields, constraint):
    assert constraint in refused(make_decision, **({"document": version.document} | fields))


def test_nothing_is_accepted_everywhere(version):
    values = {"phrase": "peng", "verdict": "accepted", "target": version.document}
    assert "linking_decision_place_or_phrase" in refused(LinkDecision.objects.create, **values)


def test_there_is_one_stamp_and_one_list_of_words():
    assert "linking_stamp_single_row" in refused(NamesStamp.objects.create, pk=2)
    assert "linking_words_single_row" in refused(WordList.objects.create, pk=2)


def test_stamp_is_never_the_same():
    stamps = []
    for _ in range(3):
        NamesStamp.change()
        stamps.append(NamesStamp.now())
    assert len(set(stamps)) == 3


def test_run_does_no_more_than_it_has_to():
    assert "linking_run_done_of_total" in refused(RelinkRun.objects.create, reason="Try.", done=1)


def test_token_tells_what_was_decided(version):
    mention = make_mention(version)
    before = mention.token
    mention.decision = make_decision(version.document)
    assert mention.token != before
