"""A form carried out by an operation: who changed it meanwhile, and what is in the way, said at its field."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from ownership.operations.problems import Refused
from ownership.operations.writer import Applied
from ownership.web.forms.carried import Carried, Refusable
from ownership.web.overtaken import since


def saved(*, form: Refusable, write: Callable[[], Applied]) -> Applied | None:
    """Write a form that is sent and valid; None where it is not, or was refused: it then says why."""
    if not form.is_valid():
        return None
    if isinstance(form, Carried) and (overtaken := form.overtaken()):
        for name in overtaken:
            form.add_error(name, since(row=form.instance, field=name))
        form.show_now()
        return None
    try:
        return write()
    except Refused as refused:
        for problem in refused.problems:
            form.refuse(problem)
    return None


def say_saved(*, request: HttpRequest, form: Refusable, applied: Applied) -> None:
    """Offer to undo what was saved; where nothing was changed, there is nothing to undo."""
    if form.has_changed():
        messages.success(request, "Saved.", extra_tags=f"undo {applied.request_id}")
    else:
        messages.info(request, "Nothing changed: it is as it was.")
