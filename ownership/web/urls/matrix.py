from django.urls import URLPattern, path

from ownership.web.views import cells, lines, matrix

urlpatterns: list[URLPattern] = [
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix/rows/", matrix.matrix_rows, name="matrix-rows"),
    path("matrix/cells/", cells.cells, name="matrix-cells"),
    path("matrix/line/", lines.line, name="matrix-line"),
]
