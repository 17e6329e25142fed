from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = "Publishing"

    def ready(self):
        from wagtail.models import PageViewRestriction, Revision
        from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

        from publishing import receivers
        from publishing.checks import check_triggers
        from publishing.triggers import install_after_migrate

        page_published.connect(receivers.page_published)
        page_unpublished.connect(receivers.page_unpublished)
        published.connect(receivers.record_published)
        unpublished.connect(receivers.record_unpublished)
        post_page_move.connect(receivers.page_moved)
        pre_delete.connect(receivers.refuse_deletion)
        pre_save.connect(receivers.guard_published_revision, sender=Revision)
        post_save.connect(receivers.restriction_changed, sender=PageViewRestriction)
        post_delete.connect(receivers.restriction_changed, sender=PageViewRestriction)
        post_migrate.connect(install_after_migrate, dispatch_uid="publishing.triggers")
        checks.register(check_triggers, checks.Tags.database)
