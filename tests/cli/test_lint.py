from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from .conftest import GO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Xxpy

pytestmark = pytest.mark.usefixtures("core")
OTHERS = """
    Dockerfile.containerignore dockerfile.go dockerfile_test.go Dockerfile.md DOCKERFILE.MD dockerfile.vim
    Dockerfile.rego dockerfile-mode.el dockerfile_parse.py Dockerfile.web.txt Dockerfile.j2 Dockerfile.yml
    Dockerfile.html Dockerfile.orig
""".split()
CLEAN = "FROM alpine\n"
LINE = "Dockerfile:1:6: XX101 warning compiles under emulation: golang\n"


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        pytest.param(CLEAN, ["Dockerfile"], 0, id="clean"),
        pytest.param(CLEAN, [], 0, id="clean folder"),
        pytest.param(GO, ["Dockerfile"], 1, id="findings"),
        pytest.param(GO, ["--format", "json"], 1, id="findings as JSON"),
        pytest.param(GO, ["Dockerfile", "missing"], 2, id="findings and a missing file"),
        pytest.param(CLEAN, ["--format", "xml"], 2, id="unknown format"),
        pytest.param(CLEAN, ["--platforms", "pdp11"], 2, id="unknown platform"),
    ],
)
def test_exit_code(xxpy: Xxpy, here: Path, text: str, args: list[str], code: int) -> None:
    (here / "Dockerfile").write_text(text)
    assert xxpy("lint", *args).code == code


def test_text(xxpy: Xxpy, here: Path) -> None:
    (here / "b.Dockerfile").write_text(CLEAN)
    result = xxpy("lint")
    assert result.out == LINE
    assert result.err == "1 finding in 1 of 2 files\n"


def test_stdin(xxpy: Xxpy) -> None:
    assert xxpy("lint", "-", stdin=GO.encode()).out == LINE.replace("Dockerfile", "<stdin>")


def test_json(xxpy: Xxpy, here: Path) -> None:
    result = xxpy("lint", "--format", "json", "Dockerfile", "missing")
    assert json.loads(result.out) == {
        "version": 1,
        "findings": [
            {
                "path": "Dockerfile",
                "code": "XX101",
                "name": "emulated-build-stage",
                "severity": "warning",
                "message": "compiles under emulation: golang",
                "line": 1,
                "column": 6,
                "end_line": 1,
                "end_column": 12,
                "fix": None,
            }
        ],
        "errors": [{"path": "missing", "line": 0, "message": "no such file"}],
    }
    assert result.err == "xxpy: missing: no such file\n1 finding in 1 of 1 file, 1 not read\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(pytest.param(name, False, id=name) for name in OTHERS),
        pytest.param("Dockerfile.dockerignore", False, id="ignore file"),
        pytest.param("web.Dockerfile.dockerignore", False, id="ignore file of a named one"),
        pytest.param("Dockerfiles", False, id="another word"),
        pytest.param("myDockerfile", False, id="prefix without dot"),
        pytest.param(".git/Dockerfile", False, id="in .git"),
        pytest.param("web/node_modules/x/Dockerfile", False, id="in node_modules"),
        pytest.param(".venv/Dockerfile", False, id="in .venv"),
        pytest.param("Dockerfile", True, id="Dockerfile"),
        pytest.param("dockerfile", True, id="small letters"),
        pytest.param("Dockerfile.web", True, id="suffix"),
        pytest.param("web.dockerfile", True, id="prefix"),
        pytest.param("Containerfile", True, id="Containerfile"),
        pytest.param("containerfile.web", True, id="Containerfile with suffix"),
        pytest.param("a/b/.hidden/Dockerfile", True, id="deep"),
        pytest.param("Dockerfile-builder", True, id="hyphen"),
        pytest.param("Dockerfile_dev", True, id="underscore"),
        pytest.param("Dockerfile.golang", True, id="suffix that begins as another"),
        pytest.param("Dockerfile.md-tools", True, id="suffix that holds another"),
        pytest.param("go.dockerfile", True, id="another before"),
        pytest.param("web.Containerfile", True, id="prefix of Containerfile"),
    ],
)
def test_search(xxpy: Xxpy, tmp_path: Path, name: str, found: bool) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(GO)
    (tmp_path / "z.Dockerfile").write_text(CLEAN)
    assert xxpy("lint", tmp_path).out.startswith(f"{tmp_path / name}:") is found


@pytest.mark.parametrize(
    ("setup", "errors"),
    [
        pytest.param(os.mkfifo, [], id="pipe"),
        pytest.param(lambda path: path.symlink_to(os.devnull), [], id="link to a device"),
        pytest.param(lambda path: path.symlink_to("gone"), ["is a link to gone, which does not exist"], id="dangling"),
    ],
)
def test_search_takes_regular_files(xxpy: Xxpy, here: Path, setup: Callable[[Path], object], errors: list[str]) -> None:
    setup(here / "Dockerfile.odd")
    (here / "Dockerfile.link").symlink_to("Dockerfile")
    result = xxpy("lint")
    assert result.out == LINE + LINE.replace("Dockerfile", "Dockerfile.link")
    assert result.err.splitlines()[:-1] == [f"xxpy: Dockerfile.odd: {error}" for error in errors]


def test_search_is_sorted_and_reads_each_file_once(xxpy: Xxpy, here: Path) -> None:
    for name in ("b", "a"):
        (here / name).mkdir()
        (here / name / "Dockerfile").write_text(GO)
    paths = [line.split(":")[0] for line in xxpy("lint", ".", "a").out.splitlines()]
    assert paths == ["Dockerfile", "a/Dockerfile", "b/Dockerfile"]


@pytest.mark.parametrize(
    "paths", [["Dockerfile", "./Dockerfile"], ["../here/Dockerfile", "Dockerfile"], [".", "Dockerfile"]], ids=" ".join
)
def test_another_spelling_is_the_same_file(xxpy: Xxpy, here: Path, paths: list[str]) -> None:
    assert xxpy("lint", *paths).err == "1 finding in 1 of 1 file\n"
    assert xxpy("lint", here / paths[0], *paths).err == "1 finding in 1 of 1 file\n"


def test_a_named_file_needs_no_name(xxpy: Xxpy, here: Path) -> None:
    (here / "any").write_text(GO)
    assert xxpy("lint", "any").code == 1


def test_folder_without_any(xxpy: Xxpy, here: Path) -> None:
    (here / "empty").mkdir()
    result = xxpy("lint", "empty")
    assert result.code == 2
    assert result.err.startswith("xxpy: empty: no Dockerfile in this folder\n")
