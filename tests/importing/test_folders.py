# ruff: noqa: E501 (a case is easier to read on its line)
"""What is wrong with files is told with its line; everything else is read and written back as it was."""

import pytest

from articles.models import ArticlePage, HomePage, InformationPage, SectionPage
from glossary.models import GlossaryIndexPage, Romanisation, TermKind, TermPage
from images.models import Licence
from importing.addresses import SiteNames
from importing.faults import ContentRefused
from importing.folders import canonical_texts, digests_in, read_folder
from importing.kinds import BY_NAME, CHANGE_KINDS, IMAGE_LICENCES, LICENCES, ROMANISATIONS, TERM_KINDS
from publishing.models import EDITORS_CHANGE_KINDS
from sources.models import SourceIndexPage
from tests.importing.builders import ABOUT, ARTICLE, CITED, HOME, IMAGES, MAO, SOURCES, picture, section, write_cited

DECISION = "articles/war/01-decision.md"


def faults(folder):
    with pytest.raises(ContentRefused) as refused:
        read_folder(folder)
    return [str(fault) for fault in refused.value.faults]


def test_canonical_folder_is_written_as_it_was_read(tmp_path):
    texts = canonical_texts(read_folder(write_cited(tmp_path)))
    assert texts == CITED


def test_carelessly_written_file_is_put_in_order(tmp_path):
    careless = (
        "---\r\nslug: about\r\nkind: information\r\nin_menus: true\r\ntitle:   'About'\r\n---\r\nOne\r\ntwo\r\n\r\n\r\n"
        "* a\r\n* b\r\n"
    )
    texts = canonical_texts(read_folder(write_cited(tmp_path, {"about.md": careless})))
    assert texts["about.md"] == (
        "---\nkind: information\ntitle: About\nslug: about\nin_menus: true\n---\n\nOne two\n\n- a\n- b\n"
    )


def test_files_are_read_parents_first(tmp_path):
    assert list(read_folder(write_cited(tmp_path)).files) == [
        "index.md",
        "sources/index.md",
        "glossary/index.md",
        "glossary/mao-zedong.md",
        "articles/index.md",
        "articles/war/index.md",
        "articles/war/01-decision.md",
        "articles/war/02-war.md",
        "about.md",
    ]


def test_slug_is_taken_from_the_name_where_none_is_given(tmp_path):
    folder = write_cited(tmp_path, {"about.md": ABOUT.replace("slug: about\n", "")})
    assert read_folder(folder).files["about.md"].fields["slug"] == "about"


def test_hidden_files_are_passed_over(tmp_path):
    folder = write_cited(tmp_path, {".draft.md": "no page", ".git/x.md": "no page"})
    assert set(digests_in(folder)) == {*CITED, "images/yalu.png"}
    assert set(read_folder(folder).files) == set(CITED) - {"images/images.yaml", "sources/sources.json"}


HTML = "HTML has no place in a text"
CITATION = (
    "A citation is written [@key, locator], in brackets and plain text, several separated by semicolons. "
    "Write \\@ for a plain @."
)
NOTES = "There are no footnotes: cite a source as [@key, locator]."
BODY_FAULTS = [
    ("\na <script>alert(1)</script>", 7, f"{HTML} (<script>): write \\< for a “<”."),
    ("\none\ntwo <b>x", 8, f"{HTML} (<b>): write \\< for a “<”."),
    ("\n<div onclick='x'>\n\na\n\n</div>", 7, f"{HTML} (<div onclick='x'>): write \\< for a “<”."),
    ("\n<!-- note -->", 7, f"{HTML} (<!-- note -->): write \\< for a “<”."),
    ("\n[a](javascript:alert(1))", 7, "“javascript:alert(1)” is no address to link to: http, https and mailto only."),
    ("\n[a](//x.org)", 7, "“//x.org” is no address to link to: http, https and mailto only."),
    ("\n[a](ftp://x.org)", 7, "“ftp://x.org” is no address to link to: http, https and mailto only."),
    ("\nb\n\n[a](03-none.md)", 9, "There is no file 03-none.md."),
    ("\n[a](../../../secret.md)", 7, "There is no file ../../../secret.md."),
    ("\n[a](02-war.md#x)", 7, "“02-war.md#x”: a link to a file names the file only."),
    ('\n[a](https://x.org "t")', 7, "A link has words and an address, and neither title nor attributes."),
    ("\n[](https://x.org)", 7, "A link needs words to click on."),
    ("\na `code`", 7, "Code has no place in a text: write \\` for a backtick."),
    ("\na\n\n    code", 9, "Code has no place in a text: a paragraph does not begin with four spaces."),
    ("\n```\na\n```", 7, "Code has no place in a text."),
    ("\n> a", 7, 'Write a quotation as ::: {.quotation attribution="…"}.'),
    ("\na\n\n---", 9, "There are no rules between paragraphs: use a heading."),
    ("\n| a\n| b", 7, "End a line with \\ to break it: | at its beginning has no meaning here."),
    ("\na ~~b~~", 7, "Struck-out text has no place here: write \\~ for a tilde."),
    ("\n[a]{.small}", 7, "Words cannot be given classes or attributes."),
    ("\na [^1]", 7, NOTES),
    ("\na ^[note]", 7, NOTES),
    ("\n[a]: https://x.org", 7, "Addresses and notes are not given apart: write [text](address), and no footnotes."),
    ("\na @chen1994 b", 7, CITATION),
    ("\na [@chen1994, *ch.* 3]", 7, CITATION),
    ("\na\nb [see @chen1994; @none1950, p. 3]", 8, "There is no source “none1950” in sources/sources.json."),
    ("\na [-@chen1994]", 7, "-@chen1994: a note always names the author; write @chen1994."),
    ("\na [@chen1994, {p. 3} {4}]", 7, "@chen1994: braces hold a locator, right after the key: [@chen1994, {sec. A}]."),
    ("\na [@chen1994" + "; @chen1994" * 20 + "]", 7, "This citation names 21 sources; 20 are allowed: divide it."),
    (f"\na [@chen1994, {'x' * 301}]", 7, "@chen1994: This has 303 characters; 300 is the limit."),
    ('\na [@chen1994, {p. "\\>\\<script\\>}]', 7, "@chen1994: This is plain text: “<” and “>” have no place in it."),
    ("\na [@chen1994](https://x.org)", 7, CITATION),
    ("\n[a [@chen1994]](https://x.org)", 7, "There is a citation within a link."),
    ("\n## A [@chen1994]", 7, "A heading is plain text, without emphasis, links or line breaks."),
    ("\na\nb [[Lin Biao]] c", 8, "There is no term with the title or name “Lin Biao”."),
    ("\na [[Mao Zedong| ]]", 7, "A link needs words to click on."),
    ("\n[a [[Mao Zedong]]](https://x.org)", 7, "There is a link within a link."),
    ("\na [[Mao\nZedong]]", 7, "The [[ of a term is closed by ]] on the same line. Write \\[\\[ for plain brackets."),
    ("\n| a |\n|---|\n| [[Mao Zedong|b]] |\n\n: T", 9, "In a table a \\ stands before the bar: [[Term\\|words]]."),
    ("\n## [[Mao Zedong]]", 7, "A heading is plain text, without emphasis, links or line breaks."),
    ("\na ![b](../../images/yalu.png)", 7, "A figure stands in a paragraph of its own."),
    ("\n![b](../../images/none.png)", 7, "There is no image ../../images/none.png in the list images/images.yaml."),
    ("\n![**b**](../../images/yalu.png)", 7, "A caption holds emphasis, links and citations only."),
    ("\n![b](../../images/yalu.png){width=5}", 7, "A figure has a caption, an address and alt=“…”, nothing else."),
    ("\n# A", 7, "Headings are ## and ###: # is the title, which stands in the front matter."),
    ("\n#### A", 7, "Headings are ## and ###: # is the title, which stands in the front matter."),
    ("\n### A", 7, "A ### stands below a ##."),
    ("\n## A {#x}", 7, "A heading has no attributes: its anchor is made by the site."),
    ("\n## A *b*", 7, "A heading is plain text, without emphasis, links or line breaks."),
    ("\n## " + "a" * 201, 7, "A heading has 201 characters; 200 are allowed."),
    ("\n- a\n  - b", 7, "An item of a list holds paragraphs only."),
    ("\n1950. a", 7, "A list begins at 1: if this is none, write 1950\\. for the number."),
    ("\n::: {.note}\na\n:::", 7, "::: {.quotation …}, ::: {.extract …} and ::: {.positions …} are known, not “note”."),
    ("\n::: {.quotation}\na\n:::", 7, 'A quotation needs attribution="…".'),
    ('\n::: {.extract title="T"\ndate="1950" place="x"}\na\n:::', 8, "“place” is no attribute of a extract: "),
    ('\n::: {.quotation attribution="x"}\n- a\n:::', 7, "A quotation holds paragraphs only."),
    ('\n::: {.quotation attribution="x"}\n:::', 7, "A quotation is empty."),
    ('\n::: {.quotation attribution="x"}\na', 7, "This ::: is never closed by a line of its own."),
    ("\na\n\n:::", 9, "This ::: closes nothing."),
    ('\na\n::: {.quotation attribution="x"}\nb\n:::', 8, "Leave a blank line before the opening :::."),
    ('\n::: {.quotation attribution="x"}\nb\n:::\nc', 10, "Leave a blank line after the closing :::."),
    ("\n| a |\n|---|\n| b |", 7, "A table needs a caption: below it a line that begins with “: ”."),
    ("\n| a |\n|:-:|\n| b |\n\n: T", 7, "Columns are text (---) or numbers (---:), never centred."),
    ("\n| a |\n|--:|\n| *b* |\n\n: T", 7, "A number is plain text, without emphasis, links or line breaks."),
    ("\na\x07", 7, "There is a control character in this line."),
]


@pytest.mark.parametrize(("body", "line", "reason"), BODY_FAULTS)
def test_fault_in_a_text_is_told_with_its_line(tmp_path, body, line, reason):
    found = faults(write_cited(tmp_path, {DECISION: section(body)}))
    assert any(fault.startswith(f"{DECISION}:{line}: {reason}") for fault in found), found


FRONT_FAULTS = [
    ("index.md", "no front matter", 1, "A file begins with its front matter, between two lines of ---."),
    ("index.md", "---\nkind: home\ntitle: a\n", 1, "A file begins with its front matter, between two lines of ---."),
    ("index.md", "---\nkind: home\ntitle: [a\n---\n", 3, "This is no YAML: "),
    ("index.md", "---\nkind: home\ntitle: a\ntitle: b\n---\n", 4, "“title” stands here twice."),
    ("index.md", "---\nkind: home\ntitle: &a b\ntagline: *a\n---\n", 4, "This is no YAML: anchors and aliases are not used."),
    ("index.md", "---\nkind: home\ntitle: a\ncolour: red\n---\n", 4, "colour: “colour” is no key of a file of the kind home: "),
    ("index.md", "---\nkind: section\ntitle: a\n---\n", 2, "A file at this place is of the kind home, not “section”."),
    ("index.md", "---\nkind: home\n---\n", 1, "title is missing."),
    ("index.md", "---\nkind: home\ntitle:\n---\n", 3, "title is missing."),
    ("index.md", f"---\nkind: home\ntitle: {'a' * 256}\n---\n", 3, "title: This has 256 characters; 255 are allowed."),
    ("index.md", "---\nkind: home\ntitle:\n  - a\n---\n", 4, "title: This is a list; text is needed here."),
    ("index.md", HOME + "\nText\n", 7, "A file of the kind home has no text below its front matter."),
    ("index.md", HOME.encode() + b"\n\xff", 7, "This line is not UTF-8."),
    ("about.md", ABOUT.replace("true", "yes"), 5, "in_menus: “yes” is neither true nor false."),
    ("about.md", ABOUT.replace("slug: about", "slug: a b"), 4, "slug: “a b” is no slug: letters, digits and hyphens only."),
    ("about.md", ABOUT.replace("slug: about", "slug: history"), 4, "The slug “history” is reserved for the site itself."),
    ("about.md", ABOUT.replace("slug: about", "slug: admin"), 4, "The slug “admin” is reserved for the site itself."),
    ("about.md", ABOUT.replace("slug: about", "slug: articles"), 4, "articles/index.md has the slug “articles” too."),
    ("about.md", ABOUT.replace("---\n\n", "change: {kind: new}\n---\n\n"), 6, "change: The kind of a change is one of "),
    ("articles/war/index.md", ARTICLE.replace("2026-11-01", "2026-13-01"), 16, "reviewed_on: “2026-13-01” is no date: "),
    ("articles/war/index.md", ARTICLE.replace("cc-by-4.0", "mine"), 17, "licence: “mine” is none of "),
    ("articles/war/index.md", ARTICLE.replace("- name: Chen", "- nom: Chen"), 8, "authors: “nom” is no key of an author: "),
    ("articles/war/index.md", ARTICLE.replace("  - Cold War", "  - korean war"), 14, "subjects: A name stands in this list twice."),
    ("articles/war/index.md", ARTICLE.replace("yalu.png", "none.png"), 12, "There is no image none.png in images/images.yaml."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "line", "reason"), FRONT_FAULTS)
def test_fault_in_front_matter_is_told_with_its_line(tmp_path, path, text, line, reason):
    found = faults(write_cited(tmp_path, {path: text}))
    assert any(fault.startswith(f"{path}:{line}: {reason}") for fault in found), found


MAO_FAULTS = [
    (MAO.replace("person", "man"), 5, "term_kind: “man” is none of concept, person, place, event, organisation, document."),
    (MAO.replace("term_kind: person\n", ""), 1, "term_kind is missing."),
    (MAO.replace("- text: 毛泽东", "- name: 毛泽东"), 7, "names: “name” is no key of a name: text, language, script, romanisation, abbreviation, is_linkable are known."),
    (MAO.replace("- text: Mao\n", "- text: ''\n"), 14, "names: A name needs a text."),
    (MAO.replace("zh-Hans", "Chinese"), 8, "names: “Chinese” is not a language tag."),
    (MAO.replace("Hans\n  - text", "Hann\n  - text"), 9, "names: “Hann” is not a code of a script (ISO 15924)."),
    (MAO.replace("wade-giles", "wade"), 13, "names: “wade” is none of pinyin, wade-giles,"),
    (MAO.replace("abbreviation: true", "abbreviation: yes"), 15, "names: “yes” is none of true, false."),
    (MAO.replace("- text: Mao Tse-tung", "- text: Mao\n    abbreviation: true\n  - text: Mao Tse-tung"), 7, "names: A name stands in this list twice."),
    (MAO.replace("- peng1984", "- lin1962"), 20, "further_reading: There is no source “lin1962” in sources/sources.json."),
    (MAO.replace("- peng1984", "- chen1994"), 21, "further_reading: A source stands in this list twice."),
    (MAO.replace("Chairman of the party [@chen1994, p. 1].\n", ""), 24, "The definition is missing: it stands below the front matter, before the first heading."),
    (MAO.replace("He wrote to [us](../about.md).\n\nHe *hesitated*.\n", ""), 27, "The text below “## Full description” is missing: what is loaded is published, and needs it."),
    (MAO[: MAO.index("## Critical")], 24, "The text below “## Critical perspective” is missing: what is loaded is published, and needs it."),
    (MAO.replace(" [see @peng1984]", ""), 33, "The text below “## Critical perspective” cites nothing: it needs at least one source, as [@key, locator]."),
    (MAO.replace("## Full", "## The full"), 27, "A file of the kind term has the headings ## Full description and ## Critical perspective, and no others."),
    (MAO.replace("## Critical perspective", "## Full description"), 33, "## Full description stands here twice: first on line 27."),
    (MAO.replace("He *hesitated*.", "- He hesitated."), 31, "A file of the kind term holds paragraphs only, below its headings."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "reason"), MAO_FAULTS)
def test_fault_in_the_file_of_a_term_is_told_with_its_line(tmp_path, text, line, reason):
    found = faults(write_cited(tmp_path, {"glossary/mao-zedong.md": text}))
    assert any(fault.startswith(f"glossary/mao-zedong.md:{line}: {reason}") for fault in found), found


def test_file_with_a_byte_order_mark_is_read(tmp_path):
    folder = write_cited(tmp_path, {"sources/sources.json": "\ufeff" + SOURCES, "about.md": "\ufeff" + ABOUT})
    assert canonical_texts(read_folder(folder)) == CITED


def test_list_of_sources_of_20_mb_is_refused(tmp_path):
    folder = write_cited(tmp_path, {"sources/sources.json": SOURCES + " " * 20_000_000})
    assert faults(folder) == ["sources/sources.json:1: The file is larger than 10 MB."]


TWO_MAOS = {
    "glossary/mao-anying.md": MAO.replace("title: Mao Zedong", "title: Mao Anying").replace("mao-zedong", "mao-anying")
}


def test_term_is_named_by_what_only_it_is_called(tmp_path):
    body = "\n[[mao zedong]], [[Mao Anying|*he*]], [[glossary/mao-anying.md|x]]."
    texts = canonical_texts(read_folder(write_cited(tmp_path, {DECISION: section(body), **TWO_MAOS})))
    assert texts[DECISION].endswith("[[Mao Zedong|mao zedong]], [[Mao Anying|*he*]], [[Mao Anying|x]].\n")


def test_name_of_two_terms_is_refused(tmp_path):
    found = faults(write_cited(tmp_path, {DECISION: section("\n[[Mao]]"), **TWO_MAOS}))
    assert found == [
        f"{DECISION}:7: “Mao” is a name of 2 terms. Say which: [[glossary/mao-anying.md|Mao]], [[glossary/mao-zedong.md|Mao]]."
    ]


def test_term_whose_title_is_not_its_own_is_named_by_its_file(tmp_path):
    again = {
        "glossary/mao-2.md": MAO.replace("slug: mao-zedong", "slug: mao-2")
        .replace("|His]]", "]]")
        .replace("[[Mao Zedong", "[[glossary/mao-2.md|Mao")
    }
    again["glossary/mao-zedong.md"] = MAO.replace("[[Mao Zedong|", "[[glossary/mao-zedong.md|")
    again[DECISION] = section("\n[[glossary/mao-2.md|Mao]]")
    texts = canonical_texts(read_folder(write_cited(tmp_path, again)))
    assert {path: texts[path] for path in again} == again


def test_what_is_on_the_site_can_be_named(tmp_path):
    site = SiteNames([("glossary/lin-biao.md", "Lin Biao", ("Lin Piao",))], {"lin1962"})
    folder = write_cited(tmp_path, {DECISION: section("\n[[Lin Piao]] [@lin1962]")})
    (block,) = read_folder(folder, site).files[DECISION].body
    assert [run.link for run in block.paragraphs[0] if run.link] == ["term:glossary/lin-biao.md"]


IMAGE_FAULTS = [
    ("yalu.png: [a]\n", 1, "Lines of the form “key: value” are needed here."),
    (IMAGES.replace("credit:", "by:"), 4, "“by” is no key of an image: "),
    (IMAGES.replace("  credit: US National Archives\n", ""), 1, "yalu.png: credit is missing."),
    (IMAGES.replace("public-domain", "mine"), 1, "yalu.png: the licence is one of "),
    (IMAGES + "  source_url: javascript:alert(1)\n", 1, "yalu.png: source_url must begin with http:// or https://."),
    (IMAGES + "none.png:\n  title: a\n  credit: b\n  licence: cc0\n", 6, "none.png: there is no such file beside this list."),
    (IMAGES + "../about.md:\n  title: a\n  credit: b\n  licence: cc0\n", 6, "../about.md: an image is a file in the same"),
    (IMAGES + "x.svg:\n  title: a\n  credit: b\n  licence: cc0\n", 6, "x.svg: an image is a file in the same folder"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "reason"), IMAGE_FAULTS)
def test_fault_in_the_list_of_images_is_told_with_its_line(tmp_path, text, line, reason):
    found = faults(write_cited(tmp_path, {"images/images.yaml": text, "images/x.svg": "<svg/>"}))
    assert any(fault.startswith(f"images/images.yaml:{line}: {reason}") for fault in found), found


@pytest.mark.parametrize("data", [b"no image", b"<svg onload='alert(1)'/>", picture()[:60]])
def test_file_that_is_no_image_is_refused(tmp_path, data):
    found = faults(write_cited(tmp_path, {"images/yalu.png": data}))
    assert found == ["images/images.yaml:1: yalu.png: the file is no PNG image."]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"index.md": None}, "index.md:1: The file of the front page is missing."),
        ({"articles/war/index.md": None}, f"{DECISION}:1: The file of the page above it, articles/war/index.md, is missing."),
        ({"articles/war/notes.md": HOME}, "articles/war/notes.md:1: No page has its file at this place (see docs/content-files.md)."),
        ({"articles/war/1-x.md": section("").replace("decision", "x")}, "articles/war/1-x.md:2: articles/war/01-decision.md has the number 1 too."),
        ({"articles/war/03-decision.md": section("")}, "articles/war/03-decision.md:4: articles/war/01-decision.md has the slug “decision” too."),
    ],
)  # fmt: skip
def test_file_out_of_place_is_refused(tmp_path, changes, expected):
    assert expected in faults(write_cited(tmp_path, changes))


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    changes = {
        "about.md": ABOUT + "\n<b>\n",
        DECISION: section("\n### A\n\na `b`"),
        "index.md": "---\nkind: home\n---\n",
    }
    assert [fault.split(": ")[0] for fault in faults(write_cited(tmp_path, changes))] == [
        "about.md:10",
        f"{DECISION}:7",
        f"{DECISION}:9",
        "index.md:1",
    ]


def test_html_that_swallows_what_follows_does_not_hide_it(tmp_path):
    body = "\n<script>\n\na\n\n</script>\n\n### B"
    found = faults(write_cited(tmp_path, {DECISION: section(body)}))
    assert f"{DECISION}:13: A ### stands below a ##." in found
    assert f"{DECISION}:7" in {fault.split(": ")[0] for fault in found}


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("home", HomePage),
        ("source-index", SourceIndexPage),
        ("glossary-index", GlossaryIndexPage),
        ("term", TermPage),
        ("article", ArticlePage),
        ("section", SectionPage),
        ("information", InformationPage),
    ],
)
def test_keys_allow_what_the_fields_of_the_page_allow(kind, model):
    fields = {field.name: field.max_length for field in model._meta.get_fields() if getattr(field, "max_length", 0)}
    limited = {key.name: key.longest for key in BY_NAME[kind].keys if key.name in fields and key.longest}
    assert {name: fields[name] for name in limited} | {"slug": 200} == limited | {"slug": 200}


def test_choices_are_those_of_the_models():
    assert tuple(value for value, _ in ArticlePage._meta.get_field("licence").choices) == LICENCES
    assert tuple(Licence.values) == IMAGE_LICENCES
    assert tuple(value for value, _ in EDITORS_CHANGE_KINDS) == CHANGE_KINDS
    assert tuple(TermKind.values) == TERM_KINDS
    assert tuple(Romanisation.values) == ROMANISATIONS
