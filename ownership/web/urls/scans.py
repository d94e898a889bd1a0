from django.urls import URLPattern, path

from ownership.web.views import scans

urlpatterns: list[URLPattern] = [
    path("scans/", scans.scans, name="scans"),
    path("scans/running/", scans.running, name="scans-running"),
    path("scans/now/", scans.now, name="scan-now"),
    path("scans/<int:pk>/stop/", scans.stop, name="scan-stop"),
]
