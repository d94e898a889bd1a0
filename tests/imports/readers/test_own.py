"""Sheets that went out of here and come back, perhaps with changes."""

import datetime as dt

from ownership.imports.reading import AreaRead, Doubt, Held, Reading, Ref, read

HEAD = "Category,Part of,Area,Ana Ruiz,Payments,Remit reference 2026-06-01\r\n"
LAST = "Remit reference 2026-06-01,,,person 1,team 2,\r\n"
REFS = {"Ana Ruiz": Ref("person", 1, "Ana Ruiz"), "Payments": Ref("team", 2, "Payments")}
DAY = dt.date(2026, 6, 1)


def _read(body: str, *, head: str = HEAD, last: str = LAST, name: str = "m.csv") -> Reading:
    return read(name=name, content=(head + body + last).encode("utf-8-sig"))


def test_letters_in_brackets_and_deputies_are_not_given() -> None:
    found = _read("Code,Platform › Core,Total,A/(R),(C)/A deputy,area 7\r\n")
    held = (Held("A", "Ana Ruiz", "D2"),)
    area = AreaRead(("Platform", "Core"), "Total", held, "C2", ref=7)
    assert found == Reading("m.csv", (area,), (), REFS, DAY)


def test_new_rows_and_columns_have_no_number() -> None:
    head = "Part of,Area,Ana Ruiz,Remit reference 2026-06-01 in part,Ben\r\n"
    found = _read(",Billing,r,,A/R\r\n", head=head, last="Remit reference 2026-06-01 in part,,person 1,,\r\n")
    held = (Held("R", "Ana Ruiz", "C2"), Held("A", "Ben", "E2"), Held("R", "Ben", "E2"))
    area = AreaRead((), "Billing", held, "B2")
    assert found == Reading("m.csv", (area,), (), {"Ana Ruiz": REFS["Ana Ruiz"]}, DAY, partly=True)


def test_two_of_one_name_are_told_apart() -> None:
    head = "Part of,Area,Ana Ruiz,ANA RUIZ,Remit reference 2026-06-01\r\n"
    found = _read(
        ",Billing,A,R,area 3\r\n", head=head, last="Remit reference 2026-06-01,,person 1,person 2,\r\n"
    )
    assert found.parties == ("Ana Ruiz (person 1)", "ANA RUIZ (person 2)")
    assert found.refs == {
        "Ana Ruiz (person 1)": Ref("person", 1, "Ana Ruiz"),
        "ANA RUIZ (person 2)": Ref("person", 2, "ANA RUIZ"),
    }


def test_what_is_no_letter_is_doubted() -> None:
    found = _read(",,Billing,maybe,Z,area 3\r\n")
    assert found.doubts == (
        Doubt("D2", "“maybe” is not a letter and is left out. Write R, A, C, I or S."),
        Doubt("E2", "“Z” is none of R, A, C, I and S and is left out."),
    )


def test_semicolons_of_another_country_and_signs_of_formulas() -> None:
    head, last = HEAD.replace(",", ";"), LAST.replace(",", ";")
    found = _read(";;'=SUM(A1), and more;A;;area 3\r\n", head=head, last=last)
    assert [area.name for area in found.areas] == ["=SUM(A1), and more"]


def test_markdown_is_read_as_it_was_written() -> None:
    text = """# Payments

| Part of | Area | a\\|b &amp; \\*c\\* | Remit reference 2026-06-01 |
| --- | --- | :-: | --- |
|  | &lt;b&gt; | A | area 3 |
| Remit reference 2026-06-01 |  | seat 4 |  |

A: Accountable.
"""
    found = read(name="m.md", content=text.encode())
    area = AreaRead((), "<b>", (Held("A", "a|b & *c*", "line 5"),), "line 5", ref=3)
    assert found == Reading("m.md", (area,), (), {"a|b & *c*": Ref("seat", 4, "a|b & *c*")}, DAY)


def test_without_its_last_row_names_alone_count() -> None:
    found = _read(",,Billing,A,,area 3\r\n", last="")
    assert (found.refs, found.areas[0].ref) == ({}, 3)
