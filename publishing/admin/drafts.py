"""The drafts of an article and its sections that can be published together, and those that cannot yet."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Revision

from publishing.compilation.compiling import compile_page
from publishing.forms import DraftChangeForm
from publishing.models import DocumentState
from publishing.pages import PublishablePage


@dataclass
class Draft:
    """A page with changes that readers do not have yet; ``page`` is as its latest revision has it."""

    page: PublishablePage
    revision: Revision | None
    form: DraftChangeForm

    @property
    def is_first(self) -> bool:
        return self.page.document.current_version_id is None

    def settled_revision(self, user) -> Revision:
        """The revision to publish: the latest, or a new one where the editor has just changed kind or note."""
        change = {name: self.form.cleaned_data.get(name, "") for name in ("change_kind", "change_note")}
        unchanged = all(getattr(self.page, name) == value for name, value in change.items())
        if self.revision is not None and unchanged:
            return self.revision
        for name, value in change.items():
            setattr(self.page, name, value)
        return self.page.save_revision(user=user, log_action=True)


@dataclass(frozen=True)
class LeftOut:
    """A draft that is not published with the others, and why."""

    page: Page
    reason: str


def drafts_of(page: PublishablePage, user, data: dict[str, Any] | None = None) -> tuple[list[Draft], list[LeftOut]]:
    """What can be published of a page and its children, in order, and what is left out.

    ``data`` is what the editor sent, if anything.
    """
    children = page.get_children().specific().prefetch_workflow_states().annotate_approved_schedule()
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    for each in (page, *children):
        if not isinstance(each, PublishablePage) or (each.live and not each.has_unpublished_changes):
            continue
        reason = _obstacle(each, user)
        if reason is None:
            draft = _draft(each, data)
            faults = compile_page(draft.page).errors
            reason = " ".join(fault.message for fault in faults) or None
        if reason is None:
            drafts.append(draft)
        else:
            left_out.append(LeftOut(each, reason))
    if not page.live and all(draft.page.pk != page.pk for draft in drafts):
        reason = f"“{page.get_admin_display_title()}”, to which it belongs, is not published."
        left_out += [LeftOut(draft.page, reason) for draft in drafts]
        drafts = []
    return drafts, left_out


def _obstacle(page: PublishablePage, user) -> str | None:
    if page.document.state == DocumentState.WITHDRAWN:
        return "It was withdrawn. To bring it back, publish it by itself."
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish it."
    if page.workflow_in_progress:
        return "It is being reviewed."
    if page.approved_schedule:
        return "It is scheduled to be published."
    lock = page.get_lock()
    if lock is not None and lock.for_user(user):
        return "It is locked."
    return None


def _draft(page: PublishablePage, data: dict[str, Any] | None) -> Draft:
    revision = page.get_latest_revision()
    drafted = revision.as_object() if revision else page
    form = DraftChangeForm(
        data,
        prefix=f"draft-{page.pk}",
        first=page.document.current_version_id is None,
        initial={
            "state": f"{revision.pk} {revision.created_at.isoformat()}" if revision else "none",
            "change_kind": drafted.change_kind,
            "change_note": drafted.change_note,
        },
    )
    return Draft(drafted, revision, form)
