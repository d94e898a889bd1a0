from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from ownership import permissions
from ownership.operations import Refused, set_baseline
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.forms.baseline import BaselineForm


@signed_in
def baseline(request: SignedIn) -> HttpResponse:
    """Set aside what is open, or let it show again. Its address, asked for, is the list."""
    if request.method != "POST":
        return redirect("findings")
    if not permissions.is_administrator(user=request.user):
        raise PermissionDenied("Only an administrator sets findings aside for everybody.")
    form = BaselineForm(request.POST, on=today())
    if not form.is_valid():
        messages.error(request, "Choose from which day on.")
        return redirect("findings")
    try:
        applied = set_baseline(day=form.cleaned_data["day"], actor=request.user, on=today())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{applied.label}.", extra_tags=f"undo {applied.request_id}")
    return redirect("findings")
