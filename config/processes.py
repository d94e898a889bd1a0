"""Run several programs as one: lines with a name before each, and all end when one does or we are told to."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

GRACE_SECONDS = 10
PR_SET_PDEATHSIG = 1


class Group:
    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[str]] = {}
        self._readers: list[threading.Thread] = []
        self._told = threading.Event()

    def listen(self) -> None:
        """End on Ctrl-C, on a polite kill and when the terminal goes away."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._tell)

    def _tell(self, number: int, frame: FrameType | None) -> None:
        self._told.set()

    def start(
        self, *, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path
    ) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches us alone and we end it in order."""
        process = subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        self._running[name] = process
        reader = threading.Thread(target=_prefix, args=(name, process), daemon=True)
        reader.start()
        self._readers.append(reader)

    @property
    def ended(self) -> bool:
        """Whether we were told to end, or one of the programs did."""
        return self._told.is_set() or any(process.poll() is not None for process in self._running.values())

    def wait(self) -> int:
        """Wait for the end, end the rest, return 0 if we were told to and 1 if a program died."""
        while not self.ended:
            self._told.wait(0.2)
        dead = [name for name, process in self._running.items() if process.poll() is not None]
        for name in dead:
            print(
                f"{name} ended with status {self._running[name].returncode}, so everything does.",
                file=sys.stderr,
            )
        self._end()
        return 1 if dead else 0

    def _end(self) -> None:
        sys.stderr.write("\nEnding, which takes some seconds …\n")
        for process in self._running.values():
            _signal(process, signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        for process in self._running.values():
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL, group=True)
                process.wait()
        for reader in self._readers:
            reader.join(1)


def _signal(process: "subprocess.Popen[str]", number: signal.Signals, *, group: bool = False) -> None:
    if process.poll() is None:
        (os.killpg if group else os.kill)(process.pid, number)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _prefix(name: str, process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            sys.stderr.write(f"{name:<6} | {line}")
            sys.stderr.flush()
