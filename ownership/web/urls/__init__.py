"""Every address, a file a noun."""

from . import (
    areas,
    decisions,
    exports,
    findings,
    imports,
    log,
    matrix,
    measures,
    people,
    reports,
    scans,
    start,
    talk,
    teams,
    who,
)

NOUNS = (
    start,
    matrix,
    who,
    findings,
    areas,
    decisions,
    people,
    teams,
    measures,
    talk,
    log,
    imports,
    exports,
    reports,
    scans,
)
urlpatterns = [pattern for noun in NOUNS for pattern in noun.urlpatterns]
