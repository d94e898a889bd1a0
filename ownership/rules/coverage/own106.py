from ownership.enums import Severity
from ownership.rules import pieces
from ownership.rules.base import ON, TRY, Facts, Names, Rule, everywhere


def sentence(facts: Facts, names: Names) -> str:
    here = names.area(facts["subject"])
    what = f"{names.areas(facts['areas'])}, below {here}" if facts["areas"] else here
    return (
        f"Nobody is consulted on {what}, and nobody is informed:"
        " whom a decision concerns hears of it when it is done."
    )


def advice(facts: Facts, names: Names) -> str:
    if not facts["areas"]:
        return REMEDY
    return f"{REMEDY} Named on {names.area(facts['subject'])}, they are for the areas below it too."


REMEDY = "Name whoever knows more of it, to be consulted, or whoever must live with it, to be informed."

RULE = Rule(
    code="OWN106",
    name="nobody-consulted",
    title="Nobody is consulted or informed",
    rationale="A decision of which nobody else hears is taken on what one knows, and surprises the others.",
    remedy=REMEDY,
    advice=advice,
    severity=Severity.INFO,
    default=everywhere(TRY, regulated=ON),
    letters="CI",
    flagged="Ana is accountable for Backups, Ben does the work, and nobody is consulted or informed.",
    fine="Backups inherits the C of Reliability. Or nobody is accountable for it: that is OWN101.",
    boundary="Dana is informed of Backups, and nobody is consulted: not flagged. She is informed of the area"
    " above, marked as only there: Backups is flagged.",
    sql=f"""WITH lacking AS (
  SELECT r_top, {pieces.ids(of="area_id", where="area_id <> r_top")} AS below
  FROM fact_reach WHERE in_use AND a_src IS NOT NULL AND NOT c AND NOT i AND NOT stance AND NOT has_children
  GROUP BY r_top)
SELECT 'area' AS kind, t.area_id AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('areas', x.below) AS facts
FROM lacking x JOIN fact_reach t ON t.area_id = x.r_top
{pieces.limit(code="OWN106", at="t.at_team")}""",
    sentence=sentence,
)
