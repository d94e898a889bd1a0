from django.http import Http404, HttpResponse

from ownership.enums import Letter
from ownership.exports import FORMATS, sheet
from ownership.matrix import build
from ownership.matrix.model import Grouping
from ownership.models import Area
from ownership.rules.cells import by_area
from ownership.web.access import SignedIn, day_of, signed_in
from ownership.web.downloading import download
from ownership.web.forms.matrix import MatrixForm


@signed_in
def export(request: SignedIn, name: str) -> HttpResponse:
    """The matrix that the same address shows as a page, as a file."""
    if name not in FORMATS:
        raise Http404(f"There is no format “{name}”.")
    asked = MatrixForm({**MatrixForm.DEFAULTS, **request.GET.dict()}).asked
    on, _ = day_of(request)
    group: Grouping = "" if asked["group"] == "none" else asked["group"]
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
    )
    said = [f"only {Letter(asked['letter']).label.lower()}"] if asked["letter"] else []
    team = asked["team"]
    gone_out = sheet(matrix=found, group=group, team=team.name if team else "", narrowed=tuple(said))
    written = FORMATS[name].write(gone_out)
    called = "-".join(["matrix", *([team.slug] if team else []), on.isoformat()])
    return download(name=f"{called}.{name}", content=written, content_type=FORMATS[name].content_type)


def _with_findings(request: SignedIn) -> set[int]:
    areas = set(Area.objects.values_list("pk", flat=True))
    return set(by_area(on=day_of(request)[0], areas=areas, viewer=request.user))
