"""The addresses of sources that the stored pages do not answer alone."""

from django.urls import path, re_path

from sources import views
from sources.exporting import FORMATS

ENDING = rf"(?P<ending>{'|'.join(FORMATS)})"
urlpatterns = [
    path(views.ADDRESS, views.sources, name="sources"),
    re_path(rf"^sources\.{ENDING}$", views.all_sources_file, name="all_sources_file"),
    re_path(rf"^sources/(?P<key>[a-z0-9-]+)\.{ENDING}$", views.source_file, name="source_file"),
]
