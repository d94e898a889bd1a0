import pytest

from ownership.who.query import Kind, parse

ASKED = {
    "who approves Kafka upgrades?": (Kind.WORDS, "Kafka upgrades"),
    "Who do I ask about the refunds API": (Kind.WORDS, "refunds API"),
    "wer ist für das Hauptbuch zuständig?": (Kind.WORDS, "Hauptbuch"),
    "¿quién decide los precios?": (Kind.WORDS, "precios"),
    "C++ build": (Kind.WORDS, "C++ build"),
    "IT": (Kind.WORDS, "IT"),
    "who owns": (Kind.WORDS, "owns"),
    "who owns “services/a.py”?": (Kind.PATH, "services/a.py"),
    "README.md": (Kind.PATH, "README.md"),
    "see https://a.example.com/x?y=1.": (Kind.URL, "https://a.example.com/x?y=1"),
    "www.example.com": (Kind.URL, "www.example.com"),
    "#incidents!": (Kind.CHANNEL, "#incidents"),
    "what about @ana-ruiz?": (Kind.HANDLE, "@ana-ruiz"),
    "mail ana@example.org.": (Kind.MAIL, "ana@example.org"),
}


@pytest.mark.parametrize(("asked", "read"), ASKED.items())
def test_what_is_asked_for(asked: str, read: tuple[Kind, str]) -> None:
    query = parse(asked)
    assert (query.kind, query.text) == read
