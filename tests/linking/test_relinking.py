import pytest

from accounts.roles import CHIEF_EDITOR
from linking.examining import examine
from linking.index import current_names
from linking.models import LinkChange, LinkTarget, LinkText, Mention, RelinkRun
from linking.relinking import relink
from linking.tasks import relink_documents, start_run
from publishing.actions import publish, withdraw
from publishing.actions.withdrawing import lift_withholding, withhold
from publishing.models import Document, Render, Version
from publishing.verification import faults
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term, name, term_link
from tests.factories.pages import fresh, make_article, make_section, revise
from tests.linking.sites import document_of, links_of, make_text, mentions_of, text_of

pytestmark = pytest.mark.usefixtures("rendering", "site")
PENG = [("Peng Dehuai", "/glossary/peng-dehuai/")]


def pages_shown(client, path: str) -> str:
    return client.get(path).content.decode()


def test_term_published_later_is_linked_on_live_pages_and_not_on_permanent_ones(client):
    text = make_text("Then Peng Dehuai came.")
    path, versions = document_of(text).path, Version.objects.filter(document=text.document_id).count()
    assert "data-mention" not in pages_shown(client, path)
    make_term("Peng Dehuai")
    assert links_of(text) == PENG
    for address in (path, fresh(text).get_parent().specific.document.path):
        assert ' data-mention data-card="/glossary/peng-dehuai/v1/card/" href="/glossary/peng-dehuai/">' in pages_shown(
            client, address
        )
    assert "data-mention" not in pages_shown(client, f"{path}v1/")
    assert Version.objects.filter(document=text.document_id).count() == versions
    assert list(faults()) == []


def test_withdrawn_term_is_linked_no_more_and_permanent_pages_keep_their_links(client):
    term = make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    withdraw(page=term, by=None, reason="Doubtful.")
    path = document_of(text).path
    assert mentions_of(text) == []
    assert "data-mention" not in pages_shown(client, path)
    assert "data-mention" in pages_shown(client, f"{path}v1/")
    publish(pages=[fresh(term)])
    assert links_of(text) == PENG


def test_withheld_term_is_linked_no_more_until_the_withholding_is_lifted():
    term = make_term("Peng Dehuai")
    text = make_text("Then Peng Dehuai came.")
    chief = UserFactory(role=CHIEF_EDITOR)
    withhold(version=term.document.current_version, by=chief, reason="A court.")
    assert links_of(text) == []
    lift_withholding(version=term.document.current_version, by=chief)
    assert links_of(text) == PENG


def test_renamed_term_takes_its_links_with_it():
    term = make_term("Peng Dehuai")
    old, new = make_text("Peng Dehuai came."), make_text("Marshal Su Yu came.", title="Other")
    revise(term, title="Su Yu")
    assert links_of(old) == []
    assert links_of(new) == [("Su Yu", "/glossary/peng-dehuai/")]


def test_moved_term_keeps_its_links_without_a_relinking():
    term = make_term("Peng Dehuai")
    text = make_text("Peng Dehuai came.")
    runs = RelinkRun.objects.count()
    revise(term, slug="peng")
    assert links_of(text) == [("Peng Dehuai", "/glossary/peng/")]
    assert RelinkRun.objects.count() <= runs + 1


def test_name_that_becomes_ambiguous_waits_for_an_editor():
    make_term("Robert Kennedy")
    text = make_text("Then Kennedy spoke.")
    assert mentions_of(text) == [("Kennedy", "linked", "surname of one entry only")]
    make_term("John Kennedy")
    assert mentions_of(text) == [("Kennedy", "suggested", "several entries have this name")]


def test_first_name_of_another_makes_a_surname_doubtful():
    make_term("Francis James")
    text = make_text("Then James spoke.")
    assert mentions_of(text)[0][1] == "linked"
    make_term("James Hausman")
    assert mentions_of(text)[0][1] == "suggested"


def test_longer_name_takes_the_evidence_of_a_shorter_one_away_in_other_sections_too():
    make_term("Robert Kennedy")
    make_term("John Kennedy")
    article = make_article()
    make_section(article, "Full", body=text_of("They met at Robert Kennedy Airport."))
    short = make_section(article, "Short", body=text_of("Kennedy spoke."))
    assert links_of(short) == [("Kennedy", "/glossary/robert-kennedy/")]
    make_term("Robert Kennedy Airport", kind="place")
    assert mentions_of(short) == [("Kennedy", "suggested", "several entries have this name")]


def test_withdrawn_section_is_evidence_no_more():
    make_term("Robert Kennedy")
    make_term("John Kennedy")
    article = make_article()
    full = make_section(article, "Full", body=text_of("Robert Kennedy came."))
    short = make_section(article, "Short", body=text_of("Kennedy spoke."))
    withdraw(page=full, by=None, reason="Wrong.")
    assert mentions_of(short)[0][1] == "suggested"


def test_new_subjects_of_an_article_decide_anew_about_its_sections():
    make_term("Reconstruction (America)", slug="reconstruction", kind="event", subjects=["America"])
    make_term("Reconstruction (China)", slug="reconstruction-china", kind="event", subjects=["China"])
    article = make_article()
    section = make_section(article, "One", body=text_of("In those Reconstruction years."))
    assert mentions_of(section)[0][1] == "suggested"
    draft = fresh(article)
    draft.subjects.set(["China"])
    publish(pages=[draft])
    assert links_of(section) == [("Reconstruction", "/glossary/reconstruction-china/")]


def test_relinking_drops_the_stored_pages_that_show_the_change_and_no_others(rendering):
    make_term("Lin Biao")
    text, other = make_text("Peng Dehuai came."), make_text("Nobody.", title="Other")
    Render.objects.update(etag="as it was")
    make_term("Peng Dehuai")
    anew = set(Render.objects.exclude(etag="as it was").values_list("document__path", flat=True))
    assert {document_of(text).path, document_of(text).path.rsplit("/", 2)[0] + "/"} <= anew
    assert document_of(other).path not in anew


def test_run_tells_what_it_did():
    text = make_text("Peng Dehuai came.")
    term = make_term("Peng Dehuai")
    run = RelinkRun.objects.filter(cause=term.document_id).get()
    assert (run.reason, run.is_finished) == ("“Peng Dehuai” was published.", True)
    assert (run.done, run.changed) == (run.total, 1)
    assert text.document_id in run.documents


def test_run_that_was_interrupted_goes_on_where_it_stopped():
    make_term("Peng Dehuai")
    texts = [make_text("Peng Dehuai came.", title=f"Text {number}") for number in range(3)]
    Mention.objects.all().delete()
    run = start_run([], reason="Try.")
    RelinkRun.objects.filter(pk=run.pk).update(
        documents=[text.document_id for text in texts], total=3, done=2, finished_at=None
    )
    assert relink_documents.func(run.pk) == 1
    assert [len(links_of(text)) for text in texts] == [0, 0, 1]
    assert relink_documents.func(run.pk) == 0


def test_relinking_again_changes_nothing_and_keeps_the_rows():
    make_term("Peng Dehuai")
    text = make_text("Peng Dehuai came.", "Peng Dehuai left.")
    before = list(Mention.objects.order_by("pk").values())
    assert relink([text.document_id]) == []
    assert list(Mention.objects.order_by("pk").values()) == before


def test_terms_and_texts_published_together_need_no_relinking():
    article = make_article(live=False)
    section = make_section(article, "One", live=False, body=text_of("Peng Dehuai went."))
    term = make_term("Peng Dehuai", live=False)
    runs = RelinkRun.objects.count()
    publish(pages=[article, section, term])
    assert RelinkRun.objects.count() == runs
    assert LinkTarget.objects.get(pk=term.document_id).version == fresh(term).document.current_version


def test_what_a_term_says_anew_is_told_by_pages_that_link_to_it():
    term = make_term("Peng Dehuai")
    linked, by_hand = make_text("Peng Dehuai came."), make_text(f"The {term_link(term, 'marshal')}.", title="Hand")
    other = make_text("Nobody.", title="Other")
    LinkChange.objects.all().delete()
    revise(term, definition="<p>Another definition.</p>")
    told = set(LinkChange.objects.values_list("document", flat=True))
    assert {linked.document_id, by_hand.document_id} <= told
    assert other.document_id not in told


def test_history_tells_what_changed_between_versions(client):
    text = make_text("Peng Dehuai came.")
    term = make_term("Peng Dehuai")
    revise(term, definition="<p>Another definition.</p>")
    withdraw(page=term, by=None, reason="Doubtful.")
    html = pages_shown(client, f"{document_of(text).path}history/")
    assert html.count("Definitions shown here changed") == 3
    assert html.index("No longer explained here: Peng Dehuai.") < html.index("Explained anew: Peng Dehuai.")
    assert html.index("Explained anew: Peng Dehuai.") < html.index("Now explained here: Peng Dehuai.")
    assert html.index("Now explained here: Peng Dehuai.") < html.index("Version 1")


def test_where_used_tells_the_links_that_hold_now(client):
    text = make_text("Peng Dehuai came.")
    term = make_term("Peng Dehuai", names=[name("the marshal")])
    path = document_of(text).path
    assert f'href="{path}#' in pages_shown(client, "/glossary/peng-dehuai/")
    revise(term, title="Su Yu", names=[])
    assert f'href="{path}#' not in pages_shown(client, "/glossary/peng-dehuai/")


def test_live_page_that_is_not_stored_costs_as_many_queries_with_one_mention_as_with_three(
    client, django_assert_max_num_queries
):
    names = ["Peng Dehuai", "Lin Biao", "Gao Gang"]
    for title in names:
        make_term(title)
    one, three = make_text("Peng Dehuai."), make_text(", ".join(names), title="Three")
    counts = []
    for page in (one, three):
        Render.objects.all().delete()
        with django_assert_max_num_queries(30) as queries:
            assert client.get(document_of(page).path).status_code == 200
        counts.append(len(queries))
        assert not any("linking_namesstamp" in (query["sql"] or "") for query in queries.captured_queries)
    assert counts[0] == counts[1]


def test_documents_without_a_version_are_left_out():
    draft = make_article(live=False)
    assert relink([draft.document_id, 0]) == []
    assert Document.objects.filter(pk=draft.document_id, link_text=None).exists()


def test_only_those_of_the_same_article_are_read_that_name_what_is_news():
    make_term("Robert Kennedy")
    make_term("John Kennedy")
    article = make_article()
    full = make_section(article, "Full", body=text_of("Somebody came."))
    short = make_section(article, "Short", body=text_of("Kennedy spoke."))
    other = make_section(article, "Other", body=text_of("Nobody spoke."))
    row = LinkText.objects.get(document=full.document_id)
    row.named = [str(document_of(make_term("Gao Gang")).pk)]
    row.save()
    found = [one.document.pk for one in examine([full.document_id], current_names())]
    assert found == [full.document_id]
    row.named = list(current_names().entries)
    row.save()
    found = {one.document.pk for one in examine([full.document_id], current_names())}
    assert found == {full.document_id, short.document_id}
    assert other.document_id not in found
