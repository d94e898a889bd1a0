"""Every write: `apply` carries a change set out, the verbs make one for people."""

from .absences import change_absence, note_absence, take_back_absence
from .accepting import accept_on_purpose, end_waiver, leave_unowned, take_back
from .areas import change_area, create_area, move_area, rename_area, retire_area, slug_of
from .assigning import (
    assign,
    drop_holder,
    end_assignment,
    held_by,
    name_owner,
    share_on_purpose,
    transfer,
)
from .attending import acknowledge, give_to, reopen, snooze
from .baseline import set_baseline
from .cataloguing import change_entry, new_entry
from .confirming import confirm
from .decisions import Record, change_decision, record_decision, supersede
from .history import undo
from .merging import merge_person
from .offering import offered
from .organising import change_team, close_team, create_team, reopen_team
from .people import create_person, leave
from .problems import Forbidden, Problem, Refused
from .questions import answer_question, ask_question, name_owner_for, withdraw
from .replying import answer, answer_all
from .seating import Part, change_membership, create_seat, join, retire_seat
from .settings import set_profile, set_rule
from .telling import told
from .views import drop_view, save_view
from .whatif import Preview, preview
from .writer import Applied, apply

__all__ = [
    "Applied",
    "Forbidden",
    "Part",
    "Preview",
    "Problem",
    "Record",
    "Refused",
    "accept_on_purpose",
    "acknowledge",
    "answer",
    "answer_all",
    "answer_question",
    "apply",
    "ask_question",
    "assign",
    "change_absence",
    "change_area",
    "change_decision",
    "change_entry",
    "change_membership",
    "change_team",
    "close_team",
    "confirm",
    "create_area",
    "create_person",
    "create_seat",
    "create_team",
    "drop_holder",
    "drop_view",
    "end_assignment",
    "end_waiver",
    "give_to",
    "held_by",
    "join",
    "leave",
    "leave_unowned",
    "merge_person",
    "move_area",
    "name_owner",
    "name_owner_for",
    "new_entry",
    "note_absence",
    "offered",
    "preview",
    "record_decision",
    "rename_area",
    "reopen",
    "reopen_team",
    "retire_area",
    "retire_seat",
    "save_view",
    "set_baseline",
    "set_profile",
    "set_rule",
    "share_on_purpose",
    "slug_of",
    "snooze",
    "supersede",
    "take_back",
    "take_back_absence",
    "told",
    "transfer",
    "undo",
    "withdraw",
]
