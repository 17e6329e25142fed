"""The one address of the glossary that the stored pages do not answer alone."""

from django.urls import path

from glossary import views

urlpatterns = [path(views.ADDRESS, views.glossary, name="glossary")]
