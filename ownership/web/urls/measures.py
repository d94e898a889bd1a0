from django.urls import URLPattern, path

from ownership.web.views import comparing, measures, metrics, targets

urlpatterns: list[URLPattern] = [
    path("teams/<int:pk>/measures/", measures.team, name="team-measures"),
    path("teams/<int:pk>/measures/export/csv/", measures.export, name="team-measures-export"),
    path("teams/<int:pk>/measures/targets/", targets.team, name="team-targets"),
    path("measures/compare/", comparing.compare, name="measures-compare"),
    path("measures/compare/export/csv/", comparing.export, name="measures-compare-export"),
    path("measures/targets/", targets.everybody, name="targets"),
    path("measures/metrics/", metrics.metrics, name="metrics"),
]
