"""What holds for every text, every list of names and every HTML, however broken."""

from html import unescape
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linking.engine import Context, Entry, Kind, Name, NamesIndex, link_html, match, resolve
from linking.engine.reading import read_html

WORDS = (
    *(
        "Mao",
        "Zedong",
        "mao",
        "Kim",
        "Il-sung",
        "UN",
        "U.N.",
        "Republic",
        "of",
        "China",
        "People’s",
        "P’yo\u0306ngyang",
    ),
    *("Mr.", "the", "war", "wars", "K", "毛泽东", "de", "Gaulle", "&", ".", ",", "-", "(", "’s", "\n\n", "\n", "  "),
)
TAGS = (
    *("<p>", "</p>", "<em>", "</em>", "<b>", "</b>", "<a href='/x/'>", "</a>", "<h2>", "</h2>", "<br>", "</sup>"),
    *("<sup class='note-reference'>", "<span lang=ko>", "</span>", "<!-- ", "-->", "&amp;", "&#77;ao", "<", ">"),
    *('<a title="', "[[!", "]]", "<i>", "</i>"),
)

texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=25).map(" ".join)
html_texts = st.lists(st.sampled_from(WORDS + TAGS) | st.text(max_size=2), max_size=30).map("".join)
names = st.builds(
    Name,
    st.lists(st.sampled_from(WORDS[:20]), min_size=1, max_size=3).map(" ".join) | st.text(max_size=5),
    is_abbreviation=st.booleans(),
)
entries = st.lists(
    st.tuples(st.sampled_from(list(Kind)), st.lists(names, min_size=1, max_size=3).map(tuple)), max_size=6
).map(lambda pairs: [Entry(str(number), kind, names) for number, (kind, names) in enumerate(pairs)])
KNOWN = NamesIndex(
    [
        Entry("mao", Kind.PERSON, (Name("Mao Zedong"), Name("毛泽东"))),
        Entry("kim", Kind.PERSON, (Name("Kim Il-sung"),)),
        Entry("un", Kind.ORGANISATION, (Name("UN", is_abbreviation=True),)),
        Entry("roc", Kind.ORGANISATION, (Name("Republic of China"),)),
        Entry("war", Kind.CONCEPT, (Name("war"),)),
        Entry("p", Kind.PLACE, (Name("Pyongyang"),)),
    ]
)
few = settings(max_examples=60, deadline=None)


@few
@given(texts, entries)
def test_mentions_never_overlap_and_their_surface_is_the_text(text, known):
    mentions = match(text, NamesIndex(known))
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert all(mention.surface == text[mention.start : mention.end] != "" for mention in mentions)


@few
@given(texts, entries, st.randoms(use_true_random=False))
def test_order_of_names_does_not_matter(text, known, chance):
    shuffled = chance.sample(known, len(known))
    assert resolve(match(text, NamesIndex(shuffled)), Context()) == resolve(match(text, NamesIndex(known)), Context())


@few
@given(html_texts)
def test_links_change_no_text(html):
    assert read_html(link_html(html, KNOWN).html).text == read_html(html).text


@few
@given(html_texts)
def test_linking_again_changes_nothing(html):
    once = link_html(html, KNOWN).html
    assert link_html(once, KNOWN).html == once


@few
@given(html_texts)
def test_all_but_the_links_stays_byte_for_byte(html):
    linked = link_html(html.replace("[[!", ""), KNOWN).html
    for key in ("mao", "kim", "un", "roc", "war", "p"):
        linked = linked.replace(f'<a data-document="{key}">', "<LINK>")
    while "<LINK>" in linked:
        before, _, after = linked.rpartition("<LINK>")
        linked = before + after.replace("</a>", "", 1)
    assert linked == html.replace("[[!", "")


@few
@given(html_texts)
def test_pieces_lead_back_to_the_source(html):
    read = read_html(html)
    for piece in read.pieces:
        source = html[piece.start : piece.end]
        text = read.text[piece.place : piece.place + piece.length]
        assert text in (source, "\ufffc", " ", unescape(source)) or text == source.translate(
            str.maketrans("\n\t\r\f", "    ")
        )
