"""Settings, all from the environment (README.md lists it); without any, Remit serves this machine alone."""

from pathlib import Path
from typing import Any

import dj_database_url
import pgtrigger
from csp.constants import NONCE, NONE, SELF

from config.environment import flag, secret, text, words
from config.mail import mail_settings
from config.queue import queue_settings
from config.quiet import no_refusal
from config.sign_in import sign_in_settings

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(text("REMIT_DATA", str(BASE_DIR / "var"))).absolute()

DEBUG = flag("REMIT_DEBUG", False)
SECRET_KEY = secret("REMIT_SECRET_KEY", DATA_DIR / "secret-key")
ALLOWED_HOSTS = words("REMIT_HOSTS", "localhost 127.0.0.1 [::1]")
# The address in mails; https turns on everything that presumes it.
REMIT_URL = text("REMIT_URL", "http://localhost:8000").rstrip("/")
SECURE = REMIT_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [REMIT_URL]

INSTALLED_APPS = [
    "config",
    "teams",
    "ownership",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_celery_beat",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "template_partials",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.given_password.GivenPasswordMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.csp_nonce",
                "config.context.single_sign_on",
            ],
        },
    }
]

# Without DATABASE_URL the data directory's embedded server, which config.postgres starts when asked.
OWN_DATABASE = {"ENGINE": "config.postgres", "NAME": "remit", "USER": "postgres", "HOST": ""}
DATABASES: dict[str, dict[str, Any]] = {
    "default": dict(dj_database_url.parse(text("DATABASE_URL"))) if text("DATABASE_URL") else OWN_DATABASE
}
# A thread keeps its connection, so there is no pool; a new connection starts a killed server again.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Row-level triggers took five times as long on 50,000 rows.
PGHISTORY_LEVEL = pgtrigger.Statement

# Wrong passwords are counted in it, over all processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
# The organisation's: its midnight ends the day. Instants are stored in UTC.
TIME_ZONE = text("REMIT_TIME_ZONE", "UTC")

STATIC_URL = "/static/"
# Served from where they lie, under their own names: nothing to collect, nothing to forget to collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
# Whoever reaches the address reads what a viewer may about areas and teams, and nothing about people.
OPEN_READING = flag("REMIT_OPEN_READING", False)
BEHIND_PROXY = flag("REMIT_BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Above what a form takes, so that the form says it, and keeps what was pasted.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
# A hand-over is one form, of two fields a line.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

MAIL_IS_SENT = bool(text("REMIT_SMTP_URL"))
# Set by what follows, named for the type checker.
OIDC_NAME: str = ""
OIDC_TRUSTS_ADDRESSES: bool = False
globals().update(
    sign_in_settings() | mail_settings(DATA_DIR) | queue_settings(DATABASES["default"], DATA_DIR)
)
CELERY_TIMEZONE = TIME_ZONE

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "filters": {"no refusal": {"()": "django.utils.log.CallbackFilter", "callback": no_refusal}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no refusal"]}
    },
    "root": {"handlers": ["console"], "level": text("REMIT_LOG_LEVEL", "WARNING").upper()},
}
