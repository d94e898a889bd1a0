"""Workbooks: merged cells, several sheets, headers of two rows, dates and numbers."""

import datetime as dt

from .sheets import doubts, read_text, said, workbook


def test_two_header_rows_sections_merged_down_and_sheets_that_are_no_matrix() -> None:
    rows = [
        ["RACI matrix 2024"],
        ["Phase", "Task", "Payments", "", "Search", ""],
        ["", "", "Dev", "QA", "Dev", "PM"],
        ["Plan", "Scope", "R", "C", "I", "A"],
        ["", "Budget", "", "I", "I", "A/R"],
        ["Do", "Build", "R", "C", "R", "A"],
    ]
    merged = [
        ("RACI", "A1:F1", "RACI matrix 2024"),
        ("RACI", "C2:D2", "Payments"),
        ("RACI", "E2:F2", "Search"),
        ("RACI", "A2:A3", "Phase"),
        ("RACI", "B2:B3", "Task"),
        ("RACI", "A4:A5", "Plan"),
    ]
    sheets = {
        "RACI": rows,
        "Contacts": [["Name", "Mail"], ["Ana", "ana@example.org"]],
        "KPIs": [["KPI", "Owner", "Target"], ["Uptime", "Ana", 99.9]],
    }
    reading = read_text("plan.xlsx", workbook(sheets, merged))
    assert said(reading) == [
        "Plan > Scope: R Payments / Dev; A PM; C QA; I Search / Dev",
        "Plan > Budget: R PM; A PM; I QA, Search / Dev",
        "Do > Build: R Payments / Dev, Search / Dev; A PM; C QA",
    ]
    assert reading.areas[0].held[0].where == "RACI!C4"
    assert reading.doubts == ()


def test_a_table_away_from_the_corner_keeps_its_places() -> None:
    table = [["Task", "Dev", "PM"], ["Scope", "R", "A"], ["Build", "R", "A"]]
    reading = read_text("far.xlsx", workbook({"Plan": [[], [], *(["", "", *row] for row in table)]}))
    assert said(reading) == ["Scope: R Dev; A PM", "Build: R Dev; A PM"]
    assert [(area.where, area.held[0].where) for area in reading.areas] == [("C4", "D4"), ("C5", "D5")]


def test_each_sheet_is_a_section() -> None:
    sheets = {
        "Platform": [["Task", "Dev", "PM"], ["Scope", "R", "A"], ["Build", "R", "A"]],
        "Web": [["Task", "Dev", "PM"], ["Look", "R", "A"], ["Feel", "I", "A/R"]],
    }
    assert said(read_text("both.xlsx", workbook(sheets))) == [
        "Platform > Scope: R Dev; A PM",
        "Platform > Build: R Dev; A PM",
        "Web > Look: R Dev; A PM",
        "Web > Feel: R PM; A PM; I Dev",
    ]


def test_a_row_merged_across_is_a_section_and_a_merged_letter_is_held_by_both() -> None:
    rows = [
        ["Task", "Dev", "PM", "Ops"],
        [],
        ["Scope", "R", "A", "I"],
        ["Budget"],
        [],
        ["Build", "", "", "A"],
    ]
    merged = [("S", "A2:D2", "Phase 1"), ("S", "A5:D5", "Phase 2"), ("S", "B6:C6", "R")]
    reading = read_text("merged.xlsx", workbook({"S": rows}, merged))
    assert said(reading) == [
        "Phase 1 > Scope: R Dev; A PM; I Ops",
        "Phase 1 > Budget: ",
        "Phase 2 > Build: R Dev, PM; A Ops",
    ]
    assert doubts(reading) == [
        "A4: Nobody holds a letter of “Budget”. If it is a heading, put it in a section column."
    ]


def test_a_german_sheet_with_a_title_a_date_numbers_and_remarks() -> None:
    rows = [
        ["RACI-Matrix Einführung"],
        ["Stand:", "2024-03-01"],
        [],
        ["Nr.", "Arbeitspaket", "Projektleiter", "Fachbereich", "IT", "Bemerkung"],
        [],
        [1, "Konzept", "A", "R", "C", "bis Mai"],
        [2, "Umsetzung", "A", "C", "R", ""],
    ]
    reading = read_text("plan.xlsx", workbook({"Matrix": rows}))
    assert said(reading) == [
        "Konzept: R Fachbereich; A Projektleiter; C IT",
        "Umsetzung: R IT; A Projektleiter; C Fachbereich",
    ]
    assert [area.note for area in reading.areas] == ["Bemerkung: bis Mai", ""]


def test_numbers_as_headings_and_lines_in_cells() -> None:
    rows = [["#", "Area", 2023, 2024], [1, "Pricing", "R", "A"], [2, "Hiring", "A", "R"]]
    assert said(read_text("years.xlsx", workbook({"S": rows}))) == [
        "Pricing: R 2023; A 2024",
        "Hiring: R 2024; A 2023",
    ]
    names = [["Area", "Responsible", "Accountable"], ["Pricing", "Ana\nBen", "Cy, Dee\nEve"]]
    assert said(read_text("names.xlsx", workbook({"S": names}))) == ["Pricing: R Ana, Ben; A Cy, Dee, Eve"]


def test_cards_one_under_the_other() -> None:
    rows = [
        ["Ownership cards"],
        [],
        ["Billing"],
        ["Responsible", "Ana"],
        ["Accountable", "Ben"],
        [],
        ["Search"],
        ["Responsible", "Eve"],
        ["Accountable", "Ben"],
        ["Consulted", ""],
        ["Informed", str(dt.date(2024, 1, 1).year)],
    ]
    assert said(read_text("cards.xlsx", workbook({"Cards": rows}))) == [
        "Billing: R Ana; A Ben",
        "Search: R Eve; A Ben; I 2024",
    ]
