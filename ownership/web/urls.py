from django.urls import path

from ownership.web.views import areas, home, rules

urlpatterns = [
    path("", home.home, name="home"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<int:pk>/", areas.area, name="area"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:code>/", rules.rule, name="rule"),
    # waiting
    path("matrix/", home.home, name="matrix"),
    path("findings/", home.home, name="findings"),
    path("import/", home.home, name="import"),
    path("reports/", home.home, name="reports"),
    path("people/", home.home, name="people"),
    path("undo/<uuid:request_id>/", home.home, name="undo"),
]
