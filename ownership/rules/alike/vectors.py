"""Neighbours among meanings, through an index of pgvector's. A PostgreSQL without it has none."""

from django.db import connection

from .model import MODEL, SIZE

# Of a text so many neighbours are looked at, and those kept that mean as much the same at least.
NEAREST, NEAR = 16, 0.5
_VECTOR = f"numbers::vector({SIZE})"
_INDEX = f"""CREATE INDEX IF NOT EXISTS meaning_near ON ownership_meaning
  USING hnsw (({_VECTOR}) vector_cosine_ops) WHERE model = '{MODEL}'"""
NEIGHBOURS = f"""INSERT INTO ownership_likeness (model, one, other, likeness)
SELECT k.model, least(k.digest, n.digest), greatest(k.digest, n.digest), max(1 - n.apart)
FROM ownership_meaning k CROSS JOIN LATERAL (
  SELECT o.digest, o.{_VECTOR} <=> k.{_VECTOR} AS apart FROM ownership_meaning o WHERE o.model = '{MODEL}'
  ORDER BY o.{_VECTOR} <=> k.{_VECTOR} LIMIT {NEAREST}) n
WHERE k.model = %(model)s AND k.digest = ANY(%(digests)s) AND n.digest <> k.digest AND n.apart <= 1 - {NEAR}
GROUP BY 1, 2, 3 ON CONFLICT DO NOTHING"""


def missing() -> str:
    """Why there are none; empty if there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector')")
        (there,) = cursor.fetchone()
    return "" if there else "this PostgreSQL has no pgvector"


def prepare() -> None:
    """Have the index, also where pgvector came after Remit."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS vector")
        cursor.execute(_INDEX)
