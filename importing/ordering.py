"""The order of an article's sections, which the numbers in the names of their files give."""

from collections.abc import Sequence

from wagtail.models import Page

from articles.models import ArticlePage
from importing.kinds import parent_path
from importing.steps import Plan, Status, Step


def reorder(plan: Plan, *, force: bool) -> list[ArticlePage]:
    """Put sections into the order of their files; returns the articles whose sections moved.

    An order that an editor gave them stays, unless the files' order changed since the last load.
    """
    moved = []
    for article in plan.steps:
        if article.file.kind_name != "article" or article.page is None:
            continue
        sections = [step for step in plan.steps if parent_path(step.file.path) == article.file.path]
        present = list(Page.objects.child_of(article.page).order_by("path").values_list("pk", flat=True))
        wanted = wanted_order(present, [step for step in sections if step.page.pk in present], force=force)
        if wanted != present:
            move_into(wanted)
            moved.append(ArticlePage.objects.get(pk=article.page.pk))
    return moved


def wanted_order(present: Sequence[int], sections: list[Step], *, force: bool) -> list[int]:
    """The keys of an article's pages in the order that they should have."""
    keys = [step.page.pk for step in sections]
    old = [step for step in sections if step.loaded is not None and step.status is not Status.NEW]
    loaded_order = [step.page.pk for step in sorted(old, key=lambda step: step.loaded.path)]
    old_keys = [step.page.pk for step in old]
    if force or loaded_order != old_keys:
        # Pages that no file speaks of keep their places among the others.
        places = iter(keys)
        return [next(places) if key in keys else key for key in present]
    order = [key for key in present if key not in keys or key in old_keys]
    for number, key in enumerate(keys):
        if key not in order:
            order.insert(order.index(keys[number - 1]) + 1 if number else 0, key)
    return order


def move_into(wanted: list[int]) -> None:
    """Move siblings into an order, touching as few as possible."""
    for number, key in enumerate(wanted):
        page = Page.objects.get(pk=key)
        present = list(page.get_siblings().order_by("path").values_list("pk", flat=True))
        if present[number] != key:
            page.move(Page.objects.get(pk=present[number]), pos="left")
