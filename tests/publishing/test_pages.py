"""The base of every public page: documents, copies, aliases, revisions, deletion."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import get_resolver
from wagtail.models import Page, Revision

from accounts.models import User
from articles.models import ArticleIndexPage, ArticlePage, SectionPage
from publishing.actions import publish, withdraw
from publishing.addresses import RESERVED_AT_ROOT, RESERVED_SLUGS
from publishing.faults import PublicationRefused
from publishing.models import Document, Version
from publishing.pages import AliasesNotAllowed
from tests.factories.pages import fresh, make_article, make_information, make_section, revise, sections_of

pytestmark = pytest.mark.usefixtures("site")


def test_every_page_has_a_document_of_its_kind():
    article = make_article(sections=["One"], live=False)
    kinds = [page.document.kind for page in (article, *sections_of(article))]
    assert kinds == ["articles.articlepage", "articles.sectionpage"]


def test_page_cannot_be_made_live():
    page = ArticlePage(title="T", slug="t", summary="s", live=True)
    with pytest.raises(ValueError, match="made as a draft"):
        ArticleIndexPage.objects.get().add_child(instance=page)
    assert not ArticlePage.objects.exists()


def test_saving_again_keeps_the_document():
    article = make_article()
    document = article.document_id
    article.save()
    article.save(update_fields=["title"])
    assert fresh(article).document_id == document


def test_content_of_a_revision_keeps_the_document_of_the_page():
    article, other = make_article("A"), make_article("B")
    content = article.serializable_data() | {"document": other.document_id}
    assert article.with_content_json(content).document_id == article.document_id


def test_copy_gets_a_document_of_its_own_and_is_a_draft():
    article = make_article(sections=["One"], change_kind="fact", change_note="Note")
    copy = article.copy(recursive=True, keep_live=False, update_attrs={"slug": "copy"})
    copied = [copy, *sections_of(copy)]
    originals = [article, *sections_of(article)]
    assert [(page.live, page.document.state, page.document.path) for page in copied] == [(False, "draft", None)] * 2
    assert {page.document_id for page in copied} & {page.document_id for page in originals} == set()
    assert (copy.change_kind, copy.change_note) == ("", "")


def test_copy_published_later_is_version_one_at_its_own_address():
    article = revise(make_article(sections=["One"]), title="Second")
    copy = article.copy(recursive=True, keep_live=False, update_attrs={"slug": "copy", "title": "Copy"})
    publish(pages=[fresh(copy), *sections_of(copy)])
    copy = fresh(copy)
    assert (copy.document.path, copy.document.current_version.number) == ("/articles/copy/", 1)
    assert (article.document.path, article.document.versions.count()) == ("/articles/the-intervention/", 2)


def test_copy_with_its_revisions_keeps_them_from_the_originals_document():
    article = revise(make_article(), title="Second")
    copy = article.copy(keep_live=False, copy_revisions=True, update_attrs={"slug": "copy"})
    documents = {revision.as_object().document_id for revision in copy.revisions.all()}
    assert documents == {copy.document_id}


def test_copy_is_never_made_live():
    article = make_article()
    with pytest.raises(ValueError, match="made as a draft"):
        article.copy(keep_live=True, update_attrs={"slug": "copy"})


def test_alias_is_refused():
    article = make_article()
    with pytest.raises(AliasesNotAllowed, match="cannot have an alias"):
        article.create_alias(update_slug="alias")
    assert ArticlePage.objects.count() == 1


def test_autosave_does_not_overwrite_the_published_revision():
    section = make_section(make_article())
    published = section.live_revision
    section.title = "Autosaved"
    saved = section.save_revision(overwrite_revision=published)
    assert saved.pk != published.pk
    assert Revision.objects.get(pk=published.pk).content["title"] == "Introduction"


def test_autosave_overwrites_a_draft():
    user = User.objects.create_user("ada@example.org")
    section = make_section(make_article())
    section.title = "First"
    first = section.save_revision(user=user)
    section.title = "Second"
    second = section.save_revision(user=user, overwrite_revision=first)
    assert (second.pk, Revision.objects.get(pk=first.pk).content["title"]) == (first.pk, "Second")


def test_published_revision_cannot_be_written_anew():
    revision = make_section(make_article()).live_revision
    revision.content["title"] = "Changed"
    with pytest.raises(PermissionDenied, match="This revision is published and stays as it is"):
        revision.save()
    assert Revision.objects.get(pk=revision.pk).content["title"] == "Introduction"


def test_published_revision_may_be_saved_unchanged():
    revision = make_section(make_article()).live_revision
    revision.save()
    assert Revision.objects.get(pk=revision.pk).content["title"] == "Introduction"


def test_published_page_cannot_be_deleted():
    article = make_article(sections=["One"])
    [one] = sections_of(article)
    with (
        pytest.raises(ProtectedError, match="was published and cannot be deleted, only withdrawn"),
        transaction.atomic(),
    ):
        one.delete()
    assert fresh(one).live


def test_published_page_cannot_be_deleted_as_a_plain_page():
    article = make_article()
    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=article.pk).delete()
    assert fresh(article).live


def test_withdrawn_page_cannot_be_deleted():
    article = make_article()
    withdraw(page=article, by=None, reason="Doubtful.")
    with pytest.raises(ProtectedError), transaction.atomic():
        fresh(article).delete()


def test_parent_of_a_published_page_cannot_be_deleted():
    article = make_article(sections=["One"])
    index = Page.objects.get(pk=article.get_parent().pk)
    with pytest.raises(ProtectedError), transaction.atomic():
        index.delete()
    assert Page.objects.filter(pk__in=[index.pk, article.pk]).count() == 2


@pytest.mark.parametrize("model", [Page, ArticlePage, SectionPage])
def test_queryset_with_published_pages_cannot_be_deleted(model):
    make_article(sections=["One"])
    count = Page.objects.count()
    with pytest.raises(ProtectedError), transaction.atomic():
        model.objects.all().delete()
    assert Page.objects.count() == count


def test_document_with_versions_cannot_be_deleted():
    article = make_article()
    with pytest.raises(ProtectedError), transaction.atomic():
        article.document.delete()


def test_draft_can_be_deleted():
    article = make_article(sections=["One"])
    draft = make_section(article, "Draft", live=False)
    draft.delete()
    assert [page.title for page in sections_of(fresh(article))] == ["One"]


def test_draft_article_with_drafts_below_can_be_deleted():
    article = make_article(sections=["One"], live=False)
    Page.objects.get(pk=article.pk).delete()
    assert (ArticlePage.objects.count(), SectionPage.objects.count()) == (0, 0)


def test_purging_revisions_leaves_versions():
    section = make_section(make_article())
    version = section.document.current_version
    section.revisions.all().delete()
    assert Version.objects.get(pk=version.pk) == version


def test_draft_with_a_reserved_slug_is_never_published():
    article = make_article()
    with pytest.raises(PublicationRefused):
        make_section(article, slug="history")
    assert article.document.versions.count() == 1


@pytest.mark.parametrize("slug", [*sorted(RESERVED_SLUGS), "v1", "V12", "v0"])
def test_reserved_slug_is_refused_anywhere(slug):
    article = make_article()
    section = make_section(article, live=False)
    section.slug = slug
    with pytest.raises(ValidationError) as refusal:
        section.full_clean()
    assert refusal.value.message_dict == {
        "slug": [f"The slug “{slug}” is reserved for the site itself. Choose another, for example “on-{slug}”."]
    }


# What has a full stop in it is no slug at all.
@pytest.mark.parametrize("slug", sorted(slug for slug in RESERVED_AT_ROOT if "." not in slug))
def test_reserved_root_slug_is_refused_at_the_root_only(slug):
    with pytest.raises(PublicationRefused):
        make_information("T", slug=slug)
    assert make_article("T", slug=slug).document.path == f"/articles/{slug}/"


@pytest.mark.parametrize("slug", ["v", "version-1", "v1a", "histories", "on-v1", "va12"])
def test_slug_that_looks_alike_is_free(slug):
    assert make_section(make_article(), slug=slug).document.path == f"/articles/the-intervention/{slug}/"


def test_every_first_part_of_another_views_address_is_reserved():
    taken = set()
    for pattern in get_resolver().url_patterns:
        part = str(pattern.pattern).strip("^").partition("/")[0]
        if part and "(" not in part:
            taken.add(part)
    for pattern in get_resolver("publishing.urls").url_patterns:
        part = str(pattern.pattern).partition("/")[0]
        if "(" not in part:
            taken.add(part)
    assert taken - RESERVED_AT_ROOT == set()


def test_documents_of_drafts_are_not_published():
    make_article("Draft", live=False)
    assert set(Document.objects.published().values_list("path", flat=True)) == {"/", "/articles/"}
