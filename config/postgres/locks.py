"""A killed server leaves lock files; PostgreSQL believes them while any process has their number."""

from pathlib import Path

# Above every number Linux gives, so surely no process.
NO_PROCESS = 4_194_305


def disown_the_dead(lock: Path) -> None:
    """Make a lock file name no process, unless it names a living PostgreSQL.

    The rest stays: by it PostgreSQL sees whether children of the killed server still use its memory.
    """
    try:
        first, *rest = lock.read_text().splitlines(keepends=True) or [""]
    except FileNotFoundError:
        return
    if not first.strip().isdigit():
        lock.unlink()
    elif not _is_postgres(int(first)):
        lock.write_text("".join([f"{NO_PROCESS}\n", *rest]))


def _is_postgres(pid: int) -> bool:
    if not Path("/proc/self/stat").exists():
        return True  # elsewhere than on Linux PostgreSQL's own check has to do
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        name = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX" and b"postgres" in name
