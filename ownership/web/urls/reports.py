from django.urls import URLPattern, path

from ownership.web.views import reports

urlpatterns: list[URLPattern] = [
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("r/<uuid:token>/", reports.delivery, name="delivery"),
]
