from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownership.operations.settings import set_rule
from ownership.operations.writer import Applied
from ownership.rules.base import Rule
from ownership.rules.registry import RULES
from ownership.web.access import SignedIn, readable, signed_in, today
from ownership.web.forms.rule import RuleForm
from ownership.web.rules.page import context, form_of
from ownership.web.rules.preview import Preview, preview
from ownership.web.rules.scope import Scope, scope
from ownership.web.saving import saved

ASK = "A rule is set for everybody by administrators, and for a team by its lead."


@readable
def rule(request: SignedIn, code: str) -> HttpResponse:
    """What a rule looks for and why, how it is set, and what it would flag set otherwise."""
    found, on = _rule(code), today()
    where = scope(user=request.user, on=on, asked=request.GET.get("team", ""))
    return _page(request, found, where, form_of(rule=found, where=where, on=on) if where else None)


@signed_in
def set_here(request: SignedIn, code: str) -> HttpResponse:
    """Save how a rule is set, or show what it would flag before that. It is read on the rule's own page."""
    found, on = _rule(code), today()
    if request.method != "POST":
        return redirect("rule", found.code)
    where = scope(user=request.user, on=on, asked=request.POST.get("team", ""), strictly=True)
    if where is None:
        raise PermissionDenied(ASK)
    form = form_of(rule=found, where=where, on=on, data=request.POST.dict())
    if request.htmx or "show" in request.POST:
        return _page(request, found, where, form, trial=_tried(request, found, where, form))
    applied = saved(form=form, write=lambda: _saved(request, found, where, form))
    if applied is None:
        return _page(request, found, where, form)
    messages.success(request, _said(found, applied), extra_tags=f"undo {applied.request_id}")
    page = reverse("rule", args=[found.code])
    return redirect(f"{page}?team={where.pk}" if where.team else page)


def _rule(code: str) -> Rule:
    found = RULES.get(code.upper())
    if found is None:
        raise Http404
    return found


def _page(
    request: SignedIn, rule: Rule, where: Scope | None, form: RuleForm | None, **more: Any
) -> HttpResponse:
    """The whole page, or of a form that changes what it would come to."""
    if request.htmx:
        return render(request, "ownership/_trial.html", {"form": form, **more})
    shown = context(rule=rule, user=request.user, where=where, form=form, on=today())
    return render(request, "ownership/rule.html", shown | more)


def _tried(request: SignedIn, rule: Rule, where: Scope, form: RuleForm) -> Preview | None:
    if not form.is_valid():
        return None
    return preview(rule=rule, setting=form.setting, team=where.team, viewer=request.user, on=today())


def _saved(request: SignedIn, rule: Rule, where: Scope, form: RuleForm) -> Applied:
    wanted = form.setting
    return set_rule(
        rule=rule.code,
        team=where.team,
        enabled=wanted.enabled,
        severity=wanted.severity,
        threshold=wanted.threshold,
        thresholds=wanted.thresholds,
        actor=request.user,
        on=today(),
    )


def _said(rule: Rule, applied: Applied) -> str:
    if rule.wide or applied.queued:
        return "Saved. The findings follow with a scan, in some seconds."
    return f"Saved: {applied.opened} new, {applied.resolved} settled."
