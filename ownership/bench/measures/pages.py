from functools import cache

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.matrix import build


@cache
def _client() -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.create_superuser("bench@example.org"))
    return client


def _build(sample: Sample) -> object:
    return build(on=sample.on)


def get(name: str, *places: object, **asked: str) -> object:
    """A page, as an administrator gets it."""
    answer = _client().get(reverse(name, args=places), asked, secure=True)
    if answer.status_code != 200:
        raise RuntimeError(f"{name} answered {answer.status_code}.")
    return answer.content


@measurement(name="page of the matrix", baseline="the matrix of 200 × 60", against=_build)
def matrix(sample: Sample) -> object:
    return get("matrix", on=sample.on.isoformat())
