"""What names wait for, on the admin's first page."""

from django.db.models import Count
from wagtail.admin.ui.components import Component

from linking.admin.figures import recent_figures
from linking.admin.mentions import at_desk
from linking.admin.permissions import LOOK
from linking.admin.tasks import names_without_entry

SHOWN = 5


class LinksPanel(Component):
    """What waits, by page; and from all entries those that ask for a look."""

    name = "links"
    template_name = "linking/admin/dashboard.html"
    order = 220  # after what waits for the one who is logged in

    def get_context_data(self, parent_context):
        by_page = at_desk().waiting().order_by().values("version__document", "version__title")
        pages = list(by_page.annotate(count=Count("pk")).order_by("-count", "version__title")[: SHOWN + 1])
        figures = recent_figures()
        decided = [one for one in figures if one.decided]
        never = sorted((one for one in figures if not one.places), key=lambda one: one.title)
        unlisted = names_without_entry()
        return {
            "waiting": at_desk().waiting().count(),
            "pages": pages[:SHOWN],
            "has_more_pages": len(pages) > SHOWN,
            "least_accepted": sorted(decided, key=lambda one: (one.rate, -one.decided, one.title))[:SHOWN],
            "most_linked": sorted((one for one in figures if one.pages), key=lambda one: (-one.pages, one.title))[
                :SHOWN
            ],
            "never": never[:SHOWN],
            "never_count": len(never),
            "unlisted": unlisted.found[: 2 * SHOWN],
            "looked_at": unlisted.at,
            "entries": len(figures),
        }


def add_panel(request, panels) -> None:
    if request.user.has_perm(LOOK):
        panels.append(LinksPanel())
