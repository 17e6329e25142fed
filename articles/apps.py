from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles"

    def ready(self):
        from articles import citing, presenters, structured_data
        from articles.blocks import POSITIONS
        from articles.positions import PositionsOnQuestions, dependants_of
        from articles.subjects import subjects_of
        from linking.registry import register_subjects
        from publishing.editions import register_presenter
        from publishing.invalidation import register_dependants
        from publishing.stand_ins import register_stand_in
        from publishing.structured_data import register
        from sources.citing import register_citable

        register_presenter("articles.homepage", presenters.home)
        register_presenter("articles.articleindexpage", presenters.article_index)
        register_presenter("articles.articlepage", presenters.article)
        register_presenter("articles.sectionpage", presenters.section)
        register_presenter("articles.informationpage", presenters.information)
        register_citable("articles.articlepage", citing.article_item)
        register_citable("articles.sectionpage", citing.section_item)
        register_subjects("articles.articlepage", subjects_of)
        register_stand_in(POSITIONS, PositionsOnQuestions)
        register_dependants(dependants_of)
        register("articles.homepage", structured_data.front_page)
        register("articles.articlepage", structured_data.article)
        register("articles.sectionpage", structured_data.section)
