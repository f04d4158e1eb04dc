"""xx-verify: files of other platforms are refused; those of the platform pass."""

from __future__ import annotations

import shutil
import struct
from typing import TYPE_CHECKING

import pytest

from .binaries import OBJECT, SHARED, ar, elf, macho, pe, write
from .scripts import SHELLS, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

MUSL = "/lib/ld-musl-aarch64.so.1"
GLIBC = "/lib/ld-linux-aarch64.so.1"
ARM64 = elf(64, "<", 183)
ARM64_GLIBC = elf(64, "<", 183, SHARED, loader=GLIBC, needed=["libz.so.1", "libc.so.6"], pie=True)
ARM64_MUSL = elf(64, "<", 183, loader=MUSL, needed=["libc.musl-aarch64.so.1"])
ARM_HARD = elf(32, "<", 40, flags=0x5000400, loader="/lib/ld-linux-armhf.so.3", needed=["libc.so.6"])
ARM_SOFT = elf(32, "<", 40, flags=0x5000200)
ARM_GO = elf(32, "<", 40, flags=0x5000002)

GOOD = {
    "linux/amd64": elf(64, "<", 62),
    "linux/amd64/v3": elf(64, "<", 62),
    "linux/386": elf(32, "<", 3),
    "linux/arm64": ARM64_GLIBC,
    "linux/arm/v7": ARM_HARD,
    "linux/arm/v6": ARM_SOFT,
    "linux/arm/v5": ARM_SOFT,
    "linux/arm": ARM_GO,
    "linux/riscv64": elf(64, "<", 243),
    "linux/ppc64le": elf(64, "<", 21),
    "linux/ppc64": elf(64, ">", 21),
    "linux/s390x": elf(64, ">", 22),
    "linux/loong64": elf(64, "<", 258),
    "linux/mips": elf(32, ">", 8),
    "linux/mipsle": elf(32, "<", 8),
    "linux/mips64": elf(64, ">", 8),
    "linux/mips64le": elf(64, "<", 8),
    "linux/armbe": elf(32, ">", 40),
    "linux/arm64be": elf(64, ">", 183),
    "freebsd/amd64": elf(64, "<", 62, abi=9),
    "netbsd/arm64": elf(64, "<", 183, abi=2),
    "openbsd/amd64": elf(64, "<", 62, abi=12),
    "darwin/amd64": macho(0x1000007, 0x100000C),
    "darwin/arm64": macho(0x100000C),
    "windows/amd64": pe(0x8664),
    "windows/386": pe(0x14C),
    "windows/arm64": pe(0xAA64),
    "windows/arm": pe(0x1C4),
}
ORDER = list(GOOD)
ALIKE = {
    ("linux/amd64", "linux/amd64/v3"),
    ("linux/arm/v7", "linux/arm/v6"),
    ("linux/arm/v6", "linux/arm/v5"),
    ("linux/arm/v5", "linux/arm"),
}
PAIRS = [pair for pair in zip(ORDER, ORDER[1:] + ORDER[:1], strict=True) if pair not in ALIKE]


@pytest.fixture(params=SHELLS)
def system(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    return make_system(tmp_path, shell=request.param)


@pytest.mark.parametrize(("platform", "other"), PAIRS)
def test_other_platform(tmp_path: Path, platform: str, other: str) -> None:
    system = make_system(tmp_path)
    message = system.fails("xx-verify", write(system, GOOD[other]), TARGETPLATFORM=platform)
    assert " does not match expected " in message


@pytest.mark.parametrize("platform", GOOD)
def test_good(tmp_path: Path, platform: str) -> None:
    system = make_system(tmp_path)
    assert system.run("xx-verify", write(system, GOOD[platform]), TARGETPLATFORM=platform) == ""


@pytest.mark.parametrize("platform", ["linux/arm64", "linux/arm/v7", "linux/s390x", "darwin/amd64", "windows/amd64"])
def test_good_in_every_shell(system: System, platform: str) -> None:
    assert system.run("xx-verify", write(system, GOOD[platform]), TARGETPLATFORM=platform) == ""


def patched(content: bytes, at: int, form: str, *values: int) -> bytes:
    """With other values there, in the layout of struct."""
    words = struct.pack(form, *values)
    return content[:at] + words + content[at + len(words) :]


CUTS = [4, 5, 20, 40, 52, 63, 64, 100, 200]
# Program headers begin at 64: that of the whole, of the loader, and of the dynamic section.
DAMAGED = {
    "class 7": patched(ARM64_GLIBC, 4, "B", 7),
    "program headers out of the file": patched(ARM64_GLIBC, 32, "<Q", 1 << 40),
    "program headers of 0 bytes": patched(ARM64_GLIBC, 54, "<H", 0),
    "program headers of 32 bytes": patched(ARM64_GLIBC, 54, "<H", 32),
    "65535 program headers": patched(ARM64_GLIBC, 54, "<HH", 0, 65535),
    "a segment out of the file": patched(ARM64_GLIBC, 64 + 56 + 8, "<Q", (1 << 63) - 1),
    "a dynamic section of 10000000 bytes": patched(ARM64_GLIBC, 64 + 2 * 56 + 32, "<Q", 10000000) + bytes(10000000),
    "a library without a name": patched(ARM64_GLIBC, len(ARM64_GLIBC) - 64 + 8, "<Q", 1 << 40),
    "more than 256 libraries needed": elf(64, "<", 183, needed=["libc.so.6"] * 257),
}
AR = ar(GOOD["linux/arm64"])
DAMAGED_ARCHIVES = {
    "size that wraps": patched(AR, 8 + 48, "20s", b"18446744073709551556"),
    "blank first": patched(AR, 8 + 48, "10s", b" 5        "),
    "no size": patched(AR, 8 + 48, "10s", b" " * 10),
    "no newline": patched(AR, 8 + 58, "2s", b"``"),
    "cut": AR[:40],
}

# platform, flags, content, message
BAD = {
    "arch": ("linux/arm64", "", GOOD["linux/amd64"], "file F does not match expected target architecture arm64: ELF"),
    "os": ("linux/amd64", "", GOOD["freebsd/amd64"], "file F does not match expected target OS linux: ELF 64-bit LSB"),
    "text": ("linux/amd64", "", b"#!/bin/sh\n", "file F does not match expected target OS linux: no program"),
    "empty": ("linux/amd64", "", b"", "file F does not match expected target OS linux: no program"),
    **{f"cut at {n}": ("linux/arm64", "", ARM64_GLIBC[:n], "file F cannot be read: ELF, damaged: ") for n in CUTS},
    **{
        f"{why}": ("linux/arm64", "", content, f"file F cannot be read: ELF, damaged: {why}")
        for why, content in DAMAGED.items()
    },
    "damaged and static": ("linux/arm64", "--static", ARM64_GLIBC[:100], "file F cannot be read: ELF, damaged: "),
    **{
        f"archive, {why}": ("linux/arm64", "", content, "xx-verify: F: damaged archive: ")
        for why, content in DAMAGED_ARCHIVES.items()
    },
    "Java class": (
        "darwin/arm64",
        "",
        b"\xca\xfe\xba\xbe\0\0\0\x41",
        "file F does not match expected target OS",
    ),
    "Mach-O cut": ("darwin/arm64", "", b"\xca\xfe\xba\xbe", "file F does not match expected target OS"),
    "order": ("linux/ppc64le", "", GOOD["linux/ppc64"], "file F does not match expected endianness for ppc64le: ELF"),
    "soft": ("linux/arm/v7", "", ARM_SOFT, "file F does not match expected float ABI for arm/v7: ELF 32-bit LSB"),
    "hard": ("linux/arm/v5", "", ARM_HARD, "file F does not match expected float ABI for arm/v5: ELF 32-bit LSB"),
    "static": ("linux/arm64", "--static", ARM64_GLIBC, "file F is not statically linked: ELF 64-bit LSB pie"),
    "musl": ("linux/arm64", "--libc=musl", ARM64_GLIBC, "file F is not linked with musl: ELF"),
    "gnu": ("linux/arm64", "--libc=gnu", ARM64_MUSL, "file F is not linked with gnu: ELF"),
    "libc": ("linux/arm64", "--libc=bionic", ARM64, "xx-verify: --libc bionic: not gnu or musl"),
    "flag": ("linux/arm64", "--dynamic", ARM64, "invalid flag --dynamic"),
    "archive": ("linux/arm64", "", ar(GOOD["linux/amd64"]), "file F does not match expected target architecture arm64"),
    "later member": (
        "linux/arm64",
        "",
        ar(ARM64, b"a" * 31, GOOD["linux/amd64"]),
        "file F does not match expected target",
    ),
    "no member": ("linux/arm64", "", ar(b"text"), "xx-verify: F: no object in this archive"),
    "unknown os": ("plan9/amd64", "", ARM64, "unsupported target os plan9"),
    "unknown arch": ("linux/sparc64", "", ARM64, "unsupported target architecture sparc64 for xx-verify"),
    "empty target": ("", "", ARM64, "xx-verify: TARGETPLATFORM is empty"),
}


@pytest.mark.parametrize(("platform", "flag", "content", "message"), BAD.values(), ids=BAD)
def test_bad(system: System, platform: str, flag: str, content: bytes, message: str) -> None:
    file = write(system, content)
    arguments = [flag, file] if flag else [file]
    found = system.fails("xx-verify", *arguments, TARGETPLATFORM=platform)
    assert found.startswith(message.replace("F", file, 1) if "F" in message[:12] else message)


PASSES = {
    "static": ("--static", ARM64),
    "static pie": ("--static", elf(64, "<", 183, SHARED, pie=True)),
    "musl": ("--libc=musl", ARM64_MUSL),
    "gnu": ("--libc=gnu", ARM64_GLIBC),
    "static on others": ("--static", elf(64, "<", 183, SHARED, abi=2, needed=["libc.so.12"]), "netbsd/arm64"),
    "ten digits": ("--print", patched(AR, 8 + 48, "10s", b"0000000004")),
    "no libc": ("--libc=musl", ARM64),
    "archive": ("--print", ar(elf(64, "<", 183, OBJECT), b"odd", elf(64, "<", 183, OBJECT))),
}


@pytest.mark.parametrize("row", PASSES.values(), ids=PASSES)
def test_passes(system: System, row: tuple[str, bytes] | tuple[str, bytes, str]) -> None:
    flag, content, platform = (*row, "linux/arm64")[:3]
    system.run("xx-verify", flag, write(system, content), TARGETPLATFORM=platform)


PRINTED = {
    "glibc": (
        ARM64_GLIBC,
        f"ELF 64-bit LSB pie executable, ARM aarch64, version 1 (SYSV), dynamically linked, interpreter {GLIBC}, "
        "needs libz.so.1 libc.so.6",
    ),
    "library": (
        elf(64, "<", 183, SHARED, needed=["libm.so.6"]),
        "ELF 64-bit LSB shared object, ARM aarch64, version 1 (SYSV), dynamically linked, needs libm.so.6",
    ),
    "object": (elf(64, "<", 183, OBJECT), "ELF 64-bit LSB relocatable, ARM aarch64, version 1 (SYSV)"),
}


@pytest.mark.parametrize(("content", "text"), PRINTED.values(), ids=PRINTED)
def test_print(system: System, content: bytes, text: str) -> None:
    file = write(system, content)
    assert system.run("xx-verify", "--print", file, TARGETPLATFORM="linux/arm64") == f"{file}: {text}\n"


def test_missing_file(system: System) -> None:
    assert system.fails("xx-verify", "/no/such") == "file not found: /no/such"


@pytest.mark.parametrize("arguments", [(), ("--help",), ("--static",)], ids=str)
def test_usage(system: System, arguments: tuple[str, ...]) -> None:
    done = system.try_run("xx-verify", *arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("usage: xx-verify ")


def test_setup_alone(system: System) -> None:
    assert system.run("xx-verify", "--setup") == ""


def test_stops_at_first(system: System) -> None:
    bad, good = write(system, b"", "out/bad"), write(system, ARM64, "out/good")
    message = system.fails("xx-verify", good, bad, good, TARGETPLATFORM="linux/arm64")
    assert message.startswith(f"file {bad} does not match")


def test_folder(system: System) -> None:
    write(system, ARM64, "out/bin/program")
    write(system, b"text", "out/share/a text")
    write(system, pe(0x14C), "out/share/setup.exe")
    write(system, ar(b"control"), "out/share/a.deb")
    folder = str(system.root / "out")
    assert system.run("xx-verify", folder, TARGETPLATFORM="linux/arm64") == ""
    bad = write(system, GOOD["linux/amd64"], "out/lib/deep/lib z.so")
    assert system.fails("xx-verify", folder, TARGETPLATFORM="linux/arm64").startswith(f"file {bad} does not match")


@pytest.mark.parametrize("name", ["z ", " z", "z\n", "z\nz", ".z", "..z", "*", "-z", "a\\z", "a\n/z "], ids=repr)
def test_odd_names_in_folder(system: System, name: str) -> None:
    write(system, ARM64, "out/a")
    write(system, GOOD["linux/amd64"], f"out/{name}")
    done = system.try_run("xx-verify", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert (done.returncode, done.stderr.startswith(f"file {system.root}/out/{name} does not match")) == (1, True)


def test_damaged_in_folder(system: System) -> None:
    write(system, ARM64, "out/a")
    bad = write(system, ARM64_GLIBC[:30], "out/b")
    message = system.fails("xx-verify", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert message == f"file {bad} cannot be read: ELF, damaged: it is cut short"


def test_link_to_folder(system: System) -> None:
    link = system.root / "link"
    link.symlink_to(system.root / "out")
    write(system, ARM64, "out/a")
    assert system.run("xx-verify", str(link), TARGETPLATFORM="linux/arm64") == ""
    write(system, GOOD["linux/amd64"], "out/b")
    assert system.fails("xx-verify", str(link), TARGETPLATFORM="linux/arm64").startswith(f"file {link}/b does not")


def test_empty_folder(system: System) -> None:
    (system.root / "out").mkdir()
    message = system.fails("xx-verify", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert message.endswith("/out: no program for linux/arm64 in this folder")


def test_folder_without_programs(system: System) -> None:
    write(system, b"text", "out/a")
    message = system.fails("xx-verify", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert message == f"xx-verify: {system.root}/out: no program for linux/arm64 in this folder"


# What file(1) says, given instead of a file: flags, platform, output, whether it passes
FILE = {
    "amd64": ("", "linux/amd64", "ELF 64-bit LSB executable, x86-64, version 1 (SYSV), statically linked", True),
    "s390x": ("", "linux/s390x", "ELF 64-bit MSB pie executable, IBM S/390, version 1 (SYSV)", True),
    "arm": ("", "linux/arm/v7", "ELF 32-bit LSB executable, ARM, EABI5 version 1 (SYSV)", True),
    "arm64 for arm": ("", "linux/arm/v7", "ELF 64-bit LSB executable, ARM aarch64, version 1 (SYSV)", False),
    "universal": ("", "darwin/arm64", "Mach-O universal binary with 2 architectures: [x86_64:] [arm64:]", True),
    "windows/arm64": ("", "windows/arm64", "PE32+ executable (console) ARM64, for MS Windows", True),
    "windows/386": ("", "windows/386", "PE32 executable (console) Intel 80386, for MS Windows", True),
    "pie": ("--static", "linux/amd64", "ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), not stripped", True),
    "dynamic pie": ("--static", "linux/amd64", "ELF 64-bit LSB pie executable, x86-64, interpreter /lib64/l", False),
    "dynamic darwin": ("--static", "darwin/arm64", "Mach-O 64-bit arm64 executable", True),
    "empty": ("", "linux/amd64", "ASCII text", False),
}


@pytest.mark.parametrize(("flag", "platform", "text", "good"), FILE.values(), ids=FILE)
def test_output_of_file(tmp_path: Path, flag: str, platform: str, text: str, good: bool) -> None:
    arguments = [flag, "/no/such"] if flag else ["/no/such"]
    env = {"TARGETPLATFORM": platform, "XX_VERIFY_FILE_CMD_OUTPUT": text}
    done = make_system(tmp_path).try_run("xx-verify", *arguments, **env)
    assert (done.returncode == 0) == good
    assert done.stderr.endswith("" if good else f": {text}\n")


def test_static_from_environment(system: System) -> None:
    done = system.try_run("xx-verify", write(system, ARM64_GLIBC), TARGETPLATFORM="linux/arm64", XX_VERIFY_STATIC="1")
    assert done.returncode == 1


def test_with_tools_of_busybox(tmp_path: Path) -> None:
    system = make_system(tmp_path, shell=("busybox", "sh"))
    busybox = shutil.which("busybox")
    for tool in ("od", "tail", "head", "tr", "dirname", "readlink"):
        (system.tools / tool).symlink_to(str(busybox))
    file = write(system, ar(elf(64, "<", 183, OBJECT)), "out/a.a")
    write(system, ARM64_GLIBC, "out/b")
    found = system.run("xx-verify", "--print", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert found.splitlines()[0].startswith(f"{file}: ELF 64-bit LSB relocatable")
    assert found.endswith("needs libz.so.1 libc.so.6\n")
