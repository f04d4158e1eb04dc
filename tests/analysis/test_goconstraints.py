"""Build constraints; go/build itself judges the whole table where a go command is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from xxpy.analysis.goconstraints import LINUX_ARCHES, constraint, holds, linux_tags

if TYPE_CHECKING:
    from pathlib import Path

AMD64 = linux_tags("amd64", cgo=True)

# name of the file, source, whether a linux/amd64 build with cgo takes it
FILES = [
    ("a_windows.go", "package p", False),
    ("a_arm64.go", "package p", False),
    ("a_linux_arm64.go", "package p", False),
    ("a_darwin_amd64.go", "package p", False),
    ("a_b_js.go", "package p", False),
    ("b1.go", "//go:build windows\n\npackage p", False),
    ("b2.go", "//go:build ignore\n\npackage p", False),
    ("b3.go", "//go:build !cgo\n\npackage p", False),
    ("b4.go", "//go:build darwin || windows\npackage p", False),
    ("b5.go", "//go:build linux && !(amd64 || cgo)\n\npackage p", False),
    ("b6.go", "/* licence */\n\n//go:build windows\n\npackage p", False),
    ("b7.go", "// +build windows\n\npackage p", False),
    ("b8.go", "// +build linux,!cgo darwin\n\npackage p", False),
    ("b9.go", "// +build linux\n// +build arm\n\npackage p", False),
    ("b10.go", "//+build !amd64\n\npackage p", False),
    ("b11.go", "// +build\n\npackage p", False),
    ("b12.go", "// +build !!linux\n\npackage p", False),
    ("b13.go", "\t//go:build windows\npackage p", False),
    ("b14.go", "//go:build !go1.5\npackage p", False),
    ("b15.go", "\ufeff//go:build windows\n\npackage p", False),
    ("b16.go", "//go:build windows\r\n\r\npackage p", False),
    ("b17_linux.go", "//go:build arm64\n\npackage p", False),
    ("linux.go", "package p", True),
    ("windows.go", "package p", True),
    ("windows_x.go", "package p", True),
    ("c_linux.go", "package p", True),
    ("c_amd64.go", "package p", True),
    ("c_unix.go", "package p", True),
    ("c_linux.x_windows.go", "package p", True),
    ("d1.go", "//go:build unix && cgo && gc && go1.18\n\npackage p", True),
    ("d2.go", "//go:build !windows\n\npackage p", True),
    ("d3.go", "//go:build arm64||linux&&!arm\n\npackage p", True),
    ("d4.go", "/* //go:build windows */\n\npackage p", True),
    ("d5.go", "/*\n//go:build windows\n*/\n\npackage p", True),
    ("d6.go", "// //go:build windows\n\npackage p", True),
    ("d7.go", "package p\n\n//go:build windows\n", True),
    ("d8.go", "//go:builder windows\n\npackage p", True),
    ("d9.go", "//go:build linux\n// +build windows\n\npackage p", True),
    ("d10.go", "// +build windows\npackage p", True),
    ("d11.go", "/* x */\n// +build windows\n\npackage p", True),
    ("d12.go", "// +build windows linux,amd64\n\npackage p", True),
    ("d13.go", "// +build !a-b\n\npackage p", True),
    ("d14.go", "// +builder windows\n\npackage p", True),
    ("d15.go", "/* x */ //go:build windows\npackage p", True),
]
MALFORMED = ["", "!", "linux &&", "&& linux", "(linux", "linux)", "linux linux", "!!linux", "linux & cgo", "a-b", "()"]


@pytest.mark.parametrize(("name", "source", "taken"), FILES, ids=[f"{row[0]} {row[1]!r}" for row in FILES])
def test_linux_amd64(name: str, source: str, taken: bool) -> None:
    assert constraint(name, source).allows(AMD64) is taken


@pytest.mark.parametrize("expression", MALFORMED)
def test_malformed(expression: str) -> None:
    assert not holds(expression, AMD64)


@pytest.mark.parametrize("expression", ["(" * 5000 + "linux" + ")" * 5000, "linux||" * 5000 + "linux", "(" * 100_000])
def test_without_end(expression: str) -> None:
    assert not holds(expression, AMD64)


@pytest.fixture
def go(tmp_path: Path) -> tuple[str, dict[str, str]]:
    command = shutil.which("go")
    if command is None:
        pytest.skip("no go command to compare with")
    settings = {"GOOS": "linux", "GOARCH": "amd64", "CGO_ENABLED": "1", "GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "local"}
    return command, {**os.environ, **settings, "GOCACHE": str(tmp_path / "cache"), "GOWORK": "off"}


def test_as_the_go_command_does(tmp_path: Path, go: tuple[str, dict[str, str]]) -> None:
    (tmp_path / "go.mod").write_text("module m\n\ngo 1.16\n")  # +build lines count up to 1.17
    for name, source, _ in FILES:
        (tmp_path / name).write_bytes(source.encode())
    template = "{{range .GoFiles}}{{.}}\n{{end}}"
    listed = subprocess.run(
        [go[0], "list", "-e", "-f", template, "."], cwd=tmp_path, env=go[1], capture_output=True, text=True, check=True
    )
    assert sorted(listed.stdout.split()) == sorted(name for name, _, taken in FILES if taken)


def test_architectures_are_those_of_the_go_command(go: tuple[str, dict[str, str]]) -> None:
    listed = subprocess.run([go[0], "tool", "dist", "list"], env=go[1], capture_output=True, text=True, check=True)
    linux = {line.removeprefix("linux/") for line in listed.stdout.split() if line.startswith("linux/")}
    assert linux <= set(LINUX_ARCHES)
