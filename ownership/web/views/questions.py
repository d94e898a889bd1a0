from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership.models import Area, Question
from ownership.operations import Refused, answer_question, ask_question, name_owner_for, withdraw
from ownership.operations.writer import Applied
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.area.questions import PEOPLE, may_answer, may_change, told_of
from ownership.web.forms.talk import AnswerForm, ChangeForm, QuestionFilter, QuestionForm

A_PAGE = 40
NOT_YOURS = "Ask whoever is accountable for the area, or the lead of its team, to answer."


@signed_in
def questions(request: SignedIn) -> HttpResponse:
    form = QuestionFilter(request.GET)
    found = form.narrow(user=request.user).select_related(*PEOPLE, "area__owning_team").order_by("-pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    template = "ownership/questions.html#results" if request.htmx else "ownership/questions.html"
    return render(request, template, {"form": form, "page": page, "on": today()})


@signed_in
def new(request: SignedIn, pk: int) -> HttpResponse:
    """Ask about an area, or object."""
    area = get_object_or_404(Area, pk=pk)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            applied = ask_question(area=area, text=form.cleaned_data["text"], actor=request.user, on=today())
        except Refused as refused:
            _refuse(form, refused)
        else:
            asked = Question.objects.get(pk=applied.ids["question"])
            names = ", ".join(told_of(question=asked))
            messages.success(
                request, f"Asked. {names or 'Nobody nearer is known: an administrator'} is told."
            )
            return redirect("question", asked.pk)
    return render(request, "ownership/question_new.html", {"area": area, "form": form})


@signed_in
def question(request: SignedIn, pk: int) -> HttpResponse:
    """A question with its answer, and with what can be said to it."""
    on = today()
    found = get_object_or_404(Question.objects.select_related(*PEOPLE), pk=pk)
    may = may_answer(question=found, user=request.user, on=on)
    change = may and may_change(question=found, user=request.user, on=on)
    do = request.POST.get("do") if request.method == "POST" else ""
    said = AnswerForm(request.POST if do == "answer" else None, prefix="answer")
    named = ChangeForm(request.POST if do == "change" else None, prefix="change", on=on) if change else None
    if do and _carried_out(request, found, do, said, named, may=may):
        return redirect("question", pk)
    context = {
        "question": found,
        "on": on,
        "told": told_of(question=found),
        "answer_form": said if may else None,
        "change_form": named,
        "mine": found.asked_by_id == request.user.pk,
        "tried": do,
    }
    return render(request, "ownership/question.html", context)


def _carried_out(
    request: SignedIn,
    found: Question,
    do: str,
    said: AnswerForm,
    named: ChangeForm | None,
    *,
    may: bool,
) -> bool:
    """Do what was sent; False where the form has to say why not."""
    on, user, form = today(), request.user, said if do == "answer" else named
    try:
        if do == "withdraw" and found.asked_by_id == user.pk:
            withdraw(question=found, actor=user, on=on)
            messages.success(request, "You took your question back.")
            return True
        if not found.is_open:
            messages.error(request, "Somebody answered this since you looked.")
            return True
        if not may or form is None:
            raise PermissionDenied(NOT_YOURS)
        if not form.is_valid():
            return False
        _say(request, _settled(found, do, form, request))
    except Refused as refused:
        if form is None or not form.is_bound:
            _say_why(request, refused)
            return True
        _refuse(form, refused)
        return False
    return True


def _settled(found: Question, do: str, form: forms.Form, request: SignedIn) -> Applied | None:
    """The change that it became, if it did."""
    data = {**form.cleaned_data, "question": found, "actor": request.user, "on": today()}
    if do == "change":
        return name_owner_for(**data)
    answer_question(**data)
    return None


def _say(request: SignedIn, applied: Applied | None) -> None:
    told = "The asker is told."
    undo = f"undo {applied.request_id}" if applied else ""
    messages.success(request, f"It became a change. {told}" if applied else f"Answered. {told}", undo)


def _refuse(form: forms.Form, refused: Refused) -> None:
    for problem in refused.problems:
        form.add_error(None, str(problem))


def _say_why(request: SignedIn, refused: Refused) -> None:
    for problem in refused.problems:
        messages.error(request, str(problem))
