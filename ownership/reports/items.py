from ownership.enums import Severity
from ownership.reports.content import Item, Named, RuleLine, Tally
from ownership.rules.read import Read
from teams.models import Person

MANAGING = "Asked of you because you manage the team concerned."
SEVERITIES = [severity.value for severity in Severity]


def item(*, read: Read, teams: dict[int, str]) -> Item:
    """A finding as it reads now; of one about a person's figures only that there is one, and whom it asks."""
    personal = read.rule.tells_of(read.kind)
    return Item(
        finding=read.finding.pk,
        rule=read.rule.code,
        title=read.rule.title,
        severity=read.severity,
        state=read.state,
        subject="one person" if personal else read.subject,
        sentence=f"{read.rule.title}." if personal else read.sentence,
        remedy=read.remedy,
        areas=[] if personal else [{"id": area.pk, "name": area.name} for area in read.affects],
        team=None if read.team is None else {"id": read.team, "name": teams.get(read.team, "")},
        within=read.within,
        asks=_named(read.asks),
        because=MANAGING if personal and read.asks else read.because,
        since=read.finding.first_seen.isoformat(),
        until=read.until.isoformat() if read.until else None,
        up=read.up.name if read.up else "",
        accepted_until=read.waiver.until.isoformat() if read.waiver else None,
        personal=personal,
    )


def _named(person: Person | None) -> Named | None:
    return None if person is None else {"id": person.pk, "name": person.name}


def rule_lines(*, new: list[Item], settled: list[Item], persisting: list[Item]) -> list[RuleLine]:
    """How many by rule, the most severe first."""
    found: dict[str, RuleLine] = {}
    for which in (new, settled, persisting):
        for each in which:
            known = found.setdefault(
                each["rule"],
                RuleLine(
                    rule=each["rule"],
                    title=each["title"],
                    severity=each["severity"],
                    tally=tally(new=[], settled=[], persisting=[]),
                ),
            )
            known["severity"] = min(known["severity"], each["severity"], key=SEVERITIES.index)
    for code, line in found.items():
        line["tally"] = tally(
            new=[each for each in new if each["rule"] == code],
            settled=[each for each in settled if each["rule"] == code],
            persisting=[each for each in persisting if each["rule"] == code],
        )
    return sorted(found.values(), key=lambda line: (SEVERITIES.index(line["severity"]), line["rule"]))


def tally(*, new: list[Item], settled: list[Item], persisting: list[Item]) -> Tally:
    return Tally(new=len(new), settled=len(settled), persisting=len(persisting))
