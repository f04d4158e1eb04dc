"""Two builds that share a file system do not run the package manager at once."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from .scripts import ALPINE, SCRIPTS, System, basics, make_system

if TYPE_CHECKING:
    from pathlib import Path

# Fails where it finds another one at work.
APK = 'mkdir "$XX_ROOT/busy" && sleep 0.2 && rmdir "$XX_ROOT/busy"'


@pytest.fixture
def system(tmp_path: Path) -> System:
    system = make_system(tmp_path, ALPINE)
    system.write("var/lock/x")
    system.tool("apk", APK)
    return system


def both(system: System, **env: str) -> set[int]:
    """The exit codes of two at once."""
    kept = system.env | {"PATH": f"{system.env['PATH']}:{os.environ['PATH']}"}
    command = [SCRIPTS / "xx-apk", "add", "zlib"]
    runs = [
        subprocess.Popen(command, env=kept | env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in "12"
    ]
    return {run.wait() for run in runs}


def test_one_after_the_other(system: System) -> None:
    assert both(system) == {0}


def test_no_lock(system: System) -> None:
    assert both(system, XX_APK_NOLOCK="1") == {0, 1}


def test_without_flock(system: System) -> None:
    system = replace(system, basics=basics(without="flock"))
    system.tool("apk")
    assert system.run("xx-apk", "add", "zlib").startswith("+ apk ")


def test_lock_folder_is_a_dangling_link(system: System) -> None:
    (system.root / "var" / "lock" / "x").unlink()
    (system.root / "var" / "lock").rmdir()
    (system.root / "run").mkdir()
    (system.root / "var" / "lock").symlink_to(system.root / "run" / "lock")
    assert both(system) == {0}
    assert (system.root / "run" / "lock" / "xx-apk").exists()
