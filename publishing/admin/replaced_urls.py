"""Addresses of Wagtail's admin that lead elsewhere here. They must stand before Wagtail's own.

Wagtail has no hook for these two views; its buttons find them by name, so that they lead to the same addresses.
"""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.utils.urlpatterns import decorate_urlpatterns

from publishing.admin.images import ImageDeleteView
from publishing.admin.views.withdrawing import lead_to_withdrawing

urlpatterns = [
    path("pages/<int:page_id>/unpublish/", lead_to_withdrawing),
    path("images/<int:image_id>/delete/", ImageDeleteView.as_view()),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, display_custom_404)
