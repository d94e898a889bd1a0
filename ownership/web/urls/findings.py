from django.urls import URLPattern, path

from ownership.web.views import finding, finding_acts, findings, rules

urlpatterns: list[URLPattern] = [
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:pk>/", finding.finding, name="finding"),
    path("findings/<int:pk>/<str:name>/", finding_acts.act, name="act"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
]
