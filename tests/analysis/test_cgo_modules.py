"""The table of Go modules that call C.

XXPY_GO_MODULES, a list of modules from the table with commas between, has the go command download those and looks
whether they still do.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from xxpy.analysis.cgo_modules import CGO_MODULES, CgoModule, find
from xxpy.analysis.gomodule import inspect
from xxpy.context import FolderContext

ASKED = tuple(filter(None, os.environ.get("XXPY_GO_MODULES", "").split(",")))


def test_sorted_and_unique() -> None:
    modules = [row.module for row in CGO_MODULES]
    assert modules == sorted(set(modules), key=str.lower)


@pytest.mark.parametrize("row", CGO_MODULES, ids=lambda row: row.module)
def test_found_by_its_own_path(row: CgoModule) -> None:
    assert find(row.module) is row


@pytest.mark.parametrize(
    "module",
    [
        "",
        "github.com/shirou/gopsutil/v4",
        "github.com/bytedance/sonic",
        "github.com/dop251/goja",
        "gopkg.in/DataDog/dd-trace-go.v1",
        "modernc.org/sqlite",
        "github.com/mattn/go-sqlite3x",
        "github.com/mattn",
        "github.com/mattn/go-sqlite3/sub",
    ],
)
def test_not_listed(module: str) -> None:
    assert find(module) is None


@pytest.mark.parametrize(
    ("module", "row"),
    [
        ("github.com/confluentinc/confluent-kafka-go/v2", "github.com/confluentinc/confluent-kafka-go"),
        ("github.com/libgit2/git2go/v34", "github.com/libgit2/git2go"),
        ("github.com/go-gl/glfw/v3.3/glfw", "github.com/go-gl/glfw/v3.3/glfw"),
    ],
)
def test_whatever_the_major_version(module: str, row: str) -> None:
    found = find(module)
    assert found is not None
    assert found.module == row


@pytest.mark.parametrize(
    ("module", "imported", "covered"),
    [
        ("github.com/google/gopacket", "github.com/google/gopacket", False),
        ("github.com/google/gopacket", "github.com/google/gopacket/layers", False),
        ("github.com/google/gopacket", "github.com/google/gopacket/pcapgo", False),
        ("github.com/google/gopacket", "github.com/google/gopacketx/pcap", False),
        ("github.com/google/gopacket", "github.com/google/gopacket/pcap", True),
        ("github.com/coreos/go-systemd/v22", "github.com/coreos/go-systemd/v22/daemon", False),
        ("github.com/coreos/go-systemd/v22", "github.com/coreos/go-systemd/v22/sdjournal", True),
        ("github.com/miekg/pkcs11", "github.com/miekg/pkcs11", True),
        ("github.com/miekg/pkcs11", "github.com/miekg/pkcs11/p11", True),
    ],
)
def test_covers(module: str, imported: str, covered: bool) -> None:
    row = find(module)
    assert row is not None
    assert row.covers(module, imported) is covered


@pytest.mark.skipif(not ASKED, reason="XXPY_GO_MODULES names no module to download")
@pytest.mark.skipif(shutil.which("go") is None, reason="no go command")
@pytest.mark.parametrize("module", ASKED)
def test_still_calls_c(module: str, tmp_path: Path) -> None:
    row = find(module)
    assert row is not None
    result = subprocess.run(
        ["go", "mod", "download", "-json", f"{module}@latest"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    packages = tuple(f"./{package}" for package in row.packages) or ("./...",)
    found = inspect(FolderContext(Path(json.loads(result.stdout)["Dir"])), packages=packages)
    assert found is not None
    assert found.imports_c or found.optional_c
