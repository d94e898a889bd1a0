from .area import Area, Resource
from .assignment import Assignment
from .category import Category
from .contribution import Contribution
from .decision import Decision, DecisionArea, DecisionParty
from .expectation import Expectation
from .figures_seen import FiguresSeen
from .finding import Finding
from .finding_event import FindingEvent
from .holding import Holding
from .import_job import ImportJob
from .meaning import Likeness, Meaning
from .measure import MeasuredDay, Target, TeamMetric
from .notice import Notice
from .placement import AreaPlacement
from .question import Question
from .report import Delivery, Report
from .rule_setting import Organisation, RuleSetting
from .saved_view import SavedView
from .scan import Scan
from .search_miss import SearchMiss
from .touch import Touch
from .waiver import Waiver

__all__ = [
    "Area",
    "AreaPlacement",
    "Assignment",
    "Category",
    "Contribution",
    "Decision",
    "DecisionArea",
    "DecisionParty",
    "Delivery",
    "Expectation",
    "FiguresSeen",
    "Finding",
    "FindingEvent",
    "Holding",
    "ImportJob",
    "Likeness",
    "Meaning",
    "MeasuredDay",
    "Notice",
    "Organisation",
    "Question",
    "Report",
    "Resource",
    "RuleSetting",
    "SavedView",
    "Scan",
    "SearchMiss",
    "Target",
    "TeamMetric",
    "Touch",
    "Waiver",
]
