"""The page of one rule: how it stands here, and the form for who may set it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ownership.enums import Severity
from ownership.rules import alike
from ownership.rules.base import Rule
from ownership.rules.limits import ANY, limits
from ownership.rules.showing import by_rule
from ownership.rules.trial import in_force
from ownership.web.forms.rule import RuleForm
from ownership.web.rules.listing import everybody, state, thresholds
from ownership.web.rules.places import further_out, places, setting_at
from ownership.web.rules.scope import Scope
from teams.models import User


def form_of(*, rule: Rule, where: Scope, on: dt.date, data: Mapping[str, str] | None = None) -> RuleForm:
    profile, rows = in_force()
    return RuleForm(
        data,
        rule=rule,
        further=further_out(rows=rows, profile=profile, rule=rule, team=where.pk, on=on),
        now=setting_at(rows=rows, rule=rule, team=where.pk),
        where="above it" if where.team else f"{profile.label.lower()} has it",
    )


def context(
    *, rule: Rule, user: User, where: Scope | None, form: RuleForm | None, on: dt.date
) -> dict[str, Any]:
    profile, rows = in_force()
    here = everybody(limits(on=on, profile=profile, settings=rows))[rule.code]
    mine = set(where.teams.values_list("pk", flat=True)) if where else set()
    everywhere = bool(where and where.everybody)
    return {
        "rule": rule,
        "help": rule.help(),
        "limit": here[ANY],
        "thresholds": thresholds(here),
        "state": state(rule=rule, limit=here[ANY], profile=profile),
        "severity": Severity(here[ANY].severity or rule.severity),
        "flagged": by_rule(on=on, viewer=user)[rule.code],
        "places": [
            (each, each.team.pk in mine if each.team else everywhere) for each in places(rows=rows, rule=rule)
        ],
        "scope": where,
        "form": form,
        "compared": alike.standing() if rule.code == alike.RULE else None,
    }
