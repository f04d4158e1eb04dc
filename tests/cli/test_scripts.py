"""`xxpy scripts` writes a folder that works wherever it is copied, and nothing over a stranger's files."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from xxpy.cli.scripts import bundled

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Xxpy

NAMES = "apk apt apt-get c++ cargo cc clang clang++ cmake go info meson verify windres".split()
SCRIPTS = {name: data for name, data in bundled() if "/" not in name}


def test_a_strangers_file_is_kept(xxpy: Xxpy, tmp_path: Path) -> None:
    own = tmp_path / "xx-go"
    own.write_text("#!/bin/sh\necho mine\n")
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err) == (2, f"xxpy: {own}: is not one of xxpy's scripts; move it away\n")
    assert [path.name for path in tmp_path.iterdir()] == ["xx-go"]


def test_a_folder_of_that_name(xxpy: Xxpy, tmp_path: Path) -> None:
    (tmp_path / "xx-go").mkdir()
    assert xxpy("scripts", tmp_path).code == 2


def test_a_file_for_a_folder(xxpy: Xxpy, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    result = xxpy("scripts", tmp_path / "a")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_all_are_there(xxpy: Xxpy, tmp_path: Path) -> None:
    assert xxpy("scripts", tmp_path / "new" / ".xxpy").code == 0
    folder = tmp_path / "new" / ".xxpy"
    assert {path.name for path in folder.iterdir()} == {"xx-lib", *(f"xx-{name}" for name in NAMES)}
    assert all(os.access(path, os.X_OK) for path in folder.iterdir())
    assert not any(path.is_symlink() for path in folder.rglob("*"))


def test_older_ones_are_replaced(xxpy: Xxpy, tmp_path: Path) -> None:
    xxpy("scripts", tmp_path)
    (tmp_path / "xx-go").write_text("#!/bin/sh\n# Usage: xx-go, as it was\n")
    (tmp_path / "xx-lib" / "common.sh").chmod(0o600)
    result = xxpy("scripts", tmp_path)
    assert (result.code, result.err) == (0, f"xxpy: {tmp_path}: {len(list(bundled()))} files, 2 written\n")
    assert (tmp_path / "xx-go").read_bytes() == SCRIPTS["xx-go"]


def test_again_changes_nothing(xxpy: Xxpy, tmp_path: Path) -> None:
    xxpy("scripts", tmp_path)
    assert xxpy("scripts", tmp_path).err.endswith(", 0 written\n")


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_works_from_there(xxpy: Xxpy, tmp_path: Path, name: str) -> None:
    """Copied flat, and called by a link as well as by its name."""
    xxpy("scripts", tmp_path / "bin")
    (tmp_path / "link").symlink_to(tmp_path / "bin" / name)
    for path in (tmp_path / "bin" / name, tmp_path / "link"):
        done = subprocess.run([path, "--help"], capture_output=True, text=True, check=False)
        assert (done.stdout + done.stderr).startswith("Usage: xx-")
