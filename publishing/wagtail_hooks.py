"""How the publishing rules show in Wagtail's admin."""

from wagtail import hooks

from publishing.rich_text import DocumentLinkHandler


@hooks.register("register_rich_text_features", order=100)
def link_pages_as_documents(features):
    features.register_link_type(DocumentLinkHandler)
