"""How the scripts are run in tests: in each shell, with a tree of their own and fake tools on PATH."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

# XXPY_SCRIPTS=FOLDER runs these tests with what `xxpy scripts` has written there.
SCRIPTS = Path(os.environ.get("XXPY_SCRIPTS") or Path(__file__).parents[2] / "scripts")

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n'
TRIXIE = DEBIAN.replace("12", "13").replace("bookworm", "trixie")
UBUNTU = 'NAME="Ubuntu"\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\nID=ubuntu\nID_LIKE=debian\n'
ALPINE = 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.21.0\n'
FEDORA = "NAME='Fedora Linux'\nID='fedora'\nVERSION_ID=42"
OTHER = "ID=wolfi\n"
CROSS = {"TARGETPLATFORM": "linux/arm64"}

SHELLS = [
    pytest.param(("dash",), id="dash"),
    pytest.param(("busybox", "sh"), id="busybox"),
    pytest.param(("bash", "--posix"), id="bash"),
]


# What every system has, and all that the scripts may take for granted.
BASICS = "sh cat chmod cp cut dirname env flock grep head ln ls mkdir mktemp mv od readlink rm sed sort tail tr".split()


@cache
def basics(without: str = "") -> Path:
    """A folder of the BASICS, but for one of them."""
    folder = Path(tempfile.mkdtemp(prefix="xxpy-basics-"))
    atexit.register(shutil.rmtree, folder)
    for tool in BASICS:
        if tool != without:
            (folder / tool).symlink_to(str(shutil.which(tool)))
    return folder


@dataclass(frozen=True)
class System:
    """A tree standing in for the file system; on PATH are the fake tools of a test, and the BASICS."""

    root: Path
    shell: tuple[str, ...] = ("sh",)
    basics: Path = field(default_factory=lambda: basics())

    @property
    def tools(self) -> Path:
        return self.root / "usr" / "bin"

    @property
    def env(self) -> dict[str, str]:
        """What a script finds in its environment, whatever is asked of it."""
        return {"PATH": f"{self.tools}:{self.basics}", "XX_ROOT": str(self.root)}

    @property
    def calls(self) -> list[str]:
        """What the fake tools were called with, a line each."""
        log = self.root / "calls"
        return log.read_text().splitlines() if log.exists() else []

    def write(self, path: str, text: str = "") -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def tool(self, name: str, body: str = "") -> Path:
        """A fake tool: it notes how it is called, then does what `body` says."""
        file = self.write(f"usr/bin/{name}", f'#!/bin/sh\necho "{name} $*" >>"$XX_ROOT/calls"\n{body}\n')
        file.chmod(0o755)
        return file

    def try_run(self, script: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(shutil.which(self.shell[0])), *self.shell[1:], str(SCRIPTS / script), *arguments],
            env=self.env | env,
            capture_output=True,
            text=True,
            check=False,
        )

    def run(self, script: str, *arguments: str, **env: str) -> str:
        """What it prints; fails the test where it fails or complains."""
        done = self.try_run(script, *arguments, **env)
        assert (done.returncode, done.stderr) == (0, ""), done
        return done.stdout

    def fails(self, script: str, *arguments: str, **env: str) -> str:
        """The one line it fails with."""
        done = self.try_run(script, *arguments, **env)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr.rstrip("\n")


def make_system(root: Path, release: str = DEBIAN, machine: str = "x86_64", shell: tuple[str, ...] = ("sh",)) -> System:
    """A machine whose `uname -m` says `machine`, with that /etc/os-release."""
    if shutil.which(shell[0]) is None:
        pytest.skip(f"not installed: {shell[0]}")
    system = System(root, shell)
    system.write("etc/os-release", release)
    system.write("usr/bin/uname", f"#!/bin/sh\necho {machine}\n").chmod(0o755)
    return system
