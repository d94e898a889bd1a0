from .area import Area, Resource
from .assignment import Assignment
from .category import Category
from .finding import Finding
from .holding import Holding
from .placement import AreaPlacement
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
    "Organisation",
    "Report",
    "Resource",
    "RuleSetting",
    "Scan",
    "Waiver",
]
