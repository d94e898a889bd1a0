"""A statement is planned once a connection, whatever becomes of the transactions that ask it."""

import pytest
from django.db import connection, transaction

from ownership.rules import planned

STATEMENT = planned.numbered(
    "SELECT id, %(word)s::text FROM unnest(%(ids)s::bigint[]) AS id ORDER BY id", names=["word", "ids"]
)


def asked(word: str | None, *ids: int) -> list[tuple[int, str | None]]:
    return planned.ask(STATEMENT, [word, planned.array(ids)])


def known() -> list[tuple[int, int]]:
    """By statement, how often it was asked by the plan for all and by one for the values."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            [f"%{STATEMENT}"],
        )
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_does_not_forget_it() -> None:
    for number in range(3):
        with transaction.atomic():
            assert asked("it's", number, number + 1) == [(number, "it's"), (number + 1, "it's")]
            transaction.set_rollback(True)
    assert known() == [(3, 0)]


@pytest.mark.django_db(transaction=True)
def test_another_connection_has_its_own() -> None:
    with transaction.atomic():
        assert asked(None) == []
    connection.close()
    with transaction.atomic():
        assert asked("two", 2) == [(2, "two")]
    assert known() == [(1, 0)]
