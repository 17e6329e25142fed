"""The WSGI application that the web server loads."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korea_intervention.settings")


def make_application():
    """Behind a trusted proxy the visitor's address and scheme are those that the proxy tells; nobody else's are."""
    from django.conf import settings

    application = get_wsgi_application()
    import_module(settings.ROOT_URLCONF)  # loads every view, which the first reader after a restart should not wait for
    return wrap_wsgi_with_proxy_headers(application, settings.TRUSTED_PROXIES)


application = make_application()
