"""Compiling whole drafts: blocks of every type, links, images, and what must never come through."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from articles.models import SectionPage
from publishing.compilation.compiling import compile_page
from tests.factories.images import make_image
from tests.factories.pages import body, heading, link_to, make_article, make_section, table

pytestmark = pytest.mark.usefixtures("site")


def compile_blocks(*blocks):
    page = SectionPage(title="Draft", body=body(*blocks))
    return compile_page(page)


def html_of(*blocks) -> str:
    return "\n".join(block.html for block in compile_blocks(*blocks).blocks)


def text(html: str):
    return ("text", html)


def test_each_block_stands_in_a_division_of_its_own():
    compiled = compile_blocks(("text", "<p>One</p>", "aaaaaaaa-1"), ("heading", {"text": "Two", "level": "3"}, "b-2"))
    assert compiled.body == (
        '<div class="block block-text" id="s0-baaaaaaaa"><p>One</p></div>\n'
        '<div class="block block-heading" id="s0-bb-2"><h3 id="s0-two">Two</h3></div>'
    )


def test_prefix_of_ids_is_the_documents():
    section = make_section(make_article(), body=body(heading("Two", key="k1"), "Text."))
    assert [h.anchor for h in compile_page(section).contents] == [f"s{section.document_id}-two"]


def test_list_block():
    items = [{"type": "item", "value": "<p>a</p>", "id": "1"}, {"type": "item", "value": "<p>b</p>", "id": "2"}]
    assert html_of(("list", {"ordered": True, "items": items})) == "<ol><li><p>a</p></li><li><p>b</p></li></ol>"
    assert html_of(("list", {"ordered": False, "items": items})) == "<ul><li><p>a</p></li><li><p>b</p></li></ul>"


def test_quotation_block():
    html = html_of(("quotation", {"text": "<p>We must.</p>", "attribution": "Peng & Mao"}))
    assert "<blockquote><p>We must.</p></blockquote><figcaption>Peng &amp; Mao</figcaption>" in html


def test_extract_block():
    value = {"title": "Telegram", "date": "2 October 1950", "text": "<p>我们</p>", "language": "zh-Hans"}
    html = html_of(("extract", value | {"translator": "A. Byron", "held_at": "APRF, f. 45"}))
    assert '<blockquote class="extract__text" lang="zh-Hans"><p>我们</p></blockquote>' in html
    assert '<p class="extract__source">APRF, f. 45. Translated by A. Byron.</p>' in html


def test_table_block_can_be_reached_by_keyboard():
    html = html_of(table("Armies", [("text", "Army"), ("number", "Men")], [["<p>38th</p>", "50,000"]], note="Zhang"))
    assert 'tabindex="0"' in html
    assert "<caption>Armies</caption>" in html
    assert '<th scope="row"><p>38th</p></th><td class="number">50,000</td>' in html
    assert '<p class="table-note">Zhang</p>' in html


def test_figure_block_names_its_image():
    image = make_image(credit="US National Archives")
    value = {"image": image.pk, "alt_text": "A frozen river", "caption": "<p>The Yalu</p>"}
    compiled = compile_blocks(("figure", value, "fig-1"))
    html = compiled.blocks[0].html
    assert 'alt="A frozen river"' in html
    assert "<p>The Yalu</p>" in html
    assert "US National Archives. Public domain." in html
    assert [(use.image, use.block) for use in compiled.images] == [(image.pk, "fig-1")]


def test_figure_of_a_deleted_image_is_an_error_at_its_block():
    image = make_image()
    key = image.pk
    image.delete()
    compiled = compile_blocks(("figure", {"image": key, "caption": "<p>x</p>"}, "fig-1"))
    assert [(fault.severity, fault.block) for fault in compiled.errors] == [("error", "fig-1")]


def test_lead_image_stands_before_everything(settings):
    article = make_article(lead_image=make_image())
    compiled = compile_page(article)
    assert [(block.id, block.kind) for block in compiled.blocks] == [("lead", "figure")]
    assert [use.block for use in compiled.images] == ["lead"]


def test_body_of_headings_alone_compiles():
    assert [h.text for h in compile_blocks(heading("One"), heading("Two", "4")).contents] == ["One", "Two"]


def test_link_to_a_published_page_carries_document_and_address():
    article = make_article()
    assert html_of(text(f"<p>{link_to(article, 'it')}</p>")) == (
        f'<p><a data-document="{article.document_id}" href="/articles/the-intervention/">it</a></p>'
    )


def test_link_to_a_draft_is_no_address_and_a_warning():
    article = make_article(live=False)
    compiled = compile_blocks(text(f"<p>{link_to(article, 'it')}</p>"))
    assert compiled.blocks[0].html == f'<p><a data-document="{article.document_id}">it</a></p>'
    assert [fault.severity for fault in compiled.faults] == ["warning"]


@pytest.mark.parametrize("key", ["999999", "x", "", "1' OR 1=1", "99999999999999999999999"])
def test_link_to_no_page_is_an_error(key):
    compiled = compile_blocks(text(f'<p><a linktype="page" id="{key}">it</a></p>'))
    assert [fault.message for fault in compiled.errors] == [
        "The page that “it” links to has been deleted. Choose another page or remove the link."
    ]


def test_link_to_a_page_that_is_never_published_is_an_error():
    root = Page.get_first_root_node()
    assert len(compile_blocks(text(f"<p>{link_to(root)}</p>")).errors) == 1


def queries(*blocks) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        compile_blocks(*blocks)
    return len(captured)


def test_rich_text_is_expanded_with_as_many_queries_for_one_block_as_for_forty():
    article = make_article(sections=["One"])
    block = text(f"<p>{link_to(article)} and {link_to(article)}</p>")
    items = {"ordered": False, "items": [{"type": "item", "value": block[1], "id": "1"}]}
    compile_blocks(block)
    assert queries(*[block] * 40, *[("list", items)] * 40) == queries(block)


def test_draft_is_not_changed_by_compiling():
    article = make_article()
    section = make_section(article, body=body(f"{link_to(article)} [@chen1994]", heading("Two")), live=False)
    before = json.dumps(list(section.body.raw_data))
    html = str(section.body[0].value.source)
    compile_page(section)
    compile_page(section)
    assert json.dumps(list(section.body.raw_data)) == before
    assert section.body[0].value.source == html


def test_compiling_twice_gives_the_same():
    section = make_section(make_article(), body=body("a [@chen1994]", heading("Two"), "b"), live=False)
    assert compile_page(section).body == compile_page(section).body


def test_text_that_looks_like_the_separator_does_no_harm():
    html = html_of(text("<p>a<!--publishing:next-->b</p>"), text("<p>c</p>"))
    assert html == "<p>ab</p>\n<p>c</p>"


def test_tag_left_open_does_not_reach_into_the_next_block():
    html = html_of(text('<p>a</p><a linktype="page" id="1'), text("<p>b</p>"))
    assert html.split("\n")[1] == "<p>b</p>"


ATTACKS = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<p onclick="alert(1)">p</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href=" java\nscript:alert(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="vbscript:alert(1)">a</a>',
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><text>t</text></a></svg>',
    '<math><mtext><style><img src="x" onerror="alert(1)"></style></mtext></math>',
    '<iframe src="https://evil.example/"></iframe>',
    '<object data="data:text/html,x"></object><embed src="x">',
    '<p style="background:url(javascript:alert(1))">p</p>',
    "<style>body{display:none}</style>",
    '<form action="https://evil.example/"><input name="password"></form>',
    '"><script>alert(1)</script>',
    "</div></main><script>alert(1)</script>",
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example">',
    '<template><script>alert(1)</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
]


def hostile_blocks(attack: str):
    item = {"type": "item", "value": attack, "id": "1"}
    return [
        text(f"<p>a</p>{attack}"),
        ("heading", {"text": f"h{attack}", "level": "3"}),
        ("heading", {"text": "h", "level": f"3 {attack}"}),
        ("list", {"ordered": False, "items": [item]}),
        ("quotation", {"text": f"<p>q</p>{attack}", "attribution": attack}),
        ("extract", dict.fromkeys(["title", "date", "text", "language", "translator", "held_at"], attack)),
        table(attack, [("text", attack), ("number", attack)], [[attack, attack]], note=attack),
        (
            "figure",
            {
                "image": make_image(title=attack, credit=attack, description=attack).pk,
                "alt_text": attack,
                "caption": attack,
            },
        ),
    ]


FORBIDDEN_TAGS = {"script", "svg", "math", "iframe", "object", "embed", "style", "form", "input", "base", "meta"}
ACTIVE_ATTRIBUTE = re.compile(r"on\w+|style|srcdoc|action|formaction|xlink:href")
ACTIVE_ADDRESS = re.compile(r"[\s\x00-\x20]*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)


class Markup(HTMLParser):
    """The elements and attributes that a browser would find."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.scripts = ""
        self.data: list[str] = []  # for machines, which a browser runs no more than it does text
        self.holds_data = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.holds_data = ("type", "application/ld+json") in attrs
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        if self.cdata_elem == "script" and self.holds_data:
            self.data.append(data)
        elif self.cdata_elem == "script":
            self.scripts += data

    def active(self) -> list:
        """Whatever could act, load from elsewhere or change how the page looks."""
        addresses = [value for name, value in self.attributes if name in ("href", "src", "srcset", "cite")]
        return [
            *(self.tags & FORBIDDEN_TAGS),
            *(name for name, _ in self.attributes if ACTIVE_ATTRIBUTE.fullmatch(name)),
            *(address for address in addresses if ACTIVE_ADDRESS.match(address)),
        ]


@pytest.mark.parametrize("address", ["https://elsewhere.example/a.png", "//elsewhere.example/a.png", "/admin/logout/"])
def test_image_from_elsewhere_loses_its_address(address):
    assert html_of(text(f'<p><img src="{address}" alt="a"></p>')) == '<p><img alt="a"></p>'


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_comes_through_any_field_of_any_block(attack):
    for block in hostile_blocks(attack):
        compiled = compile_blocks(block)
        assert Markup(compiled.body).active() == [], block
        assert [link.href for link in compiled.links if not link.href.startswith(("/", "http"))] == [], block


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_comes_through_the_fields_of_a_page(client, attack):
    article = make_article(
        title="T", slug="t", subtitle=attack[:200], summary=attack, lead_image=make_image(credit=attack)
    )
    make_section(article, "S", key_question=attack, learning_aims=attack, change_note=attack)
    for address in ("/articles/t/", "/articles/t/s/", "/articles/t/s/v1/", "/articles/t/s/history/", "/"):
        page = client.get(address)
        switch = render_to_string("components/links-switch.html")  # the site's own, with inputs
        markup = Markup(page.content.decode().replace(switch, ""))
        own = {"link", "meta", "script", "svg"}  # of the site's own head and mark
        assert page.status_code == 200
        assert "alert(1)" not in markup.scripts
        assert [data for data in markup.data if not isinstance(json.loads(data), dict) or "<" in data] == []
        assert set(markup.active()) - own == set(), address


def test_five_megabytes_are_refused_with_their_length():
    compiled = compile_blocks(*[text("<p>" + "[@word more " * 20_000 + "</p>")] * 21)
    assert [fault.message for fault in compiled.errors] == [
        "The text has 5,039,999 characters; 1,000,000 is the limit. Divide it into sections."
    ]


@pytest.mark.parametrize(
    ("stored", "html"),
    [
        ('<p>By <span class="unlinked">Peng</span>.</p>', '<p>By <span class="unlinked">Peng</span>.</p>'),
        ("<p>By [[!Peng &amp; Co.]].</p>", '<p>By <span class="unlinked">Peng &amp; Co.</span>.</p>'),
        ("<p>[[!]] [[! ]] [[Peng]] [[!Peng]</p>", "<p>[[!]] [[! ]] [[Peng]] [[!Peng]</p>"),
        ('<p><a href="https://x.org/[[!a]]">b</a></p>', '<p><a href="https://x.org/[[!a]]">b</a></p>'),
    ],
)
def test_words_that_are_never_a_link_are_marked(stored, html):
    assert html_of(text(stored)) == html


def test_brackets_that_are_never_closed_cost_no_time():
    stored = "<p>" + "[[!" * 100_000 + "x" * 100_000 + "</p>"
    assert html_of(text(stored)) == stored
