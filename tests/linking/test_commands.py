from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.roles import EDITOR
from linking.actions import reject
from linking.models import Mention, WordList
from publishing.models import Render
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, heading, revise
from tests.linking.sites import document_of, links_of, make_text, mention

pytestmark = pytest.mark.usefixtures("site")


def run(*arguments: str, **options) -> list[str]:
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def text(site):
    """A text whose mentions are lost, as before names were linked."""
    make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    Mention.objects.all().delete()
    return text


def test_relink_tells_what_changes_and_does_it(text):
    told = run("relink")
    assert told[0] == document_of(text).path
    assert told[1] == "  + Then [Peng Dehuai] came. → /glossary/peng-dehuai/"
    assert told[-1].endswith("texts, 1 changed.")
    assert links_of(text) == [("Peng Dehuai", "/glossary/peng-dehuai/")]
    assert len(run("relink")) == 1


def test_dry_run_changes_nothing(text):
    Render.objects.update(etag="as it was")
    told = run("relink", "--dry-run")
    assert told[-1].endswith("texts, 1 would change.")
    assert (links_of(text), Render.objects.exclude(etag="as it was").count()) == ([], 0)


def test_relink_of_one_address_leaves_the_others(text):
    other = make_text("Nobody.", title="Other")
    assert run("relink", document_of(other).path) == ["1 texts, 0 changed."]
    assert links_of(text) == []
    assert run("relink", document_of(text).path.rstrip("/"))[-1] == "1 texts, 1 changed."


def test_relink_of_an_unknown_address_is_refused():
    with pytest.raises(CommandError, match="Nothing was published at /nowhere/"):
        run("relink", "/nowhere/")


def test_words_are_counted_anew_before_all_is_relinked():
    make_term("Dean Rusk")
    text = make_text("Then Rusk spoke.")
    assert mention(text, "Rusk").status == "linked"
    make_text("They ate rusk, and more rusk.", title="Food")
    assert mention(text, "Rusk").status == "linked"
    assert run("relink", "--words")[0].endswith("texts.")
    assert mention(text, "Rusk").status == "suggested"
    assert WordList.objects.get().words["rusk"] == 2


@pytest.mark.parametrize("others", [["--dry-run"], ["/articles/"]])
def test_words_are_counted_for_all_texts_only(others):
    with pytest.raises(CommandError, match="decides about all texts"):
        run("relink", "--words", *others)


def test_link_is_explained(text):
    run("relink")
    assert run("explain_link", f"https://localhost{document_of(text).path}", "peng dehuai") == [
        "Then [Peng Dehuai] came.",
        "  linked: full name",
        "  entry: Peng Dehuai",
        "  confidence: 0.99",
    ]


def test_what_is_no_link_is_explained():
    make_term("Peng Dehuai")
    text = make_text("Nobody.")
    revise(text, body=body(heading("On Peng Dehuai"), "Old Peng. Peng Deqing. Peng Dehuai. Peng Dehuai; peng; Korea."))
    path = document_of(text).path
    reject(mention=mention(text, "Peng"), by=UserFactory(role=EDITOR))
    told = run("explain_link", path, "Peng")
    others = ("  entry: ", "  evidence: ", "  confidence: ")
    assert [line.strip() for line in told if line.startswith("  ") and not line.startswith(others)] == [
        "rejected of “Peng Dehuai”: stands where nothing is linked",
        "rejected: an editor rejected it",
        "rejected: part of a longer name",
        "linked of “Peng Dehuai”: full name",
        "linked, but not as the first of this entry in the text of “Peng Dehuai”: full name",
        "no mention: an entry has the name “Peng”, but it is written otherwise here, or is part of another word",
    ]
    assert "  evidence: “Deqing”" in told
    assert run("explain_link", path, "Korea")[1] == "  no mention: no entry has this name"


def test_explanation_of_a_permanent_page_says_that_it_keeps_its_links(text):
    assert (
        "keeps the links that it was published with"
        in run("explain_link", f"{document_of(text).path}v1/", "Peng Dehuai")[0]
    )


@pytest.mark.parametrize(
    ("url", "phrase", "message"),
    [("/nowhere/", "Peng", "Nothing was published at /nowhere/"), ("", "Mao", "“Mao” does not stand in the text")],
)
def test_what_cannot_be_explained_is_refused(text, url, phrase, message):
    with pytest.raises(CommandError, match=message):
        run("explain_link", url or document_of(text).path, phrase)
