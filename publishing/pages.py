"""The base of every public page: thin over Wagtail's page, with the key to its document."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, Site

from publishing.addresses import reserved_slug_fault
from publishing.admin.panels import VersionPanel
from publishing.models import EDITORS_CHANGE_KINDS, Document, PastPath
from publishing.page_forms import PublishableCopyForm, PublishablePageForm
from publishing.previews import preview_response


class AliasesNotAllowed(ValidationError):
    """An alias would be a second address of one document."""


class PublishablePage(Page):
    """A page whose every publication becomes a version.

    Subclasses name in ``version_fields`` the fields that make up the canonical source of a version, in ``body_field``
    the StreamField and in ``lead_image_field`` the image that are compiled, if any. A page with ``has_members`` has
    versions that list the versions of its live children.
    """

    document = models.OneToOneField(Document, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    change_kind = models.CharField(
        "kind of change",
        max_length=20,
        choices=EDITORS_CHANGE_KINDS,
        blank=True,
        help_text="What readers will see changed by this version. Needed from the second version on.",
    )
    change_note = models.TextField(
        "note to readers",
        max_length=1000,
        blank=True,
        help_text="One or two sentences. Example: The date of the second telegram is corrected to 3 October 1950.",
    )

    version_fields: ClassVar[tuple[str, ...]] = ("title",)
    body_field: ClassVar[str | None] = None
    lead_image_field: ClassVar[str | None] = None
    has_members: ClassVar[bool] = False

    base_form_class = PublishablePageForm
    copy_form_class = PublishableCopyForm
    password_required_template = "publishing/password_required.html"
    content_panels = [VersionPanel(), *Page.content_panels]
    exclude_fields_in_copy = ["document", "change_kind", "change_note"]
    change_panels = [
        MultiFieldPanel([FieldPanel("change_kind"), FieldPanel("change_note")], heading="What this version changes")
    ]
    show_in_menus_default = False

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self._state.adding and self.live:
            raise ValueError("A page is made as a draft (live=False) and published by publishing.actions.publish().")
        if self.document_id is None:
            self.document = Document.objects.create(kind=self._meta.label_lower)
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = [*kwargs["update_fields"], "document"]
        return super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        parent = self.get_parent()
        fault = self.slug_fault(self.slug, parent) if parent is not None else None
        if fault:
            raise ValidationError({"slug": fault})

    def slug_fault(self, slug: str, parent: Page) -> str | None:
        """Why this page cannot have a slug below a parent, or None. A page being added is not in the tree yet."""
        path = self.path_below(parent, slug)
        reserved = reserved_slug_fault(slug, at_root=path.count("/") == 2)
        owner = self.owner_of_path(path)
        if reserved or owner is None or owner.pk == self.document_id:
            return reserved
        return (
            f"The address {path} was that of “{owner.current_version.title}” and stays reserved for it, "
            "so that what cites it keeps working. Choose another slug."
        )

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.document_id = self.document_id
        return page

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        # Autosave overwrites the latest revision in place (Wagtail 7.3+). What was published stays as it was: the
        # change becomes a revision of its own.
        if overwrite_revision is not None and overwrite_revision.pk == self.live_revision_id:
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def create_alias(self, *args, **kwargs):
        raise AliasesNotAllowed("A page cannot have an alias: link to it, or copy it.")

    def public_path(self) -> str:
        """Its address on the site, of the slugs it has now: ``/articles/title/``."""
        return self.path_below(self.get_parent(), self.slug)

    def path_below(self, parent: Page, slug: str) -> str:
        """The address it would have with a slug below a parent."""
        roots = Site.get_site_root_paths()
        if self.pk is not None and self.is_site_root():
            return "/"
        return "/" + f"{parent.url_path}{slug}/".removeprefix(roots[0].root_path if roots else parent.url_path)

    @staticmethod
    def owner_of_path(path: str) -> Document | None:
        """The document that has or ever had an address."""
        past = PastPath.objects.select_related("document__current_version").filter(path=path).first()
        return past.document if past else None

    def serve_preview(self, request, mode_name):
        """The draft as readers would see it, with what is wrong with it (see ``publishing.previews``)."""
        return preview_response(self)

    def container(self) -> "PublishablePage | None":
        """The page whose versions list this page's versions."""
        return None

    def members(self) -> "models.QuerySet[Page]":
        """The live pages whose versions make up a version of this page, in order."""
        return self.get_children().live()
