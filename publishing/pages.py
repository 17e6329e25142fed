"""The base of every public page: thin over Wagtail's page."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Page, Site

from publishing.addresses import reserved_slug_fault
from publishing.admin.panels import CHANGE_PANELS, VersionPanel
from publishing.page_forms import PublishableCopyForm, PublishablePageForm
from publishing.previews import preview_response
from publishing.publishables import Publishable


class AliasesNotAllowed(ValidationError):
    """An alias would be a second address of one document."""


class PublishablePage(Publishable, Page):
    """A page whose every publication becomes a version. With ``has_members`` they list those of its live children."""

    base_form_class = PublishablePageForm
    copy_form_class = PublishableCopyForm
    password_required_template = "publishing/password_required.html"
    content_panels = [VersionPanel(), *Page.content_panels]
    exclude_fields_in_copy = ["document", "change_kind", "change_note"]
    change_panels = CHANGE_PANELS
    show_in_menus_default = False

    class Meta:
        abstract = True

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

    def unpublished_parent(self) -> Page | None:
        parent = self.get_parent()
        return parent if parent.depth > 1 and not parent.live else None

    def serve_preview(self, request, mode_name):
        """The draft as readers would see it, with what is wrong with it (see ``publishing.previews``)."""
        return preview_response(self)

    def members(self) -> "models.QuerySet[Page]":
        """The live pages whose versions make up a version of this page, in order."""
        return self.get_children().live()
