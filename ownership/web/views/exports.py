from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ownership.enums import Letter
from ownership.exports import FORMATS, sheet
from ownership.matrix import build
from ownership.matrix.model import Grouping
from ownership.models import Area
from ownership.rules.cells import by_area
from ownership.web.access import SignedIn, day_of, signed_in, viewer
from ownership.web.downloading import download
from ownership.web.forms.matrix import MatrixForm
from ownership.web.matrix.whose import parts

# Of more columns a file is of no use, and of 16,384 Excel takes it no more.
WIDEST = 5_000


@signed_in
def export(request: SignedIn, name: str) -> HttpResponse:
    """The matrix that the same address shows as a page, as a file."""
    if name not in FORMATS:
        raise Http404(f"There is no format “{name}”.")
    form = MatrixForm({**MatrixForm.DEFAULTS, **request.GET.dict()})
    asked = form.asked
    on, _ = day_of(request)
    group: Grouping = "" if asked["group"] == "none" else asked["group"]
    if parts(form=form, asked=asked, person=viewer(request), on=on) is not None:
        return _too_large(request, "That is more than a file holds. Choose a team or a part of one first.")
    found = build(
        on=on,
        columns=asked["columns"],
        mode=asked["mode"],
        team=asked["team"] and asked["team"].pk,
        own=asked["own"],
        category=asked["category"] and asked["category"].pk,
        letters=(asked["letter"],) if asked["letter"] else (),
        areas=_with_findings(request) if asked["findings"] else None,
        search=asked["q"] or "",
        group=group,
        hide_empty=asked["look"] == "list",
        widest=WIDEST,
    )
    if found.hidden:
        columns = f"{WIDEST + found.hidden:,} columns are more than a file holds."
        return _too_large(request, f"{columns} Choose a part of the team, one letter, or a category.")
    said = [f"only {Letter(asked['letter']).label.lower()}"] if asked["letter"] else []
    team = asked["team"]
    gone_out = sheet(matrix=found, group=group, team=team.name if team else "", narrowed=tuple(said))
    written = FORMATS[name].write(gone_out)
    called = "-".join(["matrix", *([team.slug] if team else []), on.isoformat()])
    return download(name=f"{called}.{name}", content=written, content_type=FORMATS[name].content_type)


def _too_large(request: SignedIn, said: str) -> HttpResponse:
    """Back to the page, with what can be done."""
    messages.error(request, said)
    return redirect(f"{reverse('matrix')}?{request.GET.urlencode()}")


def _with_findings(request: SignedIn) -> set[int]:
    areas = set(Area.objects.values_list("pk", flat=True))
    return set(by_area(on=day_of(request)[0], areas=areas, viewer=request.user))
