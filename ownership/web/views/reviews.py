from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownership.models import Area
from ownership.operations import Forbidden, Refused, confirm
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.back import back
from ownership.web.reviewing import may_hand_over, reviews

MOST = 1000


class StillRightForm(forms.Form):
    """The areas that were ticked; whose they are is asked by the operation."""

    area = forms.ModelMultipleChoiceField(
        Area.objects.all(),
        error_messages={
            "required": "Tick those that are still right.",
            "invalid_choice": "One of these areas is not there any more.",
            "invalid_pk_value": "One of these is no area.",
        },
    )

    def clean_area(self) -> list[Area]:
        return list(self.cleaned_data["area"][:MOST])


@signed_in
def still_right(request: SignedIn) -> HttpResponse:
    """What one answers for, and what is still right of it."""
    on = today()
    if request.method == "POST":
        return _confirmed(request)
    context = {
        "on": on,
        "person": viewer(request),
        "reviews": (found := reviews(user=request.user, on=on)),
        "waiting": sum(not each.is_fresh for each in found),
        "hand_over": bool(found) and may_hand_over(user=request.user, on=on),
    }
    return render(request, "ownership/reviews.html", context)


def _confirmed(request: SignedIn) -> HttpResponse:
    form = StillRightForm(request.POST)
    if not form.is_valid():
        for error in form.errors["area"]:
            messages.error(request, str(error))
        return redirect(back(request))
    areas = form.cleaned_data["area"]
    try:
        applied = confirm(areas=areas, actor=request.user, on=today())
    except Forbidden as refused:
        raise PermissionDenied(str(refused.problems[0])) from refused
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, f"Noted: {applied.label}.", extra_tags=f"undo {applied.request_id}")
    return redirect(back(request))
