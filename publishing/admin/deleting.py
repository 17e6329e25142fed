"""What was published cannot be deleted, only withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from publishing.admin.pages import published_below


def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead from deleting a page that has a version, or has one below it, to withdrawing it."""
    published = published_below(page)
    if not published:
        return None
    titles = ", ".join(f"“{each.get_admin_display_title()}”" for each in published)
    verb = "was" if len(published) == 1 else "were"
    reason = f"{titles} {verb} published and cannot be deleted: what cites it must keep working."
    if page.permissions_for_user(request.user).can_unpublish():
        messages.error(request, f"{reason} Withdraw it instead.")
        return redirect("publishing_admin:withdraw", page.pk)
    if not page.live:
        reason = f"{reason} It is not on the site any more."
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)
