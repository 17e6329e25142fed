"""Addresses of teachers (/teach/) and of pupils (/learn/)."""

from teaching import urls_assigning, urls_classes, urls_insight, urls_learning

urlpatterns = [
    *urls_classes.urlpatterns,
    *urls_assigning.urlpatterns,
    *urls_insight.urlpatterns,
    *urls_learning.urlpatterns,
]
