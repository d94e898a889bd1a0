from django.urls import URLPattern, path

from ownership.web.views import matrix

urlpatterns: list[URLPattern] = [
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix/rows/", matrix.matrix_rows, name="matrix-rows"),
]
