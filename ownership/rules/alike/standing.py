"""What is compared by meaning so far, and why the rest is not."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from . import model, vectors
from .spoken import DIGEST

_COUNTED = f"""SELECT count(*), count(k.digest) FROM ownership_area x
LEFT JOIN ownership_meaning k ON k.model = %(model)s AND k.digest = {DIGEST}
WHERE x.lifecycle IN ('active', 'retiring')"""


@dataclass(frozen=True)
class Standing:
    """Of `areas` in use so many are `read`; no more will be while something is `missing`."""

    areas: int
    read: int
    missing: str

    @property
    def unread(self) -> int:
        return self.areas - self.read

    @property
    def cure(self) -> str:
        """What an administrator does where something is missing."""
        database = vectors.missing() == self.missing
        how = "install pgvector beside PostgreSQL" if database else f"run {model.INSTALL}"
        return f"{how}, start Remit again; docs/duplicates.md tells more."

    @property
    def sentence(self) -> str:
        if self.areas and not self.unread:
            return "All areas are compared by meaning too, in sixteen languages."
        if self.missing:
            some = f"{self.read} of {self.areas} areas are" if self.read else "Nothing is"
            return f"{some} compared by meaning, since {self.missing}: the same in other words is not seen."
        if not self.areas:
            return "Areas will be compared by meaning too, in sixteen languages."
        those = f"{self.read} of {self.areas} areas are compared by meaning so far"
        return f"{those}; the others are read in the background, and the scan after that looks at them."


def standing() -> Standing:
    """Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"model": model.MODEL})
        areas, read = cursor.fetchone()
    return Standing(areas, read, model.missing() or vectors.missing())
