from django.urls import URLPattern, path

from ownership.web.views import (
    baseline,
    cures,
    finding,
    finding_acts,
    finding_many,
    finding_views,
    findings,
    profile,
    rule,
    rules,
)

urlpatterns: list[URLPattern] = [
    path("findings/", findings.findings, name="findings"),
    path("findings/baseline/", baseline.baseline, name="baseline"),
    path("findings/views/", finding_views.save, name="view-save"),
    path("findings/views/<int:pk>/delete/", finding_views.drop, name="view-drop"),
    path("findings/many/<str:name>/", finding_many.many, name="findings-many"),
    path("findings/alike/<str:code>/", cures.cure_all, name="cure-all"),
    path("findings/<int:pk>/", finding.finding, name="finding"),
    path("findings/<int:pk>/cure/", cures.cure, name="cure"),
    path("findings/<int:pk>/<str:name>/", finding_acts.act, name="act"),
    path("rules/", rules.rules, name="rules"),
    path("rules/would/", rules.would, name="rules-would"),
    path("rules/profile/", profile.profile, name="rules-profile"),
    path("rules/<str:code>/", rule.rule, name="rule"),
    path("rules/<str:code>/set/", rule.set_here, name="rule-set"),
]
