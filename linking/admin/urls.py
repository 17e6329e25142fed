"""Addresses below /admin/links/."""

from django.urls import path

from linking.admin import deciding, figures, history, impact, listing, places, progress

app_name = "links"
urlpatterns = [
    path("", listing.desk, name="desk"),
    path("decide/", deciding.decide, name="decide"),
    path("places/<int:key>/", places.place, name="place"),
    path("entries/", places.entries, name="entries"),
    path("decisions/", history.decisions, name="decisions"),
    path("entries/figures/", figures.figures, name="figures"),
    path("unlisted/", figures.look_for_names, name="look_for_names"),
    path("runs/", progress.runs, name="runs"),
    path("runs/now/", progress.now, name="runs_now"),
    path("impact/<int:document>/", impact.what_this_changes, name="impact"),
]
