from ownership.bench.measures.pages import get
from ownership.bench.registry import measurement
from ownership.bench.sample import Sample
from ownership.measures.board import month_ends
from ownership.measures.looking import look


def _today(sample: Sample) -> object:
    return look(asked=[(sample.teams[1], sample.on)], today=sample.on)


def _year(sample: Sample) -> object:
    asked = [(sample.teams[1], day) for day in month_ends(on=sample.on)]
    return look(asked=asked, today=sample.on)


@measurement(name="a team's measures over a year", baseline="those of one day", against=_today)
def year(sample: Sample) -> object:
    return _year(sample)


@measurement(name="page of a team's measures", baseline="its measures over a year", against=_year)
def page(sample: Sample) -> object:
    return get("team-measures", sample.teams[1], on=sample.on.isoformat())
