"""What reference managers read in the head of a page."""

from sources.highwire import highwire

ARTICLE = {
    "type": "webpage",
    "title": "China’s <i>Road</i>",
    "author": [
        {"family": "Byron", "given": "Ada"},
        {"family": "Chen", "given": "Jian", "static-ordering": True},
        {"family": "Ree", "given": "Erik", "non-dropping-particle": "van"},
        {"family": "Aristotle"},
        {"literal": "The editors"},
    ],
    "container-title": "Crossing the Yalu",
    "issued": {"date-parts": [[2026, 11, 3]]},
    "URL": "https://yalu.example.org/articles/china/v2/",
    "language": "en-GB",
}
ADDRESS = "https://yalu.example.org/articles/china/v2/"


def test_article_is_told_with_its_permanent_address():
    assert highwire(ARTICLE) == [
        ("citation_title", "China’s Road"),
        ("citation_author", "Byron, Ada"),
        ("citation_author", "Chen, Jian"),
        ("citation_author", "van Ree, Erik"),
        ("citation_author", "Aristotle"),
        ("citation_author", "The editors"),
        ("citation_publication_date", "2026/11/03"),
        ("citation_online_date", "2026/11/03"),
        ("citation_journal_title", "Crossing the Yalu"),
        ("citation_public_url", ADDRESS),
        ("citation_fulltext_html_url", ADDRESS),
        ("citation_language", "en-GB"),
    ]


def test_part_of_a_book_names_the_book_and_its_publisher():
    item = {"type": "chapter", "title": "One", "container-title": "Whole", "publisher": "Crossing the Yalu"}
    assert highwire(item) == [
        ("citation_title", "One"),
        ("citation_inbook_title", "Whole"),
        ("citation_book_title", "Whole"),
        ("citation_publisher", "Crossing the Yalu"),
    ]
