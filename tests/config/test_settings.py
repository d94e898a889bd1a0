"""What the environment makes of the settings, each asked of a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = """
import json, sys, config.settings as s
print(json.dumps({name: getattr(s, name) for name in sys.argv[1:]}, default=str))
"""


def ask(data: Path, *names: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    inherited = {"PATH": os.environ["PATH"], "REMIT_DATA": str(data)}
    command = [sys.executable, "-c", ASK, *names]
    return subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True)


def values(data: Path, *names: str, **environment: str) -> object:
    done = ask(data, *names, **environment)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_without_any_it_serves_this_machine_alone(tmp_path: Path) -> None:
    assert values(tmp_path, "DEBUG", "ALLOWED_HOSTS", "SECURE", "TIME_ZONE", "EMAIL_FILE_PATH") == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "SECURE": False,
        "TIME_ZONE": "UTC",
        "EMAIL_FILE_PATH": str(tmp_path / "mail"),
    }


def test_an_https_address_turns_on_what_presumes_it(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    assert values(tmp_path, *names, REMIT_URL="https://remit.example.org") == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
    }


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first, second = (values(tmp_path, "SECRET_KEY") for _ in range(2))
    key = tmp_path / "secret-key"
    assert (first, oct(key.stat().st_mode & 0o777)) == (second, "0o600")
    assert len(key.read_text()) > 60
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_given_secret_key_is_not_written_down(tmp_path: Path) -> None:
    assert values(tmp_path, "SECRET_KEY", REMIT_SECRET_KEY="given") == {"SECRET_KEY": "given"}
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", ["mail.example.org", 25, "", "", False, False]),
        ("smtp+tls://ana:p%40ss@mail.example.org", ["mail.example.org", 587, "ana", "p@ss", True, False]),
        ("smtps://mail.example.org:4650", ["mail.example.org", 4650, "", "", False, True]),
    ],
)
def test_an_smtp_server(tmp_path: Path, url: str, expected: list[object]) -> None:
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    found = values(tmp_path, *(f"EMAIL_{name}" for name in names), REMIT_SMTP_URL=url)
    assert found == {f"EMAIL_{name}": value for name, value in zip(names, expected, strict=True)}


def test_the_queue_is_in_the_same_database(tmp_path: Path) -> None:
    url = "postgres://ana:p%40ss@db.example.org:5433/remit"
    found = values(tmp_path, "CELERY_BROKER_URL", "CELERY_BROKER_TRANSPORT_OPTIONS", DATABASE_URL=url)
    assert isinstance(found, dict)
    options = found["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert found["CELERY_BROKER_URL"] == "pgmq://localhost"
    assert options["conn_string"] == "dbname=remit user=ana password=p@ss host=db.example.org port=5433"


def test_another_broker(tmp_path: Path) -> None:
    found = values(tmp_path, "CELERY_BROKER_URL", REMIT_BROKER_URL="amqp://broker.example.org")
    assert found == {"CELERY_BROKER_URL": "amqp://broker.example.org"}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("REMIT_DEBUG", "perhaps", "REMIT_DEBUG is “perhaps”. Say yes or no."),
        (
            "REMIT_SMTP_URL",
            "mail.example.org",
            "REMIT_SMTP_URL must be like smtp+tls://user:password@mail.example.org:587.",
        ),
    ],
)
def test_a_value_that_cannot_be_read_is_named(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    last = ask(tmp_path, "DEBUG", **{name: value}).stderr.splitlines()[-1]
    assert last == f"django.core.exceptions.ImproperlyConfigured: {sentence}"


def test_behind_a_proxy_the_one_in_front_says_who_asks_and_how(tmp_path: Path) -> None:
    names = ("ALLAUTH_TRUSTED_PROXY_COUNT", "SECURE_PROXY_SSL_HEADER")
    assert values(tmp_path, *names) == {names[0]: 0, names[1]: None}
    assert values(tmp_path, *names, REMIT_BEHIND_PROXY="yes") == {
        names[0]: 1,
        names[1]: ["HTTP_X_FORWARDED_PROTO", "https"],
    }
