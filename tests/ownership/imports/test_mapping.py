import pytest

from ownership.imports.mapping import Choice, choice, read
from ownership.imports.reading import Refused

FORMS = 'Write "person:Ana Ruiz", "team:Payments", "seat:Tech lead@Payments", "outside:Acme" or "skip".'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person:Ana Ruiz", Choice("person", "Ana Ruiz")),
        ("Person: #12", Choice("person", "#12")),
        ("person:ana@example.org", Choice("person", "ana@example.org")),
        ("seat:Tech lead@Payments", Choice("seat", "Tech lead", "Payments")),
        ("seat:Tech lead", Choice("seat", "Tech lead")),
        ("outside:Acme", Choice("outside", "Acme")),
        ("skip", Choice("skip")),
    ],
)
def test_a_choice_is_read(text: str, expected: Choice) -> None:
    assert choice(party="AR", text=text) == expected


@pytest.mark.parametrize("text", ["", "Ana", "person:", "human:Ana", "skip:it"])
def test_another_choice_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        choice(party="AR", text=text)
    assert str(refused.value) == f"The mapping of “AR” is “{text}”, which says nothing here. {FORMS}"


@pytest.mark.parametrize(
    "content",
    [
        b'{"AR": "person:Ana Ruiz", "All": "skip"}',
        b"AR,person:Ana Ruiz\nAll,skip\n",
        b"\xef\xbb\xbfparty;stands for\r\nAR;person:Ana Ruiz\r\n\r\nAll;skip\r\n",
        b"AR\tperson:Ana Ruiz\nAll\tskip",
    ],
)
def test_a_mapping_file_is_read(content: bytes) -> None:
    assert read(content=content) == {"AR": "person:Ana Ruiz", "All": "skip"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"AR": ', "The mapping is not valid JSON: line 1: Expecting value."),
        (b'{"AR": 3}', f"The mapping must give a text for every party. {FORMS}"),
        (b"AR\n", f"Line 1 of the mapping needs two columns: the party, and what it stands for. {FORMS}"),
        (b"\xff\xfe", "The mapping is not UTF-8 text. Save it as CSV (UTF-8) or JSON."),
    ],
)
def test_an_unusable_mapping_file_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read(content=content)
    assert str(refused.value) == message
