"""Every address, a file a noun."""

from . import areas, exports, findings, imports, log, matrix, people, reports, start, talk, teams, who

NOUNS = (start, matrix, who, findings, areas, people, teams, talk, log, imports, exports, reports)
urlpatterns = [pattern for noun in NOUNS for pattern in noun.urlpatterns]
