"""What is done to several pages at once: published, withdrawn with one reason, deleted unless published."""

from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, PublishBulkAction, UnpublishBulkAction

from publishing.actions import withdraw
from publishing.admin.pages import published_among, published_below
from publishing.forms import WithdrawForm
from publishing.pages import PublishablePage
from publishing.usage import uses_of_documents


class PublishReadyBulkAction(PublishBulkAction):
    """Publishes drafts that say what they change; names the others."""

    template_name = "publishing/admin/confirm_bulk_publish.html"

    def check_perm(self, page) -> bool:
        return super().check_perm(page) and not lacks_kind(page.specific)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for item in context["items_with_no_access"]:
            item["lacks_kind"] = lacks_kind(item["item"].specific)
        return context


def lacks_kind(page) -> bool:
    """Whether a new version of a page would not say what it changes."""
    if not page.has_unpublished_changes or not published_among([page]):
        return False
    return not page.get_latest_revision_as_object().change_kind


class WithdrawBulkAction(UnpublishBulkAction):
    """Takes the place of Wagtail's unpublishing of several pages."""

    display_name = "Withdraw"
    aria_label = "Withdraw selected pages"
    template_name = "publishing/admin/confirm_bulk_withdraw.html"
    form_class = WithdrawForm

    def check_perm(self, page) -> bool:
        return super().check_perm(page) and not page.is_site_root() and issubclass(page.specific_class, PublishablePage)

    def get_execution_context(self):
        return {"user": self.request.user, **self.cleaned_form.cleaned_data}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        leaving = [
            each.document_id
            for item in context["items"]
            for each in item["item"].get_descendants(inclusive=True).live().defer_streamfields().specific()
        ]
        return context | {"uses": uses_of_documents(leaving)}

    @classmethod
    def execute_action(cls, objects, *, user, reason, keep_readable, **kwargs):
        for page in objects:
            withdraw(page=page.specific, by=user, reason=reason, keep_readable=keep_readable)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return f"Withdrawn: {self.get_parent_page_text(num_parent_objects)} with what is below."


class DeleteDraftsBulkAction(DeleteBulkAction):
    """Deletes drafts that never were published, with their drafts below; refuses all others by name."""

    template_name = "publishing/admin/confirm_bulk_delete_pages.html"

    def check_perm(self, page) -> bool:
        return super().check_perm(page) and not published_below(page)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for item in context["items_with_no_access"]:
            item["is_published"] = bool(published_below(item["item"]))
            item["can_withdraw"] = item["item"].permissions_for_user(self.request.user).can_unpublish()
        return context
