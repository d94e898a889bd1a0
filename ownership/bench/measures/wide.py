"""The matrix of a large organisation. It makes the sample one, so it comes last."""

from functools import cache

from ownership import holdings
from ownership.bench.measures.pages import get
from ownership.bench.registry import measurement
from ownership.bench.sample import MORE_PEOPLE, Sample, grow
from teams.models import Person


@cache
def _more(areas: tuple[int, ...], teams: tuple[int, ...]) -> list[int]:
    return grow(people=MORE_PEOPLE, areas=areas, teams=teams)


def _areas(sample: Sample) -> list[int]:
    return _more(tuple(sample.areas), tuple(sample.teams))


def _holdings(sample: Sample) -> object:
    found = holdings.at(on=sample.on, areas=_areas(sample))
    return list(found.values_list("area", "source", "assignment", "letter", "person"))


@measurement(name="page of 2,000 × 200", baseline="its holdings", against=_holdings)
def page(sample: Sample) -> object:
    _areas(sample)
    return get("matrix", on=sample.on.isoformat(), q="More", group="none")


@measurement(name="100 rows more of it", baseline="its holdings", against=_holdings)
def rows(sample: Sample) -> object:
    _areas(sample)
    head = " ".join(f"person-{pk}" for pk in Person.objects.values_list("pk", flat=True))
    asked = {"q": "More", "group": "none", "offset": "100", "head": head}
    return get("matrix-rows", on=sample.on.isoformat(), **asked)
