from .absence import Absence
from .job_role import JobRole
from .membership import Membership
from .person import Employment, Person
from .seat import Seat
from .team import Team, TeamPlacement
from .user import User

__all__ = [
    "Absence",
    "Employment",
    "JobRole",
    "Membership",
    "Person",
    "Seat",
    "Team",
    "TeamPlacement",
    "User",
]
