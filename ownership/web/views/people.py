from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership import permissions
from ownership.changes import Change, ChangeSet
from ownership.operations.merging import merge_person
from ownership.operations.problems import Refused
from ownership.operations.writer import Applied, apply
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.people import PeopleFilter, PlaceholderForm
from ownership.web.person.listing import listed, rows
from teams.models import Person

A_PAGE = 50


@signed_in
def people(request: SignedIn) -> HttpResponse:
    """Who there is, in which teams and as what; areas are counted of those whose figures one sees."""
    form, on = PeopleFilter(request.GET), today()
    found = listed(request=request, people=form.narrow(Person.objects.all(), on=on), user=request.user, on=on)
    page = Paginator(found.people, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": rows(people=list(page.object_list), known=found.known, user=request.user, on=on),
        "heads": found.order.heads,
        "administrator": permissions.is_administrator(user=request.user),
    }
    return render(request, "teams/people.html#results" if request.htmx else "teams/people.html", context)


@signed_in
def placeholders(request: SignedIn) -> HttpResponse:
    """Names from sheets, one after the other, until each is somebody."""
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Who somebody is says an administrator.")
    waiting = Person.objects.filter(placeholder=True).order_by("sort_name", "pk")
    chosen = request.POST.get("person") or request.GET.get("person")
    person = get_object_or_404(waiting, pk=chosen) if chosen and chosen.isdecimal() else waiting.first()
    form = PlaceholderForm(request.POST or None)
    if request.method == "POST" and person and form.is_valid():
        try:
            applied = _settle(request, person, form)
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(None, str(problem))
        else:
            messages.success(request, f"{person} is known now.", extra_tags=f"undo {applied.request_id}")
            return redirect("placeholders")
    context = {"form": form, "person": person, "waiting": waiting}
    return render(request, "teams/placeholders.html", context)


def _settle(request: SignedIn, person: Person, form: PlaceholderForm) -> Applied:
    on, into = today(), form.cleaned_data["into"]
    if into:
        return merge_person(placeholder=person, into=into, actor=request.user, on=on)
    row = Change(Person._meta.label, person.pk, {"email": form.cleaned_data["email"], "placeholder": False})
    return apply(changes=ChangeSet(f"{person} is known", (row,)), actor=request.user, on=on)
