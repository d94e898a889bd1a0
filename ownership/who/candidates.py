"""What may be meant: a bounded number of rows of each kind, from indexes alone.

The two queries are functions in the database, whose plans a connection keeps.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from .query import Kind, Query, fold

# A name said in a question has at most so many words.
NAME = 6


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
    lexemes, strong = ([_lexeme(word) for word in words] for words in (query.words, query.strong))
    every = list(dict.fromkeys([" & ".join(lexemes), " & ".join(strong)]))
    # Of an address what stands before the @: what stands behind it is everybody's.
    mail = query.place if query.kind is Kind.MAIL else ""
    text = mail.split("@")[0] or " ".join(query.strong)
    return _read("search_near", [query.asked, text, lexemes, strong, every, _phrases(query), mail])


def far(*, query: Query, words: list[str]) -> list[Candidate]:
    """What is called like all that is asked for, or like one of these words, a typing error apart."""
    swapped = [variant for word in words for variant in _swapped(word)]
    lexemes, text = [_lexeme(word) for word in query.words], " ".join(query.strong)
    return _read("search_far", [query.asked, text, lexemes, words, swapped])


def _read(function: str, values: list[Any]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}({', '.join(['%s'] * len(values))})", values)
        return [Candidate(*row) for row in cursor.fetchall()]


def _lexeme(word: str) -> str:
    """The beginning of a word will do, once there is enough of it."""
    return f"{word}:*" if len(word) > 2 else word


def _phrases(query: Query) -> list[str]:
    """Words that stand together, one and more: some may be a name, with what is asked about it around."""
    said = [word.strip("\"'`“”„‘’(),;:?!") for word in fold(query.asked).split()]
    ends = ((start, start + count) for start in range(len(said)) for count in range(1, NAME + 1))
    found = [" ".join(said[start:end]) for start, end in ends if end <= len(said)]
    return list(dict.fromkeys([fold(query.asked), " ".join(query.strong), *filter(None, found)]))


def _swapped(word: str) -> list[str]:
    """With two neighbours changed, which leaves too few of the threes of letters that likeness is told by."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
