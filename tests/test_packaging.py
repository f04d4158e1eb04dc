"""What is installed carries templates/ and scripts/, whichever way it was built."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("templates", "scripts")
    for path in (ROOT / folder).rglob("*")
    if path.is_file()
)
LIST = """
import sys, site
site.addsitedir(sys.argv[1])
from xxpy._resources import resource
def walk(name, folder):
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        yield from walk(path, entry) if entry.is_dir() else [path]
print(*sorted(path for name in ("templates", "scripts") for path in walk(name, resource(name))), sep="\\n")
"""


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and the wheel built from it."""
    out = tmp_path_factory.mktemp("dist")
    build(out)
    return out


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the checkout."""
    out = tmp_path_factory.mktemp("wheel")
    build(out, "--wheel")
    return next(out.glob("*.whl"))


def build(out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, *options, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def listed(folder: Path) -> list[str]:
    """The resources an installation in `folder` finds, in a process that knows nothing of the checkout."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [sys.executable, "-I", "-c", LIST, folder]
    return subprocess.check_output(command, text=True, cwd=folder, env=environment).split()


def test_there_is_something_to_carry() -> None:
    assert {Path(name).parts[0] for name in DATA} == {"templates", "scripts"}


def test_sdist(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {*DATA, "LICENSE", "README.md", "tests/test_packaging.py", "examples/go/Dockerfile"} <= names


def test_wheels_are_the_same(dist: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(next(dist.glob("*.whl"))) as other:
        assert sorted(one.namelist()) == sorted(other.namelist())
        assert {"xxpy/py.typed", *(f"xxpy/_data/{name}" for name in DATA)} <= set(one.namelist())


def test_installed(wheel: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", tmp_path, wheel]
    subprocess.run(pip, check=True)
    assert listed(tmp_path) == DATA
    for name in DATA:
        assert os.access(tmp_path / "xxpy" / "_data" / name, os.X_OK) == os.access(ROOT / name, os.X_OK)


def test_zipped(wheel: Path) -> None:
    assert listed_from_zip(wheel) == DATA


def listed_from_zip(wheel: Path) -> list[str]:
    script = LIST.replace("site.addsitedir(sys.argv[1])", "sys.path.insert(0, sys.argv[1])")
    return subprocess.check_output([sys.executable, "-I", "-c", script, wheel], text=True, cwd=wheel.parent).split()


def test_editable(tmp_path: Path) -> None:
    pytest.importorskip("editables", reason="what hatchling makes editable installs with")
    hook = "from hatchling.build import build_editable; import sys; build_editable(sys.argv[1])"
    subprocess.run([sys.executable, "-c", hook, tmp_path], cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        archive.extractall(tmp_path)
    assert listed(tmp_path) == DATA
