"""What keeps a change from being made, said to the person who makes it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it."""

    what: str
    where: str
    do: str
    # The column, or the error code of the constraint, for a form to say it at its field.
    code: str = field(default="", compare=False)

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}:" if self.where else "", self.what, self.do) if part)


class Refused(Exception):
    """Nothing was written, for these reasons."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class Forbidden(Refused):
    """Nothing was written: it is for somebody else to do."""
