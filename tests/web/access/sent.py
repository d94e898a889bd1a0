"""What a page's form sends when somebody changes a few of its fields and presses its button."""

from html.parser import HTMLParser
from typing import Any


class Forms(HTMLParser):
    """Each form that is posted, by its action ("" is the page itself), with what is in its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[str, list[str]]] = {}
        self._form: dict[str, list[str]] | None = None
        self._select = self._area = self._option = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value") or ""
        if tag == "form":
            posted = (has.get("method") or "").lower() == "post"
            self._form = self.found.setdefault(has.get("action") or "", {}) if posted else None
        elif self._form is None:
            return
        elif tag == "select":
            self._select, self._option = name, ""
        elif tag == "option" and ("selected" in has or self._select not in self._form):
            # Without one selected a browser takes the first.
            self._form[self._select] = [value]
        elif tag == "textarea":
            self._area = name
            self._form.setdefault(name, [""])
        elif tag == "input" and name and _counts(has):
            ticked = has.get("type") == "checkbox" and "value" not in has
            self._form.setdefault(name, []).append("on" if ticked else value)

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._area:
            self._form[self._area] = [data.removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        self._area = "" if tag == "textarea" else self._area
        self._form = None if tag == "form" else self._form


def _counts(has: dict[str, str | None]) -> bool:
    """Whether a field goes with its form; files are brought by hand."""
    ticks = has.get("type") in ("checkbox", "radio")
    return has.get("type") not in ("submit", "file") and ("checked" in has or not ticks)


def sent(html: str, *, action: str = "", **changed: Any) -> dict[str, Any]:
    forms = Forms()
    forms.feed(html)
    return {**forms.found[action], **changed}
