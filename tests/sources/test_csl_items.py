from sources.csl.family_first import in_order, marked
from sources.csl.inlines import html_of
from sources.csl.items import cleaned
from sources.csl.processor import CiteItem, format_entries, format_notes


def person(family: str, given: str, **parts: object) -> dict[str, object]:
    return {"family": family, "given": given, **parts}


def first(family: str, given: str) -> dict[str, object]:
    return person(family, given, **{"static-ordering": True})


def test_cleaning_keeps_what_is_of_the_right_form():
    item = {
        "id": "other",
        "type": "book",
        "title": " A \n title ",
        "author": [person("Chen", "Jian", ORCID="0000"), "Kim", {"given": ""}, {"literal": "UN"}],
        "issued": {"date-parts": [["1950", 10, 0], [1951, "x"]], "season": "3", "circa": 1},
        "accessed": {"raw": "2020"},
        "volume": 7,
        "custom": {"verified": True},
        "note": "Title: another",
        "page": ["x"],
        "number": True,
        "editor": {"family": "X"},
    }
    assert cleaned(item, "item-0") == {
        "id": "item-0",
        "type": "book",
        "title": "A title",
        "author": [{"family": "Chen", "given": "Jian"}, {"literal": "UN"}],
        "issued": {"date-parts": [[1950, 10], [1951]], "season": 3, "circa": True},
        "accessed": {"literal": "2020"},
        "volume": "7",
    }


def test_name_with_particles_is_not_kept_in_order():
    van = first("Gogh", "Vincent") | {"non-dropping-particle": "van"}
    assert marked(van) == {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}


def test_marks_typed_into_a_name_are_taken_out():
    item = {"title": "A\u2061B", "author": [person("Ch\u2063en", "Ji\u2064an")]}
    assert cleaned(item, "x")["title"] == "AB"
    assert cleaned(item, "x")["author"] == [{"family": "Chen", "given": "Jian"}]


def test_order_of_what_has_no_marks_is_kept():
    assert in_order("<i>Chen, Jian and others</i>") == "<i>Chen, Jian and others</i>"


BOOK = {"type": "book", "title": "B", "issued": {"date-parts": [[2000]]}}


def entry(*authors: dict[str, object], style: str = "chicago", **fields: object) -> str:
    [html] = format_entries([BOOK | {"id": "b", "author": list(authors), **fields}], style).values()
    return html


def test_family_name_first_in_a_bibliography_has_no_comma():
    assert entry(first("Chen", "Jian")) == "Chen Jian. <i>B</i>. 2000."
    assert entry(person("Chen", "Jian")) == "Chen, Jian. <i>B</i>. 2000."
    assert entry(first("Chen", "Jian"), style="mla") == "Chen Jian. <i>B</i>. 2000."


def test_family_name_first_of_two_authors():
    assert entry(first("Shen", "Zhihua"), first("Li", "Danhui")) == "Shen Zhihua and Li Danhui. <i>B</i>. 2000."


def test_family_name_first_of_three_authors():
    authors = (first("Shen", "Zhihua"), person("Smith", "Ann"), first("Xue", "Litai"))
    assert entry(*authors) == "Shen Zhihua, Ann Smith, and Xue Litai. <i>B</i>. 2000."


def test_apa_turns_every_name_round():
    assert entry(first("Chen", "Jian"), style="apa") == "Chen, J. (2000). <i>B</i>."


def test_name_in_hanzi_is_written_together():
    assert entry(first("毛", "泽东")) == "毛泽东. <i>B</i>. 2000."


def test_family_name_first_does_not_change_the_order_of_entries():
    names = ["Adams", "Chen", "Dean", "Sŏ", "Zhai"]
    items = [
        BOOK | {"id": name, "author": [first(name, "X") if name in "Chen Sŏ" else person(name, "X")]} for name in names
    ]
    assert list(format_entries(items[::-1], "chicago")) == names


def test_family_name_first_in_notes():
    items = {"b": BOOK | {"author": [first("Kim", "Il Sung")], "translator": [first("Pak", "Hŏnyŏng")]}}
    assert format_notes(items, [[CiteItem("b", "1")], [CiteItem("b", "2")]]) == [
        "Kim Il Sung, <i>B</i>, trans. Pak Hŏnyŏng (2000), 1.",
        "Ibid., 2.",
    ]


def text(words: str) -> dict[str, object]:
    return {"t": "Str", "c": words}


ATTRIBUTES = ["", ["x"], [["onclick", "alert(1)"]]]


def test_inlines_become_our_few_tags():
    inlines = [
        {"t": "Strong", "c": [text("b")]},
        {"t": "Space"},
        {"t": "Superscript", "c": [text("<")]},
        {"t": "Subscript", "c": []},
        {"t": "SmallCaps", "c": [text("sc")]},
        {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [text("q")]]},
        {"t": "Span", "c": [ATTRIBUTES, [text("s")]]},
        {"t": "Underline", "c": [text("u")]},
        {"t": "SoftBreak"},
        {"t": "RawInline", "c": ["html", "<script>"]},
        {"t": "Note", "c": []},
    ]
    assert html_of(inlines) == ('<b>b</b> <sup>&lt;</sup><span class="small-caps">sc</span>“q”su &lt;script&gt;')


def test_links_to_the_web_alone_are_links():
    def link(address: str) -> str:
        return html_of([{"t": "Link", "c": [ATTRIBUTES, [text("here")], [address, ""]]}])

    assert link('https://x.org/?a=1&b="') == '<a href="https://x.org/?a=1&amp;b=&quot;">here</a>'
    assert link("javascript:alert(1)") == "here"
    assert link("/admin/") == "here"


def test_italics_within_italics():
    inner = {"t": "Emph", "c": [text("in")]}
    span = {"t": "Span", "c": [ATTRIBUTES, [inner]]}
    assert html_of([{"t": "Emph", "c": [text("out "), span, text(" out")]}]) == "<i>out </i>in<i> out</i>"
    assert html_of([{"t": "Emph", "c": [inner]}]) == "in"
