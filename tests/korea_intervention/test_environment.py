from pathlib import Path

import pytest

from korea_intervention.environment import (
    DEVELOPMENT_HOSTS,
    DEVELOPMENT_SECRET,
    EnvironmentFault,
    read_cache,
    read_choice,
    read_database,
    read_debug,
    read_email,
    read_flag,
    read_folder,
    read_hosts,
    read_mode,
    read_number,
    read_proxies,
    read_secret_key,
    read_sender,
    read_site_address,
    read_text,
)

GOOD_SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
FILE = Path("/data/db.sqlite3")


def fault_of(reader, *arguments, **options) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        reader(*arguments, **options)
    return str(caught.value)


def test_text_set_to_nothing_counts_as_not_set():
    assert [read_text(env, "NAME", "default") for env in ({}, {"NAME": ""}, {"NAME": " "}, {"NAME": " a "})] == [
        "default",
        "default",
        "default",
        "a",
    ]


def test_choice_outside_the_list_is_refused():
    assert fault_of(read_choice, {"LEVEL": "loud"}, "LEVEL", ("low", "high"), "low") == (
        "LEVEL is 'loud'; it must be one of: low, high."
    )


def test_mode_is_development_unless_said():
    assert [read_mode({}), read_mode({"ENVIRONMENT": "production"})] == ["development", "production"]


def test_mode_misspelt_is_refused():
    assert fault_of(read_mode, {"ENVIRONMENT": "prod"}) == (
        "ENVIRONMENT is 'prod'; it must be one of: development, production."
    )


@pytest.mark.parametrize(
    ("text", "flag"), [("true", True), ("YES", True), ("1", True), ("off", False), ("False", False), ("", True)]
)
def test_flag_reads_the_usual_words(text, flag):
    assert read_flag({"FLAG": text}, "FLAG", True) is flag


def test_flag_of_any_other_word_is_refused():
    assert fault_of(read_flag, {"FLAG": "maybe"}, "FLAG", True) == "FLAG is 'maybe'; it must be true or false."


def test_debug_in_production_is_refused():
    assert read_debug({"DEBUG": "true"}, "development") is True
    assert fault_of(read_debug, {"DEBUG": "true"}, "production") == (
        "DEBUG must not be on in production: it shows secrets to visitors. Unset it."
    )


@pytest.mark.parametrize("text", ["1.5", "abc", "1_000", "١٢", "1e3", "--1"])
def test_number_that_is_none_is_refused(text):
    assert fault_of(read_number, {"N": text}, "N", 3) == f"N is {text!r}; it must be a whole number."


def test_number_below_the_lowest_is_refused():
    assert read_number({"N": " 7 "}, "N", 3) == 7
    assert fault_of(read_number, {"N": "0"}, "N", 3, lowest=1) == "N must be at least 1, not 0."


def test_folder_is_absolute_and_need_not_exist(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_folder({"DATA_DIR": "some/where"}, "DATA_DIR", FILE) == tmp_path / "some" / "where"


def test_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()
    assert fault_of(read_folder, {"DATA_DIR": str(tmp_path / "file")}, "DATA_DIR", FILE) == (
        f"DATA_DIR is {tmp_path / 'file'}, which is a file; it must be a folder."
    )


def test_secret_has_a_default_in_development_only():
    assert read_secret_key({}, "development") == DEVELOPMENT_SECRET
    assert read_secret_key({"SECRET_KEY": GOOD_SECRET}, "production") == GOOD_SECRET


@pytest.mark.parametrize(
    "secret", ["", "short", GOOD_SECRET[:-1], "ab" * 40, DEVELOPMENT_SECRET, f"insecure-{GOOD_SECRET}"]
)
def test_secret_that_can_be_guessed_is_refused_in_production(secret):
    assert fault_of(read_secret_key, {"SECRET_KEY": secret}, "production") == (
        "SECRET_KEY must be at least 50 random characters in production. Make one with: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )


def test_hosts_are_this_machine_in_development():
    assert read_hosts({}, "development") == DEVELOPMENT_HOSTS
    assert read_hosts({"ALLOWED_HOSTS": "a.org, .b.org,[::1]"}, "production") == ["a.org", ".b.org", "[::1]"]


@pytest.mark.parametrize("hosts", ["", "*", "https://a.org", "a.org/path", "a.org:8000", "a b", ",", "a.org,*"])
def test_hosts_that_match_anything_or_nothing_are_refused_in_production(hosts):
    assert fault_of(read_hosts, {"ALLOWED_HOSTS": hosts}, "production").startswith(
        "ALLOWED_HOSTS must list the host names that the site answers to, separated by commas, without scheme, port"
    )


def test_site_address_loses_its_last_slash():
    assert read_site_address({}, "development") == "http://localhost:8000"
    assert read_site_address({"SITE_ADDRESS": "https://a.org/"}, "production") == "https://a.org"


@pytest.mark.parametrize("address", ["", "http://a.org", "a.org", "https://", "https://a.org/b", "ftp://a.org"])
def test_site_address_that_is_no_secure_front_page_is_refused_in_production(address):
    assert "beginning with https:// (for example: https://history.example.org)." in fault_of(
        read_site_address, {"SITE_ADDRESS": address}, "production"
    )


def test_proxies_are_trusted_in_production_only_unless_named():
    assert read_proxies({}, "development") == []
    assert read_proxies({}, "production") == ["127.0.0.1"]
    assert read_proxies({"TRUSTED_PROXIES": "10.0.0.0/24, ::1"}, "production") == ["10.0.0.0/24", "::1"]


@pytest.mark.parametrize("proxies", ["*", "nginx", "10.0.0.1/24"])
def test_proxies_that_are_no_addresses_are_refused(proxies):
    assert fault_of(read_proxies, {"TRUSTED_PROXIES": proxies}, "production") == (
        f"TRUSTED_PROXIES names {proxies!r}; it must list network addresses, separated by commas "
        "(for example: 127.0.0.1, 10.0.0.0/24)."
    )


def test_database_is_an_sqlite_file_unless_named():
    config = read_database({}, Path("/some folder #1/50%.sqlite3"))
    assert (config["ENGINE"], config["NAME"]) == ("django.db.backends.sqlite3", "/some folder #1/50%.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "recursive_triggers=ON" in config["OPTIONS"]["init_command"]


def test_database_on_postgresql_may_be_reached_through_a_socket():
    config = read_database({"DATABASE_URL": "postgres://ada:p%40ss@%2Frun%2Fpg/site?sslmode=require"}, FILE)
    assert (config["HOST"], config["NAME"], config["USER"], config["PASSWORD"]) == ("/run/pg", "site", "ada", "p@ss")
    assert config["OPTIONS"] == {"connect_timeout": 5, "sslmode": "require"}
    assert config["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    "url",
    ["nonsense", "postgres://", "postgres://u:p@h:5432/", "postgres://u:p@h:port/db", "mysql://h/db", "sqlite://?"],
)
def test_database_that_is_none_is_refused_without_telling_its_password(url):
    fault = fault_of(read_database, {"DATABASE_URL": url}, FILE)
    assert fault.startswith("DATABASE_URL must look like sqlite:////folder/file.sqlite3 or postgres://user:password@")


def test_database_fault_does_not_repeat_the_password():
    assert "hunter2" not in fault_of(read_database, {"DATABASE_URL": "postgres://u:hunter2#@h:5432/db"}, FILE)


def test_email_goes_to_the_console_in_development():
    assert read_email({}, "development") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.org", 25, False, False),
        ("smtp+tls://mail.org", 587, True, False),
        ("smtp+ssl://mail.org", 465, False, True),
        ("smtp+tls://mail.org:2525", 2525, True, False),
    ],
)
def test_email_scheme_decides_port_and_encryption(url, port, tls, ssl):
    config = read_email({"EMAIL_URL": url}, "production")
    assert (config["EMAIL_PORT"], config["EMAIL_USE_TLS"], config["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_email_password_may_hold_any_sign():
    config = read_email({"EMAIL_URL": "smtp+tls://ada%40a.org:p%23%3Aq@mail.org"}, "production")
    assert (config["EMAIL_HOST_USER"], config["EMAIL_HOST_PASSWORD"]) == ("ada@a.org", "p#:q")


@pytest.mark.parametrize("url", ["", "nonsense", "smtp://", "http://mail.org", "file:", "smtp+tls:mail.org"])
def test_email_to_nowhere_is_refused_in_production(url):
    assert fault_of(read_email, {"EMAIL_URL": url}, "production").startswith("EMAIL_URL must name the mail server")


def test_email_with_options_that_nobody_reads_is_refused():
    assert fault_of(read_email, {"EMAIL_URL": "smtp://mail.org/?tls=yes"}, "production") == (
        "EMAIL_URL must have no part after ? or #; write %3F and %23 for them in a password."
    )


def test_email_port_that_is_none_is_refused():
    assert fault_of(read_email, {"EMAIL_URL": "smtp://mail.org:abc"}, "production").startswith(
        "EMAIL_URL is not a well-formed address"
    )


@pytest.mark.parametrize("sender", ["editors", "@example.org", "a@b\nBcc: c@d"])
def test_sender_that_is_no_address_is_refused(sender):
    assert "must be an e-mail address" in fault_of(read_sender, {"FROM": sender}, "FROM", "editors@localhost")


def test_sender_may_have_a_name():
    assert read_sender({"FROM": "Editors <e@a.org>"}, "FROM", "editors@localhost") == "Editors <e@a.org>"


def test_cache_is_kept_in_the_process_unless_named():
    assert read_cache({}) == {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    assert read_cache({"CACHE_URL": "file:///var/cache/site"}) == {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": "/var/cache/site",
    }


@pytest.mark.parametrize("url", ["nonsense", "redis://", "memcached://h:11211", "file:"])
def test_cache_that_is_none_is_refused(url):
    assert fault_of(read_cache, {"CACHE_URL": url}) == (
        "CACHE_URL must look like locmem:, file:///folder or redis://host:6379/0."
    )


def test_cache_on_redis_needs_its_package(monkeypatch):
    monkeypatch.setattr("korea_intervention.environment.find_spec", lambda name: None)
    assert fault_of(read_cache, {"CACHE_URL": "redis://h:6379/0"}) == (
        "CACHE_URL names a Redis server, but Python's redis package is not installed."
    )
