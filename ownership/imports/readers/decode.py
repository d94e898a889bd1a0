"""Bytes to text, by evidence: byte order marks, zero bytes, UTF-8, then the code page that makes words."""

import re

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_WITHIN = re.compile(rb"(?:(?<=[A-Za-z])[\x80-\xff]{2,}|[\x80-\xff]{2,}(?=[A-Za-z]))")
_COMMON = {
    "cp1252": "éèàçêâîôûüöäßñáíóúãõåæœÉÈÀÇÊÜÖÄÑÁÍÓÚÃÕÅÆ–—’‘“”…€« »°º\xa0",
    "cp1250": "ąćęłńśźżóĄĆĘŁŃŚŹŻÓčďěňřšťůžýáíéúČĎĚŇŘŠŤŮŽÝÁÍÉÚăâîșțőűöü–—’“”„…€\xa0",
    "iso8859_2": "ąćęłńśźżóĄĆĘŁŃŚŹŻÓčďěňřšťůžýáíéúČĎĚŇŘŠŤŮŽÝÁÍÉÚăâîőűöü\xa0",
}


def decode(content: bytes) -> str:
    """Return the text; zero bytes are dropped."""
    return _decoded(content).replace("\x00", "")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    sample = content[:4096]
    if sample.count(0) * 3 > len(sample):
        return content.decode(
            "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be", "replace"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_code_page(content[:200_000]), "replace")


def _code_page(content: bytes) -> str:
    high = sum(byte > 127 for byte in content)
    scores = {name: _score(content.decode(name, "replace"), common) for name, common in _COMMON.items()}
    best = max(scores, key=lambda name: scores[name])
    runs = len(_HIGH_RUN.findall(content))
    if scores[best] * 10 > high * 9 and len(_WITHIN.findall(content)) * 2 > runs:
        return best
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(content))
    if in_runs * 10 > high * 6 and high > 8:
        return _eastern(content)
    return best


def _score(text: str, common: str) -> int:
    return sum((1 if char in common else -1) for char in text if ord(char) > 127)


def _eastern(content: bytes) -> str:
    """Cyrillic words are lower case after their first letter; CJK decodes strictly or not at all."""
    best, score = "cp1251", _cyrillic(content.decode("cp1251", "replace"))
    for name in ("koi8_r", "cp866"):
        if (other := _cyrillic(content.decode(name, "replace"))) > score:
            best, score = name, other
    if score * 2 > sum(byte > 127 for byte in content):
        return best
    for name in ("shift_jis", "gb18030", "euc_kr", "big5"):
        try:
            content[: len(content) // 2 * 2].decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return best


def _cyrillic(text: str) -> int:
    return len(re.findall(r"(?<=[А-Яа-яёіїєґ])[а-яёіїєґ]|\b[А-ЯЁІЇЄ]", text)) * 2 - sum(
        0x2500 <= ord(c) < 0x2600 for c in text
    )
