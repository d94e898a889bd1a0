"""What came of an action, in a sentence, and the way back from it."""

from collections.abc import Sequence

from ownership.models import Finding
from ownership.operations.writer import Applied
from ownership.rules.read import Read
from ownership.web.findings.action import Action

SAID = {"acknowledged": "You are on it", "snoozed": "It rests", "accepted": "Accepted on purpose"}
OF_MANY = {
    "acknowledge": "You are on it",
    "snooze": "They rest",
    "give": "Given on",
    "accept": "Accepted on purpose",
    "reopen": "Open again",
}


def of_one(action: Action, read: Read, still: list[Read], applied: Applied) -> str:
    if action.ends and still:
        return f"The exception is ended, and it shows again: {read.subject}."
    said = f"{_now(action, still)}: {read.subject}."
    others = applied.resolved - (not still)
    more = [f"{others} more settled" if others > 0 else "", f"{applied.opened} new" if applied.opened else ""]
    told = ", ".join(part for part in more if part)
    return f"{said} {told[:1].upper()}{told[1:]}." if told else said


def of_many(action: Action, chosen: Sequence[Read]) -> str:
    if len(chosen) == 1:
        return f"{OF_MANY[action.name].replace('They rest', 'It rests')}: {chosen[0].subject}."
    return f"{OF_MANY[action.name]}: {len(chosen)} findings."


def way_back(action: Action, applied: Applied, findings: Sequence[Finding]) -> str:
    """How a message offers it: what is said of findings is no part of the change log."""
    if action.name == "reopen":
        return ""
    if action.said:
        return f"again {'-'.join(str(finding.pk) for finding in findings)}"
    return f"undo {applied.request_id}"


def _now(action: Action, still: list[Read]) -> str:
    if not still:
        return "Settled"
    if action.name == "reopen":
        return "It is open again"
    if action.name == "give" and still[0].asks and still[0].state == "open":
        return f"It is asked of {still[0].asks} now"
    if action.name == "cure" and still[0].rule.wide:
        return "Done, and looked at again within seconds"
    return SAID.get(still[0].state, "Changed, and still open")
