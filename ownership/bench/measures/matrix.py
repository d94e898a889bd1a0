from ownership import holdings
from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.matrix import build
from ownership.models import Assignment


def _assignments(sample: Sample) -> object:
    return list(
        Assignment.objects.filter(period__contains=sample.on).values_list(
            *("area", "letter", "person", "team", "seat", "deputy", "period__startswith")
        )
    )


def _holdings(sample: Sample) -> object:
    return list(holdings.at(on=sample.on).values_list("area", "source", "assignment", "letter", "person"))


@measurement(name="matrix of 200 × 60, as made", baseline="its assignments", against=_assignments)
def as_made(sample: Sample) -> object:
    return build(on=sample.on, mode="direct")


@measurement(name="matrix of 200 × 60", baseline="its holdings", against=_holdings)
def people(sample: Sample) -> object:
    return build(on=sample.on)


@measurement(name="matrix of 200 × 60, by team", baseline="its holdings", against=_holdings)
def teams(sample: Sample) -> object:
    return build(on=sample.on, columns="teams")


@measurement(name="one row of it", baseline="its holdings", against=_holdings)
def row(sample: Sample) -> object:
    return build(on=sample.on, areas=sample.areas[-1:], hide_empty=True)
