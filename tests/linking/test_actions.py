import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from accounts.roles import CHIEF_EDITOR, EDITOR, TEACHER, WRITER
from linking.actions import accept, point_to, reject, reject_everywhere, undo
from linking.actions.recording import record_decision, record_phrase
from linking.engine.anchors import Anchor
from linking.faults import AlreadyDecided, NoTarget, NotATarget
from linking.models import Decided, LinkDecision, Mention
from publishing.actions import withdraw
from publishing.models import Render
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, fresh, revise
from tests.linking.sites import document_of, links_of, make_text, mention, mentions_of, text_of

pytestmark = pytest.mark.usefixtures("rendering", "site")


@pytest.fixture
def editor(site):
    return UserFactory(role=EDITOR, display_name="Ada Byron")


@pytest.fixture
def kennedys(site):
    return make_term("Robert Kennedy"), make_term("John Kennedy")


def test_accepted_suggestion_is_a_link_at_once(client, editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    suggestion = mention(text, "Kennedy")
    decision = accept(mention=suggestion, by=editor)
    assert mentions_of(text) == [("Kennedy", "linked", "an editor accepted it")]
    assert links_of(text) == [("Kennedy", suggestion.target.path)]
    assert mention(text, "Kennedy").decision == decision
    assert (decision.by, decision.by_name, decision.quote) == (editor, "Ada Byron", "Kennedy")
    assert "data-mention" in client.get(document_of(text).path).content.decode()


def test_stored_page_is_dropped(editor, kennedys, rendering):
    text = make_text("Then Kennedy spoke.")
    Render.objects.update(etag="as it was")
    accept(mention=mention(text, "Kennedy"), by=editor)
    assert Render.objects.get(document=text.document_id).etag != "as it was"


def test_mention_is_pointed_to_another_entry(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    for term in kennedys:
        point_to(mention=mention(text, "Kennedy"), target=term.document, by=editor)
        assert links_of(text) == [("Kennedy", term.document.path)]
    assert LinkDecision.objects.active().count() == 1


def test_rejected_link_leaves_the_next_mention_to_readers(editor):
    make_term("Peng Dehuai")
    text = make_text("Peng Dehuai came.", "Peng Dehuai left.")
    reject(mention=mention(text, "Peng Dehuai"), by=editor)
    assert mentions_of(text) == [
        ("Peng Dehuai", "rejected", "an editor rejected it"),
        ("Peng Dehuai", "linked", "full name"),
    ]
    assert [row.is_first for row in Mention.objects.current().in_order()] == [False, True]


def test_phrase_rejected_everywhere_is_a_link_in_no_text(editor):
    make_term("Peng Dehuai")
    one, two = make_text("Then Peng came."), make_text("Then Peng left. Peng Dehuai ran.", title="Two")
    decision = reject_everywhere(mention=mention(one, "Peng"), by=editor)
    assert mentions_of(one) == [("Peng", "rejected", "phrase is never a link")]
    assert mentions_of(two) == [
        ("Peng", "rejected", "phrase is never a link"),
        ("Peng Dehuai", "linked", "full name"),
    ]
    assert mention(two, "Peng").decision == decision
    later = make_text("Then Peng slept.", title="Three")
    assert mentions_of(later) == [("Peng", "rejected", "phrase is never a link")]


@pytest.mark.parametrize("action", [reject, reject_everywhere])
def test_undone_decision_counts_no_longer_and_is_kept(editor, action):
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    decision = action(mention=mention(text, "Peng Dehuai"), by=editor)
    undo(decision=decision, by=editor)
    assert mentions_of(text) == [("Peng Dehuai", "linked", "full name")]
    decision.refresh_from_db()
    assert (decision.undone_by_name, LinkDecision.objects.active().count()) == ("Ada Byron", 0)


def test_decision_is_undone_once(editor):
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    decision = reject(mention=mention(text, "Peng Dehuai"), by=editor)
    undo(decision=decision, by=editor)
    with pytest.raises(AlreadyDecided):
        undo(decision=decision, by=editor)


@pytest.mark.parametrize("first", [accept, reject, reject_everywhere])
@pytest.mark.parametrize("second", [accept, reject, reject_everywhere])
def test_second_of_two_editors_is_told_what_the_first_decided(editor, kennedys, first, second):
    text = make_text("Then Kennedy spoke.")
    shown = mention(text, "Kennedy")
    decision = first(mention=mention(text, "Kennedy"), by=editor)
    with pytest.raises(AlreadyDecided, match="Ada Byron decided this in the meantime") as refusal:
        second(mention=shown, by=UserFactory(role=EDITOR))
    assert refusal.value.decision == decision
    assert LinkDecision.objects.count() == 1


def test_token_of_what_was_shown_tells_too(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    shown = mention(text, "Kennedy").token
    reject(mention=mention(text, "Kennedy"), by=editor)
    with pytest.raises(AlreadyDecided):
        accept(mention=mention(text, "Kennedy"), by=editor, shown=shown)


def test_mention_that_is_gone_cannot_be_decided(editor):
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    shown = mention(text, "Peng Dehuai")
    revise(text, body=text_of("Nobody came."))
    with pytest.raises(AlreadyDecided, match="has changed since you opened the list"):
        reject(mention=shown, by=editor)


def test_decision_survives_edits_of_the_text_around(editor, kennedys):
    text = make_text("It was long ago. Then Kennedy spoke to them all.")
    point_to(mention=mention(text, "Kennedy"), target=kennedys[1].document, by=editor)
    revise(text, body=text_of("Another paragraph.", "It was long ago. Then Kennedy spoke to nearly all."))
    assert links_of(text) == [("Kennedy", kennedys[1].document.path)]
    reject(mention=mention(text, "Kennedy"), by=editor)
    assert mentions_of(text) == [("Kennedy", "rejected", "an editor rejected it")]
    assert LinkDecision.objects.active().count() == 1


def test_accepted_link_waits_while_its_entry_is_withdrawn(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    robert, _ = kennedys
    point_to(mention=mention(text, "Kennedy"), target=robert.document, by=editor)
    withdraw(page=robert, by=None, reason="Doubtful.")
    assert links_of(text) == []
    assert mention(text, "Kennedy").evidence == "the entry that an editor chose is not published now"


def test_accepted_place_that_its_author_linked_since_is_not_linked_twice(client, editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    accept(mention=mention(text, "Kennedy"), by=editor)
    revise(text, body=body(("text", '<p>Then <a href="https://example.org/">Kennedy</a> spoke.</p>', "block1")))
    assert "data-mention" not in client.get(document_of(text).path).content.decode()


def test_later_one_of_two_decisions_that_overlap_counts(editor):
    term, other = make_term("Peng Dehuai"), make_term("Lin Biao")
    text = make_text("Then Peng Dehuai came.")
    document = document_of(text)
    for quote, target, after in (("Peng", other, " Dehuai came."), ("Peng Dehuai", term, " came.")):
        anchor = Anchor("block1", quote, "Then ", after)
        record_decision(document=document, anchor=anchor, verdict=Decided.ACCEPTED, target=target.document)
    revise(text, key_question="Who?")
    assert links_of(text) == [("Peng Dehuai", term.document.path)]


def test_recording_the_same_decision_again_makes_none(kennedys):
    text = make_text("Then Kennedy spoke.")
    values = {"document": document_of(text), "anchor": Anchor("block1", "Kennedy", "Then ", " spoke.")}
    first, made = record_decision(**values, verdict=Decided.REJECTED, by_name="Files")
    again, made_again = record_decision(**values, verdict=Decided.REJECTED)
    other, _ = record_decision(**values, verdict=Decided.ACCEPTED, target=kennedys[0].document)
    assert (made, made_again, first == again, other == first) == (True, False, True, False)
    phrase, made = record_phrase(phrase="The Kennedy")
    assert (phrase.phrase, made, record_phrase(phrase="the KENNEDY")[1]) == ("the kennedy", True, False)
    assert LinkDecision.objects.active().count() == 2


def test_only_published_entries_can_be_linked(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    draft = make_term("Jackie Kennedy", live=False)
    for target in (draft.document, document_of(text)):
        with pytest.raises(NotATarget):
            point_to(mention=mention(text, "Kennedy"), target=target, by=editor)


def test_entry_is_not_pointed_to_from_its_own_text(editor):
    term = make_term("Robert Kennedy", full_description="<p>John came.</p>")
    make_term("John", slug="john", kind="place")
    with pytest.raises(NotATarget):
        point_to(mention=mention(term, "John"), target=fresh(term).document, by=editor)


def test_mention_without_an_entry_cannot_be_accepted(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    Mention.objects.update(target=None)
    with pytest.raises(NoTarget):
        accept(mention=mention(text, "Kennedy"), by=editor)


@pytest.mark.parametrize("role", [EDITOR, CHIEF_EDITOR])
def test_editors_may_decide(kennedys, role):
    text = make_text("Then Kennedy spoke.")
    accept(mention=mention(text, "Kennedy"), by=UserFactory(role=role))
    assert len(links_of(text)) == 1


@pytest.mark.parametrize("role", [WRITER, TEACHER, None])
@pytest.mark.parametrize("action", [accept, reject, reject_everywhere])
def test_others_may_not_decide(kennedys, role, action):
    text = make_text("Then Kennedy spoke.")
    by = UserFactory(role=role) if role else AnonymousUser()
    with pytest.raises(PermissionDenied):
        action(mention=mention(text, "Kennedy"), by=by)


def test_others_may_not_undo(editor, kennedys):
    text = make_text("Then Kennedy spoke.")
    decision = reject(mention=mention(text, "Kennedy"), by=editor)
    with pytest.raises(PermissionDenied):
        undo(decision=decision, by=UserFactory(role=WRITER))
