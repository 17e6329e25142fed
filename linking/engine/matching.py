"""From a text to the places that may name entries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from linking.engine.candidates import Form
from linking.engine.extending import extended
from linking.engine.folding import fold
from linking.engine.found import Found, found_at, merged
from linking.engine.mentions import Joined, Mention
from linking.engine.names_index import NamesIndex
from linking.engine.whole_words import HYPHENS, joined_by_hyphen
from linking.engine.words_around import is_possessive, starts_sentence, word_after, words_before
from linking.engine.zones import Zone, zone_at


def match(text: str, names: NamesIndex, zones: Sequence[Zone] = ()) -> list[Mention]:
    """All places of a text that may name an entry, in order; none overlaps another, the longest name wins.

    ``zones`` are where nothing may be linked; names are found there too, because they are evidence.
    """
    chosen = _longest(_found(text, names))
    starts = [zone.start for zone in zones]
    borders = {found.start for found in chosen}, {found.end for found in chosen}
    return [_mention(text, found, borders, zone_at(zones, starts, found.start, found.end)) for found in chosen]


def _found(text: str, names: NamesIndex) -> Iterator[Found]:
    folded = fold(text)
    for start, end, several in names.find(folded.text):
        for listed in several:
            found = found_at(text, folded, start, end, listed)
            if found is not None:
                # A surname stands for more where given names are before it.
                yield extended(text, found, names) if found.candidates[0].form is Form.SURNAME else found


def _longest(found: Iterable[Found]) -> list[Found]:
    places: dict[tuple[int, int], Found] = {}
    for one in found:
        place = one.start, one.end
        places[place] = merged(places[place], one) if place in places else one
    chosen: list[Found] = []
    group: list[Found] = []
    reach = -1
    for one in sorted(places.values(), key=lambda found: (found.start, -found.end)):
        if one.start >= reach:
            chosen += _longest_first(group)
            group = []
        group.append(one)
        reach = max(reach, one.end)
    return chosen + _longest_first(group)


def _longest_first(group: list[Found]) -> list[Found]:
    """Of places that overlap those that stay, each the longest that is left."""
    if len(group) < 2:
        return group
    kept: list[Found] = []
    starts: list[int] = []
    for one in sorted(group, key=lambda found: (found.start - found.end, found.start)):
        at = bisect_left(starts, one.start)
        free_before = at == 0 or kept[at - 1].end <= one.start
        if free_before and (at == len(kept) or one.end <= starts[at]):
            kept.insert(at, one)
            starts.insert(at, one.start)
    return kept


def _mention(text: str, found: Found, borders: tuple[set[int], set[int]], zone: Zone | None) -> Mention:
    start, end = found.start, found.end
    touches_before, touches_after = start - 1 in borders[1], end + 1 in borders[0]
    joined = joined_by_hyphen(text, start, end)
    is_joined_to_name = (touches_before and text[start - 1] in HYPHENS) or (touches_after and text[end] in HYPHENS)
    before = words_before(text, start)
    return Mention(
        start,
        end,
        text[start:end],
        found.candidates,
        before=before,
        before_starts_sentence=len(before) == 1 and starts_sentence(text, start - 1 - len(before[0])),
        after="" if is_possessive(text, end) else word_after(text, end),
        touches_before=touches_before,
        touches_after=touches_after,
        starts_sentence=starts_sentence(text, start),
        is_as_listed=found.is_as_listed,
        is_dotted=found.is_dotted,
        joined=Joined.NAME if joined and is_joined_to_name else joined,
        zone=zone,
    )
