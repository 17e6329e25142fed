"""What templates of views that answer one reader get besides their own context."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from publishing.site import site_context


def site(request) -> dict[str, Any]:
    return {"site": SimpleLazyObject(site_context)}
