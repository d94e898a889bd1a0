"""What people write where nobody is meant, or where somebody is still to be named."""

from ..text import key, words


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.replace("\n", " ").split(",") if word.strip())


NOBODY = _keys("""
n a, na, n.a., none, nil, no, nein, null, nan, not applicable, not involved, no one, nobody, empty,
blank, aucun,
aucune, sans objet, s o, néant, ninguno, ninguna, nadie, no aplica, n d, nenhum, ninguém, não se aplica,
nessuno, non applicabile, keine, keiner, niemand, entfällt, nicht zutreffend, geen, n v t, nvt, niet van
toepassing, brak, nie dotyczy, n d, nd, нет, н д, не применимо, никто, немає, ніхто, žádný, nikdo, není,
ingen, inga, ei kukaan, ei mitään, yok, không, không có, không áp dụng, なし, 該当なし, 无, 無, 不适用,
없음, 해당 없음, 해당없음
""")
LATER = _keys("""
tbd, tba, tbc, t.b.d., todo, to be defined, to be determined, to be decided, to be confirmed, to be
announced, to be assigned, unassigned, not assigned, vacant, open, unknown, pending, à définir, a
definir, à déterminer, por definir, por confirmar, vago, da definire, offen, noch offen, unbesetzt, zu
klären, nog te bepalen, ntb, n t b, vacature, do ustalenia, do uzupełnienia, wakat, не определено,
уточняется, уточнить, вакансия, будет определено, не призначено, уточнюється, bude určeno, neurčeno,
okänd, ej bestämt, avklares, mangler, avoin, belirlenecek, chưa xác định, 未定, 調整中, 待定, 待确认,
미정, 추후 결정, name, your name, xxx, name here, insert name
""")
TICKS = words(
    """
    x X ✓ ✔ ☑ ☒ ● ■ • ◯ ○ × √ 1 yes y ja oui si sí sim да так ano evet
    """
)


def is_nothing(text: str) -> bool:
    """Say whether a text stands for an empty cell: a dash, `N/A`, `none`."""
    return (not any(char.isalnum() for char in text) and text not in TICKS) or key(text) in NOBODY


def is_placeholder(text: str) -> bool:
    stripped = text.strip("<>[](){}?. ")
    return key(stripped) in LATER or (text[:1] in "<[{" and text[-1:] in ">]}" and len(text) > 2)


def is_tick(text: str) -> bool:
    return text.casefold() in TICKS or text in TICKS
