"""A Docker Engine to build on.

XXPY_LAB may name a folder with a program `build` that is `docker buildx build` with what builds need on this machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]


def answers(command: str) -> str:
    """What docker prints; empty where it fails or is not installed."""
    if not shutil.which("docker"):
        return ""
    done = subprocess.run(["docker", *command.split()], capture_output=True, text=True, check=False)
    return "" if done.returncode else done.stdout


def place(results: Path, platform: str) -> Path:
    """The folder of a platform's result: `linux_arm_v7`."""
    return results / platform.replace("/", "_")


def convert(dockerfile: Path, *platforms: str) -> None:
    """Rewrite the file in place with the command line; a stage that is refused is an error."""
    command = [sys.executable, "-m", "xxpy", "convert", "--strict", "--platforms", ",".join(platforms), str(dockerfile)]
    subprocess.run(command, cwd=ROOT, check=True)


@dataclass(frozen=True)
class Engine:
    """`docker buildx build` on the engine in use."""

    command: tuple[str, ...]

    @classmethod
    def find(cls) -> Engine | None:
        """The engine that answers, if one does."""
        if not all(map(answers, ("version", "buildx version"))):
            return None
        lab = os.environ.get("XXPY_LAB")
        return cls((f"{lab}/build",) if lab else ("docker", "buildx", "build"))

    def try_build(self, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Build the folder; the caller looks at the exit code. The log is on stderr."""
        command = [*self.command, "--progress=plain", *options, str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def build(self, folder: Path, *options: str) -> str:
        """Build the folder; the log."""
        done = self.try_build(folder, *options)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def export(self, folder: Path, to: Path, *platforms: str, options: Sequence[str] = ()) -> None:
        """Build for the platforms at once and write the results below `to`, in their places."""
        target = to if len(platforms) > 1 else place(to, platforms[0])
        self.build(folder, "--platform", ",".join(platforms), "-o", f"type=local,dest={target}", *options)
