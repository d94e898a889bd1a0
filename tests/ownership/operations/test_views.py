import pytest

from ownership.models import SavedView
from ownership.operations import Refused, drop_view, save_view
from ownership.operations.views import MOST
from tests.factories import SavedViewFactory, UserFactory

pytestmark = pytest.mark.django_db


def _kept() -> list[tuple[str, str]]:
    return list(SavedView.objects.order_by("id").values_list("name", "query"))


def test_a_view_is_kept_and_dropped() -> None:
    view = save_view(user=UserFactory(), name="Mine", query="mine=on")
    assert _kept() == [("Mine", "mine=on")]
    drop_view(view=view)
    assert _kept() == []


def test_two_of_one_name_are_told_apart_by_whose_they_are() -> None:
    ana = UserFactory()
    save_view(user=ana, name="Mine", query="mine=on")
    save_view(user=UserFactory(), name="Mine", query="")
    with pytest.raises(Refused) as caught:
        save_view(user=ana, name="MINE", query="")
    assert [str(problem) for problem in caught.value.problems] == [
        "You have a view of this name already. Choose another name."
    ]
    assert len(_kept()) == 2


def test_there_is_an_end_to_them() -> None:
    ana = UserFactory()
    SavedViewFactory.create_batch(MOST, user=ana)
    with pytest.raises(Refused) as caught:
        save_view(user=ana, name="One more", query="")
    assert [problem.what for problem in caught.value.problems] == ["You have 20 views already."]
