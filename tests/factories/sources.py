"""Sources, published as the site publishes them."""

from collections.abc import Sequence

from publishing.actions import publish
from sources.models import Source, SourceName

CHEN = ("Chen", "Jian")


def make_source(
    key: str = "chen1994",
    title: str = "China’s Road to the Korean War",
    *,
    authors: Sequence[tuple[str, str]] = (CHEN,),
    issued: str = "1994",
    live: bool = True,
    is_verified: bool = False,
    **csl,
) -> Source:
    """A book unless ``csl`` says otherwise; authors are pairs of family and given name."""
    item = {"type": "book", "title": title, "publisher": "Columbia University Press", "publisher-place": "New York"}
    source = Source(key=key, csl=item | csl, issued=issued, is_verified=is_verified)
    source.names = [
        SourceName(role="author", family=family, given=given, sort_order=place)
        for place, (family, given) in enumerate(authors)
    ]
    source.save()
    if live:
        publish(pages=[source])
    return Source.objects.get(pk=source.pk)
