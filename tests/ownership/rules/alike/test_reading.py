"""What is read of areas for their meaning: once a text, by a model that one can leave out."""

import pytest
from django.db import connection

from ownership import tasks
from ownership.models import Area, Likeness, Meaning, Scan
from ownership.rules import alike
from ownership.rules.alike import model
from tests.factories import AreaFactory, ResourceFactory
from tests.ownership.rules.world import about, flagged, owned, subjects

pytestmark = pytest.mark.django_db


def read() -> int:
    return alike.read(seconds=60)


def test_the_same_in_another_language_is_suggested_once_it_is_read() -> None:
    first = owned("Refunds", parent=AreaFactory(), description="Money goes back to customers.")
    second = owned("Rückerstattungen", parent=AreaFactory(), description="Kunden erhalten ihr Geld zurück.")
    for area, path in ((first, "services/refunds"), (second, "services/refunds/**")):
        ResourceFactory(area=area, value=path)
    other = owned("Street lighting", description="Lamps on streets and squares.")
    ResourceFactory(area=other, value="services/refunds")
    assert subjects("OWN207") == set()
    assert read() == 5
    assert subjects("OWN207") == about(first)
    facts = flagged("OWN207")["area", first.pk][1]
    assert (facts["areas"], facts["meant"], facts["listed"]) == ([second.pk], True, True)


def test_a_text_is_read_once_and_forgotten_once_nobody_says_it() -> None:
    area = AreaFactory(name="Refunds")
    AreaFactory(name="Refunds", parent=area)
    AreaFactory(name="Misuse", lifecycle="retired")
    assert (read(), read(), Meaning.objects.count()) == (1, 0, 1)
    assert alike.standing() == alike.Standing(2, 2, "")
    Area.objects.filter(pk=area.pk).update(description="Money goes back.")
    assert alike.standing().unread == 1
    assert (read(), Meaning.objects.count()) == (1, 2)
    assert Likeness.objects.get().likeness > 0.5
    Area.objects.filter(pk=area.pk).update(name="Street lighting", description="")
    assert (read(), Meaning.objects.count(), Likeness.objects.count()) == (1, 2, 0)


def test_what_another_version_made_counts_for_nothing() -> None:
    AreaFactory(name="Refunds")
    read()
    Meaning.objects.update(model="another")
    assert alike.standing().unread == 1
    read()
    assert [row.model for row in Meaning.objects.all()] == [model.MODEL]


def test_one_reads_at_a_time() -> None:
    AreaFactory()
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [alike.reading.TURN])
            assert read() == 0
            cursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        own.close()
    assert read() == 1


def test_without_the_model_it_says_what_it_does_not_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PACKAGE", "remit-has-no-such-package")
    AreaFactory()
    standing = alike.standing()
    assert standing.sentence == (
        "Nothing is compared by meaning, since the model for it is not installed:"
        " the same in other words is not seen."
    )
    assert model.INSTALL in standing.cure
    tasks.read_meaning()
    assert Meaning.objects.count() == 0


def test_the_task_reads_and_has_all_scanned_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('pgmq.q_celery') IS NULL")
            if cursor.fetchone() == (True,):  # it comes with the first message
                return 0
            cursor.execute(
                "SELECT count(*) FROM pgmq.q_celery WHERE message::text LIKE '%ownership.catch_up%'"
            )
            (count,) = cursor.fetchone()
            return int(count)

    AreaFactory()
    # Other tests may have left theirs there.
    before = asked()
    tasks.read_meaning()
    assert alike.standing() == alike.Standing(1, 1, "")
    assert asked() == before + 1
    assert not Scan.objects.exists()
