"""Cards: short forms of documents that open beside links to them. Apps register which kinds have one.

A card belongs to one version, so its address can be kept by every cache for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from publishing.models import DocumentState
from publishing.parts import register_part

if TYPE_CHECKING:
    from publishing.models import Version

# From a version to its template and context.
CardPresenter = Callable[["Version"], tuple[str, dict[str, Any]]]
_presenters: dict[str, CardPresenter] = {}
ONE_YEAR = 365 * 24 * 3600  # seconds


def register_card(kind: str, presenter: CardPresenter) -> None:
    """Give documents of a kind (a model label in small letters) cards. Called in ``AppConfig.ready()``."""
    _presenters[kind] = presenter


def card_kinds() -> frozenset[str]:
    return frozenset(_presenters)


def card_path(path: str, number: int) -> str:
    """The address of the card of a version of the document at an address.

    >>> card_path("/glossary/yalu/", 2)
    '/glossary/yalu/v2/card/'
    """
    return f"{path}v{number}/card/"


def show_card(request: HttpRequest, version: Version) -> HttpResponse:
    """The card alone, without a page around it. Raises Http404 for kinds that have none."""
    if version.document.kind not in _presenters:
        raise Http404
    template, context = _presenters[version.document.kind](version)
    response = HttpResponse(render_to_string(template, {"version": version, **context}))
    if version.document.state == DocumentState.WITHDRAWN:  # which cards tell, and which may pass
        response["Cache-Control"] = "public, max-age=0"
    else:
        response["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    response["X-Robots-Tag"] = "noindex"
    return response


register_part("card", show_card)
