"""ODS, and a workbook behind a password."""

import io
import zipfile

import pytest

from ownership.imports.reading import Refused

from .sheets import read_text, said

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)


def ods(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    table = f'<table:table table:name="Matrix">{cells}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
        archive.writestr("content.xml", f"<office:document-content {_NAMES}>{body}</office:document-content>")
    return buffer.getvalue()


def protected() -> bytes:
    """Make the container in which spreadsheets put what they encrypt: a directory and no more."""
    sector, free, end = 512, b"\xff\xff\xff\xff", b"\xfe\xff\xff\xff"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00" + bytes(10)
    header += (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4)
    header += (4096).to_bytes(4, "little") + end + bytes(4) + end + bytes(4) + bytes(4) + free * 108
    table = b"\xfd\xff\xff\xff" + end + free * (sector // 4 - 2)
    return header + table + _entry("Root Entry", 5) + _entry("EncryptedPackage", 2) + bytes(256)


def _entry(name: str, kind: int) -> bytes:
    text = name.encode("utf-16-le")
    start = text.ljust(64, b"\0") + (len(text) + 2).to_bytes(2, "little") + bytes([kind, 1])
    return start + b"\xff" * 12 + bytes(36) + b"\xfe\xff\xff\xff" + bytes(8)


def test_an_ods_is_read() -> None:
    rows = [["Area", "Ana", "Ben"], ["Billing", "R", "A"], ["Search", "A/R", "C"]]
    assert said(read_text("matrix.ods", ods(rows))) == [
        "Billing: R Ana; A Ben",
        "Search: R Ana; A Ana; C Ben",
    ]


def test_a_password_is_told() -> None:
    with pytest.raises(Refused) as refused:
        read_text("matrix.xlsx", protected())
    assert str(refused.value) == "The workbook is protected by a password. Save it without one and try again."
