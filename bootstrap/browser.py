"""The browser tests need a Chromium, which no Python package brings."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_or_install() -> str | None:
    """Return a Chromium's path; as root on Debian install one; else say in one line where to get it."""
    if found := _find():
        return found
    apt = shutil.which("apt-get", path="/usr/bin:/bin")
    if apt and os.geteuid() == 0:
        print("Installing chromium for the browser tests …", flush=True)
        environment = {
            **os.environ,
            "DEBIAN_FRONTEND": "noninteractive",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        }
        for command in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, "-qq", *command], env=environment, stdout=subprocess.DEVNULL)
        if found := _find():
            return found
    outcome = "fail" if os.environ.get("CI") == "true" else "are skipped"
    print(
        f"There is no Chromium here, so the browser tests {outcome}: install it "
        "(on Debian: apt-get install chromium), or set REMIT_CHROMIUM to one.",
        file=sys.stderr,
        flush=True,
    )
    return None


def _find() -> str | None:
    if given := os.environ.get("REMIT_CHROMIUM"):
        return given
    path = f"{os.environ.get('PATH', '')}:/usr/local/bin:/usr/bin:/bin"
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)
