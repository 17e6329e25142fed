"""The questions that editors offer on texts, for teachers to start from."""

from collections.abc import Iterable

from django.db.models import Count

from publishing.models import VersionMember
from teaching.models import Item, QuestionSet


def offered_on(items: Iterable[Item]) -> dict[int, list[QuestionSet]]:
    """The sets on the texts of items and, of an article, on its sections in order; by item. Each with
    ``how_many`` questions. Two queries."""
    found = list(items)
    texts: dict[int, list[int]] = {item.version_id: [item.document_id] for item in found}
    members = VersionMember.objects.filter(version__in=texts).order_by("version", "position")
    for version, document in members.values_list("version", "member__document"):
        texts[version].append(document)
    wanted = {document for documents in texts.values() for document in documents}
    sets = (
        QuestionSet.objects.filter(document__in=wanted, is_offered=True)
        .annotate(how_many=Count("questions"))
        .filter(how_many__gt=0)
        .select_related("document__current_version")
        .defer(*(f"document__current_version__{name}" for name in ("source", "body", "links", "contents")))
    )
    by_document = {each.document_id: each for each in sets}
    return {item.pk: [by_document[key] for key in texts[item.version_id] if key in by_document] for item in found}
