"""Names that somebody will give: signs of formulas and of tables, other scripts, signs alone, look-alikes."""

from typing import Any

from hypothesis import strategies as st

from ownership.models import Area
from teams.models import JobRole, Person, Team
from tests.ownership.organisations import Organisation

NAMES = [
    "=SUM(A1:A9)", "+49 team", "-", "@ana", "'=quoted", "'plain", "a|b", "a\\|b", "back\\", "“quoted”",
    'Say "yes"', "two\nlines", "tab\there", "a;b;c", "a, b", "R", "A", "(A)", "A deputy", "TBD", "Total",
    "Straße", "Strasse", "Ana Ruiz", "Ana  Ruiz", "ana ruíz", "Ruiz, Ana", "Ana or Ben", "<b>bold</b>",
    "&amp;", "&lt;", "*stars*", "_lines_",
    "`ticks`", "[link](x)", "# Heading", "~~gone~~", "🚀", "責任者", "מנהלת",
    "Lead of Payments", "Payments", "Area", "Part of", "Category", "No team", "1.5", "2026-01-01", "TRUE",
    "Platform › Billing", "›", "everyone", "n/a", "x" * 200, "_x0041_", "\x0bodd", "Remit", "'",
]  # fmt: skip


def names(count: int) -> Any:
    free = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
    some = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), free).filter(lambda name: name.strip())
    return st.lists(some, min_size=count, max_size=count, unique_by=_lower)


def _lower(name: str) -> str:
    return name.replace("İ", "i").lower()


def rename(organisation: Organisation, given: Any) -> None:
    """Give people, teams, roles and areas these names; two people may have one."""
    for model, rows in [
        (Person, organisation.people),
        (Team, organisation.teams),
        (JobRole, organisation.seats),
        (Area, organisation.areas),
    ]:
        for row, name in zip(rows, given[model], strict=False):
            model._default_manager.filter(pk=row.id).update(name=name)
