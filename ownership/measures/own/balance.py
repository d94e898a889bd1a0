from ownership.measures.base import Measure

MEASURE = Measure(
    code="balance",
    title="System share",
    means="Areas whose category is of the system perspective (long-term health); the others are of the "
    "product perspective (what users get). Categories are taken as they are today.",
    of="areas in use with a category",
    unit="%",
    most=100,
    better="neither",
    nothing="No area of it has a category yet.",
    behind=("areas", {}, "Its areas"),
    sql="""SELECT s.root, s.day, 100.0 * count(*) FILTER (WHERE c.perspective = 'system') / count(*) AS value,
  count(*) FILTER (WHERE c.perspective = 'system') AS part, count(*) AS whole
FROM measure_root s JOIN measure_reach r ON r.day = s.day AND r.team = s.team
JOIN ownership_area x ON x.id = r.area JOIN ownership_category c ON c.id = x.category_id
GROUP BY s.root, s.day""",
)
