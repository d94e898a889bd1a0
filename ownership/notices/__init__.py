"""What each person is told of changes: read by name, and mailed."""

from .deliver import deliver

__all__ = ["deliver"]
