"""Who may do what: the whole of it, as data. Written to the database after every migrate (role_sync.py).

A role is a group of that name. What is granted to it by hand is taken back by the next migrate: change it here.
Permissions are strings of Django ("app_label.codename"), so that this file names apps that it may not import; the
system check accounts.W001 reports a string that no installed app defines.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A name and what it grants: everywhere, on pages from the root down, in the image library from its root down."""

    name: str
    permissions: tuple[str, ...] = ()
    page_permissions: tuple[str, ...] = ()
    collection_permissions: tuple[str, ...] = ()

    def all_permissions(self) -> tuple[str, ...]:
        return self.permissions + self.page_permissions + self.collection_permissions


ENTER_ADMIN = "wagtailadmin.access_admin"
DECIDE_TEACHERS = "accounts.decide_teachers"
TEACH = "teaching.teach"

_DRAFT = ("wagtailcore.add_page", "wagtailcore.change_page")
_REVIEW = (*_DRAFT, "wagtailcore.publish_page", "wagtailcore.lock_page", "wagtailcore.unlock_page")
# Wagtail asks for the permissions of its own image model, whatever model the site's images have.
_ADD_IMAGES = ("wagtailimages.add_image", "wagtailimages.choose_image")
_KEEP_IMAGES = (*_ADD_IMAGES, "wagtailimages.change_image", "wagtailimages.delete_image")
# Records stand in no tree: what may be done with them is said by model.
_DRAFT_SOURCES = ("sources.view_source", "sources.add_source", "sources.change_source")
_REVIEW_SOURCES = (
    *_DRAFT_SOURCES,
    "sources.delete_source",  # drafts only: what was published cannot be deleted
    "sources.publish_source",
    "sources.lock_source",
    "sources.unlock_source",
)
_DRAFT_COMPARISON = tuple(
    f"historiography.{action}_{model}" for model in ("question", "position") for action in ("view", "add", "change")
)
_REVIEW_COMPARISON = (
    *_DRAFT_COMPARISON,
    *(
        f"historiography.{action}_{model}"
        for model in ("question", "position")
        for action in ("delete", "publish", "lock", "unlock")
    ),
)
# Questions for teachers to start from. Editors decide whether a set is offered to them.
_DRAFT_QUESTION_SETS = ("teaching.view_questionset", "teaching.add_questionset", "teaching.change_questionset")
_OFFER_QUESTION_SETS = (*_DRAFT_QUESTION_SETS, "teaching.delete_questionset", "teaching.offer_questionset")
_LOOK_AT_LINKS = ("linking.view_mention",)
_DECIDE_LINKS = (*_LOOK_AT_LINKS, "linking.decide_mentions")
_HANDLE_REPORTS = ("publishing.view_errorreport", "publishing.change_errorreport")

WRITER = Role(
    name="Writer",
    permissions=(ENTER_ADMIN, *_DRAFT_SOURCES, *_DRAFT_COMPARISON, *_DRAFT_QUESTION_SETS, *_LOOK_AT_LINKS),
    page_permissions=_DRAFT,
    collection_permissions=_ADD_IMAGES,
)
EDITOR = Role(
    name="Editor",
    permissions=(
        ENTER_ADMIN,
        *_HANDLE_REPORTS,
        *_REVIEW_SOURCES,
        *_REVIEW_COMPARISON,
        *_OFFER_QUESTION_SETS,
        *_DECIDE_LINKS,
    ),
    page_permissions=_REVIEW,
    collection_permissions=_KEEP_IMAGES,
)
CHIEF_EDITOR = Role(
    name="Chief editor",
    permissions=(
        ENTER_ADMIN,
        *_HANDLE_REPORTS,
        *_REVIEW_SOURCES,
        *_REVIEW_COMPARISON,
        *_OFFER_QUESTION_SETS,
        *_DECIDE_LINKS,
        "publishing.withhold_document",
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.delete_user",
        DECIDE_TEACHERS,
        "wagtailcore.add_workflow",
        "wagtailcore.change_workflow",
        "wagtailcore.delete_workflow",
        "wagtailcore.add_task",
        "wagtailcore.change_task",
        "wagtailcore.delete_task",
    ),
    page_permissions=(*_REVIEW, "wagtailcore.bulk_delete_page"),
    collection_permissions=(
        *_KEEP_IMAGES,
        "wagtailcore.add_collection",
        "wagtailcore.change_collection",
        "wagtailcore.delete_collection",
    ),
)
TEACHER = Role(name="Teacher", permissions=(TEACH,))

ROLES = (WRITER, EDITOR, CHIEF_EDITOR, TEACHER)

REVIEW_WORKFLOW = "Editorial review"
REVIEW_TASK = "Review by an editor"
REVIEWERS = (EDITOR, CHIEF_EDITOR)
REVIEWED_RECORDS = (
    "sources.source",
    "historiography.question",
    "historiography.position",
)  # model labels; pages are reviewed from the root down
