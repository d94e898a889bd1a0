import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ownership.operations import Forbidden, Refused
from ownership.operations import undo as take_back
from ownership.web.access import SignedIn, signed_in, today
from ownership.web.back import back


@signed_in
@require_POST
def undo(request: SignedIn, request_id: uuid.UUID) -> HttpResponse:
    """Take one request back, wholly or not at all."""
    try:
        take_back(request_id=request_id, actor=request.user, on=today())
    except Forbidden as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, str(problem))
    else:
        messages.success(request, "Undone: all is as it was before.")
    return redirect(back(request))
