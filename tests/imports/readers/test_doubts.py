"""Every doubt says where it is and what to do."""

from .sheets import doubts, read_text, said


def test_unknown_letters_are_left_out_and_named() -> None:
    reading = read_text("unknown.csv", "Task,Dev,PM,QA\nAlpha,R,A,V\nBeta,R,A,C/Q\nGamma,x,A?,soon we hope\n")
    assert said(reading) == ["Alpha: R Dev; A PM", "Beta: R Dev; A PM; C QA", "Gamma: A PM"]
    assert doubts(reading) == [
        "D2: “V” is none of R, A, C, I and S and is left out.",
        "D3: “Q” is none of R, A, C, I and S and is left out.",
        "B4: “x” does not say which letter is meant. Write R, A, C, I or S.",
        "C4: “A?” has a question mark. It is read as A.",
        "D4: “soon we hope” is not a letter and is left out. Write R, A, C, I or S.",
    ]


def test_names_still_to_come() -> None:
    reading = read_text("later.csv", "Task,R,A\nAlpha,TBD,Ana\nBeta,Ben,<name>\n")
    assert doubts(reading) == [
        "B2: “TBD” names nobody yet. It is left out.",
        "C3: “<name>” names nobody yet. It is left out.",
    ]


def test_a_row_of_signatures_is_no_area() -> None:
    text = (
        "| Task | Dev | PM |\n|---|---|---|\n| Alpha | R | A |\n| Beta | R | A |\n| Agreed | @ana | @ben |\n"
    )
    reading = read_text("signed.md", text)
    assert said(reading) == ["Alpha: R Dev; A PM", "Beta: R Dev; A PM"]
    assert doubts(reading) == ["line 5: The row “Agreed” holds no letters and is left out."]


def test_areas_and_parties_that_stand_twice() -> None:
    reading = read_text("twice.csv", "Task,Dev,PM,Dev\nAlpha,R,A,C\nAlpha,I,A,\n")
    assert said(reading) == ["Alpha: R Dev; A PM; C Dev", "Alpha: A PM; I Dev"]
    assert doubts(reading) == [
        "D1: “Dev” heads two columns. Both are read as one party.",
        "A3: “Alpha” is already at A2: they count as one area. Rename one, or join them.",
    ]


def test_a_table_that_is_not_clearly_raci_is_passed_over_beside_one_that_is() -> None:
    text = (
        "## Plan\n\n| Task | Dev | PM |\n|---|---|---|\n| Alpha | R | A |\n| Beta | R | A |\n\n"
        "## Decisions\n\n| Decision | Approver | Consulted |\n|---|---|---|\n| Queue | Ana | Ben |\n"
    )
    reading = read_text("both.md", text)
    assert said(reading) == ["Alpha: R Dev; A PM", "Beta: R Dev; A PM"]
    assert doubts(reading) == [
        "line 10: The table “Decisions” is not read: it does not clearly say R, A, C or I."
    ]
