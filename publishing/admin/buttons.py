"""What the admin offers to do with a page, in its header, its listing and at the foot of its editor."""

from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem

from publishing.actions.withdrawing import WITHHOLD_PERMISSION
from publishing.pages import PublishablePage


class PublishedPageItem(PageMenuItem):
    """Shown for pages that have a version; told without a query, because listings show many pages."""

    def is_shown(self, user) -> bool:
        return isinstance(self.page, PublishablePage) and self.page.first_published_at is not None


class WhereUsedItem(PublishedPageItem):
    """Leads to what links to a page or contains it."""

    label = "Where used"
    icon_name = "link"
    url_name = "publishing_admin:used"

    def is_shown(self, user) -> bool:
        return super().is_shown(user) and self.page.permissions_for_user(user).can_edit()


class VersionsItem(PublishedPageItem):
    """Leads to the public history. Asks for the document: for headers only."""

    label = "Versions"
    icon_name = "history"

    def __init__(self, *args, page, **kwargs):
        if isinstance(page, PublishablePage) and page.document.path:
            kwargs["url"] = f"{page.document.path}history/"
        super().__init__(*args, page=page, **kwargs)


class WithholdItem(PublishedPageItem):
    """Leads chief editors to withholding."""

    label = "Withhold"
    icon_name = "no-view"
    url_name = "publishing_admin:withhold"

    def is_shown(self, user) -> bool:
        return super().is_shown(user) and user.has_perm(WITHHOLD_PERMISSION)


class PublishDraftsItem(PageMenuItem):
    """Leads to publishing all drafts of an article."""

    label = "Publish all drafts"
    icon_name = "upload"
    url_name = "publishing_admin:publish_drafts"

    def is_shown(self, user) -> bool:
        is_container = isinstance(self.page, PublishablePage) and self.page.has_members
        return is_container and self.page.permissions_for_user(user).can_publish()


class WithdrawActionItem(ActionMenuItem):
    """Stands at the foot of the editor in place of Wagtail's "Unpublish"."""

    label = "Withdraw"
    name = "action-withdraw"
    icon_name = "download"

    def get_url(self, parent_context) -> str:
        return reverse("publishing_admin:withdraw", args=[parent_context["page"].pk])


HEADER_ITEMS = (PublishDraftsItem, VersionsItem, WhereUsedItem, WithholdItem)
LISTING_ITEMS = (PublishDraftsItem, WhereUsedItem, WithholdItem)
