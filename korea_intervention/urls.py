"""The addresses of the site."""

from csp.decorators import csp
from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from korea_intervention.feeds import changes
from korea_intervention.health import healthz
from korea_intervention.robots import robots
from korea_intervention.sitemap import sitemap
from publishing.admin import replaced_urls
from publishing.decorators import one_publication

# Wagtail's admin writes inline scripts, and its views are not atomic by themselves.
admin_urlpatterns = [*replaced_urls.urlpatterns, *wagtailadmin_urls.urlpatterns]
admin_urlpatterns = decorate_urlpatterns(admin_urlpatterns, one_publication)
admin_urlpatterns = decorate_urlpatterns(admin_urlpatterns, csp(settings.ADMIN_CONTENT_SECURITY_POLICY))

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("feed/", changes, name="feed"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("accounts/", include("allauth.urls")),
    path("admin/", include("accounts.admin_urls")),
    path("admin/", include(admin_urlpatterns)),
]
if not settings.PRODUCTION:
    # In production the web server in front serves these files (docs/operating.md).
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve_file, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += [path("", include("glossary.urls")), path("", include("sources.urls"))]
urlpatterns += [path("", include("historiography.urls")), path("", include("teaching.urls"))]
# Last: it answers for every address that nothing else has.
urlpatterns += [path("", include("publishing.urls"))]
if settings.DEBUG:
    urlpatterns.insert(0, path("styleguide/", include("korea_intervention.styleguide.urls")))
