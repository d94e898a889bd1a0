"""What is being done, on one line that is written over, where somebody looks at it."""

from django.core.management.base import OutputWrapper

# To the beginning of the line, and away with what is on it.
BACK = "\r\x1b[K"
INTERRUPTED = 130


class Waiting:
    def __init__(self, *, out: OutputWrapper) -> None:
        self.out = out

    def say(self, doing: str) -> None:
        self._write(f"{BACK}{doing} …")

    def over(self) -> None:
        self._write(BACK)

    def _write(self, text: str) -> None:
        if self.out.isatty():
            self.out.write(text, style_func=str, ending="")
            self.out.flush()
