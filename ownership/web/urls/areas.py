from django.urls import URLPattern, path

from ownership.web.views import area_edit, area_list, area_new, areas, reviews, work

urlpatterns: list[URLPattern] = [
    path("areas/", area_list.areas, name="areas"),
    path("areas/new/", area_new.new, name="area-new"),
    path("areas/work/", work.work, name="work"),
    path("areas/<int:pk>/", areas.area, name="area"),
    path("areas/<int:pk>/take-back/", areas.take_back, name="take-back"),
    path("areas/<int:pk>/edit/", area_edit.edit, name="area-edit"),
    path("reviews/", reviews.still_right, name="reviews"),
    path("areas/<int:pk>/retire/", area_edit.retire, name="area-retire"),
]
