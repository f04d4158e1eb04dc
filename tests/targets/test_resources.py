"""Resources are found in a checkout, in an installed wheel, and in a wheel that stays zipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import xxpy
from xxpy._resources import resource

PACKAGE = Path(xxpy.__file__).parent
READ = "from xxpy._resources import resource; print(resource('templates/a.j2').read_text(), end='')"


def test_missing() -> None:
    with pytest.raises(FileNotFoundError, match="no such resource: templates/none"):
        resource("templates/none")


@pytest.mark.parametrize("name", ["templates/targets.sh.j2", "scripts/xx-lib/targets.sh"])
def test_checkout(name: str) -> None:
    assert resource(name).read_text(encoding="utf-8")


def test_folder() -> None:
    assert "targets.sh" in [entry.name for entry in resource("scripts/xx-lib").iterdir()]


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A package laid out as in a wheel, with a folder beside it that must not win."""
    for folder, text in (("xxpy/_data/templates", "inside"), ("templates", "beside")):
        (tmp_path / "lib" / folder).mkdir(parents=True)
        (tmp_path / "lib" / folder / "a.j2").write_text(text)
    for name in ("__init__.py", "_resources.py"):
        shutil.copy(PACKAGE / name, tmp_path / "lib" / "xxpy" / name)
    return tmp_path / "lib"


def read(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=path.parent,
        env={"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_wheel(wheel: Path) -> None:
    assert read(wheel) == "inside"


def test_zipped_wheel(wheel: Path) -> None:
    assert read(Path(shutil.make_archive(str(wheel), "zip", wheel))) == "inside"
