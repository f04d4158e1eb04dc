"""xx-verify: files of other systems, ABIs and newer CPUs are refused, though the machine is right."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

import pytest

from .binaries import EXECUTABLE, MIPS_ABIFLAGS, OBJECT, SHARED, aeabi, ar, elf, note, write
from .scripts import System, make_system

if TYPE_CHECKING:
    from pathlib import Path

ARM_HARD = elf(32, "<", 40, flags=0x5000400)
ARM_SOFT = elf(32, "<", 40, flags=0x5000200)


LINUX_NOTE = note(b"GNU\0", 1, struct.pack("<4I", 0, 3, 2, 0))


def go_built(bits: int, order: str, machine: int, setting: str, *attributes: tuple[int, bytes]) -> bytes:
    """As `go build -ldflags=-buildid=` has it: without Go's note."""
    return elf(bits, order, machine, segments=[(9, f"\nbuild\t{setting}\n".encode())], sections=attributes)


SYSTEMS = {
    "NetBSD's loader": elf(64, "<", 183, SHARED, loader="/libexec/ld.elf_so", pie=True),
    "FreeBSD's loader": elf(64, "<", 183, SHARED, loader="/libexec/ld-elf.so.1", pie=True),
    "Android's loader": elf(64, "<", 183, SHARED, loader="/system/bin/linker64", pie=True),
    "Solaris's loader": elf(64, "<", 183, loader="/lib/amd64/ld.so.1"),
    "Solaris's loader in lib": elf(64, "<", 183, loader="/usr/lib/ld.so.1"),
    "Hurd's loader": elf(64, "<", 183, loader="/lib/ld.so"),
    "loader in a folder of Linux's": elf(64, "<", 183, loader="/lib/ld-linux-aarch64.so.1/ld.so"),
    "Solaris": elf(64, "<", 183, abi=6),
    "HP-UX": elf(64, "<", 183, abi=1),
    "NetBSD's note": elf(64, "<", 183, segments=[note(b"NetBSD\0")]),
    "NetBSD's second note": elf(64, "<", 183, segments=[note(b"GNU\0", 3), note(b"NetBSD\0")]),
    "a note after another": elf(64, "<", 183, segments=[(4, note(b"GNU\0", 3)[1] + note(b"OpenBSD\0")[1])]),
    "FreeBSD's note": elf(64, "<", 183, segments=[note(b"FreeBSD\0")]),
    "DragonFly's note": elf(64, "<", 183, segments=[note(b"DragonFly\0")]),
    "Android's note": elf(64, "<", 183, segments=[note(b"Android\0")]),
    "Hurd's note": elf(64, "<", 183, segments=[note(b"GNU\0", 1, struct.pack("<4I", 1, 0, 0, 0))]),
    "Go for DragonFly with Linux's in it": go_built(64, "<", 62, "GOOS=linux\nbuild\tGOOS=dragonfly"),
    "Go for DragonFly": elf(64, "<", 62, segments=[note(b"Go\0\0", 4), (9, b"\nbuild\tGOOS=dragonfly\n")]),
    "libc of FreeBSD": elf(64, "<", 183, SHARED, needed=["libc.so.7"]),
    "libc of NetBSD": elf(64, "<", 183, SHARED, needed=["libm.so.0", "libc.so.12"]),
}


@pytest.mark.parametrize("content", SYSTEMS.values(), ids=SYSTEMS)
def test_not_of_linux(tmp_path: Path, content: bytes) -> None:
    system = make_system(tmp_path)
    message = system.fails("xx-verify", write(system, content), TARGETPLATFORM="linux/arm64")
    assert " does not match expected target OS linux: " in message


# platform and content
OF_SYSTEMS = {
    "netbsd": ("netbsd/arm64", SYSTEMS["NetBSD's note"]),
    "openbsd": ("openbsd/arm64", SYSTEMS["a note after another"]),
    "freebsd": ("freebsd/arm64", SYSTEMS["FreeBSD's note"]),
    "netbsd, other order": ("netbsd/s390x", elf(64, ">", 22, segments=[note(b"NetBSD\0", order=">")])),
    "GNU/Linux": ("linux/arm64", elf(64, "<", 183, abi=3)),
    "Linux's note": ("linux/arm64", elf(64, "<", 183, segments=[LINUX_NOTE])),
    "Go": ("linux/arm64", elf(64, "<", 183, segments=[note(b"Go\0\0", 4), (9, b"\nbuild\tGOOS=linux\n")])),
    "a library with DragonFly's Go in it": (
        "linux/amd64",
        elf(64, "<", 62, SHARED, needed=["libc.so.6"], segments=[(9, b"\nbuild\tGOOS=dragonfly\n")]),
    ),
    "GNU/Linux with DragonFly's Go in it": (
        "linux/amd64",
        elf(64, "<", 62, segments=[LINUX_NOTE, (9, b"\nbuild\tGOOS=dragonfly\n")]),
    ),
    "Nix": ("linux/arm64", elf(64, "<", 183, loader="/nix/store/0x-glibc-2.40/lib/ld-linux-aarch64.so.1")),
    "s390x": ("linux/s390x", elf(64, ">", 22, loader="/lib/ld64.so.1")),
    "ppc64le": ("linux/ppc64le", elf(64, "<", 21, loader="/lib64/ld64.so.2")),
    "mips": ("linux/mips", elf(32, ">", 8, loader="/lib/ld.so.1")),
    "mips64": ("linux/mips64", elf(64, ">", 8, loader="/lib64/ld.so.1")),
    "uClibc": ("linux/mips", elf(32, ">", 8, loader="/lib/ld-uClibc.so.0")),
}


@pytest.mark.parametrize(("platform", "content"), OF_SYSTEMS.values(), ids=OF_SYSTEMS)
def test_of_its_system(tmp_path: Path, platform: str, content: bytes) -> None:
    system = make_system(tmp_path)
    assert system.run("xx-verify", write(system, content), TARGETPLATFORM=platform) == ""


V5, V6, V7, V8 = b"\x06\x04", b"\x06\x07", b"\x06\x0a", b"\x06\x0e"  # Tag_CPU_arch
HARD, BOTH, FLOAT = b"\x1c\x01", b"\x1c\x03", b"\x17\x03"  # Tag_ABI_VFP_args, Tag_ABI_FP_number_model
NAME = b"\x05a long name\0\x20\x01gnu\0\x43x\0\xc6\x80\x01\x00"  # texts and numbers that are to be passed over
OTHER_VENDOR = struct.pack("<I", 4 + 4 + 2) + b"gnu\0" + V8


def arm(tags: bytes, type_: int = OBJECT, flags: int = 0x5000000, before: bytes = b"") -> bytes:
    return elf(32, "<", 40, type_, flags, sections=[aeabi(tags, before=before)] + [(1, b"")] * 40)


def mips(*abi: int, flags: int = 0, type_: int = EXECUTABLE) -> bytes:
    """`abi` is that of floating point, in a segment or, for an object, a section."""
    content = [(0x70000003 if type_ != OBJECT else MIPS_ABIFLAGS, bytes(7) + bytes(abi) + bytes(16))] * len(abi)
    if type_ == OBJECT:
        return elf(32, ">", 8, type_, flags, sections=content)
    return elf(32, ">", 8, type_, flags, segments=content)


def go_arm(goarm: object) -> bytes:
    return elf(32, "<", 40, segments=[note(b"Go\0\0", 4), (9, f"\nbuild\tGOARM={goarm}\n".encode())])


ASKING = elf(32, "<", 40, SHARED, 0x5000000, needed=("libc.so.6",), sections=[aeabi(V8 + FLOAT + HARD)])
TWO_GO = "GOMIPS64=hardfloat\nbuild\tGOMIPS64=softfloat"
NEWER = "is built for a newer CPU than"
FLOAT_ABI = "does not match expected float ABI for"
ABIS = {
    "v7 for v6": ("linux/arm/v6", arm(V7), NEWER),
    "v8 for v7": ("linux/arm/v7", arm(V8), NEWER),
    "v6 for v5": ("linux/arm/v5", arm(V6), NEWER),
    "v7 after text": ("linux/arm/v6", arm(NAME + V7), NEWER),
    "v7 after another vendor": ("linux/arm/v6", arm(V7, before=OTHER_VENDOR), NEWER),
    "v7, linked": ("linux/arm/v6", arm(V7, EXECUTABLE), NEWER),
    "v7 in an archive": ("linux/arm/v6", ar(arm(V6), arm(V7)), NEWER),
    "hard for v5": ("linux/arm/v5", arm(V5 + FLOAT + HARD), FLOAT_ABI),
    "soft for v7": ("linux/arm/v7", arm(V7 + FLOAT), FLOAT_ABI),
    "hard by its flags": ("linux/arm/v5", arm(V5, flags=0x5000400), FLOAT_ABI),
    "both by their flags": ("linux/arm/v7", arm(V7, EXECUTABLE, flags=0x5000600), FLOAT_ABI),
    "Go for v7": ("linux/arm/v6", go_arm(7), NEWER),
    "Go for v7, soft float": ("linux/arm/v5", go_arm("7,softfloat"), NEWER),
    "Go for v6": ("linux/arm/v5", go_arm(6), NEWER),
    "a string of Go's": ("linux/arm/v5", go_arm("77"), ""),
    "Go for v5": ("linux/arm/v5", go_arm(5), ""),
    "Go for v6, on v7": ("linux/arm/v7", go_arm(6), ""),
    "Go without its note": ("linux/arm/v6", go_built(32, "<", 40, "GOARM=7"), NEWER),
    "Go with older C": ("linux/arm/v6", go_built(32, "<", 40, "GOARM=7", aeabi(V5 + FLOAT)), NEWER),
    "Go with newer C": ("linux/arm/v6", go_built(32, "<", 40, "GOARM=6", aeabi(V7 + FLOAT)), NEWER),
    "Go with C, for v6": ("linux/arm/v6", go_built(32, "<", 40, "GOARM=6", aeabi(V5 + FLOAT)), ""),
    "Go, mips64 soft": ("linux/mips64", go_built(64, ">", 8, "GOMIPS64=softfloat"), FLOAT_ABI),
    "Go, mips64 hard": ("linux/mips64/softfloat", go_built(64, ">", 8, "GOMIPS64=hardfloat"), FLOAT_ABI),
    "Go, mips64": ("linux/mips64", go_built(64, ">", 8, "GOMIPS64=hardfloat"), ""),
    "Go, mips64, with soft in it": ("linux/mips64", go_built(64, ">", 8, TWO_GO), FLOAT_ABI),
    "Go, mips64, with hard in it": ("linux/mips64/softfloat", go_built(64, ">", 8, TWO_GO), FLOAT_ABI),
    "zig's assembler": ("linux/arm/v7", arm(V7, flags=0x5000200), ""),
    "soft flags in an archive": ("linux/arm/v7", ar(ARM_HARD, ARM_SOFT), FLOAT_ABI),
    "soft in an archive": ("linux/arm/v7", ar(arm(V7 + HARD), arm(V7 + FLOAT)), FLOAT_ABI),
    "mips softfloat": ("linux/mips", mips(3), FLOAT_ABI),
    "mips, for softfloat": ("linux/mips/softfloat", mips(1), FLOAT_ABI),
    "mips object": ("linux/mips", mips(3, type_=OBJECT), FLOAT_ABI),
    "mips objects": ("linux/mips", ar(mips(1, type_=OBJECT), mips(3, type_=OBJECT)), FLOAT_ABI),
    "mips n32": ("linux/mips", mips(flags=0x80000020), "does not match expected ABI for mips"),
    "mips release 6": ("linux/mips", mips(flags=0x90000000), "does not match expected ABI for mips"),
    "riscv64 soft": ("linux/riscv64", elf(64, "<", 243, flags=1), FLOAT_ABI),
    "riscv64 soft, without flags": ("linux/riscv64", elf(64, "<", 243), FLOAT_ABI),
    "riscv64 data": ("linux/riscv64", elf(64, "<", 243, OBJECT), ""),
    "riscv64 single": ("linux/riscv64", elf(64, "<", 243, flags=2), FLOAT_ABI),
    "riscv64 quad": ("linux/riscv64", elf(64, "<", 243, flags=7), FLOAT_ABI),
    "flags in an archive": ("linux/riscv64", ar(*(elf(64, "<", 243, OBJECT, n) for n in (5, 1))), FLOAT_ABI),
    "a library may ask": ("linux/arm/v7", ASKING, ""),
    "v5 for v6": ("linux/arm/v6", arm(V5 + FLOAT), ""),
    "v6 for v6": ("linux/arm/v6", arm(V6 + FLOAT + HARD), ""),
    "v7 for v7": ("linux/arm/v7", arm(NAME + V7 + FLOAT + HARD), ""),
    "v8 for v8": ("linux/arm/v8", arm(V8 + FLOAT + HARD), ""),
    "assembler": ("linux/arm/v7", arm(V7), ""),
    "both": ("linux/arm/v7", arm(V7 + FLOAT + BOTH), ""),
    "no attributes": ("linux/arm/v5", elf(32, "<", 40, OBJECT, sections=[(1, b"")] * 40), ""),
    "armbe": ("linux/armbe", elf(32, ">", 40, OBJECT, sections=[aeabi(V7, ">")]), ""),
    "mips, any": ("linux/mips/softfloat", mips(0), ""),
    "mips, soft": ("linux/mips/softfloat", mips(3), ""),
    "mips, hard": ("linux/mips", mips(5, type_=OBJECT), ""),
    "mips64": ("linux/mips64", elf(64, ">", 8, flags=0x20), ""),
    "riscv64": ("linux/riscv64", elf(64, "<", 243, flags=5), ""),
}


@pytest.mark.parametrize(("platform", "content", "message"), ABIS.values(), ids=ABIS)
def test_abi(system: System, platform: str, content: bytes, message: str) -> None:
    done = system.try_run("xx-verify", write(system, content), TARGETPLATFORM=platform)
    assert (done.returncode == 0, message in done.stderr) == (not message, True)


def test_any_cpu(system: System) -> None:
    file = write(system, arm(V7 + FLOAT))
    assert system.run("xx-verify", "--any-cpu", file, TARGETPLATFORM="linux/arm/v5") == ""
    file = write(system, arm(V7 + FLOAT + HARD))
    assert FLOAT_ABI in system.fails("xx-verify", "--any-cpu", file, TARGETPLATFORM="linux/arm/v5")


def test_modules_of_the_kernel(system: System) -> None:
    system.write("a.ko").write_bytes(arm(V7 + FLOAT))
    assert system.run("xx-verify", str(system.root / "a.ko"), TARGETPLATFORM="linux/arm/v7") == ""


def test_any_loader_of_linux(system: System) -> None:
    linux = [note(b"GNU\0", 1, struct.pack("<4I", 0, 3, 2, 0))]
    brewed = elf(64, "<", 183, loader="/opt/brew/lib/ld.so", needed=("libc.so.6",), segments=linux)
    assert system.run("xx-verify", write(system, brewed), TARGETPLATFORM="linux/arm64") == ""


def test_a_pipe(system: System) -> None:
    os.mkfifo(system.root / "pipe")
    assert system.fails("xx-verify", str(system.root / "pipe")).endswith("/pipe is a pipe")
