"""Random changes of terms on a small site, and whether each does what was foretold."""

import json
import random
from collections.abc import Iterator

SURNAMES = ("Kennedy", "Peng", "Ridgway", "James", "Walker")
GIVEN = ("Robert", "John", "James", "Dehuai", "Walton")
CONCEPTS = ("armistice", "buffer state", "containment", "cease-fire", "war of attrition")
SENTENCES = (
    "Then {surname} spoke.",
    "{given} {surname} came.",
    "President {surname} waited.",
    "{surname} Airport lay near.",
    "The {concept} ended.",
    "Two {concept}s were made.",
    "They met {surname}-{surname} there.",
)
Places = dict[int, set[tuple]]


def sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        surname=chance.choice(SURNAMES), given=chance.choice(GIVEN), concept=chance.choice(CONCEPTS)
    )


def add_texts(chance: random.Random, articles: int = 12) -> None:
    """Small articles full of doubtful names."""
    from articles.models import ArticleIndexPage
    from benchmarks.site import add_article
    from publishing.actions import publish

    index = ArticleIndexPage.objects.get()
    for number in range(articles):
        bodies = [paragraph(" ".join(sentence(chance) for _ in range(4))) for _ in range(3)]
        publish(pages=add_article(index, f"doubtful-{number}", bodies))


def paragraph(words: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{words}</p>", "id": "b1"}])


def make_term(title: str, slug: str, kind: str):
    """A draft of a term that can be published."""
    from benchmarks.texts import citation
    from glossary.models import GlossaryIndexPage, TermPage
    from sources.models import Source

    cited = citation(Source.objects.order_by("pk").first().pk, 10)("disputed")
    term = TermPage(
        title=title,
        slug=slug,
        kind=kind,
        definition="<p>In one sentence.</p>",
        full_description="<p>In some more.</p>",
        critical_perspective=f"<p>It is {cited}.</p>",
        live=False,
    )
    return GlossaryIndexPage.objects.get().add_child(instance=term)


class Changes:
    """Terms that come, change their names and go."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.terms: list[int] = []

    def next(self):
        """A draft to be published, or a live term to be withdrawn; and which of the two."""
        from glossary.models import TermPage

        kind = self.chance.choice(["new", "rename", "rename", "withdraw"]) if self.terms else "new"
        if kind == "new":
            return self.made(), False
        term = TermPage.objects.get(pk=self.chance.choice(self.terms))
        if kind == "withdraw" and term.live:
            return term, True
        term.title, term.change_kind = self.title(), "wording"
        return term, False

    def made(self):
        title = self.title()
        term = make_term(title, f"changing-{len(self.terms)}", "person" if title.split()[0] in GIVEN else "concept")
        self.terms.append(term.pk)
        return term

    def title(self) -> str:
        if self.chance.random() < 0.3:
            return self.chance.choice(CONCEPTS)
        return f"{self.chance.choice(GIVEN)} {self.chance.choice(SURNAMES)}"


def shown(without: int) -> Places:
    """All links that readers see by document, but for one."""
    from linking.models import Mention

    rows = Mention.objects.current().shown().exclude(version__document=without)
    found: Places = {}
    for document, *place in rows.values_list("version__document", "block", "start", "end", "target"):
        found.setdefault(document, set()).add(tuple(place))
    return found


def foretold(term, withdrawn: bool) -> bool:
    """Whether what a change does to the pages is what was said before."""
    from linking.impact import impact_of
    from linking.registry import entry_of_draft
    from publishing.actions import publish, withdraw

    predicted = impact_of(term.document, None if withdrawn else entry_of_draft(term))
    before = shown(term.document_id)
    if withdrawn:
        withdraw(page=term, by=None, reason="Measured.")
    else:
        publish(pages=[term])
    work_off()
    after = shown(term.document_id)
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if {page.document for page in predicted.pages} != changed:
        return False
    sides = [(page, before.get(page.document, set()), after.get(page.document, set())) for page in predicted.pages]
    return all(_is_as_told(page, old, new) for page, old, new in sides)


def _is_as_told(page, old: set[tuple], new: set[tuple]) -> bool:
    places = {place[:3] for place in old}, {place[:3] for place in new}
    told = (len(page.gained), len(page.lost), sorted(one.target for one in (*page.gained, *page.changed)))
    return told == (len(places[1] - places[0]), len(places[0] - places[1]), sorted(place[3] for place in new - old))


def work_off() -> None:
    """Do what waits in the queue, as the worker does."""
    from django.core.management import call_command

    call_command("db_worker", batch=True, interval=0, verbosity=0, startup_delay=False)


def predictions(count: int) -> Iterator[bool]:
    """Whether each of so many changes did what was said before."""
    chance = random.Random(1)
    add_texts(chance)
    work_off()
    changes = Changes(chance)
    for _ in range(count):
        yield foretold(*changes.next())
