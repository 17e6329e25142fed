"""The settings as a process of its own gets them: what starts, and what refuses to."""

import os
import subprocess
import sys

import pytest

from scripts.bootstrap import PROJECT

PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
    "ALLOWED_HOSTS": "history.example.org",
    "SITE_ADDRESS": "https://history.example.org",
    "EMAIL_URL": "smtp+tls://mail.example.org",
    "DEFAULT_FROM_EMAIL": "editors@example.org",
}
KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT")


def manage(*arguments: str, environment: dict[str, str], folder) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={**kept, "DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_check_is_clean_in_production(tmp_path):
    done = manage("check", "--deploy", "--fail-level", "WARNING", environment=PRODUCTION, folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_ADDRESS", "EMAIL_URL"])
def test_production_does_not_start_without(name, tmp_path):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}
    done = manage("check", environment=environment, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith(f"korea_intervention.environment.EnvironmentFault: {name} ")
