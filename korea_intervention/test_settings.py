"""Settings of the test suite: those of the site, with what makes tests quick and repeatable."""

import os

from korea_intervention.settings import *  # noqa: F403
from korea_intervention.settings import DATA_DIR, DATABASES, TASKS

DATA_DIR.mkdir(parents=True, exist_ok=True)
# A file, so that --reuse-db works (an in-memory database is made anew each time).
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Each process of a parallel run has its own, like its database.
MEDIA_ROOT = DATA_DIR / f"test-media-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {**TASKS["default"], "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
