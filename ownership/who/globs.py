"""Path patterns as code owners' files write them."""

import re
from fnmatch import fnmatchcase


def bare(path: str) -> str:
    return path.strip().lower().lstrip("./").rstrip("/")


def heads(path: str) -> list[str]:
    """Where patterns that can match a path begin: it, what is above it, any part of it, or nowhere."""
    parts = bare(path).split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return list(dict.fromkeys(["", *above, *parts]))


def matches(*, pattern: str, path: str) -> bool:
    """Whether a pattern names a path: itself, or a folder that it is in; `docs/*` reaches into none.

    One without a slash, the last aside, is found at any depth.
    """
    parts = bare(pattern).split("/")
    if len(parts) == 1 and not pattern.strip().startswith("/"):
        parts.insert(0, "**")
    if parts[-1] not in ("*", "**"):
        parts.append("**")
    names = bare(path).split("/")
    reached = {0}  # how many of the path's parts the pattern has taken, part by part
    for part in parts:
        if part == "**":
            reached = set(range(min(reached), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and fnmatchcase(names[at], part)}
        if not reached:
            return False
    return len(names) in reached


def precision(pattern: str) -> tuple[int, int]:
    """The more of a pattern is literal, the more specific it is; then the fewer wildcards."""
    return len(re.sub(r"[*?]", "", bare(pattern))), -len(re.findall(r"[*?]", pattern))
