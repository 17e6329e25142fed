"""What editors decided, laid over what was found."""

from __future__ import annotations

from collections.abc import Sequence

from linking.engine.anchors import Placed, Verdict
from linking.engine.mentions import Mention


def with_placed(mentions: Sequence[Mention], placed: Sequence[Placed]) -> list[Mention]:
    """The mentions with a place for every accepted link, also where no name was found; editors' borders count."""
    accepted = [one for one in placed if one.verdict is not Verdict.REJECTED]
    known = {(mention.start, mention.end): mention for mention in mentions}
    own = [known.get((one.start, one.end)) or Mention(one.start, one.end, one.quote, ()) for one in accepted]
    kept = [
        mention
        for mention in mentions
        if not any(mention.start < one.end and one.start < mention.end for one in accepted)
    ]
    return sorted(kept + own, key=lambda mention: mention.start)
