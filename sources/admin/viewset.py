"""Sources in the menu of the admin."""

from publishing.admin.records import RecordViewSet
from sources.admin.chooser import SourceChooserViewSet
from sources.admin.listing import EXPORTED, LIST_DISPLAY, SourceFilterSet, SourceIndexView
from sources.admin.panels import EDIT_HANDLER
from sources.models import Source


class SourceViewSet(RecordViewSet):
    """Where sources are listed, described and published."""

    model = Source
    menu_label = "Sources"
    icon = "openquote"
    menu_order = 130
    add_to_admin_menu = True
    base_url_path = "sources"
    edit_handler = EDIT_HANDLER
    index_view_class = SourceIndexView
    chooser_viewset_class = SourceChooserViewSet
    chooser_per_page = 20
    filterset_class = SourceFilterSet
    list_display = LIST_DISPLAY
    list_export = EXPORTED
    list_per_page = 50
    search_fields = ["search_text"]
    search_backend_name = None
