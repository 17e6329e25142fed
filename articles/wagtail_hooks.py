"""Articles in the admin's menu."""

from wagtail import hooks
from wagtail.admin.ui.tables.pages import NavigateToChildrenColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from articles.models import ArticlePage


class ArticleListing(PageListingViewSet):
    """All articles; their sections are one step further."""

    model = ArticlePage
    name = "articles"
    menu_label = "Articles"
    icon = "doc-full"
    menu_order = 100
    add_to_admin_menu = True
    columns = [
        *(column for column in IndexView.base_columns if not isinstance(column, ParentPageColumn)),
        NavigateToChildrenColumn("navigate", width="10%"),
    ]


@hooks.register("register_admin_viewset")
def list_articles():
    return ArticleListing()
