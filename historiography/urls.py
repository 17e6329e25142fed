"""The addresses of the historiography that the stored pages do not answer."""

from django.urls import path
from django.views.generic import RedirectView

from historiography import views
from historiography.models.indexes import SLUG

urlpatterns = [
    path(f"{SLUG}/compare/", views.compare_schools, name="compare_schools"),
    path(f"{SLUG}/compare.csv", views.compare_file, name="compare_file"),
    # Questions have this address before theirs; the page on the debate lists them.
    path(f"{SLUG}/questions/", RedirectView.as_view(url=f"/{SLUG}/#questions")),
]
