"""The words of areas, as SQL: stems, without what every name may have."""

# They say that something is looked after, not what.
GENERIC = (
    "manag", "handl", "process", "polici", "servic", "system", "team", "gestion", "verwaltung", "gestao",
)  # fmt: skip
_GENERIC = ", ".join(f"'{stem}'" for stem in GENERIC)


# A tsvector of the stems of the names of an area `x`.
STEMS = f"ts_delete(x.name_stems, ARRAY[{_GENERIC}])"


def numbers(*, of: str) -> str:
    """The figures of a text: they tell apart what is else called alike."""
    found = f"btrim(regexp_replace({of}, '[^0-9]+', ' ', 'g'))"
    return f"CASE WHEN {of} ~ '[0-9]' THEN {found} ELSE '' END"
