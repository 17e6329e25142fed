"""The debate in Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from historiography.admin.menu import HistoriographyGroup

register_snippet(HistoriographyGroup)
