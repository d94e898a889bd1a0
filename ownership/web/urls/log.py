from django.urls import URLPattern, path

from ownership.web.views import difference, log, undo

urlpatterns: list[URLPattern] = [
    path("log/", log.log_list, name="log"),
    path("log/<uuid:request_id>/", log.log_entry, name="log-entry"),
    path("matrix/difference/", difference.difference, name="difference"),
    path("undo/<uuid:request_id>/", undo.undo, name="undo"),
    path("undo/<uuid:request_id>/work/", undo.work, name="undo-work"),
]
