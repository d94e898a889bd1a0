"""What stands around a table: the headings, the sheet's name, a lone line above."""

import re
from pathlib import PurePath

from .grid import Grid
from .text import key, one_line, words

_DEFAULT_SHEET = re.compile(
    r"(sheet|tabelle|feuil|feuille|hoja|лист|аркуш|blad|planilha|folha|foglio|ark|arkusz|list|taulukko|"
    r"sayfa|trang tinh|工作表|시트)\s*\d*"
)
_FRAMEWORK = re.compile(r"\b(a?raci|rasci|rasic|arci|rasi|raci ?vs|daci|rapid|cairo|raciq?o?)\b", re.I)
_GENERIC = words(
    """
    raci rasci rasic arci daci rapid cairo matrix matrices chart charts table tables model diagram
    template the of for a an responsibility responsibilities assignment roles role and & grid sheet
    owner owners ownership
    matriz matrice tabelle diagramm matrica матрица матриця таблица tabla tabela tableau macierz matice
    matris matrise matriisi matrisi ma tran activities de la le des du der die das verantwortlichkeitsmatrix
    verantwortlichkeiten responsibilidades responsabilidades responsabilites ответственности final draft
    v1 v2 copy
    """
)


def says_framework(*texts: str) -> bool:
    return any(_FRAMEWORK.search(text.replace("_", " ").replace("-", " ")) for text in texts)


def lone_title(grid: Grid, top: int, floor: int) -> str:
    """Return the only text of a row just above a table, over at most one blank row."""
    blanks = 0
    for row in range(top - 1, floor - 1, -1):
        texts = list(dict.fromkeys(text for text in grid.rows[row] if text))
        if not texts:
            blanks += 1
            if blanks > 1:
                return ""
        else:
            return one_line(texts[0]) if len(texts) == 1 and len(texts[0]) <= 120 else ""
    return ""


def place(grid: Grid, title: str) -> tuple[str, ...]:
    """Return what a table stands under, widest first; names that say nothing are left out."""
    sheet = grid.sheet if grid.several and not _DEFAULT_SHEET.fullmatch(key(grid.sheet)) else ""
    return tuple(name for name in (*grid.headings, sheet, title) if name and not is_generic(name))


def is_generic(name: str) -> bool:
    words = [token for token in key(name).split() if not token.isdigit()] or key(name).split()
    return all(word in _GENERIC for word in words)


def bare_name(*titles: str) -> str:
    """Return the first title that still says something without its `RACI matrix`."""
    for title in titles:
        words = [word for word in re.split(r"[\s_]+", title) if key(word) and not is_generic(word)]
        if words and not _DEFAULT_SHEET.fullmatch(key(title)):
            return " ".join(words).strip(" -–—:")
    return ""


def stem(name: str) -> str:
    return PurePath(name.replace("\\", "/")).stem.replace("_", " ").replace("-", " ")
