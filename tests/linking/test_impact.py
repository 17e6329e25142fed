import random

import pytest

from linking.engine import Entry, Kind, Name
from linking.impact import impact_of
from linking.models import LinkChange, LinkText, Mention
from linking.registry import entry_of_draft
from publishing.actions import publish, withdraw
from publishing.models import Document, Version
from tests.factories.glossary import make_term, name
from tests.factories.pages import fresh, make_article, make_section, revise
from tests.linking.sites import document_of, links_of, make_text, text_of

pytestmark = pytest.mark.usefixtures("site")

SURNAMES = ("Kennedy", "Peng", "Ball", "James")
GIVEN = ("Robert", "John", "James", "Dehuai")
KINDS = ("person", "concept", "event")
CONCEPTS = ("armistice", "Reconstruction", "Korean War", "war", "UN", "buffer state")
SENTENCES = (
    "Then {surname} spoke.",
    "{given} {surname} came.",
    "President {surname} waited.",
    "{surname} Airport lay near.",
    "The {concept} ended.",
    "In those {concept} years.",
    "Two {concept}s were made.",
    "They met {surname}-{surname} there.",
)


def some_sentence(rng: random.Random) -> str:
    return rng.choice(SENTENCES).format(
        surname=rng.choice(SURNAMES), given=rng.choice(GIVEN), concept=rng.choice(CONCEPTS)
    )


def some_title(rng: random.Random, taken: set[str]) -> str:
    pool = [*CONCEPTS[:3], CONCEPTS[5], *(f"{given} {surname}" for given in GIVEN for surname in SURNAMES)]
    return rng.choice([title for title in pool if title not in taken])


def shown() -> dict[int, set[tuple[str, int, int]]]:
    """All links that readers see, by document."""
    rows = Mention.objects.current().shown().values_list("version__document", "block", "start", "target")
    found: dict[int, set[tuple[str, int, int]]] = {}
    for document, *place in rows:
        found.setdefault(document, set()).add(tuple(place))
    return found


def test_impact_of_a_new_term_tells_the_sentences_that_gain_a_link():
    text = make_text("It was cold. Then Peng Dehuai came to Korea. Nobody saw it.")
    draft = make_term("Peng Dehuai", live=False)
    impact = impact_of(draft.document, entry_of_draft(draft))
    (page,) = impact.pages
    assert (page.document, page.path, page.lost, page.changed) == (text.document_id, document_of(text).path, (), ())
    (sentence,) = page.gained
    assert (sentence.before, sentence.quote, sentence.after) == ("Then ", "Peng Dehuai", " came to Korea.")
    assert (sentence.target, impact.texts_searched, impact.pinned) == (draft.document_id, 1, 1)
    assert links_of(text) == []


def test_impact_of_a_term_that_was_never_saved():
    make_text("Then Peng Dehuai came.")
    impact = impact_of(None, Entry("0", Kind.PERSON, (Name("Peng Dehuai"),)))
    assert [len(page.gained) for page in impact.pages] == [1]


def test_impact_of_a_withdrawal_tells_what_is_lost_and_what_leads_elsewhere():
    term = make_term("Robert Kennedy", names=[name("RFK", is_abbreviation=True)])
    make_term("John Kennedy")
    article = make_article()
    text = make_section(article, "One", body=text_of("Robert Kennedy came.", "Then Kennedy spoke to RFK."))
    impact = impact_of(term.document, None)
    (page,) = impact.pages
    assert [sentence.quote for sentence in page.lost] == ["Robert Kennedy"]
    assert page.document == text.document_id


def test_impact_of_what_changes_nothing_is_empty():
    term = make_term("Peng Dehuai")
    make_text("Then Peng Dehuai came.")
    assert impact_of(fresh(term).document, entry_of_draft(fresh(term))).pages == ()


def test_impact_counts_the_versions_that_stay_as_they_are():
    text = make_text("Then Peng Dehuai came.")
    revise(text, key_question="Who?")
    draft = make_term("Peng Dehuai", live=False)
    assert impact_of(draft.document, entry_of_draft(draft)).pinned == 2


def test_impact_writes_nothing(django_assert_max_num_queries):
    make_text("Then Peng Dehuai came.")
    draft = make_term("Peng Dehuai", live=False)
    entry = entry_of_draft(draft)
    counts = Mention.objects.count(), LinkText.objects.count(), LinkChange.objects.count()
    with django_assert_max_num_queries(20) as queries:
        impact_of(draft.document, entry)
    asking = ("SELECT", "DECLARE")  # a cursor, on PostgreSQL
    assert [query["sql"] for query in queries.captured_queries if not query["sql"].startswith(asking)] == []
    assert counts == (Mention.objects.count(), LinkText.objects.count(), LinkChange.objects.count())


@pytest.mark.parametrize("seed", range(6))
def test_prediction_equals_outcome(seed):
    rng = random.Random(seed)
    for number in range(3):
        article = make_article(f"Article {number}", live=False)
        article.subjects.set(rng.sample(["China", "Korea"], 1))
        sections = [
            make_section(
                article,
                f"Section {place}",
                live=False,
                body=text_of(*(" ".join(some_sentence(rng) for _ in range(3)) for _ in range(2))),
            )
            for place in range(3)
        ]
        publish(pages=[article, *sections])
    terms = []
    for _ in range(8):
        kind = rng.choice(["new", "change", "withdraw"]) if terms else "new"
        term = rng.choice(terms) if terms else None
        taken = {fresh(one).title for one in terms}
        if kind == "new":
            title = some_title(rng, taken)
            term = make_term(
                title,
                slug=f"term-{len(terms)}",
                kind="person" if title.split()[0] in GIVEN else "concept",
                subjects=rng.sample(["China", "Korea"], rng.randint(0, 1)),
                live=False,
            )
            terms.append(term)
        elif kind == "change":
            term = fresh(term)
            term.title = some_title(rng, taken)
        if kind == "withdraw" and not fresh(term).live:
            continue
        check(term, withdrawn=kind == "withdraw")


def check(term, *, withdrawn: bool) -> None:
    own = term.document_id
    document = Document.objects.get(pk=own)
    predicted = impact_of(document, None if withdrawn else entry_of_draft(term))
    before, versions = shown(), Version.objects.exclude(document=own).count()
    if withdrawn:
        withdraw(page=fresh(term), by=None, reason="Try.")
    else:
        publish(pages=[term])
    after = shown()
    outcome = {key: (before.get(key, set()), after.get(key, set())) for key in {*before, *after} - {own}}
    assert {page.document for page in predicted.pages} == {key for key, (old, new) in outcome.items() if old != new}
    for page in predicted.pages:
        old, new = outcome[page.document]
        places = {place[:2] for place in old}, {place[:2] for place in new}
        assert len(page.gained) == len(places[1] - places[0])
        assert len(page.lost) == len(places[0] - places[1])
        assert {one.target for one in (*page.gained, *page.changed)} == {place[2] for place in new - old}
    assert Version.objects.exclude(document=own).count() == versions
