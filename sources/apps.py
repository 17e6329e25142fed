from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "sources"
    verbose_name = "Sources"

    def ready(self):
        from django.db.models.signals import pre_delete

        from publishing.editions import register_apparatus, register_presenter
        from publishing.parts import register_part
        from publishing.signals import document_withdrawn, versions_recorded
        from sources import presenters
        from sources.cite_view import cite
        from sources.notes import apparatus
        from sources.preparing import prepare_recorded
        from sources.receivers import refuse_deletion
        from sources.telling import source_withdrawn

        register_presenter("sources.source", presenters.source)
        register_presenter("sources.sourceindexpage", presenters.source_index)
        register_apparatus(apparatus)
        register_part("cite", cite)
        versions_recorded.connect(prepare_recorded, dispatch_uid="sources.preparing")
        document_withdrawn.connect(source_withdrawn, dispatch_uid="sources.withdrawn")
        pre_delete.connect(refuse_deletion, sender="sources.Source", dispatch_uid="sources.deletion")
