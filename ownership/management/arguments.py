"""What commands are given, read in one way and refused in one sentence."""

import datetime as dt
from argparse import ArgumentTypeError


def day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day. Write it like 2026-05-01.") from None
