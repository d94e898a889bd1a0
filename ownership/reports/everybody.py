"""A report as everybody reads it: without what is about one person's figures, and counted without it."""

from ownership.reports.content import Content, Item, Tally, TeamLine
from ownership.reports.items import rule_lines, tally


def for_everybody(content: Content) -> Content:
    """Only the mail, and its page, of whom such a finding asks have it."""
    new, settled, persisting = (
        _plain(content["new"]),
        _plain(content["settled"]),
        _plain(content["persisting"]),
    )
    return content | {
        "new": new,
        "settled": settled,
        "persisting": persisting,
        "accepted": _plain(content["accepted"]),
        "tally": tally(new=new, settled=settled, persisting=persisting),
        "rules": rule_lines(new=new, settled=settled, persisting=persisting),
        "teams": [_without(line, content) for line in content["teams"]],
    }


def _plain(items: list[Item]) -> list[Item]:
    return [item for item in items if not item["personal"]]


def _without(line: TeamLine, content: Content) -> TeamLine:
    team, counted = line["team"]["id"], line["tally"]

    def left(count: int, items: list[Item]) -> int:
        return count - sum(item["personal"] and team in item["within"] for item in items)

    plain = Tally(
        new=left(counted["new"], content["new"]),
        settled=left(counted["settled"], content["settled"]),
        persisting=left(counted["persisting"], content["persisting"]),
    )
    return line | {"tally": plain}
