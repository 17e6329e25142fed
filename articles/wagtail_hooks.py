"""Articles in the admin's menu."""

from wagtail import hooks
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


@hooks.register("register_admin_viewset")
def list_articles():
    return ArticleListing()
