from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import retarget

from ownership import permissions
from ownership.models import Scan
from ownership.operations.problems import Forbidden, Refused
from ownership.operations.scanning import scan_soon, stop_scan
from ownership.rules import alike, runner
from ownership.web.access import SignedIn, signed_in
from ownership.web.scans.listing import lines
from ownership.web.scans.listing import scans as all_scans

A_PAGE = 25


@signed_in
def scans(request: SignedIn) -> HttpResponse:
    """When ownership was looked at, and what came of it."""
    return _page(request, "ownership/scans.html")


@signed_in
def running(request: SignedIn) -> HttpResponse:
    """How far the scan is that a page shows; the whole list, once it is another one or none."""
    here = runner.running()
    if not request.htmx:
        return redirect("scans")
    same = here is not None and str(here.pk) == request.GET.get("scan")
    if same or (here is None and _waits(request)):
        return render(request, "ownership/_scan_progress.html", {"running": here})
    return retarget(_page(request, "ownership/scans.html#scans"), "#scans")


@signed_in
@require_POST
def now(request: SignedIn) -> HttpResponse:
    newest = _newest()
    try:
        scan_soon(actor=request.user)
    except Forbidden as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        messages.info(request, str(refused))
        return redirect("scans")
    return redirect(f"{reverse('scans')}?after={newest}")


@signed_in
@require_POST
def stop(request: SignedIn, pk: int) -> HttpResponse:
    try:
        stop_scan(scan=get_object_or_404(Scan, pk=pk), actor=request.user)
    except Forbidden as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, "The scan stops after its present step; it records nothing.")
    return redirect("scans")


def _page(request: SignedIn, template: str) -> HttpResponse:
    page = Paginator(all_scans(), A_PAGE).get_page(request.GET.get("page"))
    listed = lines(rows=list(page.object_list))
    here = runner.running()
    context = {
        "page": page,
        "lines": listed,
        "running": here,
        "waits": here is None and _waits(request),
        "after": request.GET.get("after"),
        "compared": alike.standing(),
        "may": permissions.is_administrator(user=request.user),
    }
    return render(request, template, context)


def _waits(request: SignedIn) -> bool:
    """Whether the scan that was asked for on this page has not begun."""
    after = request.GET.get("after", "")
    return after.isdecimal() and _newest() <= int(after)


def _newest() -> int:
    return Scan.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
