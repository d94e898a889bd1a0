"""Every write: `apply` carries a change set out, the verbs make one for people."""

from .accepting import accept_on_purpose, acknowledge, end_waiver, leave_unowned, snooze, take_back
from .areas import create_area, move_area, rename_area, retire_area, slug_of
from .assigning import (
    answer,
    assign,
    drop_holder,
    end_assignment,
    held_by,
    name_owner,
    share_on_purpose,
    transfer,
)
from .history import undo
from .merging import merge_person
from .offering import offered
from .organising import close_team, create_seat, create_team
from .people import create_person, leave
from .problems import Forbidden, Problem, Refused
from .settings import set_profile, set_rule
from .whatif import Preview, preview
from .writer import Applied, apply

__all__ = [
    "Applied",
    "Forbidden",
    "Preview",
    "Problem",
    "Refused",
    "accept_on_purpose",
    "acknowledge",
    "answer",
    "apply",
    "assign",
    "close_team",
    "create_area",
    "create_person",
    "create_seat",
    "create_team",
    "drop_holder",
    "end_assignment",
    "end_waiver",
    "held_by",
    "leave",
    "leave_unowned",
    "merge_person",
    "move_area",
    "name_owner",
    "offered",
    "preview",
    "rename_area",
    "retire_area",
    "set_profile",
    "set_rule",
    "share_on_purpose",
    "slug_of",
    "snooze",
    "take_back",
    "transfer",
    "undo",
]
