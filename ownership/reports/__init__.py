"""What changed between two scans, told to those of whom something is asked."""

from ownership.reports.composing import compose
from ownership.reports.publishing import look, publish

__all__ = ["compose", "look", "publish"]
