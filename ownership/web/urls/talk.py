from django.urls import URLPattern, path

from ownership.web.views import questions, talk

urlpatterns: list[URLPattern] = [
    path("notices/", talk.notices, name="notices"),
    path("notices/answer/", talk.answer, name="notice-answer"),
    path("notices/read/", talk.read_all, name="notices-read"),
    path("notices/<int:pk>/", talk.notice, name="notice"),
    path("notices/<int:pk>/take/", talk.take, name="notice-take"),
    path("areas/<int:pk>/ask/", questions.new, name="question-new"),
    path("questions/", questions.questions, name="questions"),
    path("questions/<int:pk>/", questions.question, name="question"),
]
