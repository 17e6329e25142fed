"""What the editors changed in a text since it was assigned: move to it, or stay."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from publishing.models import Version
from publishing.views.comparing import VIEWS, difference_of
from publishing.views.history import version_entry
from teaching.access import for_assignment, item_of
from teaching.actions.assigning import Refused, work_on
from teaching.actions.moving import keep_item, move_item
from teaching.changes import is_changed, versions_since
from teaching.models import Assignment, Item
from teaching.permissions import Ability
from teaching.pinning import notices_on
from teaching.views.assigning_builder import to_builder


@for_assignment(Ability.ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, assignment: Assignment, item: int) -> HttpResponse:
    """Show the difference; a POST moves this class to the version that was shown, or lets it stay."""
    found = item_of(assignment, item)
    found.assignment = assignment
    if request.method == "POST":
        try:
            messages.success(request, _decided(request, found))
            return to_builder(assignment, f"item-{found.pk}")
        except Refused as refusal:
            messages.error(request, str(refusal))
            found.document.refresh_from_db()
    return render(request, "teaching/assignment_update.html", _told(request, assignment, found))


def _decided(request: HttpRequest, item: Item) -> str:
    key = request.POST.get("version", "")
    number = int(key) if key.isascii() and key.isdecimal() and len(key) <= 18 else 0
    seen = get_object_or_404(Version, pk=number, document=item.document_id)
    if request.POST.get("choice") == "move":
        move_item(item=item, to=seen)
        return f"The class reads version {seen.number} from now on. Answers stay with what their pupils read."
    if request.POST.get("choice") == "stay":
        keep_item(item=item, against=seen)
        return f"The class stays with version {item.version.number}."
    raise Refused("Choose whether the class moves to the newest version or stays.")


def _told(request: HttpRequest, assignment: Assignment, item: Item) -> dict:
    document, old = item.document, item.version
    new = Version.objects.select_related("document").get(pk=document.current_version_id)
    notices = notices_on([(old.pk, document), (new.pk, document)])
    view = request.GET.get("view", "")
    context = {
        "classroom": assignment.classroom,
        "here": "assignments",
        "assignment": assignment,
        "item": item,
        "title": new.title if new.pk not in notices else old.title,
        "old": old,
        "new": new,
        "notice": notices.get(new.pk) or notices.get(old.pk),
        "is_newer": new.serial > old.serial,
        "is_asked": is_changed(item),
        "since": [version_entry(version, document.path) for version in versions_since(item)],
        "answers": work_on(item),
        "view": view if view in VIEWS else VIEWS[0],
        "compare_path": f"{document.path}compare/{old.number}/{new.number}/",
    }
    if context["is_newer"] and context["notice"] is None:
        context |= difference_of(document, old, new)
    return context
