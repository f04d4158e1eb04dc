"""`xxpy scripts` writes a folder that works wherever it is copied, and nothing over a stranger's files."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from xxpy.bundle import inline, scripts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Xxpy

NAMES = "apk apt apt-get c++ cargo cc clang clang++ cmake go info meson verify windres".split()
SCRIPTS = dict(scripts())


def test_a_strangers_file_is_kept(xxpy: Xxpy, tmp_path: Path) -> None:
    own = tmp_path / "xx-go"
    own.write_text("#!/bin/sh\necho mine\n")
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err) == (2, f"xxpy: {own}: is not one of xxpy's scripts; move it away\n")
    assert [path.name for path in tmp_path.iterdir()] == ["xx-go"]


def test_a_folder_of_that_name(xxpy: Xxpy, tmp_path: Path) -> None:
    (tmp_path / "xx-go").mkdir()
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err) == (2, f"xxpy: {tmp_path}/xx-go: is not a regular file\n")


def test_one_that_cannot_be_replaced_keeps_all(xxpy: Xxpy, tmp_path: Path) -> None:
    (tmp_path / "old").write_text("#!/bin/sh\n# Usage: xx-go, as it was\n")
    (tmp_path / "xx-go").hardlink_to(tmp_path / "old")
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"{tmp_path}/xx-go: cannot be written: it has another hard link" in result.err
    assert {path.name for path in tmp_path.iterdir()} == {"old", "xx-go"}


def test_what_is_as_it_should_be_is_left(xxpy: Xxpy, tmp_path: Path) -> None:
    """Even if it could not be written."""
    xxpy("scripts", tmp_path / "a")
    (tmp_path / "other").hardlink_to(tmp_path / "a" / "xx-go")
    assert xxpy("scripts", tmp_path / "a").err.endswith(", 0 written\n")


def file(path: Path) -> None:
    path.write_text("")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [file, dangling])
def test_no_folder(xxpy: Xxpy, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a")
    result = xxpy("scripts", tmp_path / "a")
    assert (result.code, result.out, result.err) == (2, "", f"xxpy: {tmp_path}/a: is not a folder\n")


def test_controls_in_its_name(xxpy: Xxpy, tmp_path: Path) -> None:
    assert xxpy("scripts", tmp_path / "\x1b[31m").err.startswith(f"xxpy: {tmp_path}/\\x1b[31m: ")


def test_all_are_there(xxpy: Xxpy, tmp_path: Path) -> None:
    assert xxpy("scripts", tmp_path / "new" / ".xxpy").code == 0
    folder = tmp_path / "new" / ".xxpy"
    assert {path.name for path in folder.iterdir()} == {f"xx-{name}" for name in NAMES}
    assert all(os.access(path, os.X_OK) for path in folder.iterdir())
    assert not any(path.is_symlink() for path in folder.rglob("*"))


def test_older_ones_are_replaced(xxpy: Xxpy, tmp_path: Path) -> None:
    xxpy("scripts", tmp_path)
    (tmp_path / "xx-go").write_text("#!/bin/sh\n# Usage: xx-go, as it was\n")
    (tmp_path / "xx-info").chmod(0o600)
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err) == (0, f"xxpy: {tmp_path}: {len(SCRIPTS)} files, 2 written\n")
    assert (tmp_path / "xx-go").read_bytes() == SCRIPTS["xx-go"]


def test_again_changes_nothing(xxpy: Xxpy, tmp_path: Path) -> None:
    xxpy("scripts", tmp_path)
    assert xxpy("scripts", tmp_path).err.endswith(", 0 written\n")


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_works_alone(xxpy: Xxpy, tmp_path: Path, name: str) -> None:
    """Copied without the others, and called by a link as well as by its name."""
    xxpy("scripts", tmp_path / "all")
    alone = tmp_path / "alone" / name
    alone.parent.mkdir()
    shutil.copy(tmp_path / "all" / name, alone)
    (tmp_path / "link").symlink_to(alone)
    for path in (alone, tmp_path / "link"):
        done = subprocess.run([path, "--help"], capture_output=True, text=True, check=False)
        assert (done.stdout + done.stderr).startswith("Usage: xx-")


PARTS = {
    "a.sh": '# shellcheck shell=sh disable=SC1\n# A.\n# shellcheck source=b.sh\n. "${xx_lib:?}/b.sh"\na() {\n  :\n}\n',
    "b.sh": "# shellcheck shell=sh\nb=1\n",
}


def test_parts_come_once_and_in_order() -> None:
    script = '. "$xx_lib/a.sh"\n# shellcheck source=xx-lib/b.sh\n. "$xx_lib/b.sh"\n. /etc/profile\n'
    assert [line for line in inline(script, PARTS).splitlines() if line] == [
        *("# A.", "b=1", "a() {", "  :", "}"),
        ". /etc/profile",
    ]


def test_a_part_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        inline('. "$xx_lib/c.sh"\n', PARTS)
