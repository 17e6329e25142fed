"""What the desk shows of each mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linking.admin.surroundings import Surroundings, surroundings
from linking.engine import Entry, match
from linking.engine.decisions import Rule, Status
from linking.index import Names, current_names
from linking.models import Mention
from publishing.usage import place_in_text

MOST_CANDIDATES = 8
STATUS_WORDS = {Status.SUGGESTED: "waits", Status.LINKED: "linked", Status.REJECTED: "no link"}


@dataclass(frozen=True)
class Row:
    """A mention with its surroundings, the entry it would lead to, and others that it may mean."""

    mention: Mention
    text: Surroundings
    entry: Entry | None
    candidates: tuple[Entry, ...]

    @property
    def asked(self) -> str:
        """What the page sends back: the mention, and how it was shown."""
        return f"{self.mention.pk}|{self.mention.token}"

    @property
    def title(self) -> str:
        """The name of the entry; of one that was withdrawn, the last that it had."""
        if self.entry is not None:
            return self.entry.headword
        target = self.mention.target
        return target.current_version.title if target is not None and target.current_version else ""

    @property
    def address(self) -> str:
        """The place in the text as readers have it."""
        return place_in_text(self.mention.version, self.mention.block, self.mention.quote).address

    @property
    def state(self) -> str:
        return STATUS_WORDS[self.mention.status]

    @property
    def certainty(self) -> int:
        """Of a hundred decisions by this rule, how many are right."""
        return round(self.mention.confidence * 100)

    @property
    def is_open(self) -> bool:
        """Whether several entries are as likely as each other: the one that is kept with it says nothing."""
        return self.mention.rule == Rule.AMBIGUOUS

    @property
    def can_be_accepted(self) -> bool:
        return self.entry is not None and self.mention.rule != Rule.ACCEPTED and not self.is_open

    @property
    def can_be_rejected(self) -> bool:
        return self.mention.rule not in (Rule.REJECTED, Rule.FORBIDDEN)


def rows_of(mentions: Iterable[Mention]) -> list[Row]:
    """One query, for the names, at most."""
    names = current_names()
    return [_row(mention, names) for mention in mentions]


def _row(mention: Mention, names: Names) -> Row:
    around = surroundings(mention.version.plain_text, mention.before, mention.quote, mention.after)
    entry = names.entries.get(str(mention.target_id))
    return Row(mention, around, entry, candidates(mention, names))


def candidates(mention: Mention, names: Names) -> tuple[Entry, ...]:
    """The other entries that have such a name; all of them where none is likelier."""
    begin = len(mention.before)
    end = begin + len(mention.quote)
    found: dict[str, Entry] = {}
    for other in match(f"{mention.before}{mention.quote}{mention.after}", names.index):
        if other.start < end and begin < other.end:
            found |= {candidate.entry.key: candidate.entry for candidate in other.candidates}
    if mention.rule != Rule.AMBIGUOUS:
        found.pop(str(mention.target_id), None)
    return tuple(sorted(found.values(), key=lambda entry: (entry.headword, entry.key)))[:MOST_CANDIDATES]
