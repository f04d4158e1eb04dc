"""xx-verify: files of other platforms are refused; those of the platform pass."""

from __future__ import annotations

import base64
import shutil
import struct
from typing import TYPE_CHECKING

import pytest

from .binaries import MACHO_AMD64, MACHO_ARM64, OBJECT, SHARED, ar, coff, elf, macho, pe, universal, write
from .scripts import System, basics, make_system

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
    "linux/riscv64": elf(64, "<", 243, flags=5),
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
    "darwin/amd64": macho(MACHO_AMD64, MACHO_ARM64),
    "darwin/arm64": macho(MACHO_ARM64),
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
    "a loader without a name": patched(ARM64_GLIBC, ARM64_GLIBC.index(GLIBC.encode()), "B", 0),
    "an object without sections": patched(elf(64, "<", 183, OBJECT), 40, "<Q", 0),
}
OBJECTS = elf(64, "<", 183, OBJECT), elf(64, "<", 62, OBJECT)
SECTIONS = elf(64, "<", 183, sections=[(1, b"text")])
LARGE = patched(ARM64, 64 + 32, "<Q", 2 << 12)  # the segment is two pages long
UNIVERSAL = GOOD["darwin/amd64"]
# platform and content of what ends too early, or is not what its header says
CUT = {
    "object": ("linux/arm64", OBJECTS[0][:64]),
    "object's last section header": ("linux/arm64", OBJECTS[0][:-1]),
    "section headers": ("linux/arm64", SECTIONS[:-1]),
    "segment's last page": ("linux/arm64", LARGE + bytes((1 << 12) - len(LARGE))),
    "segment's last page, sections before it": (
        "linux/arm64",
        patched(LARGE + bytes((1 << 12) + 1 - len(LARGE)), 40, "<Q", 64),
    ),
    "segment beyond the end": ("linux/arm64", patched(ARM64, 64 + 8, "<Q", len(ARM64))),
    "member": ("linux/arm64", ar(OBJECTS[0][:-1], OBJECTS[0])),
    "Mach-O's header": ("darwin/arm64", macho(MACHO_ARM64)[:8]),
    "Mach-O's load commands": ("darwin/arm64", macho(MACHO_ARM64)[:103]),
    "Mach-O's segment": ("darwin/arm64", patched(macho(MACHO_ARM64), 32 + 48, "<Q", 105)),
    "universal header": ("darwin/arm64", UNIVERSAL[:47]),
    "slice": ("darwin/arm64", UNIVERSAL[:-1]),
    "slice of another machine": ("darwin/arm64", universal((MACHO_ARM64, macho(MACHO_AMD64)))),
    "slice of text": ("darwin/arm64", universal((MACHO_ARM64, b"text" * 9))),
    "slice of ELF": ("darwin/arm64", universal((MACHO_ARM64, ARM64))),
    "slice of an archive": ("darwin/arm64", universal((MACHO_ARM64, ar(macho(MACHO_AMD64))))),
    "no slices": ("darwin/arm64", universal()),
    "PE header": ("windows/amd64", pe(0x8664)[:80]),
    "PE's sections": ("windows/amd64", pe(0x8664)[:120]),
    "PE's last section": ("windows/amd64", pe(0x8664)[:-1]),
    "COFF object's sections": ("windows/amd64", coff(0x8664)[:59]),
    "COFF object's symbols": ("windows/amd64", coff(0x8664)[:-1]),
}


@pytest.mark.parametrize(("platform", "content"), CUT.values(), ids=CUT)
def test_cut(system: System, platform: str, content: bytes) -> None:
    file = write(system, content)
    message = system.fails("xx-verify", file, TARGETPLATFORM=platform)
    assert message.startswith(f"file {file} cannot be read: ")


AR = ar(GOOD["linux/arm64"])
DAMAGED_ARCHIVES = {
    "size that wraps": patched(AR, 8 + 48, "20s", b"18446744073709551556"),
    "blank first": patched(AR, 8 + 48, "10s", b" 5        "),
    "no size": patched(AR, 8 + 48, "10s", b" " * 10),
    "no newline": patched(AR, 8 + 58, "2s", b"``"),
    "cut": AR[:40],
    "last member cut": AR[:-1],
    "last member's header alone": AR + patched(AR[8:68], 48, "10s", b"5000      "),
    "no size of a name": patched(AR, 8, "16s", b"#1/x".ljust(16)),
}

GNU_LIBRARY = elf(64, "<", 183, SHARED, needed=["libz.so.1", "libc.so.6"])
MUSL_LIBRARY = elf(64, "<", 183, SHARED, needed=["libz.so.1", "libc.so"])
ALPINE_LIBRARY = elf(64, "<", 183, SHARED, needed=["libc.musl-aarch64.so.1"])
MIXED = elf(64, "<", 183, SHARED, loader=MUSL, needed=["libc.so.6"])
# The loader's name is 0 bytes long, as objcopy --only-keep-debug leaves it; and so is the dynamic section.
DEBUG = patched(patched(ARM64_GLIBC, 64 + 56 + 32, "<Q", 0), 64 + 2 * 56 + 32, "<Q", 0)
# Two programs of the smallest kind: their segment is longer than the file is.
STATIC_BY_HAND = base64.b64decode(
    "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAA"
    "QAAAAAAAgAAAAAAAAACAAAAAAAAAAAAQAAAAAAAA"
)
DYNAMIC_BY_HAND = base64.b64decode(
    "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAADAAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAA"
    "QAAAAAAAJAEAAAAAAAAkAQAAAAAAAAAQAAAAAAAAAwAAAAQAAADoAAAAAAAAAOgAQAAAAAAA6ABAAAAAAAAcAAAAAAAAABwAAAAAAAAAAQAAAAAAAAACAAAA"
    "BgAAAAQBAAAAAAAABAFAAAAAAAAEAUAAAAAAACAAAAAAAAAAIAAAAAAAAAAIAAAAAAAAAC9saWI2NC9sZC1saW51eC14ODYtNjQuc28uMgABAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
)

IMPORT = struct.pack("<HHHHIIHH", 0, 65535, 0, 0x8664, 0, 4, 0, 0) + b"a\0b\0"

# platform, flags, content, message
BAD = {
    "arch": ("linux/arm64", "", GOOD["linux/amd64"], "file F does not match expected target architecture arm64: ELF"),
    "os": ("linux/amd64", "", GOOD["freebsd/amd64"], "file F does not match expected target OS linux: ELF 64-bit LSB"),
    "text": ("linux/amd64", "", b"#!/bin/sh\n", "file F does not match expected target OS linux: no program"),
    "empty": ("linux/amd64", "", b"", "file F does not match expected target OS linux: no program"),
    **{f"cut at {n}": ("linux/arm64", "", ARM64_GLIBC[:n], "file F cannot be read: ELF, damaged: ") for n in CUTS},
    **{
        why: ("linux/arm64", "", content, f"file F cannot be read: ELF, damaged: {why}")
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
    "gnu, a library": ("linux/arm64", "--libc=musl", GNU_LIBRARY, "file F is not linked"),
    "musl, a library": ("linux/arm64", "--libc=gnu", MUSL_LIBRARY, "file F is not linked"),
    "Alpine's library": ("linux/arm64", "--libc=gnu", ALPINE_LIBRARY, "file F is not linked"),
    "loader of another libc": ("linux/arm64", "--libc=musl", MIXED, "file F is not linked"),
    "uClibc": ("linux/arm64", "--libc=gnu", elf(64, "<", 183, loader="/lib/ld-uClibc.so.1"), "file F is not linked"),
    "words of a loader": ("linux/arm64", "", elf(64, "<", 62, loader="/lib/ARM aarch64"), "file F does not match"),
    "words of a library": (
        "linux/arm64",
        "",
        elf(64, "<", 62, SHARED, needed=["ARM aarch64"]),
        "file F does not match expected target architecture",
    ),
    "words of RUNPATH": ("linux/arm64", "", elf(64, "<", 62, runpath="/ARM aarch64"), "file F does not match"),
    "library by name static": (
        "linux/arm64",
        "--static",
        elf(64, "<", 183, needed=["libstatic-pie.so"]),
        "file F is not statically linked",
    ),
    "loader, no dynamic section": ("linux/arm64", "--static", elf(64, "<", 183, loader=GLIBC), "file F is not static"),
    "object": ("linux/arm64", "--static", OBJECTS[0], "file F is not statically linked"),
    "debug information": ("linux/arm64", "--static", DEBUG, "file F is not statically linked"),
    "made by hand": ("linux/amd64", "--static", DYNAMIC_BY_HAND, "file F is not statically linked"),
    "BSD's names": ("linux/arm64", "", ar(*OBJECTS, bsd=True), "file F does not match expected target architecture"),
    "BSD's Darwin": (
        "darwin/arm64",
        "",
        ar(macho(MACHO_AMD64), bsd=True),
        "file F does not match expected target arch",
    ),
    "archive of COFF": ("windows/386", "", ar(coff(0x14C), coff(0x8664)), "file F does not match expected target arch"),
    "COFF": (
        "windows/arm64",
        "",
        coff(0x8664),
        "file F does not match expected target architecture arm64: COFF object",
    ),
    "COFF without sections": ("windows/amd64", "", patched(coff(0x8664), 2, "H", 0), "file F does not match expected"),
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
    "unknown variant": ("linux/arm/v4", "", ARM_SOFT, "unsupported target: os=linux arch=arm variant=v4"),
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
    "gnu, a library": ("--libc=gnu", GNU_LIBRARY),
    "musl, a library": ("--libc=musl", ALPINE_LIBRARY),
    "objects in an archive": ("--static", ar(OBJECTS[0])),
    "made by hand": ("--static", STATIC_BY_HAND, "linux/amd64"),
    "made by hand, dynamic": ("--print", DYNAMIC_BY_HAND, "linux/amd64"),
    "debug information": ("--print", DEBUG),
    "end of the last page missing": ("--static", LARGE + bytes((1 << 12) + 1 - len(LARGE))),
    "library named by another system": ("--print", elf(64, "<", 183, needed=["libNetBSD.so.1"])),
    "BSD's names": ("--print", ar(OBJECTS[0], bsd=True)),
    "BSD's names, Darwin": ("--print", ar(macho(MACHO_ARM64), bsd=True), "darwin/arm64"),
    "archives in slices": (
        "--print",
        universal(*((n, ar(macho(n), bsd=True)) for n in (MACHO_AMD64, MACHO_ARM64))),
        "darwin/arm64",
    ),
    "slice of old": (
        "--print",
        universal((18, b""), (MACHO_ARM64, macho(MACHO_ARM64))),
        "darwin/arm64",
    ),
    "COFF amd64": ("--print", coff(0x8664), "windows/amd64"),
    "COFF 386": ("--print", ar(coff(0x14C)), "windows/386"),
    "COFF arm64": ("--print", ar(coff(0xAA64)), "windows/arm64"),
    "COFF arm": ("--print", coff(0x1C4), "windows/arm"),
    "import library": ("--print", ar(IMPORT), "windows/amd64"),
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
    assert done.stderr.startswith("Usage: xx-verify ")


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


@pytest.mark.parametrize("name", ["a.o", "a.obj", "a.a"])
def test_coff_in_folder(system: System, name: str) -> None:
    write(system, pe(0x8664), "out/program.exe")
    write(system, coff(0x14C), "out/text that begins alike")
    folder = str(system.root / "out")
    assert system.run("xx-verify", folder, TARGETPLATFORM="windows/amd64") == ""
    bad = write(system, ar(coff(0x14C)) if name == "a.a" else coff(0x14C), f"out/{name}")
    assert system.fails("xx-verify", folder, TARGETPLATFORM="windows/amd64").startswith(f"file {bad} does not match")


def test_archives_in_folder(system: System) -> None:
    write(system, OBJECTS[0], "out/a.o")
    write(system, ar(OBJECTS[0]), "out/a.a")
    write(system, ar(coff(0x14C), OBJECTS[1]), "out/a.lib")
    folder = str(system.root / "out")
    assert system.run("xx-verify", "--static", folder, TARGETPLATFORM="linux/arm64") == ""
    bad = write(system, ar(OBJECTS[0], coff(0x8664)), "out/b.a")
    assert system.fails("xx-verify", folder, TARGETPLATFORM="linux/arm64").startswith(f"file {bad} does not match")


def test_named_like_a_flag(system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(system.root)
    write(system, GOOD["linux/amd64"], "-x")
    message = system.fails("xx-verify", "--", "-x", TARGETPLATFORM="linux/arm64")
    assert message.startswith("file ./-x does not match expected target architecture arm64")
    write(system, ARM64_GLIBC, "-x")
    assert system.run("xx-verify", "--print", "--", "-x", TARGETPLATFORM="linux/arm64").startswith("./-x: ELF 64-bit")


def test_without_od(tmp_path: Path) -> None:
    system = System(tmp_path, basics=basics("od"))
    file = write(system, ARM64)
    message = system.fails("xx-verify", file, file, TARGETPLATFORM="linux/arm64")
    assert message == "xx-verify: od not found; install coreutils"


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
    for tool in ("od", "dirname", "readlink"):
        (system.tools / tool).symlink_to(str(busybox))
    file = write(system, ar(elf(64, "<", 183, OBJECT)), "out/a.a")
    write(system, ARM64_GLIBC, "out/b")
    found = system.run("xx-verify", "--print", str(system.root / "out"), TARGETPLATFORM="linux/arm64")
    assert found.splitlines()[0].startswith(f"{file}: ELF 64-bit LSB relocatable")
    assert found.endswith("needs libz.so.1 libc.so.6\n")
