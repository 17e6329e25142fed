from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import pre_delete


class TeachingConfig(AppConfig):
    """Classes, assignments of versions, pupils' answers."""

    name = "teaching"

    def ready(self) -> None:
        from publishing.timer import register_job
        from teaching.actions.erasing import forget_what_is_over
        from teaching.actions.teachers import on_user_deleted

        register_job("erasing of pupils' data", forget_what_is_over)
        pre_delete.connect(on_user_deleted, sender=settings.AUTH_USER_MODEL, dispatch_uid="teaching.on_user_deleted")
