from django.urls import URLPattern, path

from ownership.web.views import undo

urlpatterns: list[URLPattern] = [
    path("undo/<uuid:request_id>/", undo.undo, name="undo"),
]
