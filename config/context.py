from django.conf import settings
from django.http import HttpRequest


def csp_nonce(request: HttpRequest) -> dict[str, str]:
    """Give the nonce the name that django-htmx's script tag reads."""
    return {"csp_nonce": str(getattr(request, "csp_nonce", ""))}


def single_sign_on(request: HttpRequest) -> dict[str, str]:
    """What the sign-in page calls the organisation's own server; empty without one."""
    return {"oidc_name": settings.OIDC_NAME}
