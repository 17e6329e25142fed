import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from linking.models import LinkText, Mention
from publishing.actions import publish
from publishing.actions.scheduling import publish_due
from publishing.models import Dependency, DependencyKind
from publishing.previews import preview_edition
from tests.factories.glossary import make_term, name, term_link, the_source
from tests.factories.pages import body, fresh, make_article, make_section, revise
from tests.linking.sites import document_of, links_of, make_text, mentions_of, text_of

pytestmark = pytest.mark.usefixtures("site")


def body_of(page) -> str:
    return document_of(page).current_version.body


def links_in(html: str) -> list[str]:
    return re.findall(r"<a data-document=\"\d+\" data-mention[^>]*>(.*?)</a>", html)


def test_first_mention_of_a_published_term_is_a_link_of_the_version():
    term = make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai crossed the river.", "Peng Dehuai waited.")
    link = f'<a data-document="{term.document_id}" data-mention href="/glossary/peng-dehuai/">Peng Dehuai</a>'
    assert f"<p>Then {link} crossed the river.</p>" in body_of(text)
    assert "<p>Peng Dehuai waited.</p>" in body_of(text)
    assert mentions_of(text) == [("Peng Dehuai", "linked", "full name")] * 2
    assert links_of(text) == [("Peng Dehuai", "/glossary/peng-dehuai/")]


def test_mention_holds_its_place_and_what_stands_around():
    make_term("Peng Dehuai")
    text = make_text("Before.", "Then Peng Dehuai crossed.")
    row = Mention.objects.get(version=document_of(text).current_version)
    assert (row.block, row.start, row.end) == ("block2", 5, 16)
    assert (row.before, row.quote, row.after) == ("Then ", "Peng Dehuai", " crossed.")


def test_link_of_the_site_is_recorded_as_a_mention_and_one_of_the_author_as_a_link():
    peng, lin = make_term("Peng Dehuai"), make_term("Lin Biao")
    text = make_text(f"Peng Dehuai and {term_link(lin)}.")
    version = document_of(text).current_version
    assert [(link["text"], link.get("is_mention", False)) for link in version.link_list] == [
        ("Peng Dehuai", True),
        ("Lin Biao", False),
    ]
    kinds = dict(Dependency.objects.filter(version=version).values_list("document", "kind"))
    assert kinds == {peng.document_id: DependencyKind.MENTION, lin.document_id: DependencyKind.LINK}


def test_what_an_author_linked_is_not_linked_again():
    lin = make_term("Lin Biao")
    text = make_text(f"The marshal was {term_link(lin, 'ill')}. Lin Biao declined.")
    assert links_of(text) == []
    assert mentions_of(text) == [("Lin Biao", "linked", "full name")]


def test_term_is_not_linked_in_its_own_text():
    term = make_term("Peng Dehuai", full_description="<p>Peng Dehuai was born in Hunan; Peng rose.</p>")
    assert mentions_of(term) == []


def test_text_about_one_bearer_of_a_surname_does_not_lead_to_another():
    make_term("Mao Anying")
    mao = make_term("Mao Zedong", full_description="<p>Mao rose early.</p>")
    assert [row for row in mentions_of(mao) if row[1] == "linked"] == []


def test_terms_and_sections_published_together_are_linked_whatever_their_order():
    article = make_article(live=False)
    first = make_section(article, "One", live=False, body=text_of("Peng Dehuai went."))
    term = make_term("Peng Dehuai", live=False)
    last = make_section(article, "Two", live=False, body=text_of("Peng stayed."))
    publish(pages=[article, first, term, last])
    assert links_of(first) == [("Peng Dehuai", "/glossary/peng-dehuai/")]
    assert links_of(last) == [("Peng", "/glossary/peng-dehuai/")]
    assert 'data-mention href="/glossary/peng-dehuai/"' in body_of(first)


@pytest.mark.parametrize("named_first", [True, False])
def test_full_name_in_another_section_counts_in_whatever_order_they_are_published(named_first):
    make_term("Robert Kennedy")
    make_term("John Kennedy")
    article = make_article()
    texts = {"Full": "Robert Kennedy came.", "Short": "Kennedy spoke."}
    order = list(texts) if named_first else list(reversed(texts))
    sections = {title: make_section(article, title, body=text_of(texts[title])) for title in order}
    assert links_of(sections["Short"]) == [("Kennedy", "/glossary/robert-kennedy/")]


def test_full_name_in_a_section_published_together_counts():
    make_term("Robert Kennedy")
    make_term("John Kennedy")
    article = make_article(live=False)
    short = make_section(article, "Short", live=False, body=text_of("Kennedy spoke."))
    full = make_section(article, "Full", live=False, body=text_of("Robert Kennedy came."))
    publish(pages=[article, short, full])
    assert links_in(body_of(short)) == ["Kennedy"]


def test_subjects_of_the_article_decide_between_two_senses():
    make_term("Reconstruction (United States)", slug="reconstruction", kind="event", subjects=["United States"])
    make_term("Reconstruction (China)", kind="event", slug="reconstruction-china", subjects=["China"])
    article = make_article(live=False)
    article.subjects.set(["China"])
    section = make_section(article, "One", live=False, body=text_of("In those Reconstruction years."))
    publish(pages=[article, section])
    assert links_of(section) == [("Reconstruction", "/glossary/reconstruction-china/")]


def test_preview_shows_links_and_writes_nothing():
    make_term("Peng Dehuai")
    text = make_text("Nobody.")
    before = Mention.objects.count()
    draft = fresh(text)
    draft.body = text_of("Peng Dehuai came.")
    edition = preview_edition(draft)
    assert links_in(edition.version.body) == ["Peng Dehuai"]
    assert "data-mention" in edition.bodies()[0]
    assert Mention.objects.count() == before


def test_new_version_has_mentions_of_its_own_and_the_old_one_keeps_its_links():
    make_term("Peng Dehuai")
    text = make_text("Peng Dehuai came.")
    old = document_of(text).current_version
    revise(text, body=text_of("Somebody came."))
    assert mentions_of(text) == []
    assert links_in(old.body) == ["Peng Dehuai"]
    assert LinkText.objects.get(document=text.document_id).version.number == 2


def test_names_in_headings_quotations_and_links_are_left_alone():
    make_term("Peng Dehuai")
    text = make_text("Nobody.")
    revise(
        text,
        body=body(
            ("heading", {"text": "Peng Dehuai", "level": "3"}, "b1"),
            ("quotation", {"text": "<p>Peng Dehuai!</p>", "attribution": "Mao"}, "b2"),
            '<a href="https://example.org/">Peng Dehuai</a>',
        ),
    )
    assert mentions_of(text) == []


def test_names_in_an_entry_of_the_bibliography_are_left_alone():
    make_term("Chen Jian")
    assert Mention.objects.filter(version__document=the_source().document_id).count() == 0


def test_scheduled_text_is_linked():
    make_term("Peng Dehuai")
    text = make_text("Nobody.")
    draft = fresh(text)
    draft.body = text_of("Peng Dehuai came.")
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    revision.publish()
    moment = timezone.now() - timedelta(minutes=1)
    content = revision.content | {"go_live_at": moment.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment, content=content)
    assert publish_due().published == ["Introduction"]
    assert links_of(text) == [("Peng Dehuai", "/glossary/peng-dehuai/")]


def test_text_with_two_blocks_of_one_short_id_is_linked_in_the_right_one():
    make_term("Peng Dehuai", names=[name("Pang Te-huai")])
    text = make_text("Nobody.")
    revise(
        text,
        body=body(("text", "<p>Nobody.</p>", "aaaaaaaa-1"), ("text", "<p>Pang Te-huai came.</p>", "aaaaaaaa-2")),
    )
    assert [(row.block, row.quote) for row in Mention.objects.current().filter(version__document=text.document_id)] == [
        ("aaaaaaaa~2", "Pang Te-huai")
    ]
    assert ">Pang Te-huai</a> came." in body_of(text)
