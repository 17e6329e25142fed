from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The composition root: settings, root addresses, health. No app imports it."""

    name = "korea_intervention"
    verbose_name = "Site"
