"""Any bytes are read or refused; a matrix written in any shape reads back the same."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ownership.imports.reading import Reading, Refused

from .sheets import read_text, workbook

AREAS = ["Alpha plan", "Beta work", "Gamma run", "Delta test", "Eta care", "Zeta close"]
PARTIES = ["Ana", "Ben Okoro", "Tech lead", "Ops/SRE", "Équipe Ø", "Дарья"]
LETTERS = st.sets(st.sampled_from("RACIS"), max_size=2)
Matrix = dict[str, dict[str, set[str]]]


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Draw who holds what; the first area has an R and an A, so that it is a RACI for certain."""
    areas = AREAS[: draw(st.integers(2, len(AREAS)))]
    parties = PARTIES[: draw(st.integers(2, len(PARTIES)))]
    cells = {area: {party: draw(LETTERS) for party in parties} for area in areas}
    cells[areas[0]] |= {parties[0]: {"R"}, parties[1]: {"A"}}
    return cells


def held(reading: Reading) -> set[tuple[str, str, str]]:
    return {(area.name, one.letter, one.party) for area in reading.areas for one in area.held}


def meant(matrix: Matrix) -> set[tuple[str, str, str]]:
    return {
        (area, letter, party)
        for area, row in matrix.items()
        for party, letters in row.items()
        for letter in letters
    }


def by_party(matrix: Matrix, between: str) -> list[list[str]]:
    parties = list(next(iter(matrix.values())))
    rows = [[area, *(between.join(sorted(row[party])) for party in parties)] for area, row in matrix.items()]
    return [["Task", *parties], *rows]


def by_letter(matrix: Matrix) -> list[list[str]]:
    rows = [
        [a, *(", ".join(p for p, held in row.items() if x in held) for x in "RACIS")]
        for a, row in matrix.items()
    ]
    return [["Area", "Responsible", "Accountable", "Consulted", "Informed", "Support"], *rows]


def long_form(matrix: Matrix) -> list[list[str]]:
    rows = [[a, x, p] for a, row in matrix.items() for p, held in row.items() for x in sorted(held)]
    return [["Area", "Letter", "Party"], *rows]


def turned(rows: list[list[str]]) -> list[list[str]]:
    return [list(row) for row in zip(*rows, strict=True)]


def as_csv(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(encoding)


def as_markdown(rows: list[list[str]]) -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


@settings(max_examples=60, deadline=None)
@given(matrices(), st.sampled_from(["/", ", ", "", " & ", "\n"]), st.sampled_from([",", ";", "\t"]))
def test_parties_in_columns(matrix: Matrix, between: str, delimiter: str) -> None:
    rows = by_party(matrix, between)
    assert held(read_text("m.csv", as_csv(rows, delimiter))) == meant(matrix)
    assert held(read_text("m.xlsx", workbook({"S": rows}))) == meant(matrix)
    assert held(read_text("m.csv", as_csv(rows, delimiter, "utf-16"))) == meant(matrix)


@settings(max_examples=60, deadline=None)
@given(matrices())
def test_letters_in_columns_and_in_rows(matrix: Matrix) -> None:
    rows = by_letter(matrix)
    assert held(read_text("m.md", as_markdown(rows))) == meant(matrix)
    assert held(read_text("m.csv", as_csv(rows))) == meant(matrix)
    assert held(read_text("m.xlsx", workbook({"S": turned(rows)}))) == meant(matrix)


@settings(max_examples=60, deadline=None)
@given(matrices())
def test_long_form_and_transposed(matrix: Matrix) -> None:
    assert held(read_text("m.csv", as_csv(long_form(matrix)))) == meant(matrix)
    rows = turned(by_party(matrix, "/"))
    rows[0][0] = "Role"
    assert held(read_text("m.md", as_markdown(rows))) == meant(matrix)


def assert_read_or_refused(name: str, content: bytes | str) -> None:
    try:
        reason = f"{read_text(name, content).areas[0].name}."
    except Refused as refused:
        reason = str(refused)
    assert reason.endswith(".")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.md", "a.xlsx", "a.txt", "a"]))
@example(b"PK\x05\x06" + bytes(18), "a.xlsx")
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    assert_read_or_refused(name, content)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet='RACI|,;\n-*# "Taskx:()/\t<td>`é', max_size=300),
    st.sampled_from(["a.csv", "a.md", "a.txt"]),
)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    assert_read_or_refused(name, text)


@pytest.mark.parametrize("head", ["Task,Dev,PM,QA\n", "Task,Responsible,Accountable,Consulted\n"])
def test_every_one_of_many_rows_is_read(head: str) -> None:
    cells = "R,A,C" if "Dev" in head else "Ana,Ben,Cy"
    text = head + "".join(f"Area {number},{cells}\n" for number in range(20_000))
    reading = read_text("large.csv", text)
    names = ("Dev", "PM", "QA") if "Dev" in head else ("Ana", "Ben", "Cy")
    expected = dict(zip("RAC", names, strict=True))
    assert [area.name for area in reading.areas] == [f"Area {number}" for number in range(20_000)]
    assert all({one.letter: one.party for one in area.held} == expected for area in reading.areas)
