"""Texts that stand in a page's head more than once."""

from django import template
from django.utils.safestring import SafeString

register = template.Library()


class Captured(template.Node):
    """Keeps what stands in it under a name, and shows nothing."""

    def __init__(self, name: str, nodelist: template.NodeList):
        self.name = name
        self.nodelist = nodelist

    def render(self, context) -> str:
        context[self.name] = SafeString(self.nodelist.render(context).strip())
        return ""


@register.tag
def captured(parser, token) -> Captured:
    """``{% captured description %}{% block description %}{% endblock %}{% endcaptured %}``"""
    _, name = token.split_contents()
    nodelist = parser.parse(("endcaptured",))
    parser.delete_first_token()
    return Captured(name, nodelist)
