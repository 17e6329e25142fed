"""Whether the site is at work, for monitors: the database, its migrations, the worker and the timer."""

from datetime import timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from publishing.models import Heartbeat

OLDEST_HEARTBEAT = timedelta(minutes=5)
# What each background process is called here, and the name under which its heart beats.
BACKGROUND_PROCESSES = {"worker": "worker", "scheduled": "timer"}


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migrations of each app on the disk, which do not change while a process runs (reading them is slow)."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def check_migrations() -> dict[str, object]:
    return {"ok": newest_migrations() <= MigrationRecorder(connection).applied_migrations().keys()}


def check_heartbeats() -> dict[str, dict[str, object]]:
    beats = dict(Heartbeat.objects.values_list("name", "at"))
    now = timezone.now()
    checks = {}
    for check, name in BACKGROUND_PROCESSES.items():
        age = now - beats[name] if name in beats else None
        checks[check] = {
            "ok": age is not None and age < OLDEST_HEARTBEAT,
            "seconds_ago": None if age is None else round(age.total_seconds()),
        }
    return checks


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 if all is well, else 503; which part is not, but no more of it than a stranger may know."""
    checks: dict[str, dict[str, object]] = {
        name: {"ok": False} for name in ("database", "migrations", *BACKGROUND_PROCESSES)
    }
    try:
        checks["migrations"] = check_migrations()
        checks["database"] = {"ok": True}
        checks |= check_heartbeats()
    except Error:
        pass  # what was not reached stays false; the database's own words may hold names and addresses
    healthy = all(check["ok"] for check in checks.values())
    return JsonResponse({"status": "ok" if healthy else "failing", "checks": checks}, status=200 if healthy else 503)
