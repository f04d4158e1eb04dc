"""The Go columns, and the ELF columns, against the Go toolchain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.elf import assert_header
from tests.targets.truth import needs, output, slow
from xxpy.targets import TARGETS, go_env

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xxpy.targets import Target

pytestmark = needs("go")

GO_ROWS = [row for row in TARGETS if row.goos]
PLAIN = [row for row in GO_ROWS if not row.platform.variant or row.platform.architecture == "arm"]
SETTINGS = ("goamd64", "goarm64", "go386", "gomips", "gomips64")
CLEAN = dict.fromkeys((name.upper() for name in (*SETTINGS, "goarm", "goflags")), "") | {"GOENV": "off"}


def ids(rows: Sequence[Target]) -> list[str]:
    return [str(row.platform) for row in rows]


def test_ports() -> None:
    ports = {(port["GOOS"], port["GOARCH"]) for port in json.loads(output("go", "tool", "dist", "list", "-json"))}
    assert {(row.goos, row.goarch) for row in GO_ROWS} <= ports


@pytest.mark.parametrize("row", PLAIN, ids=ids(PLAIN))
def test_defaults(row: Target) -> None:
    names = [name for name in SETTINGS if getattr(row, name)]
    env = CLEAN | {"GOOS": str(row.goos), "GOARCH": str(row.goarch)}
    if names:
        assert output("go", "env", *(name.upper() for name in names), **env).split() == [
            getattr(row, name) for name in names
        ]


def build(row: Target, folder: Path, source: str) -> Path:
    """The program compiled for the row, without cgo."""
    (folder / "main.go").write_text(source)
    env = CLEAN | go_env(row.platform) | {"CGO_ENABLED": "0"}
    output("go", "build", "-ldflags=-s -w", "-o", str(folder / "a"), str(folder / "main.go"), **env)
    return folder / "a"


@slow
@pytest.mark.parametrize("row", GO_ROWS, ids=ids(GO_ROWS))
def test_build(row: Target, tmp_path: Path) -> None:
    program = build(row, tmp_path, "package main\n\nfunc main() {}\n")
    if row.elf_class is None:
        assert program.read_bytes()[:4] != b"\x7fELF"
        return
    assert_header(program, row)


UNAME = """package main

import "syscall"

func main() {
	var name syscall.Utsname
	syscall.Uname(&name)
	for _, letter := range name.Machine {
		if letter == 0 {
			break
		}
		print(string(rune(letter)))
	}
}
"""

# Left out: Go programs for 386 crash under QEMU 7.2, and the kernel of arm/v8 is a 64-bit one.
CPUS = {"v5": "arm926", "v6": "arm1176", "v7": "cortex-a7"}
EMULATED = [row for row in PLAIN if row.qemu and row.platform.architecture != "386" and row.platform.variant != "v8"]


@slow
@needs("qemu-aarch64-static")
@pytest.mark.parametrize("row", EMULATED, ids=ids(EMULATED))
def test_uname_under_qemu(row: Target, tmp_path: Path) -> None:
    program = build(row, tmp_path, UNAME)
    cpu = ["-cpu", CPUS[row.platform.variant]] if row.platform.variant else []
    assert output(f"{row.qemu}-static", *cpu, str(program)) == row.uname
