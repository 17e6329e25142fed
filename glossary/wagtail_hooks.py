"""Terms in the admin's menu."""

from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from glossary.models import TermPage
from glossary.rich_text import register_terms

hooks.register("register_rich_text_features", register_terms)


class TermFilterSet(PageFilterSet):
    """What all listings of pages filter by, and the kind of term."""

    class Meta(PageFilterSet.Meta):
        model = TermPage
        fields = ["kind"]


class TermListing(PageListingViewSet):
    """All terms, drafts too."""

    model = TermPage
    name = "glossary"
    menu_label = "Glossary"
    icon = "tag"
    menu_order = 110
    add_to_admin_menu = True
    filterset_class = TermFilterSet
    columns = [
        Column("kind", label="Kind", accessor="get_kind_display", sort_key="kind", width="12%")
        if isinstance(column, ParentPageColumn)
        else column
        for column in IndexView.base_columns
    ]


@hooks.register("register_admin_viewset")
def list_terms():
    return TermListing()
