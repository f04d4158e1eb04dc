"""How the tables are held against real tools: where one is absent its tests are skipped, with the reason.

With XXPY_REQUIRE_TOOLS set, as in CI, they fail instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

# shellcheck, shfmt and others come as Python packages, and lie beside the interpreter that runs the tests.
PATH = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])

REQUIRED = bool(os.environ.get("XXPY_REQUIRE_TOOLS"))


def which(tool: str) -> str | None:
    """Where a tool is, if it is installed."""
    return shutil.which(tool, path=PATH)


def needs(*tools: str) -> pytest.MarkDecorator:
    """Skip unless every tool is installed."""
    missing = [tool for tool in tools if which(tool) is None]
    return pytest.mark.skipif(bool(missing) and not REQUIRED, reason=f"not installed: {', '.join(missing)}")


def needs_module(name: str) -> pytest.MarkDecorator:
    """Skip unless Python can import the module."""
    return pytest.mark.skipif(find_spec(name) is None and not REQUIRED, reason=f"not installed: {name}")


def first_of(*tools: str) -> str:
    """The first that is installed; skips the test where none is."""
    if found := next(filter(which, tools), None):
        return found
    reason = f"not installed: {' or '.join(tools)}"
    raise AssertionError(reason) if REQUIRED else pytest.skip.Exception(reason)


slow = pytest.mark.skipif(not REQUIRED, reason="compiles Go's runtime for every platform; ./run truth does it")


def output(*command: str, **env: str) -> str:
    """What the command prints on both streams; fails the test where it fails."""
    done = subprocess.run(
        [which(command[0]) or command[0], *command[1:]],
        env=os.environ | {"PATH": PATH} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
