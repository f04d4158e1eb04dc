"""xx-info: what tonistiigi/xx prints for each platform and distribution, and what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.xx import LINUX, OTHERS
from xxpy.targets import TARGETS, lookup

from .scripts import ALPINE, DEBIAN, FEDORA, OTHER, UBUNTU, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

# distribution: os-release, vendor, the column of its package architecture
DISTRIBUTIONS = {
    "debian": (DEBIAN, "12", 3),
    "ubuntu": (UBUNTU, "24.04", 3),
    "alpine": (ALPINE, "3.21.0", 4),
    "fedora": (FEDORA, "42", 5),
}


def environment(row: list[str], vendor: str) -> str:
    """What `xx-info env` prints."""
    _, version, column = DISTRIBUTIONS[vendor]
    musl = vendor == "alpine"
    arch, variant = row[0].split("/")[1], row[1].strip("-")
    return f"""\
XX_OS=linux
XX_OS_VERSION={version}
XX_ARCH={arch}
XX_MARCH={row[2]}
XX_VENDOR={vendor}
XX_PKG_ARCH={row[column]}
XX_TRIPLE={row[7] if musl else row[6]}
XX_LIBC={"musl" if musl else "gnu"}
TARGETOS=linux
TARGETARCH={arch}
TARGETVARIANT={variant}
"""


# Bad input first.
BAD = {
    "empty": ({"TARGETPLATFORM": ""}, "triple", "xx-info: TARGETPLATFORM is empty; declare it after FROM"),
    "empty, with os": ({"TARGETPLATFORM": "", "TARGETOS": "linux"}, "triple", "xx-info: TARGETPLATFORM is empty"),
    "os alone": ({"TARGETPLATFORM": "linux"}, "os", "xx-info: TARGETPLATFORM=linux: not of the form os/arch[/variant]"),
    "no arch": ({"TARGETPLATFORM": "linux/"}, "os", "xx-info: TARGETPLATFORM=linux/: not of the form"),
    "ppc64": ({"TARGETPLATFORM": "linux/ppc64"}, "triple", "unsupported target: os=linux arch=ppc64 variant="),
    "alias": ({"TARGETPLATFORM": "linux/aarch64"}, "env", "unsupported target: os=linux arch=aarch64 variant="),
    "glob": ({"TARGETPLATFORM": "linux/*"}, "march", "unsupported target: os=linux arch=* variant="),
    "amd64/v9": ({"TARGETPLATFORM": "linux/amd64/v9"}, "triple", "unsupported target: os=linux arch=amd64 variant=v9"),
    "windows/amd64/v9": ({"TARGETPLATFORM": "windows/amd64/v9"}, "march", "unsupported target: os=windows arch=amd64"),
    "netbsd": ({"TARGETPLATFORM": "netbsd/amd64"}, "triple", "unsupported target: os=netbsd arch=amd64 variant="),
    "wasm": ({"TARGETPLATFORM": "wasi/wasm"}, "triple", "unsupported target: os=wasi arch=wasm variant="),
    "pair": ({"TARGETPAIR": "linux-amd64v3"}, "triple", "unsupported target: os=linux arch=amd64v3 variant="),
    "command": ({}, "fuel", "unknown command fuel; xx-info --help lists them"),
    "inner name": ({}, "platforms", "unknown command platforms"),
    "two": ({}, "goos goarch", "unknown command goos goarch"),
    "no cell": ({"TARGETPLATFORM": "linux/arm64"}, "goarm", "xx-info: linux/arm64 has no goarm"),
    "cell of unknown": ({"TARGETPLATFORM": "linux/ppc64"}, "goarch", "unsupported target: os=linux arch=ppc64"),
}


@pytest.mark.parametrize(("env", "command", "message"), BAD.values(), ids=BAD)
def test_bad_input(system: System, env: dict[str, str], command: str, message: str) -> None:
    assert system.fails("xx-info", command, **env).startswith(message)


def test_unknown_machine(tmp_path: Path) -> None:
    system = make_system(tmp_path, machine="vax")
    assert system.fails("xx-info") == "unsupported target: os=linux arch=unknown variant="


@pytest.mark.parametrize("vendor", DISTRIBUTIONS)
@pytest.mark.parametrize("row", LINUX, ids=[row[0] for row in LINUX])
def test_linux(tmp_path: Path, row: list[str], vendor: str) -> None:
    system = make_system(tmp_path, DISTRIBUTIONS[vendor][0])
    assert system.run("xx-info", "env", TARGETPLATFORM=row[0]) == environment(row, vendor)


@pytest.mark.parametrize("row", LINUX[::2], ids=[row[0] for row in LINUX[::2]])
def test_linux_in_every_shell(system: System, row: list[str]) -> None:
    assert system.run("xx-info", "env", TARGETPLATFORM=row[0]) == environment(row, "debian")


@pytest.mark.parametrize("row", LINUX[::3], ids=[row[0] for row in LINUX[::3]])
def test_package_architectures(tmp_path: Path, row: list[str]) -> None:
    system = make_system(tmp_path, OTHER)
    found = [system.run("xx-info", f"{name}-arch", TARGETPLATFORM=row[0]) for name in ("debian", "alpine", "rhel")]
    assert found == [f"{arch}\n" for arch in row[3:6]]


@pytest.mark.parametrize("line", OTHERS, ids=lambda line: line.split()[0])
def test_other_systems(system: System, line: str) -> None:
    platform, *values = line.split()
    commands = ("march", "triple", "vendor", "libc", "pkg-arch", "sysroot")
    assert [system.run("xx-info", name, TARGETPLATFORM=platform).strip() for name in commands] == values


SETTINGS = {
    "vendor": ({"XX_VENDOR": "unknown", "TARGETPLATFORM": "linux/arm64"}, "triple", "aarch64-unknown-linux-gnu"),
    "vendor, arm": ({"XX_VENDOR": "x", "TARGETPLATFORM": "linux/arm"}, "triple", "arm-x-linux-gnueabihf"),
    "vendor, package": ({"XX_VENDOR": "x", "TARGETPLATFORM": "linux/arm"}, "pkg-arch", "arm"),
    "libc": ({"XX_LIBC": "musl", "TARGETPLATFORM": "linux/arm/v7"}, "triple", "arm-linux-musleabihf"),
    "arm": ({"ARM_TARGET_ARCH": "armv7", "TARGETPLATFORM": "linux/arm"}, "triple", "armv7-linux-gnueabihf"),
    "arm, v6": ({"ARM_TARGET_ARCH": "armv7", "TARGETPLATFORM": "linux/arm/v6"}, "triple", "arm-linux-gnueabi"),
    "riscv": (
        {"RISCV64_TARGET_ARCH": "riscv64gc", "TARGETPLATFORM": "linux/riscv64"},
        "triple",
        "riscv64gc-linux-gnu",
    ),
    "macos": ({"MACOSX_VERSION_MIN": "12.3", "TARGETPLATFORM": "darwin/arm64"}, "triple", "arm64-apple-macos12.3"),
    "pair": ({"TARGETPAIR": "linux-armv5", "TARGETARCH": "s390x"}, "march", "armv5l"),
    "platform wins": ({"TARGETPLATFORM": "linux/arm64", "TARGETPAIR": "linux-armv5"}, "march", "aarch64"),
    "parts": ({"TARGETOS": "linux", "TARGETARCH": "arm", "TARGETVARIANT": "v6"}, "march", "armv6l"),
    "arch alone": ({"TARGETARCH": "riscv64", "TARGETPLATFORM": ""}, "triple", "riscv64-linux-gnu"),
    "pair alone": ({"TARGETPAIR": "linux-arm64", "TARGETPLATFORM": "", "TARGETARCH": ""}, "march", "aarch64"),
    "os alone": ({"TARGETOS": "windows"}, "triple", "x86_64-w64-mingw32"),
    "stale variant": ({"TARGETVARIANT": "v3", "TARGETPLATFORM": "linux/amd64"}, "variant", ""),
    "baseline of others": (
        {"baseline": "v1", "xx_baseline": "v1", "TARGETPLATFORM": "linux/amd64/v3"},
        "variant",
        "v3",
    ),
    "same variant": ({"TARGETVARIANT": "v8", "TARGETPLATFORM": "linux/arm64"}, "variant", "v8"),
    "unmapped os": ({"TARGETPLATFORM": "foo/bar"}, "os", "foo"),
    "unmapped arch": ({"TARGETPLATFORM": "linux/ppc64"}, "arch", "ppc64"),
    "unmapped libc": ({"TARGETPLATFORM": "linux/ppc64"}, "libc", "gnu"),
    "native": ({}, "triple", "x86_64-linux-gnu"),
}


@pytest.mark.parametrize(("env", "command", "answer"), SETTINGS.values(), ids=SETTINGS)
def test_settings(tmp_path: Path, env: dict[str, str], command: str, answer: str) -> None:
    assert make_system(tmp_path).run("xx-info", command, **env) == f"{answer}\n"


def test_no_command_is_triple(system: System) -> None:
    assert system.run("xx-info", TARGETPLATFORM="linux/arm64") == "aarch64-linux-gnu\n"


@pytest.mark.parametrize("end", ["\r\n", " \n", "\t\r\n"], ids=repr)
def test_blanks_in_os_release(system: System, end: str) -> None:
    (system.root / "etc/os-release").write_text(DEBIAN.replace("\n", end), newline="")
    found = [system.run("xx-info", command, TARGETPLATFORM="linux/arm64") for command in ("triple", "os-version")]
    assert found == ["aarch64-linux-gnu\n", "12\n"]


def test_no_os_release(system: System) -> None:
    (system.root / "etc/os-release").unlink()
    system.write("usr/lib/os-release", DEBIAN)
    assert system.run("xx-info", TARGETPLATFORM="linux/arm") == "arm-unknown-linux-gnueabihf\n"
    assert system.run("xx-info", "os-version") == ""


def test_sdk(system: System) -> None:
    system.write("xx-sdk/MacOSX14.2.sdk/SDKSettings.json")
    assert system.run("xx-info", "sysroot", TARGETPLATFORM="darwin/arm64") == "/xx-sdk/MacOSX14.2.sdk/\n"


def test_sysroot_on_alpine(tmp_path: Path) -> None:
    system = make_system(tmp_path, ALPINE)
    assert system.run("xx-info", "sysroot", TARGETPLATFORM="linux/arm64") == "/aarch64-alpine-linux-musl/\n"
    assert system.run("xx-info", "sysroot", TARGETPLATFORM="linux/amd64/v3") == "/\n"


CROSS = [
    ("x86_64", "linux/amd64/v3", False),
    ("x86_64", "linux/arm64", True),
    ("x86_64", "linux/386", True),
    ("x86_64", "windows/amd64", True),
    ("i686", "linux/386", False),
    ("armv8l", "linux/arm/v7", False),
    ("armv7l", "linux/arm/v6", True),
    ("aarch64", "linux/arm64", False),
    ("x86_64", "wasip1/wasm", True),
]


@pytest.mark.parametrize(("machine", "platform", "cross"), CROSS)
def test_is_cross(tmp_path: Path, machine: str, platform: str, cross: bool) -> None:
    done = make_system(tmp_path, machine=machine).try_run("xx-info", "is-cross", TARGETPLATFORM=platform)
    assert (done.returncode, done.stdout, done.stderr) == (0 if cross else 1, "", "")


UNKNOWN = [
    {"TARGETPLATFORM": "linux/ppc64"},
    {"TARGETPLATFORM": "linux/amd64/v9"},
    {"TARGETPLATFORM": "linux"},
    {"TARGETPLATFORM": ""},
]


@pytest.mark.parametrize("env", UNKNOWN, ids=str)
def test_unknown_is_not_native(system: System, env: dict[str, str]) -> None:
    done = system.try_run("xx-info", "is-cross", **env)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


NATIVE = [("i686", "i686-linux-gnu"), ("armv8l", "arm-linux-gnueabihf"), ("armv5l", "arm-linux-gnueabi")]


@pytest.mark.parametrize(("machine", "triple"), NATIVE)
def test_native(tmp_path: Path, machine: str, triple: str) -> None:
    assert make_system(tmp_path, machine=machine).run("xx-info") == f"{triple}\n"


@pytest.mark.parametrize("variant", ["6", "v6"])
def test_variant_of_arm(system: System, variant: str) -> None:
    assert system.run("xx-info", "variant", TARGETPLATFORM=f"linux/arm/{variant}") == "v6\n"


SPELLINGS = {"8": "", "v8.0": "", "9": "v9", "9.0": "v9", "v9.0": "v9"}


@pytest.mark.parametrize(("variant", "normal"), SPELLINGS.items())
def test_variant_of_arm64(system: System, variant: str, normal: str) -> None:
    assert system.run("xx-info", "variant", TARGETPLATFORM=f"linux/arm64/{variant}") == f"{normal}\n"


@pytest.mark.parametrize("name", ["TARGETARCH", "TARGETPAIR", "TARGETOS"])
def test_native_by_an_empty_one(system: System, name: str) -> None:
    assert system.run("xx-info", **{name: ""}) == "x86_64-linux-gnu\n"


COLUMNS = ("goarm", "rust_target", "cmake_processor", "dotnet_rid")


@pytest.mark.parametrize("platform", [str(row.platform) for row in TARGETS])
def test_columns(tmp_path: Path, platform: str) -> None:
    system = make_system(tmp_path)
    for column in COLUMNS:
        done = system.try_run("xx-info", column.replace("_", "-"), TARGETPLATFORM=platform)
        value = getattr(lookup(platform), column)
        assert done.stdout == ("" if value is None else f"{value}\n")
        assert done.returncode == (1 if value is None else 0)


def test_every_column_of_the_help(system: System) -> None:
    columns = system.try_run("xx-info", "--help").stderr.split("\n\n")[2].split()
    found = {name: system.try_run("xx-info", name, TARGETPLATFORM="linux/arm/v5").stdout.rstrip() for name in columns}
    row = lookup("linux/arm/v5")
    assert found == {name: str(getattr(row, name.replace("-", "_")) or "") for name in columns}
    assert "loader" in columns


# What a variant asks of compilers is the same on every system. "" is nothing, None is not known.
VARIANTS = {
    "linux/amd64": ("v1", "", ""),
    "linux/arm64/v8": (None, "", ""),
    "linux/arm64/v9": (None, None, "-march=armv9-a"),
    "linux/mips/hardfloat": (None, "", ""),
    "windows/amd64": ("v1", "", ""),
    "windows/amd64/v3": ("v3", "x86-64-v3", "-march=x86-64-v3"),
    "darwin/amd64/v2": ("v2", "x86-64-v2", "-march=x86-64-v2"),
    "freebsd/arm64/v9": (None, None, "-march=armv9-a"),
    "windows/arm/v7": (None, None, ""),
}


@pytest.mark.parametrize("platform", VARIANTS)
def test_variants_elsewhere(tmp_path: Path, platform: str) -> None:
    system = make_system(tmp_path)
    done = [
        system.try_run("xx-info", column, TARGETPLATFORM=platform) for column in ("goamd64", "rust-cpu", "cc-flags")
    ]
    assert [one.stdout for one in done] == ["" if value is None else f"{value}\n" for value in VARIANTS[platform]]
    assert [one.returncode for one in done] == [value is None for value in VARIANTS[platform]]


MUSL = {
    "rust-target": "aarch64-unknown-linux-musl",
    "python-tag": "musllinux_1_2_aarch64",
    "dotnet-rid": "linux-musl-arm64",
    "loader": "/lib/ld-musl-aarch64.so.1",
    "zig-target": "aarch64-linux-musl",
    "node-arch": "arm64",
}


@pytest.mark.parametrize("column", MUSL)
def test_musl(tmp_path: Path, column: str) -> None:
    system = make_system(tmp_path, ALPINE)
    assert system.run("xx-info", column, TARGETPLATFORM="linux/arm64") == f"{MUSL[column]}\n"


def test_no_musl_cell(tmp_path: Path) -> None:
    system = make_system(tmp_path, ALPINE)
    assert (
        system.fails("xx-info", "dotnet-rid", TARGETPLATFORM="linux/arm/v5")
        == "xx-info: linux/arm/v5 has no dotnet-rid"
    )


def test_help(system: System) -> None:
    done = system.try_run("xx-info", "--help", TARGETPLATFORM="")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("Usage: xx-info [COMMAND]\n")
