"""What rests on withdrawn sources, for those who can mend it."""

from wagtail.admin.ui.components import Component

from sources.resting import lost_sources

SHOWN = 20  # sources


class RestingPanel(Component):
    """Published texts that cite sources which readers cannot have; nothing where there are none."""

    name = "resting"
    template_name = "sources/admin/resting.html"
    order = 216  # after what waits

    def get_context_data(self, parent_context):
        lost = lost_sources()
        return {"lost": lost[:SHOWN], "more": max(0, len(lost) - SHOWN)}


def show_what_rests(request, panels) -> None:
    if request.user.has_perm("sources.publish_source"):
        panels.append(RestingPanel())
