"""Publish what is due, every minute."""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from publishing.actions.scheduling import publish_due
from publishing.tasks import beat
from publishing.timer import run_jobs

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Every minute publish what is due and ask the worker for a sign of life. Stops at SIGTERM or Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=60.0, help="seconds between two runs")

    def handle(self, *args, interval: float, **options):
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            self._run_once()
            stopped.wait(interval)

    def _run_once(self) -> None:
        try:
            publish_due()
            run_jobs()
            beat.enqueue()
        except DatabaseError:
            # The database may be restarting; the next minute tries again.
            logger.exception("the timer could not reach the database")
        finally:
            close_old_connections()
