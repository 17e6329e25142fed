"""The site's settings, with the bare view beside it."""

from korea_intervention.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
