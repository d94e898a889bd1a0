from collections.abc import Callable

from django.db import connection
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse


class HealthMiddleware:
    """Answer ``/livez`` (the process) and ``/healthz`` (the database too), before hosts matter."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/livez":
            return _answer("alive", 200)
        if request.path == "/healthz":
            return _database()
        return self.get_response(request)


def _database() -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return _answer("the database does not answer", 503)
    return _answer("well", 200)


def _answer(text: str, status: int) -> HttpResponse:
    return HttpResponse(
        f"{text}\n", content_type="text/plain", status=status, headers={"Cache-Control": "no-store"}
    )
