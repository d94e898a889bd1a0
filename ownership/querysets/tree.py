"""Rows of a tree by their place in it."""
# ruff: noqa: S608, S611 - composed of our own models' names alone

from django.db.models import Model, Q
from django.db.models.expressions import RawSQL


def at_or_below(*, model: type[Model], pk: int) -> Q:
    """A row and all below it by `parent`, as the tree is now."""
    table = model._meta.db_table
    query = (
        f'WITH RECURSIVE under(id) AS (SELECT %s::bigint UNION SELECT t.id FROM "{table}" t'
        " JOIN under ON t.parent_id = under.id) SELECT id FROM under"
    )
    return Q(pk__in=RawSQL(query, [pk]))
