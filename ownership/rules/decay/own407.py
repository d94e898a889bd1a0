from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_ITSELF, ON, Facts, Names, Rule, everywhere
from ownership.rules.names import day


def sentence(facts: Facts, names: Names) -> str:
    return (
        f"From {day(facts['from'])} to {day(facts['until'])} nobody can decide on"
        f" {names.areas(facts['areas'])}: {names.person(facts['subject'])} is away and no deputy is named."
    )


RULE = Rule(
    code="OWN407",
    name="uncovered-absence",
    title="Away, and nobody stands in",
    rationale="What is critical or important cannot wait for weeks, and before an absence begins a deputy is"
    " named with one word.",
    remedy="Name a deputy for these areas before the absence begins.",
    severity=Severity.WARNING,
    subjects=("person",),
    default=everywhere(ON),
    threshold=everywhere(14),
    threshold_means="Days of an absence that an area can wait",
    by_criticality=True,
    asks=ASKS_ITSELF,
    letters="A",
    flagged="Ana alone is accountable for Card payments, which is critical, and is away for 15 days in June.",
    fine="Dana is her deputy there. Or the team Payments is accountable, and a second lead stays.",
    boundary="She is away for 14 days: not flagged. One day more: flagged, up to her last day away.",
    personal=True,
    wide=True,
    asks_itself=True,
    sql=f"""WITH lonely AS MATERIALIZED ({pieces.ALONE}),
waits AS MATERIALIZED (
  SELECT y.person_id, y.period, x.area_id, x.a_src, coalesce(l.severity, 'warning') AS severity,
    min(lower(y.period)) OVER (PARTITION BY y.person_id) AS first
  FROM teams_absence y JOIN lonely a ON a.person_id = y.person_id
  JOIN fact_reach x ON x.a_src = a.area_id JOIN fact_reach t ON t.area_id = x.a_src
  {pieces.limit(code="OWN407", at="t.at_team", criticality="x.criticality")}
  WHERE upper(y.period) > %(on)s::date AND upper(y.period) - lower(y.period) > l.threshold
    AND x.in_use AND x.criticality IN ('critical', 'important') AND x.a_deputies = '{{}}'),
next AS (SELECT * FROM waits WHERE lower(period) = first)
SELECT 'person' AS kind, w.person_id AS id, {pieces.worst(of="w.severity")} AS severity,
  jsonb_build_object('people', jsonb_build_array(w.person_id), 'areas', {pieces.ids(of="w.area_id")},
    'from', min(w.first), 'until', max(upper(w.period)) - 1) AS facts
FROM next w LEFT JOIN (SELECT DISTINCT area_id FROM next) above ON above.area_id = w.a_src
WHERE w.area_id = w.a_src OR above.area_id IS NULL
GROUP BY w.person_id""",
    sentence=sentence,
)
