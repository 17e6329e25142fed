from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    name = "glossary"
    verbose_name = "Glossary"

    def ready(self):
        from glossary import citing, presenters, structured_data
        from glossary.linking import entry_of, subjects_of
        from glossary.terms_of_text import terms
        from linking.registry import register_subjects, register_targets
        from publishing.cards import register_card
        from publishing.editions import register_presenter
        from publishing.parts import register_part
        from publishing.structured_data import register
        from sources.citing import register_citable

        register_presenter("glossary.glossaryindexpage", presenters.glossary_index)
        register_presenter("glossary.termpage", presenters.term)
        register_card("glossary.termpage", presenters.card)
        register_part("terms", terms)
        register_citable("glossary.termpage", citing.term_item)
        register_targets("glossary.termpage", entry_of)
        register_subjects("glossary.termpage", subjects_of)
        register("glossary.termpage", structured_data.term)
        register("glossary.glossaryindexpage", structured_data.term_set)
