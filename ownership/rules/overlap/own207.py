from ownership.enums import Severity
from ownership.rules.alike.suggested import ALIKE
from ownership.rules.alike.twice import TWICE
from ownership.rules.base import ON, Facts, Names, Rule, everywhere
from ownership.rules.names import listed, number


def sentence(facts: Facts, names: Names) -> str:
    if "compared" in facts:
        return suggestion(facts, names)
    count, name = number(facts["count"]).capitalize(), names.area(facts["subject"])
    same = f"{count} areas are called {name} or nearly so, and who decides differs ({names.holders(facts)})"
    return f"{same}: whoever asks gets another answer at each."


def suggestion(facts: Facts, names: Names) -> str:
    two = len(facts["areas"]) == 1
    areas, both = names.areas([facts["subject"], *facts["areas"]]), "both" if two else "all"
    held = names.holders({"people": [], "teams": [], "seats": []} | facts["shared"])
    because = [
        "their names say the same" if facts["named"] else "one name says nothing that the other does not say",
        "what is said of them means much the same",
        f"{both} list {listed(facts['resources'], most=2)}",
        f"{both} are held by {held}",
    ]
    signs = (facts["named"] or facts["said"], facts["meant"], facts["listed"], facts["held"])
    why = listed([each for each, sign in zip(because, signs, strict=True) if sign])
    return f"{areas} may be one area, entered {'twice' if two else 'more than once'}: {why}."


def advice(facts: Facts, names: Names) -> str:
    if "compared" not in facts:
        return RULE.remedy
    return "Compare them. If they are one, merge them; if not, accept it on purpose and say why."


RULE = Rule(
    code="OWN207",
    name="duplicate-area",
    title="The same area twice",
    rationale="One thing that is entered twice has two owners, and each of them is right.",
    remedy="Merge them, or name each by what sets it apart. If they are one, let one holder answer for both.",
    severity=Severity.ERROR,
    severity_means="Error where the names are the same and who decides differs; else a suggestion to compare",
    default=everywhere(ON),
    letters="A",
    flagged='Payments has "Refund" and "Refunds" below it: Ana is accountable for one, Ben for the other.'
    ' As a suggestion: "Refunds" and "Refund handling", in other places, list services/refunds both.',
    fine='Five teams, one of them below another, have an area "On-call" each, in places of their own.',
    boundary='Ana is accountable for both "Refund" and "Refunds": no error, and if both are described a'
    " suggestion. Ben is for one, in another place: an error if one team owns both.",
    wide=True,
    sql=f"""WITH RECURSIVE {TWICE}, {ALIKE}
SELECT kind, id, severity, facts FROM twice UNION ALL SELECT kind, id, severity, facts FROM alike""",
    sentence=sentence,
    advice=advice,
)
