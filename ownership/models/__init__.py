from .area import Area, Resource
from .assignment import Assignment
from .category import Category
from .figures_seen import FiguresSeen
from .finding import Finding
from .holding import Holding
from .notice import Notice
from .placement import AreaPlacement
from .question import Question
from .report import Delivery, Report
from .rule_setting import Organisation, RuleSetting
from .scan import Scan
from .search_miss import SearchMiss
from .waiver import Waiver

__all__ = [
    "Area",
    "AreaPlacement",
    "Assignment",
    "Category",
    "Delivery",
    "FiguresSeen",
    "Finding",
    "Holding",
    "Notice",
    "Organisation",
    "Question",
    "Report",
    "Resource",
    "RuleSetting",
    "Scan",
    "SearchMiss",
    "Waiver",
]
