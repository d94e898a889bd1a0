"""The embedded PostgreSQL's life, with real processes that use it, leave, or are killed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.postgres import server
from config.postgres.commands import ServerError, as_root

ROOT = Path(__file__).parents[2]
USER = """
import sys
from pathlib import Path
from config.postgres import server
print(server.ensure(data=Path(sys.argv[1]), database="remit"), flush=True)
sys.stdin.read()
"""
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


class User:
    """Another process that uses the server until told to leave."""

    def __init__(self, data: Path, *prefix: str) -> None:
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-c", USER, str(data)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout is not None
        self._stdout = self.process.stdout

    def sockets(self) -> str:
        return self._stdout.readline().strip()

    def leave(self) -> str:
        _, errors = self.process.communicate("")
        return errors

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "postgres"


def ask(data: Path, question: str) -> str:
    host = str(server.socket_directory(data=data))
    with psycopg.connect(host=host, user="postgres", dbname="remit") as connection:
        return str(connection.execute(question).fetchone()[0])  # type: ignore[index, call-overload]


def is_up(data: Path) -> bool:
    try:
        return ask(data, "SELECT 1") == "1"
    except psycopg.OperationalError:
        return False


def postmaster(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().split()[0])


def test_the_last_user_stops_it(data: Path) -> None:
    first, second = User(data), User(data)
    assert first.sockets() == second.sockets() == str(data)
    assert first.leave() == ""
    assert is_up(data)
    assert second.leave() == ""
    assert not is_up(data)


def test_a_killed_user_leaves_it_up_for_the_other_who_stops_it(data: Path) -> None:
    first, second = User(data), User(data)
    first.sockets(), second.sockets()
    first.kill()
    assert is_up(data)
    assert second.leave() == ""
    assert not is_up(data)


def test_the_next_user_finds_what_a_killed_one_left_running_and_stops_it(data: Path) -> None:
    killed = User(data)
    killed.sockets()
    pid = postmaster(data)
    killed.kill()
    next_ = User(data)
    next_.sockets()
    assert postmaster(data) == pid
    assert next_.leave() == ""
    assert not is_up(data)


def test_four_cold_starts_at_once_share_one(data: Path) -> None:
    users = [User(data) for _ in range(4)]
    assert [user.sockets() for user in users] == [str(data)] * 4
    assert ask(data, "SELECT 1") == "1"
    assert [user.leave() for user in users] == [""] * 4
    assert not is_up(data)


def test_a_killed_server_starts_again_for_the_same_user(data: Path) -> None:
    server.ensure(data=data, database="remit")
    try:
        pid = postmaster(data)
        os.kill(pid, signal.SIGKILL)
        while is_up(data):
            time.sleep(0.01)
        server.ensure(data=data, database="remit")
        assert is_up(data)
        assert postmaster(data) != pid
    finally:
        server.release(data=data)
    assert not is_up(data)


@pytest.mark.parametrize("kind", ["a stranger", "a zombie", "nobody", "nonsense"])
def test_a_stale_lock_file_does_not_keep_it_down(data: Path, kind: str) -> None:
    user = User(data)
    user.sockets()
    os.kill(postmaster(data), signal.SIGKILL)
    user.kill()
    lock = data / "postmaster.pid"
    rest = lock.read_text().split("\n", 1)[1]
    stranger = subprocess.Popen(["sleep", "60" if kind == "a stranger" else "0"])
    if kind == "a zombie":
        os.waitid(os.P_PID, stranger.pid, os.WEXITED | os.WNOWAIT)
    if kind == "nobody":
        stranger.wait()
    lock.write_text("nonsense" if kind == "nonsense" else f"{stranger.pid}\n{rest}")
    try:
        user = User(data)
        user.sockets()
        assert is_up(data)
        assert user.leave() == ""
        assert stranger.poll() is None or kind != "a stranger"
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("name", ["d" * 100, "a place with blanks", "it's"])
def test_a_path_that_no_socket_can_have_gets_a_private_folder(data: Path, name: str) -> None:
    awkward = data.with_name(name) / "postgres"
    user = User(awkward)
    sockets = Path(user.sockets())
    assert (sockets != awkward, oct(sockets.stat().st_mode & 0o777), is_up(awkward)) == (True, "0o700", True)
    assert user.leave() == ""
    shutil.rmtree(sockets)


def test_it_keeps_what_it_acknowledged_and_hears_nobody_else(data: Path) -> None:
    user = User(data)
    user.sockets()
    names = ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses", "random_page_cost")
    values = {name: ask(data, f"SELECT current_setting('{name}')") for name in names}
    assert values == {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "listen_addresses": "",
        "random_page_cost": "1.1",
    }
    user.leave()


def test_letters_beyond_ascii_are_letters(data: Path) -> None:
    user = User(data)
    user.sockets()
    assert ask(data, "SELECT lower('ÄÉŁЖ') || ' ' || ('ß' ~ '[[:alpha:]]')") == "äéłж true"
    user.leave()


@pytest.mark.skipif(not as_root(), reason="only root can become somebody else")
def test_an_ordinary_user_runs_it_too(data: Path) -> None:
    shutil.chown(data.parent, 65534, 65534)
    user = User(data, *AS_NOBODY)
    assert user.sockets() == str(data)
    assert is_up(data)
    assert user.leave() == ""
    assert not is_up(data)


@pytest.mark.skipif(not as_root(), reason="only root can become somebody else")
def test_a_directory_that_cannot_be_written_is_said(data: Path) -> None:
    data.parent.chmod(0o755)
    user = User(data, *AS_NOBODY)
    expected = f"Remit cannot write to {data}.setup. Make it yours, or let REMIT_DATA name another directory."
    assert user.leave().splitlines()[-1] == f"config.postgres.commands.ServerError: {expected}"


def test_a_failing_program_says_what_it_printed(data: Path) -> None:
    data.mkdir()
    (data / "PG_VERSION").write_text("9.0\n")
    with pytest.raises(ServerError, match=r"^pg_ctl failed: .*Its log is .*/postgres/log\.$"):
        server.ensure(data=data, database="remit")
    server.release(data=data)
