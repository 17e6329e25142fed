"""Publishing the drafts of an article and its sections as one publication."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from publishing.actions import publish_revisions
from publishing.admin.drafts import Draft, drafts_of
from publishing.admin.editing import render_about
from publishing.admin.pages import load_page
from publishing.pages import PublishablePage


@require_http_methods(["GET", "HEAD", "POST"])
def publish_drafts(request: HttpRequest, page_id: int) -> HttpResponse:
    """List the drafts with what they change, and publish them together."""
    page = load_page(page_id)
    if not page.has_members:
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    drafts, left_out = drafts_of(page, request.user, request.POST or None)
    if request.method == "POST" and drafts and all([draft.form.is_valid() for draft in drafts]):  # noqa: C419 - all are shown
        return _publish(request, page, drafts)
    return render_about(
        request,
        page,
        "publishing/admin/publish_drafts.html",
        title="Publish all drafts",
        icon="upload",
        drafts=drafts,
        left_out=left_out,
    )


def _publish(request: HttpRequest, page: PublishablePage, drafts: list[Draft]) -> HttpResponse:
    revisions = [draft.settled_revision(request.user) for draft in drafts]
    publish_revisions(revisions=revisions, by=request.user)
    titles = ", ".join(f"“{draft.page.title}”" for draft in drafts)
    messages.success(request, f"Published together: {titles}.", buttons=[messages.button(page.url, "View live")])
    return redirect("wagtailadmin_explore", page.pk)
