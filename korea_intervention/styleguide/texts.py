"""A body of invented text for the gallery, block by block, wrapped as the compiler wraps it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

MAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 360" font-family="serif" font-size="17">'
    '<rect width="660" height="360" fill="#e8e4d8"/><g fill="none" stroke="#3d4f2f" stroke-width="3">'
    '<path d="M120 190c60-50 110-50 160-90s90-50 150-60"/><path d="M120 290h440" stroke-dasharray="9 7"/></g>'
    '<g fill="#1d1c1a"><circle cx="128" cy="186" r="5"/><text x="70" y="215">Andong</text>'
    '<text x="300" y="80">Yalu</text><text x="420" y="280">38th parallel</text>'
    '<circle cx="205" cy="255" r="5"/><text x="218" y="260">Pyongyang</text></g></svg>'
)


def block(kind: str, value: Any, block_id: str = "s12-b1a2b3c4") -> SafeString:
    """A block as the compiler puts it into a body."""
    html = render_to_string(f"publishing/blocks/{kind}.html", {"value": value, "block_id": block_id}).strip()
    return mark_safe(f'<div class="block block-{kind}" id="{block_id}">{html}</div>')


def figure() -> SafeString:
    source = "data:image/svg+xml," + quote(MAP)
    context = {
        "image_html": mark_safe(
            f'<img src="{source}" width="660" height="360" alt="Sketch: the Yalu in the north, the 38th parallel.">'
        ),
        "caption": mark_safe("<p>Where the volunteers crossed, and the line that the war had begun on.</p>"),
        "credit": "Drawn for this gallery",
        "licence": "Made for this site, CC BY 4.0",
        "source_url": "",
    }
    html = render_to_string("components/figure.html", context).strip()
    return mark_safe(f'<div class="block block-figure">{html}</div>')


TEXT = mark_safe(
    "<p>In the evening of 19 October 1950 the first divisions walked over the bridges at Andong and Ji’an, in the "
    "rain, without lights. They called themselves volunteers: the <i>Chinese People’s Volunteers</i> "
    '(<span lang="zh-Hans">中国人民志愿军</span>, in Korean sources '
    '<span lang="ko">중국인민지원군</span>). A state that was one year and eighteen days old had gone to war with '
    "the United States.</p>"
    "<p>Why it did so was argued over before the war had ended, and the answer has changed with each archive that "
    'opened. <a href="/articles/chinas-intervention/how-historians-disagree/">Four schools</a> read the same three '
    "weeks of October in four ways; none of them is simply out of date, and each still names something that the "
    "others pass over.</p>"
)
MORE_TEXT = mark_safe(
    "<p>Two things were decided in those weeks that are easily taken for one. The first was whether to fight at all; "
    "the second, on what terms, and with whose aircraft. Between 2 and 13 October the leadership answered the first "
    "question twice.</p>"
)
LIST = {
    "ordered": False,
    "items": [
        mark_safe("<b>Security.</b> An army hostile to Beijing would stand on a river 800 km long."),
        mark_safe("<b>Solidarity.</b> Korean soldiers had fought in Manchuria; a debt was owed."),
        mark_safe("<b>The revolution at home.</b> A threat from outside could keep it moving."),
    ],
}
QUOTATION = {
    "text": mark_safe("<p>If we do not send troops, the enemy will come to the Yalu, and reaction will grow.</p>"),
    "attribution": "Invented for this gallery after the argument of October 1950",
}
EXTRACT = {
    "title": "Telegram from Beijing to Moscow",
    "date": "13 October 1950",
    "text": mark_safe("<p>The comrades of the Politburo agree that it is necessary to enter the war.</p>"),
    "language": "en",
    "translator": "the editors",
    "held_at": "Sample archive, fond 45, file 1",
}
NUMBER, WORDS = {"name": "number"}, {"name": "text"}
TABLE = {
    "caption": "Chinese dead, by whose count",
    "table": {
        "columns": [
            {"heading": "Count", "block": WORDS},
            {"heading": "Published", "block": WORDS},
            {"heading": "Dead", "block": NUMBER},
        ],
        "rows": [
            [{"value": name, "block": WORDS}, {"value": year, "block": WORDS}, {"value": dead, "block": NUMBER}]
            for name, year, dead in [
                ("Older official count, killed in action", "1980s", "about 110,000"),
                ("Official count", "2010", "183,108"),
                ("Official count", "from 2014", "197,653"),
            ]
        ],
    },
    "note": "Western estimates are far higher.",
}


NOTES = [
    "Jian Chen, <i>China’s Road to the Korean War: The Making of the Sino-American Confrontation</i> (Columbia "
    "University Press, 1994), chap. 6.",
    "Allen S. Whiting, <i>China Crosses the Yalu: The Decision to Enter the Korean War</i> (Macmillan, 1960); William "
    "Stueck, <i>The Korean War: An International History</i> (Princeton University Press, 1995), chap. 3.",
]


def noted(text: str, numbers: Sequence[int] = (1, 2)) -> SafeString:
    """A text with the number of a note at the end of each paragraph."""
    for number in numbers:
        link = f'<a href="#s12-n{number}" id="s12-r{number}" role="doc-noteref">{number}</a>'
        text = text.replace(".</p>", f'.<sup class="note-reference">{link}</sup></p>', 1)
    return mark_safe(text)


def notes() -> SafeString:
    entries = [{"number": number, "html": mark_safe(html)} for number, html in enumerate(NOTES, start=1)]
    context = {"title": "The early Cold War and Beijing’s foreign policy", "anchor": "s12", "notes": entries}
    return mark_safe(render_to_string("components/notes.html", context))


def body() -> SafeString:
    parts = [
        block("text", noted(TEXT), "s12-b1"),
        figure(),
        block("heading", {"level": "3", "text": "What the leaders feared"}, "s12-b3").replace(
            "<h3>", '<h3 id="s12-h1">'
        ),
        block("text", MORE_TEXT, "s12-b4"),
        block("list", LIST, "s12-b5"),
        block("quotation", QUOTATION, "s12-b6"),
        block("heading", {"level": "4", "text": "The bridges"}, "s12-b7").replace("<h4>", '<h4 id="s12-h2">'),
        block("text", MORE_TEXT, "s12-b8"),
        block("extract", EXTRACT, "s12-b9"),
        block("table", TABLE, "s12-b10"),
        block("text", MORE_TEXT, "s12-b11"),
        notes(),
    ]
    return mark_safe("\n".join(parts))
