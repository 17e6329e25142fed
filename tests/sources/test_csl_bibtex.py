"""Files as people have them: written by hand, by Zotero, by JabRef, and broken."""

import pytest

from sources.csl import pandoc
from sources.csl.formats import bibtex_reading, read_bibtex, write_bibtex


def only(text: str) -> dict:
    reading = read_bibtex(text)
    assert reading.faults == []
    [(_, item)] = reading.items
    return item


def book(fields: str) -> dict:
    return only(f"@book{{key, title = {{T}}, {fields}}}")


def test_book_in_the_words_of_bibtex():
    text = """
    @Book{chen1994,
      author    = {Chen, Jian and {Central Committee of the CCP} and others},
      title     = "China's Road to the Korean War",
      publisher = {Columbia University Press}, address = {New York},
      year = 1994, month = oct, isbn = {0-231-10024-9},
      series = {The U.S. and Pacific Asia}, edition = {2}, volume = {3},
      abstract = {Left out.}, file = {/home/me/chen.pdf}
    }"""
    assert only(text) == {
        "id": "chen1994",
        "type": "book",
        "author": [{"family": "Chen", "given": "Jian"}, {"literal": "Central Committee of the CCP"}],
        "title": "China’s Road to the Korean War",
        "publisher": "Columbia University Press",
        "publisher-place": "New York",
        "issued": {"date-parts": [[1994, 10]]},
        "ISBN": "0-231-10024-9",
        "collection-title": "The U.S. and Pacific Asia",
        "edition": "2",
        "volume": "3",
    }


def test_article_in_the_words_of_biblatex():
    text = """@article{hao1990,
      author = {Hao, Yufan and Zhai, Zhihai}, title = {China's Decision}, journaltitle = {The China Quarterly},
      date = {1990-03}, volume = {121}, number = {1}, pages = {94--115}, doi = {10.1017/S0305_741},
      urldate = {2020-01-02}, url = {https://x.org/a_b%20c?a=1&b=2}, entrysubtype = {newspaper}, langid = {english}}"""
    assert only(text) == {
        "id": "hao1990",
        "type": "article-newspaper",
        "author": [{"family": "Hao", "given": "Yufan"}, {"family": "Zhai", "given": "Zhihai"}],
        "title": "China’s Decision",
        "container-title": "The China Quarterly",
        "issued": {"date-parts": [[1990, 3]]},
        "volume": "121",
        "issue": "1",
        "page": "94-115",
        "DOI": "10.1017/S0305_741",
        "URL": "https://x.org/a_b%20c?a=1&b=2",
        "accessed": {"date-parts": [[2020, 1, 2]]},
        "language": "en-US",
    }


@pytest.mark.parametrize(
    ("latex", "read"),
    [
        (
            r"G{\"o}del \'Etude {\v S}vejk \o{} \ss{} {\L}{\'o}d{\'z} S{\u o} H{\=a}n",
            "Gödel Étude Švejk ø ß Łódź Sŏ Hān",
        ),
        (r"Mao Zedong's \emph{Selected} \textbf{Works}", "Mao Zedong’s <i>Selected</i> <b>Works</b>"),
        (r"100\% of R\&D --- costs 1950--53", "100% of R&D — costs 1950–53"),
        (r"100% of R&D costs_in #1", "100% of R&D costs_in #1"),
        (r"``Quoted'' words", "“Quoted” words"),
        ("The Korean War: A {H}istory of 38th Parallel", "The Korean War: A History of 38th Parallel"),
        ("毛泽东 and 김일성", "毛泽东 and 김일성"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        (r"It costs $5", "It costs $5"),
        (r"Line one \\ line two", "Line one line two"),
        ("Two\n      lines", "Two lines"),
        (r"\input{/etc/passwd}x", "x"),
    ],
)
def test_title_is_read_as_it_is_meant(latex, read):
    assert only(f"@book{{key, title = {{{latex}}}}}")["title"] == read


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = {1994}", {"date-parts": [[1994]]}),
        ("date = {1952-11-03}", {"date-parts": [[1952, 11, 3]]}),
        ("date = {1995/1996}", {"date-parts": [[1995], [1996]]}),
        ("date = {1952-21}", {"date-parts": [[1952]], "season": 1}),
        ("date = {1950~}", {"circa": True, "date-parts": [[1950]]}),
        ("year = {n.d.}", {"literal": "n.d."}),
        ("year = {{forthcoming}}", {"literal": "forthcoming"}),
        ("note = {none}", None),
    ],
)
def test_dates(fields, issued):
    assert book(fields).get("issued") == issued


def test_strings_are_replaced_by_what_they_stand_for():
    text = '@string{cwb = "Cold War"}\n@comment{left out}\n@preamble{"x"}\n'
    assert only(text + "@book(key, title = cwb # { Bulletin } # 7)")["title"] == "Cold War Bulletin 7"


def test_cross_reference_to_an_entry_anywhere_in_the_file(monkeypatch):
    monkeypatch.setattr(bibtex_reading, "AT_ONCE", 1)
    text = (
        "@incollection{part, title={Part}, crossref={Whole}}\n@book{whole, title={The Whole}, year=1999, editor={A, B}}"
    )
    items = dict(read_bibtex(text).items)
    assert items["line 1 (part)"]["container-title"] == "The Whole"
    assert items["line 1 (part)"]["issued"] == {"date-parts": [[1999]]}


GOOD = "@book{good, title = {Good}}\n"


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (
            "@book{bad, title = {No end, year = 1999\n}\n",
            "A brace is missing: the entry does not end before the next one begins.",
        ),
        ("@book{bad, title = {A}}, year = {1999}}\n", "A brace too many: the entry ends before its last field."),
        ("@book{bad, title = {A} year = {1999}}\n", "A comma is missing after the field “title”."),
        ('@book{bad, title = "A, year = {1999}}\n', "A brace or a quotation mark is missing at the end of a field."),
        ("@book{bad, title {A}}\n", "A field is missing its name or “=” before “title {A}”."),
        ("@book{bad, title = }\n", "A field has no value."),
        ("@book{bad, title = {A" + "x" * 5000 + "}}\n", "The field “title” has more than 5,000 characters."),
        ("@book{bad, title = {" + "{" * 60 + "}" * 60 + "}}\n", "The braces are nested too deeply."),
        (
            "@book{bad, title = {\\begin{itemize}}}\n",
            "The field “title” holds a LaTeX environment (“\\begin”), which no reference can show.",
        ),
    ],
)
def test_broken_entry_loses_no_other(broken, fault):
    reading = read_bibtex(GOOD + broken + GOOD.replace("good", "after"))
    assert [item["id"] for _, item in reading.items] == ["good", "after"]
    assert reading.faults == [("line 2 (bad)", fault)]


def test_entry_that_pandoc_stumbles_over_loses_no_other(monkeypatch):
    def stumbling(arguments, text, longest):
        if "Bad" in text:
            raise pandoc.InputFault("It stumbled.")
        return run(arguments, text, longest)

    run = bibtex_reading.run
    monkeypatch.setattr(bibtex_reading, "run", stumbling)
    entries = [f"@book{{key{number}, title = {{{'Bad' if number == 5 else 'Good'}}}}}\n" for number in range(9)]
    reading = read_bibtex("".join(entries))
    assert [item["id"] for _, item in reading.items] == [f"key{number}" for number in range(9) if number != 5]
    assert reading.faults == [("line 6 (key5)", "This entry cannot be read. It stumbled.")]


def test_missing_pandoc_is_told_once(monkeypatch):
    def nowhere() -> str:
        raise OSError

    monkeypatch.setattr(pandoc.pypandoc, "get_pandoc_path", nowhere)
    fault = "Sources cannot be read or formatted: the program pandoc could not be started."
    reading = read_bibtex(GOOD * 3)
    assert reading.items == []
    assert reading.faults == [("line 1 to line 3", f"None of these 3 entries is read. {fault}")]


@pytest.mark.parametrize("text", ["", "Nothing here", "% @book in a comment", "\x00\x01"])
def test_file_without_entries_is_a_fault(text):
    reading = read_bibtex(text)
    assert reading.items == []
    assert [place for place, _ in reading.faults] == ["line 1"]


def test_entry_without_key_is_read():
    [(place, item)] = read_bibtex("\ufeff\n@book{, title = {T}}").items
    assert (place, item["id"], item["title"]) == ("line 2", "", "T")


def test_key_is_kept_as_it_was():
    assert only("@book{Chén:1994 x, title={T}}")["id"] == "Chén:1994 x"


def test_written_book():
    item = {
        "id": "chen1994",
        "type": "book",
        "title": 'A <i>Road</i> & {more} 100% <span class="nocase">x</span>',
        "author": [
            {"family": "Chen", "given": "Jian"},
            {"literal": "Army and Navy"},
            {"family": "Gogh", "given": "V.", "non-dropping-particle": "van", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[1994, 3]]},
        "publisher": "Columbia",
        "page": "1-20",
        "DOI": "10.1/a_b{c}",
    }
    assert write_bibtex([item]) == (
        "@book{chen1994,\n"
        "  author = {Chen, Jian and {Army and Navy} and van Gogh, Jr., V.},\n"
        "  title = {{A \\emph{Road} \\& (more) 100\\% x}},\n"
        "  publisher = {Columbia},\n"
        "  pages = {1--20},\n"
        "  doi = {10.1/a_b%7Bc%7D},\n"
        "  date = {1994-03},\n"
        "  year = {1994}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    "title", ["}, author = {Evil", "{", "}}}", "\\", "\\}", "a <i>b", "</i>", "@book{x,", "%", "\n}\n@book{y,"]
)
def test_written_entry_cannot_be_broken_out_of(title):
    reading = read_bibtex(
        write_bibtex([{"id": "one", "type": "book", "title": f"x{title}"}, {"id": "two", "title": "T"}])
    )
    assert reading.faults == []
    assert [item["id"] for _, item in reading.items] == ["one", "two"]
    assert set(reading.items[0][1]) == {"id", "type", "title"}
