"""Typed readers of the process environment. Each refuses nonsense with a sentence that says how to mend it.

Read by settings.py before the framework is configured: nothing here may touch django.conf.settings.
"""

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

MODES = ("development", "production")
SHORTEST_SECRET = 50  # characters; Django's own deployment check (security.W009) asks for this length
DEVELOPMENT_SECRET = "insecure-development-only-key-never-used-in-production"


class EnvironmentFault(ImproperlyConfigured):
    """A variable of the environment is missing or makes no sense."""


def read_mode(env: Env) -> str:
    mode = env.str("ENVIRONMENT", "development")
    if mode not in MODES:
        raise EnvironmentFault(f"ENVIRONMENT is {mode!r}; it must be one of: {', '.join(MODES)}.")
    return mode


def read_secret_key(env: Env, mode: str) -> str:
    secret = env.str("SECRET_KEY", "")
    if mode == "development":
        return secret or DEVELOPMENT_SECRET
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < 5 or "insecure" in secret:
        raise EnvironmentFault(
            f"SECRET_KEY must be at least {SHORTEST_SECRET} random characters in production. Make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    return secret


def read_hosts(env: Env, mode: str) -> list[str]:
    hosts = [host.strip() for host in env.list("ALLOWED_HOSTS", [])]
    if mode == "development":
        return hosts or ["localhost", "127.0.0.1", "[::1]"]
    if not hosts or any(not host or host == "*" or "/" in host for host in hosts):
        raise EnvironmentFault(
            "ALLOWED_HOSTS must list the host names that the site answers to, separated by commas, "
            "without scheme or path and not '*' (for example: history.example.org)."
        )
    return hosts


def read_flag(env: Env, name: str, default: bool) -> bool:
    try:
        return env.bool(name, default)
    except EnvError as error:
        raise EnvironmentFault(f"{name} must be true or false: {error}") from error


def read_number(env: Env, name: str, default: int, *, lowest: int = 0) -> int:
    try:
        number = env.int(name, default)
    except EnvError as error:
        raise EnvironmentFault(f"{name} must be a whole number: {error}") from error
    if number < lowest:
        raise EnvironmentFault(f"{name} must be at least {lowest}, not {number}.")
    return number


def read_database(env: Env, default: str) -> dict:
    """Django's DATABASES entry for DATABASE_URL.

    SQLite runs in WAL mode with foreign keys and recursive triggers on, and opens every transaction with BEGIN
    IMMEDIATE, so that two writers wait for each other instead of failing half-way (docs/decisions/0004).
    """
    try:
        config = env.dj_db_url("DATABASE_URL", default)
    except (EnvError, ValueError, KeyError) as error:
        raise EnvironmentFault(
            "DATABASE_URL must look like sqlite:///path/file.sqlite3 or "
            f"postgres://user:password@host:5432/name: {error}"
        ) from error
    engine = config.get("ENGINE", "")
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON;"
            ),
        }
    elif engine.endswith("postgresql"):
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise EnvironmentFault(f"DATABASE_URL names {engine or 'no engine'}; this site runs on SQLite or PostgreSQL.")
    return config


def read_email(env: Env) -> dict[str, object]:
    """The settings EMAIL_* for EMAIL_URL; messages go to the console unless it is set."""
    try:
        parsed = env.dj_email_url("EMAIL_URL", "console:")
    except (EnvError, ValueError, KeyError) as error:
        raise EnvironmentFault(f"EMAIL_URL must look like smtp+tls://user:password@host:587: {error}") from error
    return {name: value for name, value in parsed.items() if name.startswith("EMAIL_") and value is not None}


def read_cache(env: Env) -> dict:
    try:
        return env.dj_cache_url("CACHE_URL", "locmem://")
    except (EnvError, ValueError, KeyError) as error:
        raise EnvironmentFault(f"CACHE_URL must look like locmem:// or redis://host:6379/0: {error}") from error
