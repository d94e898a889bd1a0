"""What may be meant: a bounded number of rows of each kind, from indexes alone, in one statement."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from .query import Query

# Of a whole question most has to be alike; of one word as much as a letter too many, one too few or
# another one leaves of five.
ALIKE = "SET pg_trgm.word_similarity_threshold = %s"
NEAR_ENOUGH, FAR_ENOUGH = 0.6, 0.4
# Likeness is dear to tell: of words that very many names have, this many are looked at.
TOLD, SEATS = 200, 40


@dataclass(frozen=True)
class Candidate:
    """`others` are further names; `within` says of each word whether any text of it has the word.

    `around` are the names of an area's team and of the area above it.
    """

    kind: str
    id: int
    name: str
    others: list[str]
    within: list[bool]
    around: list[str]


def near(*, query: Query) -> list[Candidate]:
    """What has the words in its names or its text; of people and teams also what is called much alike."""
    lexemes = [_lexeme(word) for word in query.words]
    values = {"asked": query.asked, "words": lexemes, "every": " & ".join(lexemes)}
    return _read(NEAR, NEAR_ENOUGH, {"text": " ".join(query.strong), **values})


def far(*, query: Query, words: list[str]) -> list[Candidate]:
    """What is called like all that is asked for, or like one of these words, a typing error apart."""
    swapped = [variant for word in words for variant in _swapped(word)]
    values: dict[str, Any] = {"text": " ".join(query.strong), "asked": query.asked, "strong": words}
    values |= {"words": [_lexeme(word) for word in query.words], "swapped": swapped}
    return _read(FAR, FAR_ENOUGH, {**values, "holding_swapped": [f"%{variant}%" for variant in swapped]})


def _read(statement: str, enough: float, values: dict[str, Any]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [enough])
        cursor.execute(statement, values)
        return [Candidate(*row) for row in cursor.fetchall()]


def _lexeme(word: str) -> str:
    """The beginning of a word will do, once there is enough of it."""
    return f"{word}:*" if len(word) > 2 else word


def _swapped(word: str) -> list[str]:
    """With two neighbours changed, which leaves too few of the threes of letters that likeness is told by."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]


def _parsed(words: str) -> str:
    """As they are written, and by their English stems; either will do."""
    return f"(to_tsquery('simple', {words}) || to_tsquery('english', {words}))"


def _alike(table: str, key: str, most: int, text: str = "sort_key(%(text)s)") -> str:
    """The ids of those whose key has something much like the text, the most alike first."""
    return f"""(SELECT id FROM (SELECT id, {key} AS key FROM {table} WHERE {text} <%% {key} LIMIT {TOLD}) told
      ORDER BY word_similarity({text}, key) DESC, id LIMIT {most})"""


def _each(table: str, key: str, most: int) -> str:
    alike = _alike(table, key, most, "word")
    return f"SELECT one.id FROM unnest(%(strong)s::text[]) word, LATERAL {alike} one"


def _statement(areas: str, people: str, teams: str) -> str:
    within = f"ARRAY(SELECT search_words @@ {_parsed('word')} FROM unnest(%(words)s::text[]) word)"
    return f"""
SELECT 'area', id, name, aliases::text[], {within}, {AROUND} FROM ownership_area a WHERE id IN ({areas})
UNION ALL SELECT 'person', id, name, string_to_array({PERSON}, E'\\n'), '{{}}', '{{}}' FROM teams_person
  WHERE id IN ({people})
UNION ALL SELECT 'team', id, name, ARRAY[slug, ltrim(chat, '#')], '{{}}', '{{}}' FROM teams_team
  WHERE id IN ({teams})
UNION ALL (SELECT 'seat', s.id, concat_ws(' of ', j.name, t.name), ARRAY[j.name], '{{}}', '{{}}'
  FROM teams_jobrole j JOIN teams_seat s ON s.job_role_id = j.id LEFT JOIN teams_team t ON t.id = s.team_id
  WHERE s.retired_on IS NULL AND sort_key(j.name) <%% sort_key(%(asked)s)
  ORDER BY strpos(sort_key(%(asked)s), sort_key(t.name)) > 0 DESC NULLS LAST, s.id LIMIT {SEATS})
UNION ALL SELECT 'category', id, name, '{{}}', '{{}}', '{{}}' FROM ownership_category
  WHERE sort_key(%(text)s) <%% sort_key(name)"""


AROUND = """ARRAY(SELECT t.name FROM teams_team t WHERE t.id = a.owning_team_id
  UNION ALL SELECT up.name FROM ownership_area up WHERE up.id = a.parent_id)"""
PERSON = "search_person(name, email, handles)"
TEAM = "search_team(name, slug, chat, mail)"
HAVING = f"""
(SELECT id FROM ownership_area WHERE sort_name IN (sort_key(%(text)s), sort_key(%(asked)s)) LIMIT 20)
UNION (SELECT id FROM ownership_area WHERE starts_with(sort_name, sort_key(%(asked)s))
  ORDER BY length(sort_name), id LIMIT 40)
UNION (SELECT id FROM ownership_area WHERE search_words @@ {_parsed("%(every)s")} LIMIT 150)
UNION SELECT one.id FROM unnest(%(words)s::text[]) word,
  LATERAL (SELECT id FROM ownership_area WHERE search_words @@ {_parsed("word")} LIMIT 40) one
UNION (SELECT area_id FROM ownership_resource WHERE sort_key(%(text)s) <%% sort_key(value) LIMIT 20)"""
NEAR = _statement(HAVING, _alike("teams_person", PERSON, 20), _alike("teams_team", TEAM, 20))
FAR = _statement(
    f"""{_alike("ownership_area", "search_names", 40)}
UNION {_each("ownership_area", "search_names", 20)}
UNION SELECT one.id FROM unnest(%(swapped)s::text[]) word,
  LATERAL (SELECT id FROM ownership_area WHERE search_words @@ to_tsquery('simple', word) LIMIT 10) one""",
    f"""{_each("teams_person", PERSON, 10)}
UNION (SELECT id FROM teams_person WHERE {PERSON} LIKE ANY(%(holding_swapped)s) LIMIT 20)""",
    _each("teams_team", TEAM, 10),
)
