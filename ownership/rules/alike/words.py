"""The words of areas, as SQL: stems, without what every name may have."""

# They say that something is looked after, not what.
GENERIC = (
    "manag", "handl", "process", "polici", "servic", "system", "team", "gestion", "verwaltung", "gestao",
)  # fmt: skip
_GENERIC = ", ".join(f"'{stem}'" for stem in GENERIC)


def stems(*, of: str) -> str:
    """A tsvector of the stems of names that are in the form of a sort key."""
    apart = f"translate({of}, '-/_.:&+', '       ')"
    return f"ts_delete(to_tsvector('pg_catalog.english', {apart}), ARRAY[{_GENERIC}])"


def numbers(*, of: str) -> str:
    """The figures of a text: they tell apart what is else called alike."""
    found = f"btrim(regexp_replace({of}, '[^0-9]+', ' ', 'g'))"
    return f"CASE WHEN {of} ~ '[0-9]' THEN {found} ELSE '' END"
