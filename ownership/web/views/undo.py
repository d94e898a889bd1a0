import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ownership.operations import history
from ownership.operations.problems import Refused
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.back import back


@require_POST
@signed_in
def undo(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """Take one request back, wholly or not at all."""
    try:
        history.undo(request_id=request_id, actor=request.user, on=today())
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, "Undone: all is as it was before.")
    return redirect(back(request))
