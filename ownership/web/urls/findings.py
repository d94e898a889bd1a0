from django.urls import URLPattern, path

from ownership.web.views import finding, finding_acts, findings, profile, rule, rules

urlpatterns: list[URLPattern] = [
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:pk>/", finding.finding, name="finding"),
    path("findings/<int:pk>/<str:name>/", finding_acts.act, name="act"),
    path("rules/", rules.rules, name="rules"),
    path("rules/would/", rules.would, name="rules-would"),
    path("rules/profile/", profile.profile, name="rules-profile"),
    path("rules/<str:code>/", rule.rule, name="rule"),
    path("rules/<str:code>/set/", rule.set_here, name="rule-set"),
]
