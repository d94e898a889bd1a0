import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from ownership.enums import Acceptance, NoticeKind
from ownership.models import Assignment, Notice
from ownership.notices.reading import HOLDER, read
from ownership.notices.saying import heading, line
from ownership.operations import Forbidden, Refused, answer_all
from ownership.operations.notices import finish
from ownership.querysets.period import lasting
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.back import back
from ownership.web.forms.talk import ReplyForm
from ownership.web.inbox import SILENT, inbox

SAID = {
    Acceptance.ACCEPTED: "Thank you: it is noted that it is taken.",
    Acceptance.DECLINED: "Noted. Whoever gave it is told, and it shows there until somebody else takes it.",
}


@signed_in
def notices(request: SignedIn) -> HttpResponse:
    """What is asked of one, what one is told, and what one asked of others."""
    on = today()
    context = {
        "on": on,
        "person": viewer(request),
        "inbox": inbox(user=request.user, on=on),
        "silent": on - SILENT,
    }
    return render(request, "ownership/notices.html", context)


@signed_in
def notice(request: SignedIn, pk: int) -> HttpResponse:
    """One change, as it concerns who is signed in. Looking at it changes nothing."""
    on = today()
    mine = Notice.objects.filter(person__user=request.user)
    found = get_object_or_404(mine.select_related("person", "question__area"), pk=pk)
    if found.question:
        return redirect("question", found.question.pk)
    [told] = read(notices=[found], on=on)
    context = {
        "on": on,
        "told": told,
        "heading": heading(told),
        "came": _came(found, on=on) if found.kind == NoticeKind.ROLE else [],
        "asked": [(each.assignment, line(each)) for each in told.asked],
        "settled": told.stands,
    }
    return render(request, "ownership/notice.html", context)


def _came(found: Notice, *, on: dt.date) -> list[Assignment]:
    """What the teams hold that somebody leads now."""
    held = Assignment.objects.filter(team__in=found.facts.get("led", [])).filter(lasting(on=on))
    return list(held.select_related(*HOLDER).order_by("team__sort_name", "area__sort_name", "letter"))


@signed_in
@require_POST
def answer(request: SignedIn) -> HttpResponse:
    """Take, or do not take, what one was asked to hold."""
    form = ReplyForm(request.POST)
    if not form.is_valid():
        for error in dict.fromkeys(str(each) for found in form.errors.values() for each in found):
            messages.error(request, error)
        return redirect(back(request))
    said = Acceptance(form.cleaned_data["say"])
    rows = list(Assignment.objects.filter(pk__in=form.cleaned_data["assignment"]).select_related(*HOLDER))
    if not rows:
        messages.error(request, "This is not there any more: it was taken back or given to somebody else.")
        return redirect(back(request))
    if form.says_no_more:
        context = {"rows": rows, "next": back(request), "own": any(_own(row, request) for row in rows)}
        return render(request, "ownership/decline.html", context)
    try:
        answer_all(
            assignments=rows,
            acceptance=said,
            actor=request.user,
            on=today(),
            because=form.cleaned_data["because"],
        )
    except Forbidden as refused:
        raise PermissionDenied("It is for those whom it was given to, to answer.") from refused
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, SAID[said])
    return redirect(back(request))


def _own(row: Assignment, request: SignedIn) -> bool:
    """Not what is noted for somebody without an account."""
    return row.person is None or row.person.user_id == request.user.pk


@signed_in
@require_POST
def take(request: SignedIn, pk: int) -> HttpResponse:
    """Confirm what came with a role, once; what of it was asked for is accepted."""
    on = today()
    found = get_object_or_404(Notice, pk=pk, person__user=request.user, kind=NoticeKind.ROLE)
    asked = [row for row in _came(found, on=on) if row.acceptance == Acceptance.ASKED]
    try:
        if asked and found.done_on is None:
            answer_all(assignments=asked, acceptance=Acceptance.ACCEPTED, actor=request.user, on=on)
    except Forbidden as refused:
        raise PermissionDenied("You do not lead this team any more.") from refused
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
        return redirect("notice", pk)
    finish(notices=[pk], user=request.user, on=on)
    messages.success(request, "Thank you: you confirmed what came with your role.")
    return redirect("notices")


@signed_in
@require_POST
def read_all(request: SignedIn) -> HttpResponse:
    """Put away what one has read: one message, or all; what asks something stays."""
    sent = [int(each) for each in request.POST.getlist("notice") if each.isdecimal() and len(each) < 19]
    rows = Notice.objects.filter(Q(pk__in=sent) if sent else Q(), person__user=request.user)
    plain = rows.exclude(kind__in=[NoticeKind.ROLE, NoticeKind.ASKED])
    if not sent:
        plain = plain.exclude(kind=NoticeKind.QUESTION)
    finish(notices=list(plain.values_list("pk", flat=True)), user=request.user, on=today())
    return redirect("notices")
