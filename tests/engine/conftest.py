"""A Docker Engine to build on. These tests are asked for with `-m engine`.

XXPY_LAB, or else `../shared/lab` beside the checkout, may hold a `build` that is `docker buildx build` with what builds
need on this machine. With XXPY_REQUIRE_ENGINE=1 a test that cannot run fails instead of being skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
LAB = Path(os.environ.get("XXPY_LAB") or ROOT.parent / "shared" / "lab")


def unable(reason: str) -> NoReturn:
    """Skip, or fail where the engine is required."""
    if os.environ.get("XXPY_REQUIRE_ENGINE"):
        pytest.fail(reason)
    pytest.skip(reason)


def convert(dockerfile: Path, *platforms: str) -> None:
    """Rewrite the file in place with the command line."""
    command = [sys.executable, "-m", "xxpy", "convert", "--strict", "--platforms", ",".join(platforms), str(dockerfile)]
    subprocess.run(command, cwd=ROOT, check=True)


def answers(command: str) -> str:
    """What docker prints; empty where it fails or is not installed."""
    if not shutil.which("docker"):
        return ""
    done = subprocess.run(["docker", *command.split()], capture_output=True, text=True, check=False)
    return "" if done.returncode else done.stdout


@dataclass(frozen=True)
class Engine:
    """`docker buildx build` on the engine in use."""

    command: tuple[str, ...]

    def build(self, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Build the folder; the caller looks at the exit code. The log is on stderr."""
        command = [*self.command, "--progress=plain", *options, str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def export(self, folder: Path, to: Path, *platforms: str) -> None:
        """Build for the platforms and write the results below `to`, one folder for each: `linux_arm_v7`."""
        place = to if len(platforms) > 1 else to / platforms[0].replace("/", "_")
        done = self.build(folder, "--platform", ",".join(platforms), "-o", f"type=local,dest={place}")
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def engine() -> Engine:
    if not all(map(answers, ("version", "buildx version"))):
        unable("no Docker Engine with buildx answers")
    build = LAB / "build"
    return Engine((str(build),) if os.access(build, os.X_OK) else ("docker", "buildx", "build"))


@pytest.fixture(scope="session")
def emulator(engine: Engine) -> None:
    del engine
    if "linux/arm64" not in answers("buildx inspect"):
        unable("the builder cannot run programs for linux/arm64")
