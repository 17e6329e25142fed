from django.apps import AppConfig


class TeachingConfig(AppConfig):
    """Classes, assignments of versions, pupils' answers."""

    name = "teaching"

    def ready(self) -> None:
        from publishing.timer import register_job
        from teaching.actions.erasing import erase_due

        register_job("erasing of pupils' data", erase_due)
