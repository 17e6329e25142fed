# ruff: noqa: E501 (a case is easier to read on its line)
"""Editors' decisions about links, between the list of a folder and the site."""

import pytest

from glossary.models import TermPage
from importing.actions import load
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.link_loading import BY
from importing.models import LastLoad
from linking.actions.recording import record_decision, take_back
from linking.engine.anchors import Anchor
from linking.models import LinkDecision, Mention
from publishing.compilation.bodies import block_contents
from publishing.models import Version
from tests.importing.builders import section, tree, write_cited

pytestmark = pytest.mark.django_db
WAR, TERM, LIST = "articles/war/02-war.md", "glossary/mao-zedong.md", "links.yaml"
TEXT = section("\nMao Zedong spoke. Then Mao wrote: Mao Zedong was silent.\n\n## After\n\nMao Zedong slept.", "War")
TEXT = TEXT.replace("slug: decision", "slug: the-war")
PAGE = "/articles/war/the-war/"
REJECTED = f"""- page: {PAGE}
  block: 1
  quote: Mao Zedong
  after: ' spoke. Then Mao wrote: Mao Zedo'
  verdict: rejected
  target: /glossary/mao-zedong/
"""
PHRASE = "- phrase: the party\n  target: /glossary/mao-zedong/\n"


@pytest.fixture
def folder(tmp_path, quick):
    return write_cited(tmp_path / "content", {WAR: TEXT, LIST: REJECTED + PHRASE})


@pytest.fixture
def loaded(folder):
    load(folder=folder)
    return folder


def changed(outcome):
    return [(status.value, path) for status, path, _ in outcome.lines if status.value != "same"]


def refusal(folder, text):
    write_cited(folder, {WAR: TEXT, LIST: text})
    with pytest.raises(ContentRefused) as refused:
        load(folder=folder)
    return [(fault.file, fault.line, fault.reason) for fault in refused.value.faults]


def reloaded(folder, text, **options):
    write_cited(folder, {WAR: TEXT, LIST: text})
    return changed(load(folder=folder, **options))


def links():
    """The places of the text that readers see as links: what stands after each."""
    shown = Mention.objects.current().shown().filter(version__document__path=PAGE)
    return [(mention.quote, mention.after[:7]) for mention in shown.order_by("position")]


def war():
    return Version.objects.get(document__path=PAGE)


# --- Loading ---------------------------------------------------------------------------------------------------------
def test_first_version_has_the_links_that_decisions_leave(loaded):
    assert links() == [("Mao", " wrote:")]
    term = TermPage.objects.get().document_id
    assert war().body.count(f'<a data-document="{term}"') == 1
    assert "Mao Zedong spoke. Then <a" in war().body


def test_decisions_are_kept_at_their_places(loaded):
    term = TermPage.objects.get().document
    assert [
        (one.document, one.quote, one.before, one.after, one.phrase, one.verdict, one.target, one.by_name)
        for one in LinkDecision.objects.order_by("phrase")
    ] == [
        (war().document, "Mao Zedong", "", " spoke. Then Mao wrote: Mao Zedo", "", "rejected", term, BY),
        (None, "", "", "", "the party", "rejected", term, BY),
    ]


def test_loading_again_changes_nothing(loaded):
    LastLoad.objects.all().delete()
    outcome = load(folder=loaded)
    assert changed(outcome) == []
    assert ("same", LIST) in [(status.value, path) for status, path, _ in outcome.lines]
    assert LinkDecision.objects.count() == 2


def test_what_was_loaded_is_dumped_byte_for_byte(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (result.notes, result.unfaithful, result.left_over) == ([], [], [])
    assert changed(load(folder=tmp_path / "dumped")) == []


def test_decision_about_a_text_that_stays_is_shown_at_once(folder):
    write_cited(folder, {WAR: TEXT, LIST: None})
    (folder / LIST).unlink()
    load(folder=folder)
    assert links() == [("Mao Zedong", " spoke.")]
    assert reloaded(folder, REJECTED) == [("new", "links.yaml#1")]
    assert (links(), Version.objects.filter(document__path=PAGE).count()) == ([("Mao", " wrote:")], 1)


def test_decision_survives_a_change_of_the_text_around(loaded):
    text = TEXT.replace("Mao Zedong spoke", "It began. Mao Zedong spoke").replace(
        "slug: the-war\n", "slug: the-war\nchange:\n  kind: wording\n"
    )
    write_cited(loaded, {WAR: text, LIST: REJECTED.replace("quote", "before: 'It began. '\n  quote") + PHRASE})
    assert changed(load(folder=loaded)) == [("changed", WAR)]
    assert (links(), LinkDecision.objects.count()) == ([("Mao", " wrote:")], 2)


def test_decision_about_a_term_names_its_text(loaded, tmp_path):
    entry = """- page: /glossary/mao-zedong/
  block: full_description
  quote: hesitated
  before: "He wrote to us.\\n\\nHe "
  after: .
  verdict: rejected
"""
    assert reloaded(loaded, REJECTED + entry + PHRASE) == [("new", "links.yaml#7")]
    decision = LinkDecision.objects.get(quote="hesitated")
    assert (decision.block, decision.target) == ("full_description", None)
    dump(folder=tmp_path / "dumped")
    assert (tmp_path / "dumped" / LIST).read_text() == REJECTED + entry + PHRASE


# --- What an editor decided since ------------------------------------------------------------------------------------
def test_what_an_editor_undid_stays_undone(loaded):
    take_back(LinkDecision.objects.get(phrase="the party"), by_name="Ann")
    take_back(LinkDecision.objects.get(quote="Mao Zedong"), by_name="Ann")
    LastLoad.objects.all().delete()
    assert changed(load(folder=loaded)) == [("kept", "links.yaml#1"), ("kept", "links.yaml#7")]
    assert LinkDecision.objects.active().count() == 0
    assert changed(load(folder=loaded, force=True)) == [("new", "links.yaml#1"), ("new", "links.yaml#7")]
    assert LinkDecision.objects.active().count() == 2


def test_what_an_editor_decided_otherwise_stays(loaded):
    old = LinkDecision.objects.get(quote="Mao Zedong")
    take_back(old, by_name="Ann")
    made, _ = record_decision(
        document=old.document, anchor=old.anchor, verdict="accepted", target=old.target, by_name="Ann"
    )
    LastLoad.objects.all().delete()
    assert changed(load(folder=loaded)) == [("kept", "links.yaml#1")]
    assert LinkDecision.objects.active().get(quote="Mao Zedong") == made
    assert changed(load(folder=loaded, force=True)) == [("changed", "links.yaml#1")]
    assert LinkDecision.objects.active().get(quote="Mao Zedong").verdict == "rejected"


def test_other_decision_of_the_list_takes_the_place_of_the_old_one(loaded):
    assert reloaded(loaded, REJECTED.replace("rejected", "accepted") + PHRASE) == [("changed", "links.yaml#1")]
    assert LinkDecision.objects.active().get(quote="Mao Zedong").verdict == "accepted"


def test_decision_that_is_gone_from_the_list_is_told(loaded):
    assert reloaded(loaded, PHRASE) == [("gone", f"links.yaml#“Mao Zedong” on {PAGE}")]
    assert LinkDecision.objects.active().count() == 2


def test_decisions_of_editors_are_dumped_in_order(loaded, tmp_path):
    version = war()
    block = list(block_contents(version.body))[2]
    anchor = Anchor(block, "Mao Zedong", "", " slept.")
    record_decision(document=version.document, anchor=anchor, verdict="rejected", by_name="Ann")
    lost = Anchor(block, "Zhou Enlai", "", " slept.")
    record_decision(document=version.document, anchor=lost, verdict="rejected", by_name="Ann")
    result = dump(folder=tmp_path / "dumped")
    added = f"- page: {PAGE}\n  block: 3\n  quote: Mao Zedong\n  after: ' slept.'\n  verdict: rejected\n"
    assert (tmp_path / "dumped" / LIST).read_text() == REJECTED + added + PHRASE
    assert result.notes == [f"the decision about “Zhou Enlai” on {PAGE} was left out: the words are gone."]


# --- Faults ----------------------------------------------------------------------------------------------------------
def place(**changed_values):
    values = {"page": PAGE, "block": 1, "quote": "Mao", "verdict": "rejected"} | changed_values
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in values.items()) + "\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (place(page="/no/"), "page: There is no page /no/ in this folder, and none is published."),
        (place(block=3, target="/no/"), "target: There is no page /no/ in this folder, and none is published."),
        (place(block=3, target="/about/"), "target: /about/ is nothing that names are linked to: a term, a historian or a school is needed."),
        ("- phrase: x\n  target: /no/\n", "target: There is no page /no/ in this folder, and none is published."),
        (place(block=9), f"There is no block 9 of {PAGE}: it has 1, 2, 3."),
        (place(page="/glossary/mao-zedong/", block=1), "There is no block 1 of /glossary/mao-zedong/: it has definition, full_description, critical_perspective."),
        (place(quote="Zhou"), f"“Zhou” stands nowhere in block 1 of {PAGE}. Write the words as they stand there, or remove this entry."),
        (place(), f"“Mao” stands 3 times in block 1 of {PAGE}. Say in before and after what stands around the words that are meant."),
    ],
)  # fmt: skip
def test_entry_that_names_nothing_is_refused_at_its_line(folder, text, reason):
    assert refusal(folder, PHRASE + text) == [(LIST, 3, reason)]
    assert (LinkDecision.objects.count(), Version.objects.count()) == (0, 0)


def test_two_entries_about_the_same_words_are_refused(folder):
    text = place(block=3) + place(block=3, verdict="accepted", target="/glossary/mao-zedong/")
    assert refusal(folder, text) == [(LIST, 5, "The same words are decided about on line 1: remove one of both.")]


def test_dry_run_tells_and_does_nothing(loaded):
    write_cited(loaded, {WAR: TEXT, LIST: REJECTED + PHRASE + place(block=3)})
    assert changed(load(folder=loaded, dry=True)) == [("new", "links.yaml#9")]
    assert LinkDecision.objects.count() == 2


def test_dry_run_of_a_new_folder_leaves_decisions_for_later(folder):
    outcome = load(folder=folder, dry=True)
    assert [line for line in outcome.lines if line[1].startswith(LIST)] == [
        (outcome.lines[-1][0], LIST, "2 decisions on pages that change are looked at then")
    ]


# --- Finding the words ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"block": 3, "quote": "slept"}, (3, "Mao Zedong ", ".")),
        ({"block": 3, "quote": "slept", "before": "He "}, (3, "Mao Zedong ", ".")),
        ({"before": "'Then '"}, (1, "Mao Zedong spoke. Then ", " wrote: ")),
        (
            {"before": "'Mao Zedong spoke. And then '", "after": "' wrote it: Mao Zedong was'"},
            (1, "Mao Zedong spoke. Then ", " wrote: "),
        ),
        ({"block": 3, "before": "'Then '"}, (1, "Mao Zedong spoke. Then ", " wrote: ")),
        ({"block": 9, "before": "'Then '"}, (1, "Mao Zedong spoke. Then ", " wrote: ")),
    ],
    ids=["alone", "other words around", "words around", "words alike around", "moved", "block gone"],
)
def test_words_are_found_by_what_stands_around(folder, values, found):
    block, before, after = found
    reloaded(folder, place(**values))
    decision = LinkDecision.objects.get()
    assert (decision.block, decision.before) == (list(block_contents(war().body))[block - 1], before)
    assert decision.after.startswith(after)
