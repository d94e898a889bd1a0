import datetime as dt
from collections.abc import Iterator

from ownership.models import Report, Scan
from ownership.reports.content import Coverage, Item, TeamLine
from ownership.reports.items import tally
from teams.models import Team, TeamPlacement


def coverage(*, scan: Scan, team: Team | None) -> Coverage:
    measured = scan.measures["whole"] if team is None else scan.measures["teams"].get(str(team.pk))
    found: Coverage = measured or Coverage(active=0, owned=0, ambiguous=0, on_purpose=0)
    return found


def team_lines(
    *,
    scan: Scan,
    previous: Report | None,
    team: Team | None,
    new: list[Item],
    settled: list[Item],
    persisting: list[Item],
) -> list[TeamLine]:
    """Teams that have areas or findings, in the order of the tree."""
    lines = []
    for each, depth in _tree(on=scan.on, root=team):
        within = [
            [item for item in which if each.pk in item["within"]] for which in (new, settled, persisting)
        ]
        line = TeamLine(
            team={"id": each.pk, "name": each.name},
            depth=depth,
            coverage=coverage(scan=scan, team=each),
            was=coverage(scan=previous.scan, team=each) if previous else None,
            tally=tally(new=within[0], settled=within[1], persisting=within[2]),
        )
        if line["coverage"]["active"] or any(within):
            lines.append(line)
    return lines


def _tree(*, on: dt.date, root: Team | None) -> Iterator[tuple[Team, int]]:
    """Teams open on the day, each followed by those below it, with the depth."""
    placements = TeamPlacement.objects.filter(period__contains=on).exclude(closed_on__lte=on)
    below: dict[int | None, list[Team]] = {}
    for placement in placements.select_related("team").order_by("team__sort_name"):
        below.setdefault(placement.parent_id, []).append(placement.team)
    waiting = [(team, 0) for team in reversed([root] if root else below.get(None, []))]
    while waiting:
        team, depth = waiting.pop()
        yield team, depth
        waiting += [(each, depth + 1) for each in reversed(below.get(team.pk, []))]
