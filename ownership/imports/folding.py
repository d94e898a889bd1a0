"""When two spellings of a party are one."""

from ownership.imports.readers.text import key, one_line

# As much of a name as people, teams and roles keep.
LONGEST = 200


def clipped(name: str) -> str:
    return one_line(name)[:LONGEST].rstrip()


def folded(name: str) -> str:
    """Without case, accents and punctuation; a name of signs alone stays as it is."""
    return key(clipped(name)) or clipped(name).casefold()
