from dataclasses import replace

import pytest
from django.db import transaction

from publishing.actions import publish, withdraw
from publishing.actions.publication_sets import at_end_of_set
from publishing.actions.sets import publication_set
from publishing.compilation import compiling
from publishing.compilation.together import together
from publishing.models import Document
from publishing.signals import document_changed, version_recorded
from tests.factories.pages import make_article, make_information, make_section, sections_of

pytestmark = pytest.mark.usefixtures("site")


def test_each_step_is_done_for_all_drafts_before_the_next(monkeypatch):
    done = []

    def step(name):
        def run(compilation):
            done.append((name, compilation.title))
            return replace(compilation, plain_text="Text.")

        return run

    monkeypatch.setattr(compiling, "compile_steps", lambda: (step("first"), step("second")))
    drafts = [make_information(title, live=False) for title in ("One", "Two")]
    publish(pages=drafts)
    assert done == [("first", "One"), ("first", "Two"), ("second", "One"), ("second", "Two")]


def test_step_sees_what_is_published_together_and_nothing_afterwards(monkeypatch):
    seen = []
    drafts = [make_information(title, live=False) for title in ("One", "Two")]

    def step(compilation):
        under_way = together.get()
        seen.append((set(under_way.drafts), set(under_way.compilations)))
        return replace(compilation, plain_text="Text.")

    monkeypatch.setattr(compiling, "compile_steps", lambda: (step,))
    publish(pages=drafts)
    keys = {draft.document_id for draft in drafts}
    assert seen == [(keys, keys)] * 2
    assert together.get() is None


def test_compilation_knows_its_document_its_article_and_their_subjects():
    article = make_article(sections=["One"], live=False)
    article.subjects.set(["Korea", "China"])
    article.save()
    (section,) = sections_of(article)
    compilation = compiling.compile_page(section)
    assert (compilation.document, compilation.container) == (section.document_id, article.document_id)
    assert compilation.subjects == ("China", "Korea")


def test_section_has_the_subjects_that_its_article_is_published_with(monkeypatch):
    found = {}
    article = make_article()
    section = make_section(article, live=False)
    article.subjects.set(["Korea"])  # in memory only

    def step(compilation):
        found[compilation.document] = compilation.subjects
        return replace(compilation, plain_text="Text.")

    monkeypatch.setattr(compiling, "compile_steps", lambda: (step,))
    publish(pages=[article, section])
    assert found[section.document_id] == ("Korea",)


def test_work_is_done_once_at_the_end_of_the_set():
    done = []

    def work(items):
        done.append(items)

    with transaction.atomic(), publication_set():
        at_end_of_set(work, 1)
        at_end_of_set(work, 2)
        assert done == []
    assert done == [[1, 2]]
    at_end_of_set(work, 3)
    assert done == [[1, 2], [3]]


def test_work_may_ask_for_more_and_is_left_where_the_set_fails():
    done = []

    def more(items):
        done.append("more")

    def work(items):
        at_end_of_set(more, None)

    with transaction.atomic(), publication_set():
        at_end_of_set(work, None)
    assert done == ["more"]
    with pytest.raises(ZeroDivisionError), publication_set():
        at_end_of_set(more, 1 / 0)
    assert done == ["more"]


@pytest.fixture
def told():
    """What the signals told: documents that changed, and versions with their compilations."""
    found = []

    def changed(sender, document, **kwargs):
        found.append(("changed", document.pk))

    def recorded(sender, version, compilation, **kwargs):
        is_current = Document.objects.get(pk=version.document_id).current_version_id == version.pk
        found.append(("recorded", version.document_id, compilation.document, is_current))

    document_changed.connect(changed, weak=False, dispatch_uid="test.changed")
    version_recorded.connect(recorded, weak=False, dispatch_uid="test.recorded")
    yield found
    document_changed.disconnect(dispatch_uid="test.changed")
    version_recorded.disconnect(dispatch_uid="test.recorded")


def test_apps_are_told_of_versions_and_of_all_that_readers_get_otherwise(told):
    page = make_information("One")
    key = page.document_id
    assert told == [("recorded", key, key, True), ("changed", key)]
    told.clear()
    publish(pages=[page])  # the same content: no version
    assert told == [("changed", key)]
    told.clear()
    withdraw(page=page, by=None, reason="Doubtful.")
    assert told == [("changed", key)]
