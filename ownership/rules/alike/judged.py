"""Whether two areas are alike enough for somebody to compare them.

The weights and the limit come from labelled pairs, half of which had no part in it: docs/duplicates.md.
"""

# What each sign adds, from none (0) to all (1) of it. SQL over a row of `counted`: the other area says what
# one name does, both names say the same, in the same letters; what is said means the same. Then of
# `evidence`: one holder, one resource of both.
OWN = {
    "said": "said",
    "whole": "(shared = m AND shared = n AND shared > 0)::int",
    "letters": "greatest(similarity(one_name, other_name) - 0.6, 0) / 0.4",
    "meaning": "coalesce(greatest(meaning - 0.5, 0) / 0.5, 0)",
}
SHARED = {
    "holders": "least(cardinality(holders), 1)",
    "resources": "least(cardinality(resources), 1)",
}
WEIGHTS = {"said": 1.5, "whole": 2.0, "letters": 0.5, "meaning": 3.0, "holders": 0.8, "resources": 2.6}
LIMIT = 3.1

# Names alone are little: every team has its releases. Without a resource of both, they must be described, or
# agree in two words; those of two teams in what is said of them, too.
ENOUGH = """(claim OR ((described OR (shared >= 2 AND said = 1 AND shared * 3 >= (m + n - shared) * 2))
  AND (NOT apart OR (described AND words >= 0.5) OR meaning >= 0.6)))"""

# Two of a kind, in words that mean much the same to a model.
OPPOSITES = (
    "inbound outbound", "incoming outgoing", "import export", "input output", "upload download", "read write",
    "open close", "opening closing", "internal external", "public private", "frontend backend",
    "client server", "ios android", "web mobile", "desktop mobile", "hardware software", "staging production",
    "onboarding offboarding", "hiring firing", "debit credit", "buy sell", "buying selling",
    "sales purchasing", "wholesale retail", "day night", "summer winter", "north south", "east west",
    "upper lower", "left right", "bachelor master", "adult child", "domestic foreign",
    "national international", "before after",
)  # fmt: skip
_PAIRS = ", ".join("('{}', '{}')".format(*each.split()) for each in OPPOSITES)
OPPOSED = f"""EXISTS (SELECT FROM (VALUES {_PAIRS}) o(a, b)
  WHERE (one_name ~ ('\\m' || o.a) AND other_name ~ ('\\m' || o.b))
     OR (one_name ~ ('\\m' || o.b) AND other_name ~ ('\\m' || o.a)))"""


def _sum(signs: dict[str, str]) -> str:
    return " + ".join(f"{WEIGHTS[sign]} * ({value})" for sign, value in signs.items())


# Of pairs that could come to the limit; who holds them is looked up of these alone.
LIKELY = f"""likely AS MATERIALIZED (
  SELECT * FROM (SELECT c.*, {_sum(OWN)} AS own FROM counted c WHERE {ENOUGH}) c
  WHERE own + {WEIGHTS["holders"]} + {WEIGHTS["resources"]} * claim::int >= {LIMIT})"""
JUDGED = f"""judged AS MATERIALIZED (
  SELECT * FROM (SELECT e.*, own + {_sum(SHARED)} AS score FROM evidence e) e
  WHERE score >= {LIMIT} AND NOT {OPPOSED})"""
