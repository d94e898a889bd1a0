from django.urls import URLPattern, path

from ownership.web.views import choices, decisions

urlpatterns: list[URLPattern] = [
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/new/", decisions.new, name="decision-new"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/edit/", decisions.edit, name="decision-edit"),
    path("choices/<slug:kind>/", choices.choices, name="choices"),
]
