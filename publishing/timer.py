"""What is looked after every minute besides publications. Apps register it; this module knows none of them."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError

Job = Callable[[], object]
_jobs: dict[str, Job] = {}
logger = logging.getLogger(__name__)


def register_job(name: str, job: Job) -> None:
    """Have something done every minute: quick, and safe to do twice. Called in ``AppConfig.ready()``."""
    _jobs[name] = job


def run_jobs() -> None:
    """Do all of it. One that cannot reach the database is told and does not keep the others from their work."""
    for name, job in _jobs.items():
        try:
            job()
        except DatabaseError:
            logger.exception("the timer's job failed: %s", name)
