"""The table by itself, and against the values tonistiigi/xx prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.xx import LINUX, OTHERS
from xxpy.errors import PlatformError, XxpyError
from xxpy.platform import Platform
from xxpy.targets import (
    COLUMNS,
    TARGETS,
    alpine_arch,
    cell,
    debian_arch,
    from_uname,
    gnu_triple,
    go_env,
    known_platforms,
    lookup,
    rpm_arch,
    rust_target,
    with_libc,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from xxpy.targets import Target

IDS = [str(row.platform) for row in TARGETS]

UNKNOWN = [
    pytest.param(lambda: lookup("linux/arm65"), "unknown platform: linux/arm65; did you mean linux/arm64", id="typo"),
    pytest.param(lambda: lookup("wasi/wasm"), "did you mean wasip1/wasm", id="wasi"),
    pytest.param(lambda: lookup("zz/yy"), "unknown platform: zz/yy", id="nothing-near"),
    pytest.param(lambda: lookup("arm64/v8"), "unknown platform: arm64/v8; did you mean linux/arm64?", id="no-os"),
    pytest.param(lambda: lookup("linux/arm64/v8.2"), "; did you mean linux/arm64/v9, linux/arm64?", id="variant"),
    pytest.param(lambda: lookup("linux"), "names no architecture", id="os-alone"),
    pytest.param(lambda: known_platforms("linux/amd64,linux/arm65"), "unknown platform: linux/arm65; did", id="list"),
    pytest.param(lambda: cell("linux/arm64", "dotnet"), "did you mean dotnet_rid", id="column"),
    pytest.param(lambda: cell("linux/arm64", "platform"), "unknown column", id="platform-is-no-column"),
    pytest.param(
        lambda: cell("linux/arm/v5", "dotnet_rid"),
        "no dotnet_rid known for linux/arm/v5, as there is for linux/arm/v",
        id="no-cell",
    ),
    pytest.param(lambda: rust_target("windows/arm"), "no rust_target known for windows/arm/v7", id="no-rust"),
    pytest.param(lambda: rust_target("darwin/arm64", "musl"), "no rust_target_musl known", id="no-musl"),
    pytest.param(lambda: rust_target("linux/arm64", "uclibc"), "unknown C library: uclibc", id="libc"),
    pytest.param(lambda: with_libc("linux/arm64", "goarch"), "goarch has no column for musl; rust_t", id="no-twin"),
    pytest.param(lambda: gnu_triple("linux/arm64", "debain"), "did you mean debian", id="distro"),
    pytest.param(lambda: debian_arch("darwin/arm64"), "no debian_arch known", id="no-debian"),
    pytest.param(lambda: cell("linux/arm64/v9", "rust_cpu"), "no rust_cpu known for linux/arm64/v9", id="no-cpu"),
    pytest.param(lambda: go_env("windows/arm"), "no goos known", id="no-go"),
    pytest.param(lambda: from_uname("x86-64"), "unknown machine: x86-64; did you mean x86_64", id="uname"),
]


@pytest.mark.parametrize(("call", "message"), UNKNOWN)
def test_unknown_is_an_error(call: Callable[[], object], message: str) -> None:
    with pytest.raises(XxpyError) as caught:
        call()
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_row_twice() -> None:
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("row", TARGETS, ids=IDS)
def test_rows_are_in_normal_form(row: Target) -> None:
    assert Platform.parse(str(row.platform)) == row.platform


def test_nothing_to_add_is_not_unknown() -> None:
    assert [cell("linux/amd64", name) for name in ("cc_flags", "rust_cpu", "zig_cpu")] == ["", "", ""]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_used(column: str) -> None:
    assert any(getattr(row, column) is not None for row in TARGETS)


@pytest.mark.parametrize("row", TARGETS, ids=IDS)
def test_cells_are_words(row: Target) -> None:
    """Only flags and notes hold blanks, and only what may be needless is empty: scripts and CSV rely on it."""
    cells = {name: getattr(row, name) for name in COLUMNS if name not in ("note", "cc_flags")}
    found = {name: len(str(value).split()) for name, value in cells.items() if value is not None}
    assert {name for name, count in found.items() if count != 1} <= {"rust_cpu", "zig_cpu"}


@pytest.mark.parametrize("row", LINUX, ids=[row[0] for row in LINUX])
def test_xx_values(row: list[str]) -> None:
    name, _, *wanted = row
    found = [cell(name, "march"), debian_arch(name), alpine_arch(name), rpm_arch(name)]
    assert [*found, gnu_triple(name, "ubuntu"), gnu_triple(name, "alpine")] == wanted


@pytest.mark.parametrize("line", OTHERS, ids=lambda line: line.split()[0])
def test_xx_values_of_other_systems(line: str) -> None:
    name, march, triple = line.split()[:3]
    plain = name.removesuffix("/v3")  # variants have rows for Linux alone
    assert (cell(plain, "march"), gnu_triple(plain)) == (march, triple)


GO = [
    ("linux/amd64", "GOOS=linux GOARCH=amd64"),
    ("linux/amd64/v3", "GOOS=linux GOARCH=amd64 GOAMD64=v3"),
    ("linux/386", "GOOS=linux GOARCH=386"),
    ("linux/arm", "GOOS=linux GOARCH=arm GOARM=7"),
    ("linux/arm/v8", "GOOS=linux GOARCH=arm GOARM=7"),
    ("linux/arm/v6", "GOOS=linux GOARCH=arm GOARM=6"),
    ("linux/arm/v5", "GOOS=linux GOARCH=arm GOARM=5"),
    ("linux/arm64/v8", "GOOS=linux GOARCH=arm64"),
    ("linux/arm64/v9", "GOOS=linux GOARCH=arm64 GOARM64=v9.0"),
    ("linux/mips", "GOOS=linux GOARCH=mips"),
    ("linux/mipsle/softfloat", "GOOS=linux GOARCH=mipsle GOMIPS=softfloat"),
    ("linux/mips64le/hardfloat", "GOOS=linux GOARCH=mips64le GOMIPS64=hardfloat"),
    ("wasip1/wasm", "GOOS=wasip1 GOARCH=wasm"),
]


@pytest.mark.parametrize(("platform", "wanted"), GO, ids=[name for name, _ in GO])
def test_go_env(platform: str, wanted: str) -> None:
    assert " ".join(f"{name}={value}" for name, value in go_env(platform).items()) == wanted


# The Rust targets xx gets wrong, and their neighbours.
RUST = [
    ("linux/arm/v7", "gnu", "armv7-unknown-linux-gnueabihf"),
    ("linux/arm/v6", "gnu", "arm-unknown-linux-gnueabihf"),
    ("linux/arm/v6", "musl", "arm-unknown-linux-musleabihf"),
    ("linux/arm/v5", "gnu", "armv5te-unknown-linux-gnueabi"),
    ("linux/arm/v5", "musl", "armv5te-unknown-linux-musleabi"),
    ("linux/riscv64", "gnu", "riscv64gc-unknown-linux-gnu"),
    ("linux/mips/softfloat", "musl", "mips-unknown-linux-musl"),
    ("darwin/arm64", "gnu", "aarch64-apple-darwin"),
    ("windows/amd64", "gnu", "x86_64-pc-windows-gnu"),
    ("wasip1/wasm", "gnu", "wasm32-wasip1"),
]


@pytest.mark.parametrize(("platform", "libc", "wanted"), RUST)
def test_rust_target(platform: str, libc: str, wanted: str) -> None:
    assert rust_target(platform, libc) == wanted


def test_accessors_take_a_platform_too() -> None:
    assert gnu_triple(Platform("linux", "arm64"), "fedora") == "aarch64-redhat-linux"
    assert with_libc(Platform("linux", "arm64"), "loader", "musl") == "/lib/ld-musl-aarch64.so.1"


# No tool here answers for these: .NET's PortableRuntimeIdentifierGraph.json, Node's process.arch, os-maven-plugin.
DOCUMENTED = """
linux/amd64 linux-x64 linux-musl-x64 x64 linux-x86_64
linux/386 linux-x86 linux-musl-x86 ia32 linux-x86_32
linux/arm64 linux-arm64 linux-musl-arm64 arm64 linux-aarch_64
linux/arm/v7 linux-arm linux-musl-arm arm linux-arm_32
linux/arm/v6 linux-armv6 linux-musl-armv6 arm linux-arm_32
linux/arm/v5 None None arm linux-arm_32
linux/riscv64 linux-riscv64 linux-musl-riscv64 riscv64 linux-riscv64
linux/ppc64le linux-ppc64le linux-musl-ppc64le ppc64 linux-ppcle_64
linux/s390x linux-s390x linux-musl-s390x s390x linux-s390_64
linux/loong64 linux-loongarch64 linux-musl-loongarch64 loong64 linux-loongarch_64
linux/mips None None mips linux-mips_32
linux/mipsle None None mipsel linux-mipsel_32
linux/mips64 None None None linux-mips_64
linux/mips64le linux-mips64 None mips64el linux-mipsel_64
darwin/amd64 osx-x64 None x64 osx-x86_64
darwin/arm64 osx-arm64 None arm64 osx-aarch_64
windows/amd64 win-x64 None x64 windows-x86_64
windows/386 win-x86 None ia32 windows-x86_32
windows/arm64 win-arm64 None arm64 windows-aarch_64
freebsd/amd64 freebsd-x64 None x64 freebsd-x86_64
freebsd/arm64 freebsd-arm64 None arm64 freebsd-aarch_64
wasip1/wasm wasi-wasm None None None
""".strip().splitlines()


@pytest.mark.parametrize("line", DOCUMENTED, ids=[line.split()[0] for line in DOCUMENTED])
def test_documented_values(line: str) -> None:
    name, *wanted = line.split()
    row = lookup(name)
    assert [str(v) for v in (row.dotnet_rid, row.dotnet_rid_musl, row.node_arch, row.maven_classifier)] == wanted


UNAMES = [
    ("x86_64", "linux/amd64"),
    ("i686", "linux/386"),
    ("i386", "linux/386"),
    ("aarch64", "linux/arm64"),
    ("arm64", "linux/arm64"),
    ("armv8l", "linux/arm/v8"),
    ("armv7l", "linux/arm/v7"),
    ("armv6l", "linux/arm/v6"),
    ("armv5l", "linux/arm/v5"),
    ("loongarch64", "linux/loong64"),
    ("mips", "linux/mips"),
    ("mips64le", "linux/mips64le"),
]


@pytest.mark.parametrize(("machine", "platform"), UNAMES)
def test_from_uname(machine: str, platform: str) -> None:
    assert str(from_uname(machine)) == platform


def test_arm_v6_says_what_debian_lacks() -> None:
    row = lookup("linux/arm/v6")
    assert row.float_abi == "hard"
    assert "armel" in str(row.note)


def test_errors_are_platform_errors() -> None:
    with pytest.raises(PlatformError):
        lookup("linux/arm65")


SPELLINGS = [("linux", "arm64", "v8"), ("linux", "arm", ""), ("linux", "x86_64", ""), ("macos", "arm64", "")]


@pytest.mark.parametrize("parts", SPELLINGS)
def test_lookup_normalises(parts: tuple[str, str, str]) -> None:
    assert lookup(Platform(*parts)) is lookup("/".join(parts).rstrip("/"))


def test_known_platforms() -> None:
    assert list(map(str, known_platforms("linux/amd64, linux/arm64/v8"))) == ["linux/amd64", "linux/arm64"]
