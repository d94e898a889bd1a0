"""What holds no matrix is refused, and the reason tells what was seen."""

import io
import zipfile

import pytest

from ownership.imports.reading import Refused

from .sheets import read_text, workbook

ASK = (
    "Write areas in rows and parties in columns with R, A, C or I in the cells, "
    "or columns headed R, A, C and I with names."
)
DAMAGED = "The workbook is damaged and cannot be opened. Save it again as .xlsx or .csv."
NO_LIST = f"The text holds no table and no list of who is R, A, C or I. {ASK}"


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/media/{number}", b"0" * 80_000_000)
    return buffer.getvalue()


def far_cell() -> bytes:
    source, buffer = io.BytesIO(workbook({"S": [["Task", "Dev"], ["Build", "R"]]})), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b'r="B2"', b'r="XFD1048576"'))
    return buffer.getvalue()


def damaged() -> list[bytes]:
    """Overwrite a workbook's bytes one place at a time."""
    whole = workbook({"S": [["Task", "Dev", "PM"], ["Build", "R", "A"]]})
    return [whole[:at] + b"\xfe\x83\x07" + whole[at + 3 :] for at in range(0, len(whole), 37)]


def test_a_workbook_damaged_anywhere_is_read_or_refused() -> None:
    for content in damaged():
        try:
            assert read_text("damaged.xlsx", content).areas
        except Refused as refused:
            reasons = str(refused)
            assert reasons.endswith(".")


CASES = [
    ("empty.csv", b"", "The file is empty."),
    ("blank.csv", b" \r\n\t\n", "The file is empty."),
    ("commas.csv", b",,,\n,,,\n", "The file is empty."),
    ("paper.csv", b"%PDF-1.7 and so on", "The file is a PDF. Give the table as CSV, XLSX, ODS or Markdown."),
    (
        "junk.csv",
        bytes(range(256)) * 20,
        "The file is neither text nor a workbook. Give the table as CSV, XLSX, ODS or Markdown.",
    ),
    ("broken.xlsx", b"PK\x03\x04" + b"zz" * 90, DAMAGED),
    ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"zz" * 900, DAMAGED),
    ("bomb.xlsx", bomb(), "The workbook unpacks to more than 300 MB. Keep only the sheet with the matrix."),
    (
        "far.xlsx",
        far_cell(),
        "A sheet reaches far beyond its table. Delete the empty rows and columns and save it again.",
    ),
    (
        "risks.csv",
        b"Risk,Impact,Owner\nFire,High,Ana\n",
        (
            "This is no RACI table: under “Risk, Impact, Owner” no column is headed R, A, C or I"
            f" and no cells hold them. {ASK}"
        ),
    ),
    (
        "people.csv",
        b"Name,Team,Mail\n",
        f"The file has only the row “Name, Team, Mail” and nothing under it. {ASK}",
    ),
    (
        "grades.csv",
        b"Supplier,Price,Quality\nAcme,A,B\nBeta,C,A\nGamma,B,B\n",
        (
            "Some cells hold R, A, C or I, but “Supplier, Price, Quality”"
            f" does not clearly name who they belong to. {ASK}"
        ),
    ),
    ("prose.md", b"# Ownership\n\nWe will write this down later.\n", NO_LIST),
    ("legend.md", b"# RACI\n\n- Responsible: does the work\n- Accountable: owns the outcome\n", NO_LIST),
]


@pytest.mark.parametrize(("name", "content", "reason"), CASES, ids=[case[0] for case in CASES])
def test_refuses(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read_text(name, content)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "text",
    [
        (
            "| Role | Description |\n|---|---|\n| Responsible | The person who does the work |\n"
            "| Accountable | The person who signs off |\n| Informed | People who are told |\n"
        ),
        "| Letter | Meaning |\n|---|---|\n| R | Responsible |\n| A | Accountable |\n| C | Consulted |\n",
    ],
)
def test_refuses_a_legend_alone(text: str) -> None:
    with pytest.raises(Refused):
        read_text("legend.md", text)
