"""From HTML to text."""

import pytest

from linking.engine.markup import Markup, attributes_of
from linking.engine.reading import OBJECT, read_html
from linking.engine.zones import Reason


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p>\n<p>two", "One\n\n \n\ntwo"),
        ("<em>Mao</em> Zedong", "Mao Zedong"),
        ("one<br>two", "one\n\ntwo"),
        ("A &amp; B &#8211; C&nbsp;D &copy", "A & B – C\xa0D ©"),
        ("one  \n two\tthree", "one two three"),
        ("Mao<sup class='note-reference'><a href='#n1'>1</a></sup> said", f"Mao{OBJECT} said"),
        ("a<img src=x>b<wbr>c", f"a{OBJECT}bc"),
        ("a<script>if (b < c) d('</p>')</script>e", f"a{OBJECT}e"),
        ("a<!-- b --><!doctype html>c", "ac"),
        ("a <!-- never ends Mao", "a "),
        ("1 < 2 and 3<4", "1 < 2 and 3<4"),
        ("a <b never ends", "a "),
        ("<a title='>'>x</a>", "x"),
        ('<a href="x>y</a> z', "y z"),
        ("</p>x</b>", "\n\nx"),
        ("&unknown; &#xZ; &", "&unknown; &#xZ; &"),
        ("", ""),
    ],
)
def test_text_of_html(html, text):
    assert read_html(html).text.lstrip("\n") == text.lstrip("\n")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<a href='/x/'>Mao</a>", Reason.LINK),
        ("<a href=/x/>Mao</a>", Reason.LINK),
        ("<h3>Mao</h3>", Reason.HEADING),
        ("<code>Mao</code>", Reason.CODE),
        ("<cite>Mao</cite>", Reason.TITLE),
        ("<blockquote><p>Mao</p></blockquote>", Reason.QUOTATION),
        ("<div class='wide block-extract'><p>Mao</p></div>", Reason.QUOTATION),
        ("<figure class='quotation'>Mao</figure>", Reason.QUOTATION),
        ("<span lang='ko'>Mao</span>", Reason.LANGUAGE),
        ("[[!Mao]]", Reason.NEVER),
        ("<span class='unlinked'>Mao</span>", Reason.NEVER),
        ("<a href='/x/'>Mao", Reason.LINK),
        ("<a href='/x/'><b>Mao</a>", Reason.LINK),
    ],
)
def test_zone_in_which_nothing_is_linked(html, reason):
    read = read_html(html)
    (zone,) = read.zones
    assert (read.text[zone.start : zone.end].strip(), zone.reason) == ("Mao", reason)


@pytest.mark.parametrize(
    "html", ["<b>Mao</b>", "<span lang='en-GB'>Mao</span>", "<p class='lead'>Mao</p>", "<q>Mao</q>"]
)
def test_other_elements_protect_nothing(html):
    assert read_html(html).zones == ()


def test_outermost_zone_counts_and_ends_with_its_element():
    read = read_html("<h2>a <a href='/x/'>b</a> c</h2><p>d</p>")
    assert [(read.text[zone.start : zone.end], zone.reason) for zone in read.zones] == [("a b c", Reason.HEADING)]


def test_link_tells_its_entry():
    assert read_html('<a data-document="7" href="/x/">the truce</a>').zones[0].target == "7"


def test_element_that_is_not_closed_ends_with_what_it_stands_in():
    read = read_html("<p><a href='/x/'>b</p><p>c</p>")
    assert [read.text[zone.start : zone.end] for zone in read.zones] == ["b"]


def test_markup_can_be_told_otherwise():
    markup = Markup(language="de", elements={}, titles=frozenset())
    read = read_html("<h2>Mao</h2><span lang='de'>Mao</span><i>Mao</i>", markup)
    assert (read.zones, read.italics) == ((), ())


def test_attributes_are_read_in_all_their_forms():
    assert attributes_of("A=1 b = '2' c=\"3&amp;\" d a=9") == {"a": "1", "b": "2", "c": "3&", "d": ""}
