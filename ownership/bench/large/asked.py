"""What people type to find out who decides: names and parts of them, mistyped, places, questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

from django.db import connection

SAMPLE = 300
ASKING = (
    "who approves {}",
    "who decides about {}?",
    "who owns {}",
    "who do I ask about {}",
    "wer entscheidet über {}?",
    "qui décide de {}",
)
STRANGE = ("политика версий", "数据保留策略", "سياسة الأمان", "καταγραφή", "🚀", "データ モデル", "नीति")
HOSTILE = ("' OR 1=1 --", "%_%", "a" * 200, "<script>alert(1)</script>", "the of and", "* : & | !")
Say = Callable[[Random, dict[str, list[str]]], str]


def asked(*, random: Random) -> Iterator[str]:
    """One after the other, of every kind alike; the same for the same organisation and seed."""
    known = _known(random)
    kinds = [kind for kind, needs in KINDS.items() if known.get(needs, ["there are always these"])]
    while True:
        yield from (kind(random, known) for kind in kinds)


def queries(*, random: Random, count: int) -> list[str]:
    return list(islice(asked(random=random), count))


def _known(random: Random) -> dict[str, list[str]]:
    """Names that there are, spread evenly over all ids."""
    with connection.cursor() as cursor:
        found = {}
        for name, (table, column) in SOURCES.items():
            cursor.execute(
                f"SELECT said FROM (SELECT {column} AS said FROM {table}) rows WHERE said <> ''"  # noqa: S608 - our own text alone
                " ORDER BY md5(said || %s) LIMIT %s",
                [str(random.random()), SAMPLE],
            )
            found[name] = sorted({said for (said,) in cursor.fetchall()})
    return found


SOURCES = {
    "area": ("ownership_area", "name"),
    "alias": ("ownership_area", "unnest(aliases)"),
    "of a team": (
        "ownership_area a JOIN teams_team t ON t.id = a.owning_team_id",
        "a.name || ' of ' || t.name",
    ),
    "person": ("teams_person", "name"),
    "mail": ("teams_person", "email"),
    "handle": ("teams_person", "'@' || (jsonb_each_text(handles)).value"),
    "team": ("teams_team", "name"),
    "channel": ("teams_team", "chat"),
    "role": ("teams_jobrole", "name"),
    "path": ("ownership_resource", "CASE kind WHEN 'path' THEN replace(value, '**', 'src/main.py') END"),
    "place": ("ownership_resource", "CASE kind WHEN 'channel' THEN value END"),
}


def _one(kind: str) -> Say:
    return lambda random, known: random.choice(known[kind])


def _question(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice(ASKING).format(random.choice(known["area"]).lower())


def _question_of_team(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice(ASKING).format(random.choice(known["of a team"]).lower())


def _mistyped(kind: str) -> Say:
    """A letter left out, doubled, or changed with its neighbour."""

    def say(random: Random, known: dict[str, list[str]]) -> str:
        name = random.choice(known[kind])
        at = random.randrange(1, max(2, len(name) - 1))
        return random.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at - 1 :],
                name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            ]
        )

    return say


def _begun(random: Random, known: dict[str, list[str]]) -> str:
    """What stands in the box while somebody types."""
    name = random.choice(known["area"])
    return name[: random.randint(2, max(2, len(name) - 1))].lower()


def _words(random: Random, known: dict[str, list[str]]) -> str:
    """Words of two names: seldom the name of anything."""
    return " ".join(random.choice(random.choice(known["area"]).split()) for _ in range(2))


def _folder(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice(known["path"]).split("/")[0] + "/"


def _manager(random: Random, known: dict[str, list[str]]) -> str:
    return f"who is the manager of {random.choice(known['person'])}?"


def _nonsense(random: Random, known: dict[str, list[str]]) -> str:
    return "".join(random.choice("abcdefghijklmnoprstuvwz") for _ in range(random.randint(3, 14)))


def _letter(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice("abcdefghijklmnopqrstuvwxyzéß1")


def _strange(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice(STRANGE)


def _hostile(random: Random, known: dict[str, list[str]]) -> str:
    return random.choice(HOSTILE)


# What is said, and the names that it needs.
KINDS: dict[Say, str] = {
    _one("area"): "area",
    _one("of a team"): "of a team",
    _mistyped("area"): "area",
    _begun: "area",
    _words: "area",
    _question: "area",
    _question_of_team: "of a team",
    _one("alias"): "alias",
    _one("person"): "person",
    _mistyped("person"): "person",
    _one("mail"): "mail",
    _one("handle"): "handle",
    _manager: "person",
    _one("team"): "team",
    _mistyped("team"): "team",
    _one("channel"): "channel",
    _one("place"): "place",
    _one("role"): "role",
    _one("path"): "path",
    _folder: "path",
    _nonsense: "",
    _letter: "",
    _strange: "",
    _hostile: "",
}
