"""Step: only known markup passes. The editor's widgets allow little already; files and raw form posts allow all."""

from dataclasses import replace

import nh3

from publishing.compilation.structure import Compilation

TEXT_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "a", "em", "i", "strong", "b", "sup", "sub", "small", "q", "br", "span"}
BLOCK_TAGS = {"blockquote", "cite", "div", "section", "header", "footer", "dl", "dt", "dd", "time"}
FIGURE_TAGS = {"figure", "figcaption", "img"}
TABLE_TAGS = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
TAGS = TEXT_TAGS | BLOCK_TAGS | FIGURE_TAGS | TABLE_TAGS
ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href", "data-document", "data-deleted", "data-cites", "data-missing", "data-fault"},
    "div": {"role", "tabindex", "aria-label"},  # a wide table scrolls in a group that the keyboard can reach
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "ol": {"start", "type"},
    "p": {"data-without"},  # of a block that stands for others: see publishing.stand_ins
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


def sanitise(compilation: Compilation) -> Compilation:
    """Drop every element, attribute and address that is not on the list; text is kept."""

    def own_images_only(tag: str, attribute: str, value: str) -> str | None:
        # No page asks anything of a third party.
        is_foreign = attribute in ("src", "srcset") and not value.startswith(compilation.media_url)
        return None if is_foreign else value

    cleaned = (
        replace(
            block,
            html=nh3.clean(
                block.html,
                tags=TAGS,
                attributes=ATTRIBUTES,
                attribute_filter=own_images_only,
                url_schemes={"http", "https", "mailto"},
                link_rel=None,
            ),
        )
        for block in compilation.blocks
    )
    return replace(compilation, blocks=tuple(cleaned))
