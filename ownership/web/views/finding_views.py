from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownership.models import SavedView
from ownership.operations import Refused, drop_view, save_view
from ownership.web.access import SignedIn, signed_in
from ownership.web.forms.finding_views import ViewForm


@signed_in
@require_POST
def save(request: SignedIn) -> HttpResponse:
    """Keep the list as it is narrowed, under a name."""
    form = ViewForm(request.POST)
    address = reverse("findings")
    if not form.is_valid():
        messages.error(request, form.problem)
        return redirect(address)
    query = form.cleaned_data["query"]
    try:
        save_view(user=request.user, **form.cleaned_data)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, f"Kept as “{form.cleaned_data['name']}”.")
    return redirect(f"{address}?{query}" if query else address)


@signed_in
@require_POST
def drop(request: SignedIn, pk: int) -> HttpResponse:
    """Let one's own view go; of somebody else's there is nothing to know."""
    view = get_object_or_404(SavedView, pk=pk, user=request.user)
    drop_view(view=view)
    messages.success(request, f"“{view}” is no longer among your views.")
    return redirect("findings")
