from django.urls import URLPattern, path

from ownership.web.views import who

urlpatterns: list[URLPattern] = [
    path("who", who.who, name="who"),
    path("search/", who.search, name="search"),
]
