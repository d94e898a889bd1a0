from django.urls import URLPattern, path

from ownership.web.views import catalogue, expectations, memberships, seats, team_edit, teams

urlpatterns: list[URLPattern] = [
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", team_edit.new, name="team-new"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/edit/", team_edit.edit, name="team-edit"),
    path("teams/<int:pk>/close/", team_edit.close, name="team-close"),
    path("teams/<int:pk>/members/new/", memberships.join_team, name="membership-new"),
    path("memberships/<int:pk>/edit/", memberships.membership, name="membership-edit"),
    path("seats/new/", seats.new, name="seat-new"),
    path("seats/<int:pk>/", seats.seat, name="seat-edit"),
    path("seats/<int:pk>/members/new/", memberships.sit, name="sitter-new"),
    path("job-roles/", catalogue.job_roles, name="job-roles"),
    path("job-roles/new/", catalogue.job_role, name="job-role-new"),
    path("job-roles/<int:pk>/", catalogue.job_role, name="job-role-edit"),
    path("job-roles/<int:pk>/expects/", expectations.expectations, name="expectations"),
    path("categories/", catalogue.categories, name="categories"),
    path("categories/new/", catalogue.category, name="category-new"),
    path("categories/<int:pk>/", catalogue.category, name="category-edit"),
]
