"""Take marks off a cell's text and compare words without case, accents and punctuation."""

import html
import re
import unicodedata
from functools import lru_cache

_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F, 0xAD, 0]
)
_BOXED = {start + i: chr(65 + i) for start in (0x1F130, 0x1F150, 0x1F170) for i in range(26)}
_SIGNS = _INVISIBLE | _BOXED
_TICKED = set("✅☑🗹🗸🟢🔵🟣🟠🟡🔴⚫⬛")
_BREAK = re.compile(r"<\s*/?\s*br\s*/?\s*>|</p>\s*<p>|</li>\s*<li>", re.I)
_STRUCK = re.compile(r"~~.*?~~|<(del|s|strike)>.*?</\1>", re.I)
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|span|div|p|br|sup|sub|small|code|font|ul|ol|li|img|del|ins|strike|mark|kbd|center|"
    r"h[1-6]|t[dhr]|table|tbody|thead)\b[^<>]{0,200}>",
    re.I,
)
_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[([^\[\]]+)\]\[[^\[\]]*\]"
)
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SPACE = re.compile(r"[^\S\n]+")
_BETWEEN_WORDS = re.compile(r"[^\w#%№°]+|_+")
_ASCII_MARKS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "#%")}


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return the words of a cell; its line breaks stay."""
    if not text:
        return ""
    if "<" in text:
        text = _TAG.sub("", _STRUCK.sub("", _BREAK.sub("\n", text)))
    if "&" in text:
        text = html.unescape(text)
    if "~~" in text:
        text = _STRUCK.sub("", text)
    if "[" in text:
        text = _LINK.sub(lambda match: match[1] if match[1] is not None else match[2], text)
    if "*" in text or "_" in text:
        text = _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    text = text.translate(_SIGNS).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > 2 and text[0] == text[-1] == "`" and "`" not in text[1:-1]:
        text = text[1:-1]
    lines = (_SPACE.sub(" ", _without_pictures(line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """The text itself where it is one line already: a long sheet says the same names over and over."""
    line = " ".join(text.split())
    return text if line == text else line


def _picture(char: str) -> bool:
    if ord(char) < 0x2190 or char in "✓✔✗✘☑☒●○■□▪•◦◯⬤":
        return False
    return unicodedata.category(char) in {"So", "Sk"}


def _without_pictures(text: str) -> str:
    """Drop emoji; keep the marks that people tick with."""
    if text.isascii():
        return text
    if text.strip() in _TICKED:
        return "✓"
    return "".join(char for char in text if not _picture(char))


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Fold case, accents and punctuation: `À  informer:` -> `a informer`."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_MARKS).split())
    text = unicodedata.normalize(
        "NFKD", text.casefold().replace("đ", "d").replace("ł", "l").replace("ı", "i")
    )
    text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(_BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFC", text)).split())


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
