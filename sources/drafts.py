"""Drafts of all kinds, as far as sources are concerned: which of them cite one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import Cast
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from publishing.publishables import Publishable
from sources.models import Source
from sources.repointing import Pointers, sources_of


@dataclass(frozen=True)
class Draft:
    """A page or record as it is in the database, and the stored content of its latest draft."""

    owner: Publishable
    content: dict[str, Any]

    @property
    def pointers(self) -> Pointers:
        return pointers_of(type(self.owner))

    @property
    def sources(self) -> set[int]:
        return sources_of(self.content, self.pointers)


@cache
def pointers_of(model: type[Publishable]) -> Pointers:
    """Where a model or its children have keys of sources."""
    own = [(None, field.name) for field in model._meta.fields if field.related_model is Source]
    return own + [
        (relation.get_accessor_name(), field.name)
        for relation in get_all_child_relations(model)
        for field in relation.related_model._meta.fields
        if field.related_model is Source and field is not relation.field
    ]


def citing_models() -> list[type[Publishable]]:
    """The models whose drafts can cite: those with texts, or with keys of sources."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Publishable) and (model.text_fields or model.body_field or pointers_of(model))
    ]


def drafts_citing(source: Source) -> list[Draft]:
    """Every page and record whose latest draft cites a source. Two queries for each model that can."""
    return [draft for draft in _candidates() if source.pk in draft.sources]


def _candidates() -> Iterator[Draft]:
    for model in citing_models():
        owners = model.objects.order_by("pk")
        latest = Revision.objects.filter(pk__in=owners.values("latest_revision"))
        if not pointers_of(model):
            # Most texts cite nothing: they are not even loaded.
            latest = latest.annotate(text=Cast("content", TextField())).filter(text__contains="citation")
        contents = {int(key): content for key, content in latest.values_list("object_id", "content")}
        for owner in owners.filter(pk__in=contents):
            yield Draft(owner, contents[owner.pk])
        for owner in owners.filter(latest_revision=None):
            yield Draft(owner, owner.serializable_data())
