import pytest
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage, HomePage, InformationPage, SectionPage
from glossary.models import GlossaryIndexPage
from historiography.models import HistoriographyIndexPage
from publishing.actions import publish
from publishing.faults import PublicationRefused
from sources.models import SourceIndexPage
from tests.factories.pages import fresh, make_article, make_section

MODELS = (HomePage, ArticleIndexPage, ArticlePage, SectionPage, InformationPage)


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (HomePage, {ArticleIndexPage, GlossaryIndexPage, HistoriographyIndexPage, InformationPage, SourceIndexPage}),
        (ArticleIndexPage, {ArticlePage}),
        (ArticlePage, {SectionPage}),
        (SectionPage, set()),
        (InformationPage, set()),
    ],
)
def test_page_takes_children_of_its_kinds_only(parent, children):
    assert set(parent.allowed_subpage_models()) == children


@pytest.mark.parametrize("model", [HomePage, ArticleIndexPage])
def test_front_page_and_index_exist_once(site, model):
    assert model.can_create_at(Page.get_first_root_node() if model is HomePage else site) is False


@pytest.mark.parametrize("model", MODELS)
def test_fields_of_a_version_exist_and_hold_everything_an_editor_writes(model):
    for name in model.version_fields:
        model._meta.get_field(name)
    own = {field.name for field in model._meta.local_fields if not field.is_relation or field.name == "lead_image"}
    assert own - {"change_kind", "change_note"} <= set(model.version_fields)


def test_article_needs_a_summary_to_be_published(site):
    article = make_article(summary="", live=False)
    with pytest.raises(PublicationRefused) as refusal:
        publish(pages=[article])
    assert [fault.field for fault in refusal.value.faults] == ["summary"]


def test_section_belongs_to_its_article(site):
    article = make_article()
    section = make_section(article)
    assert section.container() == article
    assert list(fresh(article).members()) == [Page.objects.get(pk=section.pk)]


def test_only_articles_have_members():
    assert [model.__name__ for model in MODELS if model.has_members] == ["ArticlePage"]
