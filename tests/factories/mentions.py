"""Places in texts that may name an entry, as a publication leaves them."""

from itertools import count

from linking.engine import Rule, Status
from linking.models import LinkDecision, Mention

_positions = count()
RULES = {
    Status.SUGGESTED: Rule.NOT_NAMED_YET,
    Status.LINKED: Rule.FULL_NAME,
    Status.REJECTED: Rule.LONGER_NAME,
}
BLOCK = "0a1b2c3d-0000-4000-8000-000000000000"


def make_mention(page, quote: str = "Peng", *, status: Status = Status.SUGGESTED, target=None, **fields) -> Mention:
    """A place in a published page's text that may name another page, by a rule of its status."""
    position = next(_positions)
    place = {"position": position, "block": BLOCK, "start": position * 10, "end": position * 10 + len(quote)}
    around = {"before": "Then ", "after": " came", "rule": RULES[status], "confidence": 0.5}
    return Mention.objects.create(
        version=page.document.current_version,
        quote=quote,
        status=status,
        target=target and target.document,
        **place | around | fields,
    )


def make_decision(page, quote: str = "Peng", *, target=None, verdict: str = "", by=None, **fields):
    """An editor's decision about a place in a page; without a page about a phrase in all texts."""
    verdict = verdict or ("accepted" if target and page is not None else "rejected")
    about = {"phrase": quote}
    if page is not None:
        about = {"document": page.document, "block": BLOCK, "quote": quote, "before": f"{next(_positions)} "}
    who = {"by": by, "by_name": str(by or "")}
    return LinkDecision.objects.create(
        **{"verdict": verdict, "target": target and target.document} | who | about | fields
    )
