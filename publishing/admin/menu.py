"""The admin's menu, by the editors' nouns; what nobody needs here is left out."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

ORDER = {"explorer": 150, "images": 300, "error-reports": 400, "reviews": 500, "reports": 900, "settings": 1000}
LABELS = {"explorer": "All pages", "reports": "Records"}
# Wagtail's help leads to other sites; reviews have an entry of their own; kinds of page are fixed here.
HIDDEN = {"help"}
HIDDEN_REPORTS = {"workflows", "page-types-usage"}


class ReviewsMenuItem(MenuItem):
    """Leads to the drafts that are being reviewed."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"])


def reviews_item() -> MenuItem:
    address = f"{reverse('wagtailadmin_reports:workflow')}?status=in_progress"
    return ReviewsMenuItem("Reviews", address, name="reviews", icon_name="clipboard-list", order=ORDER["reviews"])


def tidy_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Order the main menu and leave out what nobody needs."""
    items[:] = [item for item in items if item.name not in HIDDEN]
    for item in items:
        item.order = ORDER.get(item.name, item.order)
        item.label = LABELS.get(item.name, item.label)


def tidy_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]
