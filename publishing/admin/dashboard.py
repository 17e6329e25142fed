"""What waits for the one who is logged in: beside Wagtail's panel of reviews."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.permissions import page_permission_policy

from publishing.admin.reports import open_reports

SHOWN = 8
FAILURES_SHOWN_FOR = timedelta(days=14)
OVERDUE_AFTER = timedelta(minutes=5)  # the timer runs every minute


class WaitingPanel(Component):
    """Open reports, failed and coming publications, and drafts with changes that readers do not have."""

    name = "waiting"
    template_name = "publishing/admin/waiting.html"
    order = 215  # after what awaits a review

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        reports = open_reports(request)
        drafts = own_drafts(request.user)
        return {
            "reports": reports[:SHOWN],
            "reports_count": reports.count(),
            "drafts": drafts[:SHOWN],
            "drafts_count": drafts.count(),
            "failures": failures(request.user)[:SHOWN],
            "scheduled": scheduled(request.user)[:SHOWN],
            "expiring": expiring(request.user)[:SHOWN],
            "overdue": timezone.now() - OVERDUE_AFTER,
        }


def _is_publisher(user) -> bool:
    return page_permission_policy.user_has_permission(user, "publish")


def own_drafts(user):
    """Pages that the user was the last to edit; what was withdrawn does not wait."""
    never_withdrawn = Q(live=True) | Q(first_published_at=None)
    return (
        Page.objects.filter(never_withdrawn, has_unpublished_changes=True, latest_revision__user=user)
        .select_related("latest_revision")
        .order_by("-latest_revision__created_at")
    )


def scheduled(user):
    """Revisions that are to be published: all of them for who may publish, else one's own."""
    revisions = Revision.page_revisions.exclude(approved_go_live_at=None).order_by("approved_go_live_at")
    return revisions if _is_publisher(user) else revisions.filter(user=user)


def expiring(user):
    """Live pages that are to be withdrawn."""
    pages = Page.objects.live().exclude(expire_at=None).order_by("expire_at")
    return pages if _is_publisher(user) else pages.filter(owner=user)


def failures(user):
    """What could not be published or withdrawn as scheduled, as long as the page has not been published since."""
    entries = PageLogEntry.objects.filter(
        action="publishing.schedule_failed",
        timestamp__gt=timezone.now() - FAILURES_SHOWN_FOR,
        page__depth__gt=1,  # still there
    )
    entries = entries.filter(Q(page__last_published_at=None) | Q(page__last_published_at__lt=F("timestamp")))
    if not _is_publisher(user):
        entries = entries.filter(Q(page__owner=user) | Q(page__latest_revision__user=user))
    return entries.select_related("page").order_by("-timestamp")
