"""The metrics that other tools measure of a team and that are sent in, each of one perspective."""

from __future__ import annotations

from typing import Any

from ownership.enums import MetricKind, Perspective

from .base import Metric

SYSTEM, PRODUCT = Perspective.SYSTEM, Perspective.PRODUCT


def _metric(kind: MetricKind, perspective: Perspective, means: str, **more: Any) -> Metric:
    # A team's deployments or defects are one person's where the team is one person.
    shown: dict[str, Any] = {"code": kind.value, "title": kind.label, "means": means, "about_people": True}
    return Metric(perspective=perspective, **shown, **more)


METRICS: dict[str, Metric] = {
    each.code: each
    for each in (
        _metric(
            MetricKind.CHANGE_FAILURE_RATE,
            SYSTEM,
            "Changes that had to be repaired or taken back after they went live.",
            of="changes that went live in the month",
            unit="%",
            better="lower",
            most=100,
        ),
        _metric(
            MetricKind.RELIABILITY,
            SYSTEM,
            "Time, or requests, for which what the team runs kept what it promises.",
            of="the whole month",
            unit="%",
            better="higher",
            most=100,
        ),
        _metric(
            MetricKind.DEPLOYMENT_FREQUENCY,
            PRODUCT,
            "How often the team brings changes to users, in a week on average.",
            unit="a week",
            better="higher",
        ),
        _metric(
            MetricKind.LEAD_TIME,
            PRODUCT,
            "From a change being committed to its being live: half of them take longer.",
            of="changes that went live in the month",
            unit="hours",
            better="lower",
        ),
        _metric(
            MetricKind.DEFECTS,
            PRODUCT,
            "Defects that users met in the month.",
            unit="defects",
            better="lower",
        ),
        _metric(
            MetricKind.TEST_COVERAGE,
            PRODUCT,
            "Code that tests run through, at the end of the month.",
            of="the team's code",
            unit="%",
            better="higher",
            most=100,
        ),
        _metric(
            MetricKind.USER_SATISFACTION,
            PRODUCT,
            "Users who say that they are satisfied.",
            of="users who were asked in the month",
            unit="%",
            better="higher",
            most=100,
        ),
    )
}
