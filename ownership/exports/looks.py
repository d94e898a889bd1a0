"""How a workbook looks: the letters as on the pages, told apart by shape as well as colour."""

from typing import Any

from xlsxwriter import Workbook

LETTERS: dict[str, dict[str, Any]] = {
    "A": {"bg_color": "#3730A3", "font_color": "#FFFFFF", "bold": True},
    "R": {"bg_color": "#0F766E", "font_color": "#FFFFFF", "bold": True},
    "C": {"font_color": "#92400E", "border": 1, "border_color": "#B45309"},
    "I": {"bg_color": "#EEF0F4", "font_color": "#5D6678"},
    "S": {"bg_color": "#F3EEFF", "font_color": "#5B21B6"},
}
ELSEWHERE = {"A": "#3730A3", "R": "#0F766E", "C": "#92400E", "I": "#5D6678", "S": "#5B21B6"}
LINE = {"top": 1, "top_color": "#98A2B3"}


class Looks:
    """Each look is made once a book."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 13})
        head = {"bold": True, "bottom": 1, "bottom_color": "#98A2B3", "valign": "bottom"}
        self.head = book.add_format(head)
        self.party = book.add_format({**head, "bold": False, "rotation": 90, "align": "center"})
        self.group = book.add_format(
            {"bold": True, "align": "left", "left": 1, "left_color": "#98A2B3", "shrink": True}
        )

    def label(self, depth: int, begins: bool) -> Any:
        return self._look("label", str(min(depth, 6)), begins, {"indent": min(depth, 6)})

    def letter(self, text: str, begins: bool) -> Any:
        sign = text.lstrip("(")[:1]
        elsewhere = text.startswith("(")
        look = {"font_color": ELSEWHERE.get(sign, "#10151F")} if elsewhere else LETTERS.get(sign, {})
        return self._look("letter", text[:2] if elsewhere else sign, begins, {"align": "center", **look})

    def _look(self, kind: str, which: str, begins: bool, values: dict[str, Any]) -> Any:
        if (kind, which, begins) not in self._made:
            self._made[kind, which, begins] = self._book.add_format({**(LINE if begins else {}), **values})
        return self._made[kind, which, begins]
