from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(*, name: str, content: bytes, content_type: str = "text/csv; charset=utf-8") -> HttpResponse:
    """A file to be kept, under its name."""
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})
