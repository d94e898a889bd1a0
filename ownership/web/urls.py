from django.urls import path

from ownership.web.views import (
    area_edit,
    areas,
    findings,
    home,
    imports,
    matrix,
    people,
    reports,
    rules,
    undo,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/<str:name>/", findings.act, name="act"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<int:pk>/", areas.area, name="area"),
    path("areas/<int:pk>/take-back/", areas.take_back, name="take-back"),
    path("areas/<int:pk>/edit/", area_edit.edit, name="area-edit"),
    path("import/", imports.upload, name="import"),
    path("import/<str:token>/parties/", imports.parties, name="import-parties"),
    path("import/<str:token>/plan/", imports.plan, name="import-plan"),
    path("import/<str:token>/done/", imports.done, name="import-done"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
    path("undo/<uuid:request_id>/", undo.undo, name="undo"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("r/<uuid:token>/", reports.delivery, name="delivery"),
    path("people/unknown/", people.placeholders, name="people"),
]
