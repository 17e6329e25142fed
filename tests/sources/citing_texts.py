"""Sources that change, and texts that cite them."""

from publishing.actions import publish
from sources.citations import Cited, write_citation
from sources.models import Source
from tests.factories.sources import make_source


def make_chen(**changes) -> Source:
    return make_source(**changes)


def make_hao(**changes) -> Source:
    article = {"type": "article-journal", "container-title": "The China Quarterly", "volume": "121", "page": "94–115"}
    return make_source(
        "hao1990",
        "China’s Decision to Enter the Korean War: History Revisited",
        authors=[("Hao", "Yufan"), ("Zhai", "Zhihai")],
        issued="1990",
        **article,
        **changes,
    )


def correct(source: Source, **variables) -> Source:
    """Publish a source with other variables in its item."""
    source = Source.objects.get(pk=source.pk)
    source.csl = source.csl | variables
    source.change_kind = "source"
    publish(pages=[source])
    return Source.objects.get(pk=source.pk)


def cite(*cited: Source | Cited, locator: str = "", label: str = "page") -> str:
    """A citation as the editor stores it."""
    rows = [each if isinstance(each, Cited) else Cited(each.pk, locator, label) for each in cited]
    names = dict(Source.objects.values_list("pk", "key"))
    return write_citation(rows, names)
