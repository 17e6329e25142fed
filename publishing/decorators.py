"""Decorations of views."""

from functools import wraps

from django.db import transaction

from publishing.actions.sets import publication_set

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def one_publication(view):
    """Make an unsafe request one transaction and one publication set.

    Wagtail's publish button and its bulk actions are not atomic by themselves; five sections published in bulk make
    one version of their article.
    """

    @wraps(view)
    def decorated(request, *args, **kwargs):
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        user = request.user if request.user.is_authenticated else None
        with transaction.atomic(), publication_set(by=user):
            return view(request, *args, **kwargs)

    return decorated
