from ownership.measures.base import Measure
from ownership.measures.facts import given
from ownership.rules.pieces import IN_USE

_PERSON = given(holder="person_id", of="person", table="measure_member")
_TEAM = given(holder="team_id", of="team", table="measure_root")
_SEATS = "(SELECT x.id FROM teams_seat x WHERE x.team_id IN (SELECT team FROM measure_root)) seats"
_SEAT = given(holder="seat_id", of="id", table=_SEATS)

MEASURE = Measure(
    code="consulted",
    title="Consulted on",
    means="Areas on which the team, a seat in it or somebody of it is to be asked before something is"
    " decided, as given. Many slow down both sides; none means that nobody asks.",
    of="all areas in use, whoever owns them",
    unit="areas",
    better="neither",
    about_people=True,
    counts="{part} of them of other teams",
    nothing="Nobody of it is consulted on anything.",
    behind=("matrix", {"columns": "teams", "letter": "C"}, "Who is consulted"),
    sql=f"""WITH asked AS (
  SELECT m.day, m.team, s.area_id FROM ({_PERSON}) s
  JOIN measure_member m ON m.person = s.person_id AND s.period @> m.day WHERE s.letter = 'C'
  UNION SELECT r.day, r.team, s.area_id FROM ({_TEAM}) s
  JOIN measure_root r ON r.team = s.team_id AND s.period @> r.day WHERE s.letter = 'C'
  UNION SELECT r.day, r.team, s.area_id FROM ({_SEAT}) s JOIN teams_seat x ON x.id = s.seat_id
  JOIN measure_root r ON r.team = x.team_id AND s.period @> r.day AND (x.retired_on > r.day) IS NOT FALSE
  WHERE s.letter = 'C'),
known AS (
  SELECT DISTINCT s.root, s.day, p.area_id, p.owning_team_id FROM measure_root s
  JOIN asked a ON a.day = s.day AND a.team = s.team
  JOIN ownership_areaplacement p ON p.area_id = a.area_id AND (p.period @> s.day) IS TRUE
    AND p.lifecycle IN {IN_USE})
SELECT k.root, k.day, count(*) AS value, count(*) FILTER (WHERE (
    (k.root, k.day, k.owning_team_id) IN (SELECT root, day, team FROM measure_root)) IS NOT TRUE) AS part,
  count(*) AS whole
FROM known k GROUP BY k.root, k.day""",
)
