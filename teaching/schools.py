"""The schools that a question can name."""

from historiography.models import SchoolPage
from publishing.models import DocumentState
from teaching.options import Option


def school_keys() -> dict[str, str]:
    """The key of each published school by its short title, in the order of the schools. One query."""
    schools = SchoolPage.objects.filter(live=True, document__state=DocumentState.LIVE).order_by("path")
    return {title: str(document) for title, document in schools.values_list("short_title", "document_id")}


def with_current_titles(options: list[Option]) -> list[Option]:
    """The options of a question about schools as their schools are called now; others as they were."""
    titles = {key: title for title, key in school_keys().items()}
    return [{**option, "text": titles.get(option["key"], option["text"])} for option in options]
