"""The pages of a publication: home, articles and their sections, and pages about the site."""

from articles.models.articles import ArticleAuthor, ArticleIndexPage, ArticleLicence, ArticlePage, ArticleSubject
from articles.models.sections import SectionPage, SectionPosition
from articles.models.site import HomePage, InformationPage

__all__ = [
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticleLicence",
    "ArticlePage",
    "ArticleSubject",
    "HomePage",
    "InformationPage",
    "SectionPage",
    "SectionPosition",
]
