"""xx-apt: where the packages of another architecture come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .apt import asks, make
from .scripts import CROSS, TRIXIE, UBUNTU

if TYPE_CHECKING:
    from pathlib import Path

# What leaves nothing behind, or is not touched.
UBUNTU_FILES = {
    "etc/apt/sources.list": "deb http://archive.ubuntu.com/ubuntu noble main\n",
    "etc/apt/sources.list.d/sources.list": "deb http://own noble main\n",
    "etc/apt/sources.list.d/ubuntu.sources": "Types: deb\nURIs: http://archive.ubuntu.com/ubuntu\n",
}


def test_ubuntu_source_is_taken_back(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    for name, text in UBUNTU_FILES.items():
        system.write(name, text)
    assert system.try_run("xx-apt", "install", "gcc", SERVED="amd64", TMPDIR=str(tmp_path), **CROSS).returncode == 1
    found = {
        str(path.relative_to(tmp_path)): path.read_text()
        for path in (tmp_path / "etc/apt").rglob("*.*")
        if path.is_file()
    }
    assert found == UBUNTU_FILES
    assert list(tmp_path.glob("tmp.*")) == []


def test_no_copies_are_left(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    system.write("etc/apt/sources.list", "deb http://archive.ubuntu.com/ubuntu noble main\n")
    asks(system, "install zlib1g-dev", TMPDIR=str(tmp_path), **CROSS)
    assert list(tmp_path.glob("tmp.*")) == []


RISCV64 = {"TARGETPLATFORM": "linux/riscv64", "XX_APT_FORCE_RISCV64": "1"}


@pytest.mark.parametrize("release", [TRIXIE, UBUNTU, "ID=debian\nVERSION_CODENAME=sid\n", "ID=kali\nVERSION_ID=12"])
def test_force_riscv64_where_it_is_not_needed(tmp_path: Path, release: str) -> None:
    system = make(tmp_path, release)
    asks(system, "install gcc", **RISCV64)
    files = [path.read_text() for path in tmp_path.glob("etc/apt/sources.list.d/*")]
    assert "sid" not in "".join(files)


def test_force_riscv64_not_for_others(tmp_path: Path) -> None:
    asks(make(tmp_path), "install gcc", XX_APT_FORCE_RISCV64="1", **CROSS)
    assert not (tmp_path / "etc/apt/sources.list.d").exists()


def test_force_riscv64_fails(tmp_path: Path) -> None:
    system = make(tmp_path)
    system.tool("apt", "exit 100")
    assert system.try_run("xx-apt", "install", "gcc", **RISCV64).returncode == 100
    assert system.calls[-2:] == ["apt install gcc:riscv64", "dpkg --remove-architecture riscv64"]
    assert list(tmp_path.glob("etc/apt/sources.list.d/*")) == []


def test_fix_missing_file(tmp_path: Path) -> None:
    assert make(tmp_path).fails("xx-apt", "--fix-source-file", "/no/such", "arm64") == "xx-apt: no such file: /no/such"


# deb822 and classic sources
DEB822 = "Types: deb\nURIs: http://deb.debian.org/debian\n\nTypes: deb deb-src\nURIs: http://x\n"
CLASSIC = """\
deb http://a noble main
# deb-src http://a noble main
deb [signed-by=/k] http://b noble main
deb [arch=riscv64] http://c noble main
# a word about deb files
"""
FIXED = {
    "a.sources": (
        DEB822,
        "Types: deb\nArchitectures: arm64\nURIs: http://deb.debian.org/debian\n\n"
        "Types: deb deb-src\nArchitectures: arm64\nURIs: http://x\n",
    ),
    "own.sources": ("Types: deb\nArchitectures: amd64\n", "Types: deb\nArchitectures: amd64\n"),
    "sources.list": (
        CLASSIC,
        """\
deb [arch=arm64] http://a noble main
# deb-src [arch=arm64] http://a noble main
deb [arch=arm64 signed-by=/k] http://b noble main
deb [arch=riscv64] http://c noble main
# a word about deb files
""",
    ),
}


@pytest.mark.parametrize("name", FIXED)
def test_fix_source_file(tmp_path: Path, name: str) -> None:
    system = make(tmp_path)
    before, after = FIXED[name]
    file = system.write(name, before)
    for _ in range(2):
        assert system.run("xx-apt", "--fix-source-file", str(file), "arm64") == ""
        assert file.read_text() == after


def test_print_source_file(tmp_path: Path) -> None:
    system = make(tmp_path)
    assert system.run("xx-apt", "--print-source-file") == "/etc/apt/sources.list\n"
    for name in ("ubuntu", "debian"):
        system.write(f"etc/apt/sources.list.d/{name}.sources")
        assert system.run("xx-apt", "--print-source-file") == f"/etc/apt/sources.list.d/{name}.sources\n"


def test_ubuntu_deb822(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    own = system.write("etc/apt/sources.list.d/ubuntu.sources", "Types: deb\nURIs: http://archive.ubuntu.com/ubuntu\n")
    asks(system, "install zlib1g-dev", **CROSS)
    assert own.read_text().splitlines()[1] == "Architectures: amd64"
    added = (tmp_path / "etc/apt/sources.list.d/xx-arm64.sources").read_text()
    assert added.startswith("Types: deb\nArchitectures: arm64\nURIs: http://ports.ubuntu.com/ubuntu-ports\n")
    assert "Suites: noble noble-updates noble-backports\n" in added
    assert added.count("ubuntu-ports") == 2


def test_ubuntu_classic(tmp_path: Path) -> None:
    system = make(tmp_path, UBUNTU)
    own = system.write("etc/apt/sources.list", "deb http://archive.ubuntu.com/ubuntu noble main\n")
    asks(system, "install zlib1g-dev", TARGETPLATFORM="linux/386", SERVED="amd64 i386")
    assert own.read_text() == "deb [arch=amd64] http://archive.ubuntu.com/ubuntu noble main\n"
    added = (tmp_path / "etc/apt/sources.list.d/xx-i386.list").read_text().splitlines()
    assert (
        added[-1]
        == "deb [arch=i386] http://security.ubuntu.com/ubuntu noble-security main restricted universe multiverse"
    )
    assert len(added) == 4


def test_force_riscv64(tmp_path: Path) -> None:
    asks(make(tmp_path), "install gcc", **RISCV64)
    assert "sid" in (tmp_path / "etc/apt/sources.list.d/xx-riscv64.list").read_text()
