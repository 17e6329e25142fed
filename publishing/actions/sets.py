"""Opening and closing a publication set."""

from collections.abc import Iterator
from contextlib import contextmanager

from publishing.actions.containers import record_containers
from publishing.actions.publication_sets import Departure, PublicationSet, current_set
from publishing.signals import versions_recorded


@contextmanager
def publication_set(*, by=None, departure: Departure | None = None) -> Iterator[PublicationSet]:
    """The set under way in this thread, or a new one, whose containers are recorded at the end.

    Must be entered in a transaction.
    """
    under_way = current_set.get()
    if under_way is not None:
        earlier = under_way.departure
        under_way.departure = departure or earlier
        try:
            yield under_way
        finally:
            under_way.departure = earlier
        return
    new = PublicationSet(by=by, departure=departure)
    token = current_set.set(new)
    try:
        yield new
        record_containers(new)
        if new.versions:
            versions_recorded.send(sender=PublicationSet, versions=list(new.versions))
        while new.at_end:
            work = next(iter(new.at_end))
            work(new.at_end.pop(work))
    finally:
        current_set.reset(token)
