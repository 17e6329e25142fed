"""Typed readers of the process environment. Each refuses nonsense with a sentence that says how to mend it.

Read by settings.py before the framework is configured: nothing here may touch django.conf.settings. A variable that
is set to nothing counts as not set.
"""

import ipaddress
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

Environment = Mapping[str, str]

MODES = ("development", "production")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FLAGS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
SHORTEST_SECRET = 50  # characters; Django's own deployment check (security.W009) asks for this length
FEWEST_SECRET_CHARACTERS = 5  # different ones; the same check
DEVELOPMENT_SECRET = "insecure-development-only-key-never-used-in-production"  # noqa: S105
DEVELOPMENT_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEVELOPMENT_ADDRESS = "http://localhost:8000"
HOST_NAME = re.compile(r"\.?[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
MAIL_BACKENDS = "django.core.mail.backends."
# Scheme of EMAIL_URL: port, TLS after connecting, TLS from the start.
MAIL_SERVERS = {"smtp": (25, False, False), "smtp+tls": (587, True, False), "smtp+ssl": (465, False, True)}
SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
SECONDS_OF_CONNECTION = 60  # for how long a process keeps a database connection open between requests
CACHE_BACKENDS = "django.core.cache.backends."


class EnvironmentFault(ImproperlyConfigured):
    """A variable of the environment is missing or makes no sense."""


def read_text(env: Environment, name: str, default: str = "") -> str:
    return env.get(name, "").strip() or default


def read_choice(env: Environment, name: str, choices: tuple[str, ...], default: str) -> str:
    chosen = read_text(env, name, default)
    if chosen not in choices:
        raise EnvironmentFault(f"{name} is {chosen!r}; it must be one of: {', '.join(choices)}.")
    return chosen


def read_mode(env: Environment) -> str:
    return read_choice(env, "ENVIRONMENT", MODES, "development")


def read_flag(env: Environment, name: str, default: bool) -> bool:
    text = read_text(env, name)
    if not text:
        return default
    if text.lower() not in FLAGS:
        raise EnvironmentFault(f"{name} is {text!r}; it must be true or false.")
    return FLAGS[text.lower()]


def read_debug(env: Environment, mode: str) -> bool:
    debug = read_flag(env, "DEBUG", False)
    if debug and mode == "production":
        raise EnvironmentFault("DEBUG must not be on in production: it shows secrets to visitors. Unset it.")
    return debug


def read_number(env: Environment, name: str, default: int, *, lowest: int = 0) -> int:
    text = read_text(env, name, str(default))
    if not re.fullmatch(r"-?[0-9]+", text):
        raise EnvironmentFault(f"{name} is {text!r}; it must be a whole number.")
    if int(text) < lowest:
        raise EnvironmentFault(f"{name} must be at least {lowest}, not {text}.")
    return int(text)


def read_folder(env: Environment, name: str, default: Path) -> Path:
    """An absolute path; it need not exist yet."""
    folder = Path(read_text(env, name, str(default))).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise EnvironmentFault(f"{name} is {folder}, which is a file; it must be a folder.")
    return folder


def read_secret_key(env: Environment, mode: str) -> str:
    secret = read_text(env, "SECRET_KEY")
    if mode == "development":
        return secret or DEVELOPMENT_SECRET
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_SECRET_CHARACTERS or "insecure" in secret:
        raise EnvironmentFault(
            f"SECRET_KEY must be at least {SHORTEST_SECRET} random characters in production. Make one with: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    return secret


def read_hosts(env: Environment, mode: str) -> list[str]:
    hosts = [host.strip() for host in read_text(env, "ALLOWED_HOSTS").split(",") if host.strip()]
    if not hosts and mode == "development":
        return DEVELOPMENT_HOSTS
    if not hosts or not all(HOST_NAME.fullmatch(host) for host in hosts):
        raise EnvironmentFault(
            "ALLOWED_HOSTS must list the host names that the site answers to, separated by commas, "
            "without scheme, port or path and not '*' (for example: history.example.org)."
        )
    return hosts


def read_site_address(env: Environment, mode: str) -> str:
    """Where readers find the site, without a slash at the end: used in mail, feeds and the check of forms' origins."""
    address = read_text(env, "SITE_ADDRESS", DEVELOPMENT_ADDRESS if mode == "development" else "").rstrip("/")
    schemes = ("https",) if mode == "production" else ("https", "http")
    parts = _split("SITE_ADDRESS", address)
    if parts.scheme not in schemes or not parts.hostname or address != f"{parts.scheme}://{parts.netloc}":
        raise EnvironmentFault(
            f"SITE_ADDRESS is {address!r}; it must be the address of the front page without a path, "
            f"beginning with {' or '.join(f'{scheme}://' for scheme in schemes)} (for example: "
            "https://history.example.org)."
        )
    return address


def read_proxies(env: Environment, mode: str) -> list[str]:
    """Addresses of the proxies that are believed when they tell a visitor's address and scheme."""
    text = read_text(env, "TRUSTED_PROXIES", "127.0.0.1" if mode == "production" else "")
    proxies = [part.strip() for part in text.split(",") if part.strip()]
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy)
        except ValueError as error:
            raise EnvironmentFault(
                f"TRUSTED_PROXIES names {proxy!r}; it must list network addresses, separated by commas "
                "(for example: 127.0.0.1, 10.0.0.0/24)."
            ) from error
    return proxies


def read_database(env: Environment, default_file: Path) -> dict:
    """Django's DATABASES entry for DATABASE_URL, or for an SQLite file if there is none.

    SQLite runs in WAL mode with foreign keys and recursive triggers on, and opens every transaction with BEGIN
    IMMEDIATE, so that two writers wait for each other instead of failing half-way (docs/decisions/0003).
    """
    form = "DATABASE_URL must look like sqlite:////folder/file.sqlite3 or postgres://user:password@host:5432/name"
    url = read_text(env, "DATABASE_URL")
    try:
        config = dict(dj_database_url.parse(url)) if url else {"ENGINE": SQLITE, "NAME": str(default_file)}
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError, KeyError) as error:
        raise EnvironmentFault(f"{form}; in a password, write @ : / ? # % as %40 %3A %2F %3F %23 %25.") from error
    if config["ENGINE"] not in (SQLITE, POSTGRESQL):
        raise EnvironmentFault(f"{form}; the site does not run on {config['ENGINE']}.")
    if config.get("NAME") in (None, "", ":memory:"):
        raise EnvironmentFault(f"{form}; it names no database.")
    config["CONN_MAX_AGE"] = SECONDS_OF_CONNECTION
    if config["ENGINE"] == POSTGRESQL:
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = {"connect_timeout": 5, **config.get("OPTIONS", {})}
    else:
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA recursive_triggers=ON;"
            ),
        }
    return config


def read_email(env: Environment, mode: str) -> dict[str, object]:
    """The settings EMAIL_* for EMAIL_URL; in development messages go to the console unless it is set."""
    url = read_text(env, "EMAIL_URL", "console:" if mode == "development" else "")
    parts = _split("EMAIL_URL", url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": f"{MAIL_BACKENDS}console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        return {"EMAIL_BACKEND": f"{MAIL_BACKENDS}filebased.EmailBackend", "EMAIL_FILE_PATH": unquote(parts.path)}
    if parts.scheme not in MAIL_SERVERS or not parts.hostname:
        raise EnvironmentFault(
            "EMAIL_URL must name the mail server: smtp+tls://user:password@host:587, smtp+ssl://… or smtp://… "
            "(or console: to print messages, or file:///folder to keep them)."
        )
    port, tls, ssl = MAIL_SERVERS[parts.scheme]
    return {
        "EMAIL_BACKEND": f"{MAIL_BACKENDS}smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
        "EMAIL_TIMEOUT": 10,
    }


def read_sender(env: Environment, name: str, default: str) -> str:
    sender = read_text(env, name, default)
    if not re.fullmatch(r"[^@\r\n]+@[^@\s]+", sender):
        raise EnvironmentFault(f"{name} is {sender!r}; it must be an e-mail address (Editors <editors@example.org>).")
    return sender


def read_cache(env: Environment) -> dict[str, object]:
    """Django's CACHES entry for CACHE_URL; each process has a cache of its own unless it is set."""
    url = read_text(env, "CACHE_URL", "locmem:")
    parts = _split("CACHE_URL", url)
    if parts.scheme == "locmem":
        return {"BACKEND": f"{CACHE_BACKENDS}locmem.LocMemCache"}
    if parts.scheme == "file" and parts.path:
        return {"BACKEND": f"{CACHE_BACKENDS}filebased.FileBasedCache", "LOCATION": unquote(parts.path)}
    if parts.scheme in ("redis", "rediss") and parts.hostname:
        if not find_spec("redis"):
            raise EnvironmentFault("CACHE_URL names a Redis server, but Python's redis package is not installed.")
        return {"BACKEND": f"{CACHE_BACKENDS}redis.RedisCache", "LOCATION": url}
    raise EnvironmentFault("CACHE_URL must look like locmem:, file:///folder or redis://host:6379/0.")


def _split(name: str, url: str) -> SplitResult:
    """Split an address, and refuse a port that is none and options that nobody reads."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it is what checks it
    except ValueError as error:
        raise EnvironmentFault(f"{name} is not a well-formed address: {error}.") from error
    if parts.query or parts.fragment:
        raise EnvironmentFault(f"{name} must have no part after ? or #; write %3F and %23 for them in a password.")
    return parts
