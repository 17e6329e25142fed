"""Sources in the menu of the admin."""

from wagtail.snippets.views.snippets import EditView

from publishing.admin.records import RecordViewSet
from sources.admin.buttons import buttons_of
from sources.admin.chooser import SourceChooserViewSet
from sources.admin.deleting import DeleteSourceView
from sources.admin.listing import EXPORTED, LIST_DISPLAY, SourceFilterSet, SourceIndexView
from sources.admin.panels import EDIT_HANDLER
from sources.models import Source


class EditSourceView(EditView):
    """With what else can be done in its header."""

    @property
    def header_more_buttons(self):
        return super().header_more_buttons + buttons_of(self.object, self.request.user)


class SourceViewSet(RecordViewSet):
    """Where sources are listed, described and published."""

    model = Source
    menu_label = "Sources"
    icon = "openquote"
    menu_order = 130
    add_to_admin_menu = True
    base_url_path = "sources"
    edit_handler = EDIT_HANDLER
    edit_view_class = EditSourceView
    delete_view_class = DeleteSourceView
    index_view_class = SourceIndexView
    chooser_viewset_class = SourceChooserViewSet
    chooser_per_page = 20
    filterset_class = SourceFilterSet
    list_display = LIST_DISPLAY
    list_export = EXPORTED
    list_per_page = 50
    search_fields = ["search_text"]
    search_backend_name = None
