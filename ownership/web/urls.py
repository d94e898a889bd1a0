from django.urls import path

from ownership.web.views import areas, findings, home, imports, matrix, rules, undo

urlpatterns = [
    path("", home.home, name="home"),
    path("matrix/", matrix.matrix, name="matrix"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("findings/<int:pk>/<str:name>/", findings.act, name="act"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<int:pk>/", areas.area, name="area"),
    path("import/", imports.upload, name="import"),
    path("import/<str:token>/parties/", imports.parties, name="import-parties"),
    path("import/<str:token>/plan/", imports.plan, name="import-plan"),
    path("import/<str:token>/done/", imports.done, name="import-done"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
    path("undo/<uuid:request_id>/", undo.undo, name="undo"),
    # waiting
    path("reports/", home.home, name="reports"),
    path("people/", home.home, name="people"),
]
