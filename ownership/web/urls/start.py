from django.urls import URLPattern, path

from ownership.web.views import home

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
]
