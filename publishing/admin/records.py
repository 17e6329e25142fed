"""The admin's views of records: Wagtail's, but for unpublishing and deleting."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, UnpublishView

from publishing.admin.editing import edit_address, may_withdraw
from publishing.publishables import Publishable


class WithdrawRecordView(UnpublishView):
    """Wagtail's unpublishing asks for no reason: withdraw instead."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST":
            messages.error(request, "Nothing was unpublished. Say why it is withdrawn: readers are told.")
        return redirect("publishing_admin:withdraw_record", self.object.document_id)


class DeleteRecordView(DeleteView):
    """What was published cannot be deleted, only withdrawn; what drafts point to is not taken from under them."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.user_has_permission("delete"):
            raise PermissionDenied
        reason = self.obstacle()
        if reason is None:
            return super().dispatch(request, *args, **kwargs)
        record: Publishable = self.object
        published = record.document.current_version_id is not None
        if published and may_withdraw(request.user, record):
            messages.error(request, f"{reason} Withdraw it instead.")
            return redirect("publishing_admin:withdraw_record", record.document_id)
        messages.error(request, reason)
        return redirect(edit_address(record))

    def obstacle(self) -> str | None:
        """Why the record cannot be deleted, or None."""
        record: Publishable = self.object
        if record.document_id and record.document.current_version_id is not None:
            return f"“{record}” was published and cannot be deleted: what cites it must keep working."
        names = ", ".join(f"“{user}”" for user, _ in self.usage or ())
        if names:
            return f"“{record}” is used by {names} and cannot be deleted. Take it out there first."
        return None


class RecordViewSet(SnippetViewSet):
    """Lists and edits the records of one model."""

    unpublish_view_class = WithdrawRecordView
    delete_view_class = DeleteRecordView
    copy_view_enabled = False
    inspect_view_enabled = False

    def about_url(self, name: str, record: Publishable) -> str:
        """The address of a view about one record: ``withdraw``, ``used`` or ``withhold``."""
        return reverse(f"publishing_admin:{name}_record", args=[record.document_id])
