from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    here = names.area(facts["subject"])
    answer = f"{names.holders(facts)} {'answers' if facts['count'] == 1 else 'answer'} for"
    what = f" of {names.areas(facts['areas'])} below it" if facts["areas"] else ""
    return f"{answer} {here}, but nobody is named to do the work{what}, so it may not get done."


RULE = Rule(
    code="OWN102",
    name="missing-responsible",
    title="Nobody is named to do the work",
    rationale="An A without an R is a promise with nobody to keep it, or its holder does it all, unseen.",
    remedy="Say who does the work. If it is whoever is accountable, make them responsible as well.",
    severity=Severity.INFO,
    severity_means="Warning if the area, or one below that it covers, is critical or important; else info",
    default=everywhere(ON),
    letters="R",
    flagged="Ana is accountable for Backups, nobody is responsible, and Backups is critical.",
    fine="Ana is both accountable and responsible for Backups.",
    boundary="Payments has an A and no R, and each of the areas below it has an R: not flagged."
    " One of them has none: Payments is flagged and names it.",
    sql=f"""WITH lacking AS (
  SELECT r_top, bool_or(criticality IN ('critical', 'important')) AS weighty,
    {pieces.ids(of="area_id", where="area_id <> r_top")} AS below
  FROM fact_reach WHERE in_use AND a_src IS NOT NULL AND r_src IS NULL AND NOT stance AND NOT has_children
  GROUP BY r_top)
SELECT 'area' AS kind, t.area_id AS id,
  coalesce(l.severity, CASE WHEN x.weighty OR t.criticality IN ('critical', 'important') THEN 'warning'
    ELSE 'info' END) AS severity,
  jsonb_build_object('areas', x.below, {pieces.HOLDERS},
    'count', count(DISTINCT f.holder)) AS facts
FROM lacking x JOIN fact_reach t ON t.area_id = x.r_top
{pieces.limit(code="OWN102", at="t.at_team")}
JOIN fact_resolved f ON f.area_id = t.a_src AND f.letter = 'A' AND NOT f.deputy
GROUP BY t.area_id, t.criticality, l.severity, x.weighty, x.below""",
    sentence=sentence,
)
