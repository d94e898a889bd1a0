import uuid

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ownership.models import Delivery, Report
from ownership.reports.everybody import for_everybody
from ownership.reports.readers import readers
from ownership.reports.render import letter_for
from ownership.rules.reading import ALL, open_findings
from ownership.web.access import SignedIn, signed_in, today, viewer
from ownership.web.findings.allowed import cures, may_act

A_PAGE = 30


@signed_in
def reports(request: SignedIn) -> HttpResponse:
    rows = Report.objects.select_related("team").only("on", "team__name", "content").order_by("-on", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = [(each, for_everybody(each.content)) for each in page if each.content]
    return render(request, "ownership/reports.html", {"page": page, "reports": shown})


@signed_in
def report(request: SignedIn, pk: int) -> HttpResponse:
    """As it was composed: its address and its words stay."""
    found = get_object_or_404(Report.objects.select_related("previous"), pk=pk)
    if not found.content:
        return redirect("reports")
    context = {"report": found, "content": for_everybody(found.content)}
    return render(request, "ownership/report.html", context)


@signed_in
def delivery(request: SignedIn, token: uuid.UUID) -> HttpResponse:
    """The page that a mail opens: what it asked of its reader, as it is now, with the buttons that act."""
    sent = get_object_or_404(Delivery.objects.select_related("report"), token=token, reader=request.user)
    on = today()
    reader = readers(users=[request.user.pk], content=sent.report.content)[request.user.pk]
    reads = open_findings(on=on, viewer=request.user, ids=[ask["finding"] for ask in sent.asks], state=ALL)
    still = {read.finding.pk for read in reads}
    context = {
        "report": sent.report,
        "letter": letter_for(delivery=sent, report=sent.report, reader=reader),
        "reads": reads,
        "settled": [ask for ask in sent.asks if ask["finding"] not in still],
        "person": viewer(request),
        "cures": cures(user=request.user, reads=reads, on=on),
        "allowed": may_act(user=request.user, reads=reads, on=on),
    }
    return render(request, "ownership/delivery.html", context)
