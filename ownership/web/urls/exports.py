from django.urls import URLPattern, path

from ownership.web.views import exports

urlpatterns: list[URLPattern] = [
    path("matrix/export/<str:name>/", exports.export, name="export"),
]
