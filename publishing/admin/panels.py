"""What stands above the fields of the editor: the version that readers have, and what the draft lacks."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from publishing.admin.limits import limit_warnings
from publishing.compilation.compiling import compile_page

CHANGE_PANELS = [
    MultiFieldPanel([FieldPanel("change_kind"), FieldPanel("change_note")], heading="What this version changes")
]


class VersionPanel(Panel):
    """The current version with its permanent address, and the faults of the draft as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "publishing/admin/version_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and self.instance.document_id is not None

        def get_context_data(self, parent_context=None):
            page, document = self.instance, self.instance.document
            compilation = compile_page(page)
            context = super().get_context_data(parent_context)
            context |= {
                "document": document,
                "version": document.current_version,
                "errors": compilation.errors,
                "warnings": [fault for fault in compilation.faults if fault.severity == "warning"],
                "limits": limit_warnings(getattr(page, page.body_field)) if page.body_field else [],
            }
            return context
