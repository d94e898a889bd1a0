from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, *, kept: str = "") -> str:
    """The page of ours that a form was sent from, or that an address has kept, else home."""
    asked = request.POST.get("next") or kept or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        parts = urlsplit(asked)
        place = parts.path + (f"?{parts.query}" if parts.query else "")
        # Without its host a path of "//elsewhere" is another host's address.
        if url_has_allowed_host_and_scheme(place, allowed_hosts=None):
            return place
    return reverse("home")
