from django.apps import AppConfig


class HistoriographyConfig(AppConfig):
    name = "historiography"
    verbose_name = "Historiography"

    def ready(self):
        from historiography import citing, presenters, receivers, structured_data
        from historiography.cards import historian_card, school_card
        from historiography.dependants import dependants_of, wholes_of
        from historiography.linking import historian_entry, school_entry
        from linking.registry import register_targets
        from publishing.cards import register_card
        from publishing.editions import register_presenter
        from publishing.invalidation import register_dependants, register_wholes
        from publishing.signals import document_changed
        from publishing.structured_data import register
        from sources.citing import register_citable

        register_presenter("historiography.historiographyindexpage", presenters.historiography_index)
        register_presenter("historiography.schoolpage", presenters.school)
        register_presenter("historiography.historianindexpage", presenters.historian_index)
        register_presenter("historiography.historianpage", presenters.historian)
        register_presenter("historiography.question", presenters.question)
        register_presenter("historiography.position", presenters.position)
        register_dependants(dependants_of)
        register_wholes(wholes_of)
        for kind in ("historiographyindexpage", "schoolpage", "historianpage", "question"):
            register_citable(f"historiography.{kind}", citing.page_item)
        register_citable("historiography.position", citing.position_item)
        register_targets("historiography.historianpage", historian_entry)
        register_targets("historiography.schoolpage", school_entry)
        register_card("historiography.historianpage", historian_card)
        register_card("historiography.schoolpage", school_card)
        document_changed.connect(receivers.whole_changed, dispatch_uid="historiography.whole_changed")
        register("historiography.historianpage", structured_data.historian)
