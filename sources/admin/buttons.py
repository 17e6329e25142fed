"""What the admin offers to do with a source beside editing it."""

from django.urls import reverse
from wagtail.admin.widgets.button import Button

from publishing.actions.withdrawing import WITHHOLD_PERMISSION
from sources.models import Source

MAY_CHANGE, MAY_PUBLISH = "sources.change_source", "sources.publish_source"


def buttons_of(source: Source, user) -> list[Button]:
    """Where used and replace for every source; versions and withholding for what was published."""
    about = [source.document_id]
    buttons = []
    if user.has_perm(MAY_CHANGE):
        used = reverse("publishing_admin:used_record", args=about)
        buttons.append(Button("Where used", url=used, icon_name="link", priority=30))
    if user.has_perm(MAY_PUBLISH):
        replace = reverse("replace_source", args=[source.pk])
        buttons.append(Button("Replace by another source", url=replace, icon_name="redirect", priority=32))
    if source.document.current_version_id is not None:
        history = f"{source.document.path}history/"
        buttons.append(Button("Versions", url=history, icon_name="history", priority=34))
        if user.has_perm(WITHHOLD_PERMISSION):
            withhold = reverse("publishing_admin:withhold_record", args=about)
            buttons.append(Button("Withhold", url=withhold, icon_name="no-view", priority=36))
    return buttons


def listing_buttons(instance, user, next_url=None) -> list[Button]:
    return buttons_of(instance, user) if isinstance(instance, Source) else []
