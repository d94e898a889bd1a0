"""A scan finds exactly what is planted, for many seeds."""

import importlib
import pkgutil
import random
from collections.abc import Iterator

import pytest

from ownership.rules.evaluating import evaluate
from ownership.rules.registry import RULES
from tests.ownership.rules import planted
from tests.ownership.rules.planting import Ground, Offence, Plant
from tests.ownership.rules.world import ON

pytestmark = pytest.mark.django_db
SEEDS = range(8)


def collected(which: str) -> dict[str, list[Plant]]:
    found: dict[str, list[Plant]] = {}
    for module in pkgutil.iter_modules(planted.__path__):
        family = importlib.import_module(f"{planted.__name__}.{module.name}")
        for code, plants in getattr(family, which).items():
            found.setdefault(code, []).extend(plants)
    return found


PLANTS, MISSES = collected("PLANTS"), collected("MISSES")


def found() -> set[Offence]:
    return {(row.rule, row.kind, row.id) for row in evaluate(on=ON)}


def each() -> Iterator[object]:
    for which, known in (("plant", PLANTS), ("miss", MISSES)):
        for code, plants in known.items():
            for plant in plants:
                yield pytest.param(plant, id=f"{code}-{which}-{plant.__name__}")


def test_every_rule_has_a_plant_and_a_near_miss() -> None:
    assert (set(PLANTS), set(MISSES)) == (set(RULES), set(RULES))


def test_the_ground_is_sound() -> None:
    ground = Ground(random.Random(0))
    ground.sound()
    assert found() == set()


@pytest.mark.parametrize("plant", [*each()])
def test_alone(plant: Plant) -> None:
    assert plant(ground := Ground(random.Random(1))) == found(), ground.count


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_what_was_planted(seed: int) -> None:
    """Everything in a random order, some of it twice, between areas in good order."""
    chance = random.Random(seed)
    ground, wanted = Ground(chance), set[Offence]()
    work = [plant for known in (PLANTS, MISSES) for plants in known.values() for plant in plants]
    work += [*chance.sample(work, len(work) // 3), *[lambda each: {*()} if each.sound() else set()] * 5]
    chance.shuffle(work)
    for plant in work:
        wanted |= plant(ground)
    assert found() == wanted
