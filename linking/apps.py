from django.apps import AppConfig


class LinkingConfig(AppConfig):
    name = "linking"
    verbose_name = "Links"

    def ready(self):
        from linking import following
        from linking.events import events_of
        from linking.showing import current_links
        from linking.uses import dependants_of, uses_of
        from publishing.editions import register_body_filter
        from publishing.events import register_events
        from publishing.invalidation import register_dependants
        from publishing.signals import document_changed, version_recorded
        from publishing.usage import register_uses

        register_body_filter(current_links)
        register_uses(uses_of)
        register_dependants(dependants_of)
        register_events(events_of)
        version_recorded.connect(following.text_recorded, dispatch_uid="linking.texts")
        document_changed.connect(following.document_changed, dispatch_uid="linking.names")
