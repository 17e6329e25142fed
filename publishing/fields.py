"""Model fields shared by public pages."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose block definitions stay out of migrations: a changed block needs no migration."""

    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
