from urllib.parse import parse_qsl

from sources.csl.formats import coins

BOOK = {
    "id": "chen1994",
    "type": "book",
    "title": "China’s Road to the <i>Korean</i> War",
    "author": [{"family": "Chen", "given": "Jian"}, {"literal": "A & B"}],
    "issued": {"date-parts": [[1994]]},
    "publisher": "Columbia University Press",
    "publisher-place": "New York",
    "ISBN": "978-0",
}


def test_coins_of_a_book():
    assert parse_qsl(coins(BOOK)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "book"),
        ("rft.btitle", "China’s Road to the Korean War"),
        ("rft.aulast", "Chen"),
        ("rft.aufirst", "Jian"),
        ("rft.au", "Jian Chen"),
        ("rft.au", "A & B"),
        ("rft.date", "1994"),
        ("rft.pub", "Columbia University Press"),
        ("rft.place", "New York"),
        ("rft.isbn", "978-0"),
    ]


def test_coins_of_an_article():
    item = {
        "type": "article-journal",
        "title": "T",
        "container-title": "J",
        "volume": 3,
        "issue": "2",
        "page": "1-2",
        "DOI": "10.1/x",
        "issued": {"date-parts": [[1990, 3, 5]]},
    }
    assert parse_qsl(coins(item))[1:] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft_id", "info:doi/10.1/x"),
        ("rft.genre", "article"),
        ("rft.atitle", "T"),
        ("rft.jtitle", "J"),
        ("rft.date", "1990-03-05"),
        ("rft.volume", "3"),
        ("rft.issue", "2"),
        ("rft.pages", "1-2"),
    ]


def test_coins_of_a_chapter_name_the_book():
    pairs = dict(parse_qsl(coins({"type": "chapter", "title": "C", "container-title": "B"})))
    assert (pairs["rft.genre"], pairs["rft.atitle"], pairs["rft.btitle"]) == ("bookitem", "C", "B")


def test_coins_of_what_openurl_does_not_know_are_dublin_core():
    item = {"type": "map", "title": "M", "author": [{"family": "X"}], "URL": "https://x.org/", "issued": {}}
    assert parse_qsl(coins(item))[1:] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft_id", "https://x.org/"),
        ("rft.type", "map"),
        ("rft.title", "M"),
        ("rft.creator", "X"),
    ]


def test_coins_hold_nothing_that_ends_an_attribute():
    written = coins({"type": "book", "title": "\"><script>alert('1')</script>"})
    assert not set(written) & set("\"'<>")


def test_coins_of_an_empty_item():
    assert parse_qsl(coins({})) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "document"),
    ]
