"""Cures that can be named, one generator a rule. Each makes a change set; none is applied here.

None for what only people can say: what a vague name means (OWN701); of many holders, reached through no team
or seat that is named as well, which to drop (OWN202 to 204); who should be asked or told (OWN106); how work
is cut between teams (OWN205); which of two is true (OWN207, OWN208); what one grows into (OWN211); why nobody
keeps an area (OWN405).
"""

from collections.abc import Callable, Iterator

from ownership.models import Finding

from . import deputies, dropping, fitting, following, handing, naming, separating, succession
from .ground import Ground, Suggestion

__all__ = ["CURES", "Ground", "Suggestion"]

CURES: dict[str, Callable[[Finding, Ground], Iterator[Suggestion]]] = {
    "OWN101": naming.name_one,
    "OWN102": naming.work_too,
    "OWN103": naming.answer_instead,
    "OWN104": naming.name_one,
    "OWN105": deputies.stand_in,
    "OWN201": dropping.keep_one,
    "OWN202": dropping.drop_reached,
    "OWN203": dropping.drop_reached,
    "OWN204": dropping.drop_reached,
    "OWN206": handing.follow,
    "OWN209": dropping.drop_redundant,
    "OWN210": naming.lead_instead,
    "OWN301": handing.relieve,
    "OWN302": handing.relieve,
    "OWN303": deputies.stand_in,
    "OWN304": deputies.stand_in_each,
    "OWN401": succession.succeed,
    "OWN402": handing.hand_on,
    "OWN404": following.follow,
    "OWN407": deputies.stand_in_all,
    "OWN408": following.instead,
    "OWN410": succession.move_on,
    "OWN411": naming.name_again,
    "OWN501": separating.separate,
    "OWN503": naming.name_one,
    "OWN504": separating.bring_in,
    "OWN601": fitting.to_its_team,
    "OWN602": fitting.ask_less,
    "OWN703": fitting.name_who_works,
}
