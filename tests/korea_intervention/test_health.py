from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from publishing.models import Heartbeat

pytestmark = pytest.mark.django_db
ALL = ("database", "migrations", "worker", "scheduled")


def beat(name: str, *, minutes_ago: int = 0) -> None:
    Heartbeat.objects.create(name=name, at=timezone.now() - timedelta(minutes=minutes_ago))


def verdicts(response) -> dict[str, bool]:
    return {name: check["ok"] for name, check in response.json()["checks"].items()}


def test_health_when_all_is_well(client):
    beat("worker")
    beat("timer")
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, "ok")
    assert verdicts(response) == dict.fromkeys(ALL, True)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("name", "check"), [("worker", "worker"), ("timer", "scheduled")])
def test_health_when_a_process_has_stopped(client, name, check):
    beat("worker", minutes_ago=6 if name == "worker" else 4)
    beat("timer", minutes_ago=6 if name == "timer" else 4)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (503, "failing")
    assert verdicts(response) == {**dict.fromkeys(ALL, True), check: False}
    assert response.json()["checks"][check]["seconds_ago"] == 360


def test_health_when_no_process_ever_ran(client):
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["checks"]["worker"] == {"ok": False, "seconds_ago": None}


def test_health_when_a_migration_is_missing(client):
    beat("worker")
    beat("timer")
    migration = MigrationRecorder(connection).Migration.objects.filter(app="publishing").latest("name")
    migration.delete()
    response = client.get("/healthz")
    assert (response.status_code, verdicts(response)) == (503, {**dict.fromkeys(ALL, True), "migrations": False})


def test_health_when_the_database_is_away_says_nothing_of_it(client, monkeypatch):
    def refuse(self):
        raise OperationalError("could not connect to server at 10.0.0.7, user ada")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)
    response = client.get("/healthz")
    assert (response.status_code, verdicts(response)) == (503, dict.fromkeys(ALL, False))
    assert "10.0.0.7" not in response.content.decode()


def test_health_is_cheap(client, django_assert_max_num_queries):
    client.get("/healthz")
    with django_assert_max_num_queries(3):
        client.get("/healthz")


def test_health_takes_no_posts(client):
    assert client.post("/healthz").status_code == 405
