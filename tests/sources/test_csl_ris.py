import pytest

from sources.csl.formats import read_ris, write_ris

ARTICLE = """TY  - JOUR
ID  - hao1990
AU  - Hao, Yufan
AU  - Zhai, Zhihai
A2  - Editor, Mary, Jr.
TI  - China's Decision to Enter the Korean War
T2  - The China Quarterly
PY  - 1990
VL  - 121
IS  - 3
SP  - 94
EP  - 115
SN  - 0305-7410
DO  - 10.1017/S0305
UR  - https://x.org/
ER  -
"""


def test_article():
    assert read_ris(ARTICLE).items == [
        (
            "line 1 (hao1990)",
            {
                "id": "hao1990",
                "type": "article-journal",
                "author": [{"family": "Hao", "given": "Yufan"}, {"family": "Zhai", "given": "Zhihai"}],
                "editor": [{"family": "Editor", "given": "Mary", "suffix": "Jr."}],
                "title": "China's Decision to Enter the Korean War",
                "container-title": "The China Quarterly",
                "issued": {"date-parts": [[1990]]},
                "volume": "121",
                "issue": "3",
                "page": "94-115",
                "ISSN": "0305-7410",
                "DOI": "10.1017/S0305",
                "URL": "https://x.org/",
            },
        )
    ]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("DA  - 1950/10/19/", {"issued": {"date-parts": [[1950, 10, 19]]}}),
        ("DA  - 1950///Spring", {"issued": {"date-parts": [[1950]], "season": 1}}),
        ("PY  - 1950-10-19", {"issued": {"date-parts": [[1950, 10, 19]]}}),
        ("PY  - forthcoming", {"issued": {"literal": "forthcoming"}}),
        ("Y2  - 2020/01/02", {"accessed": {"date-parts": [[2020, 1, 2]]}}),
        ("SP  - 94-115", {"page": "94-115"}),
        ("SP  - 94\nEP  - 94", {"page": "94"}),
        ("A1  - Central Committee", {"author": [{"literal": "Central Committee"}]}),
        ("AU  - ,", {}),
        ("PB  - Two\n  lines", {"publisher": "Two lines"}),
        ("SN  - 978-0", {"ISSN": "978-0"}),
        ("N1  - <script>", {"note": "<script>"}),
        ("ZZ  - unknown", {}),
    ],
)
def test_values(lines, read):
    [(_, item)] = read_ris(f"TY  - JOUR\nTI  - T\n{lines}\nER  - ").items
    assert item == {"id": "", "type": "article-journal", "title": "T"} | read


def test_number_of_a_book_is_its_isbn_and_its_pages_are_counted():
    [(_, item)] = read_ris("TY  - BOOK\r\nT1  - T\r\nSN  - 978-0\r\nSP  - 320\r\nER  - \r\n").items
    assert item == {"id": "", "type": "book", "title": "T", "ISBN": "978-0", "number-of-pages": "320"}


def test_record_without_end_is_read_and_told():
    reading = read_ris("\ufeffTY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - ")
    assert [item["title"] for _, item in reading.items] == ["One", "Two"]
    assert reading.faults == [("line 1", "The record has no end (“ER  - ”); it was read up to the next one.")]


def test_lines_of_no_record_lose_no_other():
    reading = read_ris(f"ER  - \nAU  - Nobody, N.\nTI  - Nothing\n{ARTICLE}")
    assert [place for place, _ in reading.items] == ["line 4 (hao1990)"]
    assert reading.faults == [("line 2", "This line belongs to no record: a record begins with “TY  - ”.")]


def test_empty_record_is_a_fault():
    assert read_ris("TY  - BOOK\nER  - ").faults == [("line 1", "Nothing in this record could be understood.")]


@pytest.mark.parametrize("text", ["", "no records", "@book{x}"])
def test_file_without_records_is_a_fault(text):
    reading = read_ris(text)
    assert reading.items == []
    assert reading.faults == [("line 1", "There is no record in this file: a record begins with “TY  - ”.")]


def test_written_article_reads_the_same():
    [(_, item)] = read_ris(ARTICLE).items
    assert [item for _, item in read_ris(write_ris([item])).items] == [item]


def test_written_record():
    item = {
        "id": "x",
        "type": "review-book",
        "title": "A\nTY  - BOOK <i>b</i>",
        "author": [{"literal": "US, Department"}, {"family": "Gogh", "non-dropping-particle": "van", "given": "V."}],
        "issued": {"date-parts": [[1950, 3]], "season": 2},
    }
    assert write_ris([item]) == (
        "TY  - JOUR\nID  - x\nAU  - US  Department\nAU  - van Gogh, V.\nTI  - A TY - BOOK b\n"
        "PY  - 1950\nDA  - 1950/03//Summer\nER  - \n"
    )
