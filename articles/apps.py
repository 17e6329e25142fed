from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        from articles import presenters
        from publishing.editions import register_presenter

        register_presenter("articles.homepage", presenters.home)
        register_presenter("articles.articleindexpage", presenters.article_index)
        register_presenter("articles.articlepage", presenters.article)
        register_presenter("articles.sectionpage", presenters.section)
        register_presenter("articles.informationpage", presenters.information)
