from django.urls import URLPattern, path

from ownership.web.views import absences, account, hand_over, people, person, person_edit

urlpatterns: list[URLPattern] = [
    path("people/", people.people, name="people"),
    path("people/unknown/", people.placeholders, name="placeholders"),
    path("people/new/", person_edit.new, name="person-new"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/edit/", person_edit.edit, name="person-edit"),
    path("people/<int:pk>/employments/new/", person_edit.employment, name="employment-new"),
    path("people/<int:pk>/employments/<int:employment>/", person_edit.employment, name="employment-edit"),
    path("people/<int:pk>/away/", absences.absence, name="absence-new"),
    path("people/<int:pk>/away/<int:absence>/", absences.absence, name="absence-edit"),
    path("people/<int:pk>/away/<int:absence>/take-back/", absences.take_back, name="absence-back"),
    path("people/<int:pk>/account/", account.account, name="account"),
    path("people/<int:pk>/account/switch/", account.switch, name="account-switch"),
    path("people/<int:pk>/account/unlink/", account.unlink, name="account-unlink"),
    path("people/<int:pk>/hand-over/", hand_over.of_person, name="hand-over"),
    path("people/<int:pk>/welcome/", person.newcomer, name="newcomer"),
    path("teams/<int:pk>/hand-over/", hand_over.of_team, name="team-hand-over"),
]
