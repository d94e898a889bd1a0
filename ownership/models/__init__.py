from .area import Area, Resource
from .assignment import Assignment
from .category import Category
from .finding import Finding
from .holding import Holding
from .notice import Notice
from .placement import AreaPlacement
from .question import Question
from .report import Delivery, Report
from .rule_setting import Organisation, RuleSetting
from .scan import Scan
from .waiver import Waiver

__all__ = [
    "Area",
    "AreaPlacement",
    "Assignment",
    "Category",
    "Delivery",
    "Finding",
    "Holding",
    "Notice",
    "Organisation",
    "Question",
    "Report",
    "Resource",
    "RuleSetting",
    "Scan",
    "Waiver",
]
