from django.http import HttpRequest


def csp_nonce(request: HttpRequest) -> dict[str, str]:
    """Give the nonce the name that django-htmx's script tag reads."""
    return {"csp_nonce": str(getattr(request, "csp_nonce", ""))}
