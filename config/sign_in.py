"""How one signs in: with a password made here, or through the organisation's own OpenID Connect server."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.environment import flag, text

PASSWORDS = ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")


def sign_in_settings() -> dict[str, Any]:
    return {
        "AUTH_USER_MODEL": "teams.User",
        "AUTHENTICATION_BACKENDS": ["config.backends.WithPerson"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}"} for name in PASSWORDS
        ],
        "LOGIN_URL": "/accounts/login/",
        "LOGIN_REDIRECT_URL": "/",
        **_accounts(),
        **_second_factor(),
        **_single_sign_on(),
    }


def _accounts() -> dict[str, Any]:
    return {
        "ACCOUNT_ADAPTER": "config.accounts.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/accounts/login/",
        # The sentence of config.accounts says how long this is. A second factor's codes count too.
        "ACCOUNT_RATE_LIMITS": {"login_failed": "10/m/ip,5/5m/key"},
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    }


def _second_factor() -> dict[str, Any]:
    return {
        "MFA_ADAPTER": "config.second_factor.SecondFactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        "MFA_TOTP_ISSUER": "Remit",
        # A clock that is half a minute off is no attack.
        "MFA_TOTP_TOLERANCE": 1,
        # Administrators make accounts: nobody's address is verified here.
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    }


def _single_sign_on() -> dict[str, Any]:
    common = {
        "SOCIALACCOUNT_ADAPTER": "config.single_sign_on.SingleSignOnAdapter",
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
        # The policy of the pages lets no form lead to another host; a link may.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "OIDC_TRUSTS_ADDRESSES": flag("REMIT_OIDC_TRUST_MAIL", False),
    }
    address = text("REMIT_OIDC_URL").rstrip("/")
    if not address:
        return {**common, "OIDC_NAME": "", "SOCIALACCOUNT_PROVIDERS": {}}
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise ImproperlyConfigured("REMIT_OIDC_URL must be like https://login.example.org/realms/staff.")
    missing = [name for name in ("REMIT_OIDC_CLIENT", "REMIT_OIDC_SECRET") if not text(name)]
    if missing:
        raise ImproperlyConfigured(f"With REMIT_OIDC_URL set, {' and '.join(missing)} must be set too.")
    name = text("REMIT_OIDC_NAME", "your organisation's account")
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": text("REMIT_OIDC_CLIENT"),
        "secret": text("REMIT_OIDC_SECRET"),
        "settings": {"server_url": address},
    }
    return {
        **common,
        "OIDC_NAME": name,
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}},
    }
