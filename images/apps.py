from django.apps import AppConfig
from django.db.models.signals import post_save


class ImagesConfig(AppConfig):
    name = "images"
    verbose_name = "Images"

    def ready(self):
        from images.models import SiteImage
        from images.receivers import image_saved

        post_save.connect(image_saved, sender=SiteImage)
