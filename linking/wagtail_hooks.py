"""What the linking of names adds to the admin."""

from wagtail import hooks

from linking.rich_text import register_unlinked

hooks.register("register_rich_text_features", register_unlinked)


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "linking/icons/unlinked.svg"]
