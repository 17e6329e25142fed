"""“Links” in the admin's menu, with the number that waits."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from linking.admin.mentions import at_desk
from linking.admin.permissions import LOOK

ORDER = 130  # after what is written, before all pages
MOST_SHOWN = 999


class LinksMenuItem(MenuItem):
    """Counts what waits each time the menu is drawn."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(LOOK)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = at_desk().waiting()[: MOST_SHOWN + 1].count()
        number = f"{MOST_SHOWN}+" if waiting > MOST_SHOWN else str(waiting)
        label = f"{self.label} ({number})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


def links_item() -> MenuItem:
    return LinksMenuItem("Links", reverse("links:desk"), name="links", icon_name="link", order=ORDER)
