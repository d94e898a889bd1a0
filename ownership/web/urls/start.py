from django.urls import URLPattern, path

from ownership.web.views import home, start

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("start/", start.start, name="start"),
    path("start/by-hand/", start.by_hand, name="start-by-hand"),
    path("start/you/", start.you, name="start-you"),
    path("start/<str:key>/", start.template, name="start-template"),
]
