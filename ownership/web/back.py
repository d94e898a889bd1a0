from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest) -> str:
    """The page of ours that a form was sent from, else home."""
    asked = request.POST.get("next") or request.GET.get("next") or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        parts = urlsplit(asked)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return reverse("home")
