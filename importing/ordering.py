"""The order of sections and of schools, which their files give, and of what stands right below the front page."""

from collections.abc import Callable, Sequence
from typing import Any

from wagtail.models import Page

from articles.models import ArticlePage
from importing.kinds import kind_at, parent_path
from importing.models import LoadedFile
from importing.steps import Plan, Status, Step

# The navigation of the site: what readers came for first.
NAVIGATION = ("article-index", "glossary-index", "historiography-index", "source-index", "information")


def reorder(plan: Plan, *, force: bool) -> list[ArticlePage]:
    """Put pages into the order of their files; returns the articles whose sections moved.

    An order that an editor gave them stays, unless the files' order changed since the last load.
    """
    moved = []
    for step in plan.steps:
        if step.file.kind_name == "article" and step.page is not None:
            sections = [below for below in plan.steps if parent_path(below.file.path) == step.file.path]
            if _reorder(step.page, sections, lambda loaded: loaded.path, force=force):
                moved.append(ArticlePage.objects.get(pk=step.page.pk))
        elif step.file.kind_name == "historiography-index" and step.page is not None:
            schools = [below for below in plan.steps if below.file.kind_name == "school"]
            schools.sort(key=lambda below: below.file.fields["order"])
            _reorder(step.page, schools, lambda loaded: loaded.place, force=force)
        elif step.file.kind_name == "home" and step.page is not None:
            below = [one for one in plan.steps if parent_path(one.file.path) == step.file.path]
            below.sort(key=lambda one: _place_in_navigation(one.file.path))
            _reorder(step.page, below, lambda loaded: _place_in_navigation(loaded.path), force=force)
    return moved


def _place_in_navigation(path: str) -> tuple[int, str]:
    kind = kind_at(path)
    return NAVIGATION.index(kind.name) if kind and kind.name in NAVIGATION else len(NAVIGATION), path


def _reorder(parent: Page, steps: list[Step], place: Callable[[LoadedFile], Any], *, force: bool) -> bool:
    parent = Page.objects.get(pk=parent.pk)  # it may have been moved itself
    present = list(Page.objects.child_of(parent).order_by("path").values_list("pk", flat=True))
    wanted = wanted_order(present, [step for step in steps if step.page.pk in present], place, force=force)
    if wanted == present:
        return False
    move_into(wanted)
    return True


def wanted_order(
    present: Sequence[int], steps: list[Step], place: Callable[[LoadedFile], Any], *, force: bool
) -> list[int]:
    """The keys of pages below another in the order that they should have; ``place`` tells that of the last load."""
    keys = [step.page.pk for step in steps]
    old = [step for step in steps if step.loaded is not None and step.status is not Status.NEW]
    loaded_order = [step.page.pk for step in sorted(old, key=lambda step: place(step.loaded))]
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
