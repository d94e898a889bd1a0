from ownership.enums import Expected, Severity
from ownership.rules import pieces
from ownership.rules.base import ASKS_LEAD, ON, TRY, Facts, Names, Rule, everywhere
from ownership.rules.names import listed


def sentence(facts: Facts, names: Names) -> str:
    kinds = listed([names.category(id) for id in facts["categories"]], most=4)
    return (
        f"{names.person(facts['subject'])} holds more than the job role usually does"
        f" ({names.areas(facts['areas'])}, in {kinds}): without support or the authority for it these wait."
    )


def says(level: str) -> str:
    """What a job role says of the letter in the category, at a level."""
    return f"""LEFT JOIN ownership_expectation {level} ON {level}.job_role_id = who.job_role_id
  AND {level}.category_id = x.category_id AND {level}.letter = f.letter AND {level}.level = """


RULE = Rule(
    code="OWN211",
    name="beyond-role",
    title="Beyond what the job role expects",
    rationale="Who holds more than a role foresees grows, or lacks what the role would give: time, a mandate,"
    " pay. Where it must be certain who may decide, both are to be known.",
    remedy="Agree on it: say who supports, or let the role or level follow, or hand the area on."
    " This is growth as often as not, and no fault.",
    severity=Severity.INFO,
    subjects=("person",),
    default=everywhere(TRY, regulated=ON),
    asks=ASKS_LEAD,
    letters="AR",
    flagged="Ana is an engineer, for whom an A in Standards is unusual, and accountable for API guidelines.",
    fine="Her job role says nothing of Standards: unset is not wrong. Or she leads the team that has the A.",
    boundary="An A in Standards is unusual for an engineer at any level, and expected of a staff engineer:"
    " not flagged at that level, flagged at all others.",
    personal=True,
    sql=f"""SELECT 'person' AS kind, f.h_person AS id, coalesce(l.severity, 'info') AS severity,
  jsonb_build_object('people', jsonb_build_array(f.h_person), 'areas', {pieces.ids(of="f.area_id")},
    'categories', {pieces.ids(of="x.category_id")}) AS facts
FROM fact_resolved f JOIN ownership_area x ON x.id = f.area_id JOIN teams_person who ON who.id = f.h_person
{says("own")}who.level
{says("any_level")}''
{pieces.limit(code="OWN211", at=pieces.TEAM_OF.format(person="f.h_person"))}
WHERE f.letter IN ('A', 'R') AND NOT f.deputy AND f.in_use AND {pieces.COUNTS}
  AND coalesce(own.expected, any_level.expected) = '{Expected.UNUSUAL}'
GROUP BY f.h_person, l.severity""",
    sentence=sentence,
)
