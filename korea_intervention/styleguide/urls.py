"""The addresses of the gallery, below /styleguide/."""

from django.urls import path

from korea_intervention.styleguide import views

urlpatterns = [
    path("", views.gallery, name="styleguide"),
    path("<slug:name>/", views.page, name="styleguide_page"),
]
