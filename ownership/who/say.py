"""The same reply as plain text, for a command line and a chat: at most four lines."""

from collections.abc import Callable, Sequence
from itertools import groupby

from ownership.models import Area
from ownership.who.answer import Answer
from ownership.who.reply import Reply
from ownership.who.seats import Sat
from ownership.who.steps import Step

# The address of the page about something, of a kind, an id and a name.
Address = Callable[[str, int, str], str]
MOST = 4
ASK = "About what? Name what you ask about, such as “api versioning”, a file, a #channel or a person."


def said(*, reply: Reply, address: Address, further: Sequence[str] = ()) -> list[str]:
    """Who decides, how to reach them, how fresh it is, and a link; `further` is what to do if nobody does."""
    if reply.area and reply.answer:
        return _area(reply.area, reply.answer, address("area", reply.area.pk, ""))
    if reply.person:
        return _person(reply, address("person", reply.person.pk, ""))
    if reply.team:
        return [*_team(reply), address("team", reply.team.pk, "")]
    if reply.category:
        return [*_category(reply), address("category", reply.category.pk, "")]
    if reply.sat:
        return _seat(reply.sat, address)
    return _several(reply, address) if reply.claimed else _nothing(reply, further)


def listed(names: Sequence[str]) -> str:
    """ "Ana, Ben and Li"; of many, the first ones and how many more."""
    shown = list(names) if len(names) <= MOST else [*names[: MOST - 1], f"{len(names) - MOST + 1} more"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _area(area: Area, answer: Answer, link: str) -> list[str]:
    owners = listed([line.who for line in answer.owners])
    first = answer.nobody or " ".join(filter(None, (f"{owners} {answer.owners_verb}.", answer.unsettled)))
    if answer.doers:
        first += f" {listed(answer.doers)} {answer.doers_verb}."
    elif answer.no_doers:
        first += f" {answer.no_doers}"
    asks = [f"Ask {listed(answer.ask)} {answer.ask_when}"] if answer.ask else []
    asks += [f"{'tell' if asks else 'Tell'} {listed(answer.tell)} after"] if answer.tell else []
    reach = f"Reach: {answer.reach}." if answer.reach else ""
    second = " ".join(filter(None, (f"{'; '.join(asks)}." if asks else "", reach)))
    third = " ".join(filter(None, (answer.fresh, answer.away, answer.stand_in)))
    return list(filter(None, (f"{area}: {first}", second, third, link)))


def _person(reply: Reply, link: str) -> list[str]:
    person = reply.person
    if not reply.here:
        return [f"{person} has left.", link]
    lines = [reply.report] if reply.report else []
    for letter, said in (("A", "is accountable for"), ("R", "does the work of")):
        names = [area.name for area, held in reply.holds if any(_full(line, letter) for line in held)]
        if names:
            lines.append(f"{person} {said} {listed(names)}.")
    lines = lines or [f"{person} holds no A and no R."]
    if reply.away:
        lines[0] += f" {reply.away}"
    mail = [person.email] if person and person.email else []
    return [*lines[:3], *mail[: max(0, 3 - len(lines))], link]


def _category(reply: Reply) -> list[str]:
    owned = listed([area.name for area in reply.owns]) or "no areas yet"
    mostly = [f"{reply.mostly} of {len(reply.owns)}."] if reply.mostly else []
    return [f"{reply.category}, a category: {owned}.", *mostly]


def _seat(sat: Sat, address: Address) -> list[str]:
    names = [person.name for person in sat.people]
    verb = "is" if len(names) == 1 else "are"
    first = f"{listed(names)} {verb} {sat.seat}." if names else f"Nobody is {sat.seat} now."
    holds = [f"The seat {said} {listed([area.name for area in areas])}." for said, areas in sat.holds[:2]]
    link = address("team", sat.seat.team_id, "") if sat.seat.team_id else ""
    link = link or (address("person", sat.people[0].pk, "") if sat.people else "")
    return list(filter(None, (first, *(holds or ["No area is given to this seat."]), link)))


def _full(line: object, letter: str) -> bool:
    return getattr(line, "letter", "") == letter and not getattr(line, "deputy", False)


def _team(reply: Reply) -> list[str]:
    leads = [list(group) for _, group in groupby(reply.steps, key=lambda step: step.role)]
    own = leads[0] if leads else []
    said = _led(own, f"leads {reply.team}") if own else f"Nobody leads {reply.team}."
    owned = f"It owns {listed([area.name for area in reply.owns])}." if reply.owns else "It owns no area."
    chat = f" Reach: {reply.team.chat}." if reply.team and reply.team.chat else ""
    return [said, owned + chat]


def _led(steps: list[Step], role: str) -> str:
    names = " or ".join(step.person.name for step in steps)
    return f"{names} {steps[0].role}." if steps[0].role == role else f"Nobody does; {names} {steps[0].role}."


def _several(reply: Reply, address: Address) -> list[str]:
    """The three likeliest, each with its answer, and how many more."""
    known = [each for each in reply.others if each.match.known]
    lines = [
        f"{each.name}: {each.says}. {address(each.match.kind, each.match.id, each.name)}"
        for each in known[:3]
    ]
    text = reply.found.query.text
    return [f"{len(known)} fit “{text}”:" if len(known) > 1 else f"“{text}”: did you mean this?", *lines]


def _nothing(reply: Reply, further: Sequence[str]) -> list[str]:
    if reply.nameless:
        return [ASK]
    near = [f"{each.name} ({each.says})" for each in reply.others[:3]]
    nearest = [f"Nearest: {'; '.join(near)}."] if near else []
    return [nothing(reply=reply), *nearest, *further[: MOST - 1 - len(nearest)]]


def nothing(*, reply: Reply) -> str:
    query = reply.found.query
    if reply.besides:
        return f"Of “{reply.besides}” nothing is known here."
    if query.sure_place:
        return f"No area has “{query.text}” among its paths and addresses."
    return f"Nobody has claimed “{query.text}”."
