from django.urls import URLPattern, path

from ownership.web.views import cells, lines, matrix, panel

urlpatterns: list[URLPattern] = [
    path("matrix/", matrix.matrix, name="matrix"),
    path("matrix/rows/", matrix.matrix_rows, name="matrix-rows"),
    path("matrix/panel/", panel.matrix_panel, name="matrix-panel"),
    path("matrix/panel/work/", panel.matrix_panel_work, name="matrix-panel-work"),
    path("matrix/panel/instead/<int:pk>/", panel.matrix_panel_instead, name="matrix-panel-instead"),
    path("matrix/panel/undo/<uuid:request_id>/", panel.matrix_panel_undo, name="matrix-panel-undo"),
    path("matrix/cells/", cells.cells, name="matrix-cells"),
    path("matrix/line/", lines.line, name="matrix-line"),
]
