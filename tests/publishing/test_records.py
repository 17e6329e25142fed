"""Records are published, revised, withdrawn and kept as pages are; a source stands for them all."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Revision

from publishing.actions import publish, withdraw
from publishing.actions.scheduling import publish_due
from publishing.faults import PublicationRefused
from publishing.models import DocumentState, PastPath, Version
from publishing.verification import faults
from sources.models import Source
from tests.factories.pages import make_article, make_section
from tests.factories.sources import make_source

pytestmark = pytest.mark.usefixtures("site")


def fresh(source: Source) -> Source:
    return Source.objects.get(pk=source.pk)


def revise(source: Source, **csl) -> Source:
    source = fresh(source)
    source.csl = source.csl | csl
    source.change_kind, source.change_note = "fact", "The publisher is corrected."
    publish(pages=[source])
    return fresh(source)


def test_record_cannot_be_made_live():
    with pytest.raises(ValueError, match="made as a draft"):
        Source(key="a1", csl={"type": "book", "title": "A"}, live=True).save()


def test_publish_makes_the_first_version_at_its_own_address():
    source = make_source()
    version = source.document.current_version
    assert (version.number, version.path, version.title) == (1, "/sources/chen1994/", source.title)
    assert (source.live, source.document.state, source.document.kind) == (True, DocumentState.LIVE, "sources.source")


def test_publish_of_a_change_makes_a_second_version_with_its_note():
    source = revise(make_source(), publisher="Columbia")
    version = source.document.current_version
    assert (version.number, version.change_kind, version.change_note) == (2, "fact", "The publisher is corrected.")
    assert (source.change_kind, source.change_note) == ("", "")
    assert list(source.document.versions.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_publish_of_the_same_content_makes_no_version():
    source = make_source()
    publish(pages=[source])
    assert source.document.versions.count() == 1


def test_pages_and_records_are_published_in_one_set():
    article = make_article(live=False)
    section = make_section(article, live=False)
    source = make_source(live=False)
    before = Version.objects.count()
    made = publish(pages=[source, article, section])
    assert [version.document.path for version in made] == [
        "/sources/chen1994/",
        "/articles/the-intervention/introduction/",
        "/articles/the-intervention/",
    ]
    assert Version.objects.count() == before + 3


def test_draft_of_a_published_record_keeps_its_document_and_what_is_live():
    source = make_source()
    source.csl = source.csl | {"publisher": "Drafted"}
    source.save_revision()
    draft = fresh(source).get_latest_revision_as_object()
    assert (draft.csl["publisher"], draft.document_id, draft.live_revision_id) == (
        "Drafted",
        source.document_id,
        fresh(source).live_revision_id,
    )
    assert fresh(source).csl["publisher"] == "Columbia University Press"


def test_withdraw_takes_a_record_off_the_site_with_the_reason():
    source = make_source()
    withdraw(page=source, by=None, reason="It was entered twice.")
    document = fresh(source).document
    assert (document.state, document.reason, fresh(source).live) == (
        DocumentState.WITHDRAWN,
        "It was entered twice.",
        False,
    )


def test_withdraw_without_a_reason_is_refused():
    with pytest.raises(PublicationRefused, match="Say why"):
        withdraw(page=make_source(), by=None, reason=" ")


def test_published_record_cannot_be_deleted():
    source = make_source()
    with transaction.atomic(), pytest.raises(ProtectedError) as refusal:
        source.delete()
    assert refusal.value.args[0].endswith("cannot be deleted, only withdrawn: what cites it must keep working.")


def test_draft_record_can_be_deleted():
    source = make_source(live=False)
    source.delete()
    assert not Source.objects.exists()


def test_address_of_another_record_is_refused():
    source = make_source()
    renamed = fresh(source)
    renamed.key = "chen1994b"
    publish(pages=[renamed])
    other = make_source(title="Mao’s China", live=False, key="chen2001")
    other.key = "chen1994"
    with pytest.raises(ValidationError, match="stays reserved"):
        other.full_clean()


def test_changed_address_leads_from_the_old_one(client):
    source = make_source()
    source.key = "chen1994b"
    publish(pages=[source])
    assert client.get("/sources/chen1994/v1/").url == "/sources/chen1994b/v1/"
    assert PastPath.objects.filter(document=source.document).count() == 2


def test_scheduled_record_is_published_and_withdrawn_in_time():
    source = make_source(live=False)
    source.expire_at = timezone.now() - timezone.timedelta(minutes=1)
    source.save_revision(approved_go_live_at=timezone.now() - timezone.timedelta(minutes=1))
    assert publish_due().published == [str(source)]
    Source.objects.update(expire_at=timezone.now() - timezone.timedelta(minutes=1))
    assert publish_due().withdrawn == [source.title]
    assert fresh(source).document.reason == "The time for which it was to be published is over."


def test_published_revision_of_a_record_stays_as_it_is():
    source = make_source()
    revision = Revision.objects.get(pk=source.live_revision_id)
    overwritten = source.save_revision(overwrite_revision=revision)
    assert overwritten.pk != revision.pk


def test_records_verify():
    revise(make_source(), publisher="Columbia")
    assert list(faults()) == []
