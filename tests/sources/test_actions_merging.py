"""One source in place of another, in every draft that cites it."""

import json

import pytest
from django.db.models import ProtectedError

from accounts.roles import EDITOR
from publishing.actions import publish
from publishing.faults import PublicationRefused
from publishing.models import DocumentState
from sources.actions.merging import replace_source
from sources.citations import Cited, write_citation
from sources.drafts import drafts_citing
from sources.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.pages import body, fresh, make_article, make_section
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def editor():
    return UserFactory(role=EDITOR)


def citing(*cited: Cited | Source) -> str:
    """A paragraph with one citation."""
    rows = [each if isinstance(each, Cited) else Cited(each.pk) for each in cited]
    names = {source.pk: source.short_label for source in Source.objects.all()}
    return f"Mao decided{write_citation(rows, names)}."


def draft_of(page):
    return fresh(page).get_latest_revision_as_object()


def cited_in_draft(page) -> list[list[dict]]:
    """The items of the citations in the latest draft's paragraphs, in order."""
    html = " ".join(block.value.source for block in draft_of(page).body)
    pieces = [piece.partition('"')[0] for piece in html.split('items="')[1:]]
    return [json.loads(piece.replace("&quot;", '"')) for piece in pieces]


def two_sources(**second) -> tuple[Source, Source]:
    return make_source("chen1994"), make_source("chen1994b", "China’s Road", **second)


def test_replaced_source_is_cited_by_the_other_in_a_new_draft(editor):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(Cited(old.pk, "3", "chapter", "see"))))
    done = replace_source(source=old, other=new, by=editor)
    assert done.changed == [section]
    assert cited_in_draft(section) == [[{"source": new.pk, "locator": "3", "label": "chapter", "prefix": "see"}]]
    draft = draft_of(section)
    assert (draft.change_kind, draft.change_note) == (
        "source",
        "Chen 1994 is cited under one entry instead of two.",
    )


def test_replaced_source_stays_in_what_readers_have(editor):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(old)))
    done = replace_source(source=old, other=new, by=editor)
    section.refresh_from_db()
    assert f"&quot;source&quot;:{old.pk}" in section.body[0].value.source
    assert (done.versions, section.document.versions.count()) == (1, 1)


def test_replaced_source_that_was_published_is_withdrawn(editor):
    old, new = two_sources()
    done = replace_source(source=old, other=new, by=editor)
    old.document.refresh_from_db()
    assert (done.outcome, old.document.state) == ("withdrawn", DocumentState.WITHDRAWN)
    assert old.document.reason == "This work was described twice. It is described at /sources/chen1994b/."


def test_replaced_draft_is_deleted_with_nothing_citing_it(editor):
    old, new = make_source("a1", live=False), make_source("b1", live=False)
    section = make_section(make_article(), live=False, body=body(citing(old)))
    section.save_revision()
    done = replace_source(source=old, other=new, by=editor)
    section.refresh_from_db()
    assert done.outcome == "deleted"
    assert list(Source.objects.values_list("key", flat=True)) == ["b1"]
    assert cited_in_draft(section) == [[{"source": new.pk}]]
    assert f"&quot;source&quot;:{new.pk}" in section.body[0].value.source


def test_citation_of_both_names_the_other_once(editor):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(old, new)))
    replace_source(source=old, other=new, by=editor)
    assert cited_in_draft(section) == [[{"source": new.pk}]]


def test_further_reading_of_a_term_leads_to_the_other_once(editor):
    old, new = two_sources()
    term = make_term(reading=[old, new])
    done = replace_source(source=old, other=new, by=editor)
    draft = draft_of(term)
    assert done.changed == [term]
    assert [row.source_id for row in draft.further_reading.all()] == [new.pk]


def test_locked_draft_is_left_and_told(editor):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(old)))
    section.locked, section.locked_by = True, UserFactory()
    section.save()
    done = replace_source(source=old, other=new, by=editor)
    assert (done.changed, done.left) == ([], [(section, "it is locked")])
    assert cited_in_draft(section) == [[{"source": old.pk}]]


def test_draft_source_stays_while_a_locked_draft_cites_it(editor):
    old, new = make_source("a1", live=False), make_source("b1", live=False)
    section = make_section(make_article(), live=False, body=body(citing(old)), locked=True, locked_by=UserFactory())
    section.save_revision()
    assert replace_source(source=old, other=new, by=editor).outcome == "kept"
    assert Source.objects.filter(key="a1").exists()


def test_published_source_is_not_replaced_by_a_draft(editor):
    old, new = two_sources(live=False)
    with pytest.raises(PublicationRefused, match="first"):
        replace_source(source=old, other=new, by=editor)
    old.refresh_from_db()
    assert old.live is True


def test_source_is_not_replaced_by_itself(editor):
    source = make_source()
    with pytest.raises(PublicationRefused, match="same one"):
        replace_source(source=source, other=source, by=editor)


def test_failure_leaves_every_draft_as_it_was(editor, monkeypatch):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(old)))

    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr("sources.actions.merging.withdraw", fail)
    with pytest.raises(RuntimeError):
        replace_source(source=old, other=new, by=editor)
    section.refresh_from_db()
    assert cited_in_draft(section) == [[{"source": old.pk}]]


def test_published_draft_after_replacing_cites_the_other(editor):
    old, new = two_sources()
    section = make_section(make_article(), body=body(citing(old)))
    replace_source(source=old, other=new, by=editor)
    publish(pages=[draft_of(section)], by=editor)
    section.refresh_from_db()
    version = section.document.current_version
    assert [cite["document"] for note in version.note_list for cite in note["cites"]] == [new.document_id]
    assert version.change_note == "Chen 1994 is cited under one entry instead of two."


def test_draft_that_cites_elsewhere_is_not_found():
    old, new = two_sources()
    make_section(make_article(), body=body(citing(new)))
    assert drafts_citing(old) == []


def test_draft_of_a_live_page_is_found_by_what_only_the_draft_cites():
    source = make_source("a1", live=False)
    section = make_section(make_article())
    section.body = body(citing(source))
    section.save_revision()
    assert [draft.owner for draft in drafts_citing(source)] == [section]


def test_source_that_a_draft_cites_cannot_be_deleted():
    source = make_source("a1", live=False)
    section = make_section(make_article(), live=False, body=body(citing(source)))
    section.save_revision()
    with pytest.raises(ProtectedError):
        source.delete()


def test_source_that_nothing_cites_can_be_deleted():
    make_source("a1", live=False).delete()
    assert Source.objects.count() == 0
