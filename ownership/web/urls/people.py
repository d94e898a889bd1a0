from django.urls import URLPattern, path

from ownership.web.views import people

urlpatterns: list[URLPattern] = [
    path("people/unknown/", people.placeholders, name="placeholders"),
]
