import datetime as dt
import io
import time
import zipfile

from python_calamine import CalamineWorkbook

from ownership.exports import FORMATS, Line, Party, Sheet

DAY = dt.date(2026, 6, 1)
SMALL = Sheet(
    title="Payments | all",
    said=("Who holds what",),
    on=DAY,
    stamp="Remit reference 2026-06-01",
    labels=("Category", "Part of", "Area"),
    groups=(("Payments", 2),),
    parties=(Party("=HYPERLINK(1)", "person 1"), Party('Ana "A" | R, *', "person 2")),
    lines=(Line(("Code", "", "+Core\\"), ("A/(R)", ""), "area 7", 0, True),),
)


def test_csv_cells_are_no_formulas_and_quoted_as_the_standard_says() -> None:
    assert FORMATS["csv"].write(SMALL).decode("utf-8-sig") == (
        'Category,Part of,Area,\'=HYPERLINK(1),"Ana ""A"" | R, *",Remit reference 2026-06-01\r\n'
        "Code,,'+Core\\,A/(R),,area 7\r\n"
        "Remit reference 2026-06-01,,,person 1,person 2,\r\n"
    )


def test_markdown_signs_are_escaped() -> None:
    text = FORMATS["md"].write(SMALL).decode()
    assert text.splitlines()[:8] == [
        "# Payments \\| all",
        "",
        "Who holds what.  ",
        "",
        '| Category | Part of | Area | =HYPERLINK\\(1\\) | Ana "A" \\| R, \\* | Remit reference 2026-06-01 |',
        "| --- | --- | --- | :-: | :-: | --- |",
        "| Code |  | \\+Core\\\\ | A/\\(R\\) |  | area 7 |",
        "| Remit reference 2026-06-01 |  |  | person 1 | person 2 |  |",
    ]


def test_workbook_holds_texts_with_frozen_panes_a_filter_and_a_legend() -> None:
    content = FORMATS["xlsx"].write(SMALL)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Matrix", "Legend"]
    assert book.get_sheet_by_name("Matrix").to_python() == [
        ["Payments | all: Who holds what", "", "", "", "", ""],
        ["", "", "", "Payments", "", ""],
        ["Category", "Part of", "Area", "=HYPERLINK(1)", 'Ana "A" | R, *', "Remit reference 2026-06-01"],
        ["Code", "", "+Core\\", "A/(R)", "", "area 7"],
        ["Remit reference 2026-06-01", "", "", "person 1", "person 2", ""],
    ]
    matrix = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in matrix
    assert '<pane xSplit="3" ySplit="3" topLeftCell="D4"' in matrix
    assert '<autoFilter ref="A3:E4"/>' in matrix


def test_a_large_matrix_takes_seconds() -> None:
    parties = tuple(Party(f"Person {number}", f"person {number}") for number in range(200))
    cells = tuple("ARCIS"[number % 5] if number % 3 else "" for number in range(200))
    lines = tuple(Line(("", f"Area {n}"), cells, f"area {n}", n % 4, not n % 50) for n in range(2_000))
    large = Sheet("All", ("All",), DAY, SMALL.stamp, ("Part of", "Area"), (("All", 200),), parties, lines)
    began = time.process_time()
    sizes = {name: len(each.write(large)) for name, each in FORMATS.items()}
    assert time.process_time() - began < 20
    assert min(sizes.values()) > 400_000
