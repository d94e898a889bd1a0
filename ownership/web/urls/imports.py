from django.urls import URLPattern, path

from ownership.web.views import imports

urlpatterns: list[URLPattern] = [
    path("import/", imports.upload, name="import"),
    path("import/<str:token>/parties/", imports.parties, name="import-parties"),
    path("import/<str:token>/plan/", imports.plan, name="import-plan"),
    path("import/<str:token>/work/", imports.work, name="import-work"),
    path("import/<str:token>/done/", imports.done, name="import-done"),
]
