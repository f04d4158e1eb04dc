"""Small binaries of every kind, as far as their headers: elf(5), ar(5), mach-o/loader.h, mach/machine.h, PE Format."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scripts import System

OBJECT, EXECUTABLE, SHARED = 1, 2, 3
BASE = 0x10000  # where the file is loaded
AEABI = 0x70000003  # SHT_ARM_ATTRIBUTES; of a segment, PT_MIPS_ABIFLAGS
MACHO_AMD64, MACHO_ARM64 = 0x1000007, 0x100000C
MIPS_ABIFLAGS = 0x7000002A  # of a section


def elf(
    bits: int,
    order: str,
    machine: int,
    type_: int = EXECUTABLE,
    flags: int = 0,
    abi: int = 0,
    loader: str = "",
    needed: Sequence[str] = (),
    pie: bool = False,
    runpath: str = "",
    segments: Sequence[tuple[int, bytes]] = (),
    sections: Sequence[tuple[int, bytes]] = (),
) -> bytes:
    """A header, the program headers, what they say, and of an object, or where sections are given, their table.

    `segments` and `sections` are further ones: their types, and what is in them.
    """
    header, entry, section = (52, 32, 40) if bits == 32 else (64, 56, 64)
    parts = [*([(3, loader.encode() + b"\0")] if loader else []), *segments]
    count = 0 if type_ == OBJECT else 1 + len(parts) + bool(needed or pie or runpath)
    at, table, body = header + entry * count, [], b""
    for kind, content in parts:
        table.append((kind, at + len(body), len(content)))
        body += content
    names, dynamic = _dynamic(bits, order, at + len(body), needed, pie, runpath)
    if needed or pie or runpath:
        table.append((2, at + len(body) + len(names), len(dynamic)))
        body += names + dynamic
    table = [(1, 0, at + len(body)), *table]
    headers = _section(bits, order, 0, 0, 0)
    for kind, content in sections:
        headers += _section(bits, order, kind, at + len(body), len(content))
        body += content
    listed = len(headers) // section if sections or type_ == OBJECT else 0
    word = "I" if bits == 32 else "Q"
    ident = b"\x7fELF" + bytes([1 if bits == 32 else 2, 1 if order == "<" else 2, 1, abi]) + bytes(8)
    fields = (type_, machine, 1, 0, header, at + len(body) if listed else 0)
    sizes = (flags, header, entry, count, section if listed else 0, listed, 0)
    head = ident + struct.pack(f"{order}HHI{word}{word}{word}IHHHHHH", *fields, *sizes)
    rows = b"".join(_segment(bits, order, *row) for row in table[:count])
    return head + rows + body + (headers if listed else b"")


def _dynamic(bits: int, order: str, at: int, needed: Sequence[str], pie: bool, runpath: str) -> tuple[bytes, bytes]:
    """The strings, which begin at `at`, and the dynamic section."""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in (*needed, *[runpath] * bool(runpath)))
    entries = [(1, names.index(name.encode())) for name in needed] + [(5, BASE + at)]
    entries += [(29, names.index(runpath.encode()))] if runpath else []
    entries += [(0x6FFFFFFB, 0x08000000)] * pie + [(0, 0)]
    word = "I" if bits == 32 else "Q"
    return names, b"".join(struct.pack(f"{order}{word}{word}", *pair) for pair in entries)


def _segment(bits: int, order: str, kind: int, offset: int, size: int) -> bytes:
    address = BASE + offset
    if bits == 32:
        return struct.pack(f"{order}8I", kind, offset, address, address, size, size, 5, 1)
    return struct.pack(f"{order}IIQQQQQQ", kind, 5, offset, address, address, size, size, 1)


def _section(bits: int, order: str, kind: int, offset: int, size: int) -> bytes:
    layout = "10I" if bits == 32 else "IIQQQQIIQQ"
    return struct.pack(f"{order}{layout}", 0, kind, 0, 0, offset, size, 0, 0, 1, 0)


def note(owner: bytes, kind: int = 1, content: bytes = bytes(4), order: str = "<") -> tuple[int, bytes]:
    """A segment of one note."""
    name = owner + bytes(-len(owner) % 4)
    return 4, struct.pack(f"{order}III", len(owner), len(content), kind) + name + content


def aeabi(tags: bytes, order: str = "<", before: bytes = b"") -> tuple[int, bytes]:
    """A section of Arm's build attributes; `before` is another vendor's."""
    whole = b"\x01" + struct.pack(f"{order}I", len(tags) + 5) + tags
    return AEABI, b"A" + before + struct.pack(f"{order}I", len(whole) + 10) + b"aeabi\0" + whole


def macho(*cputypes: int) -> bytes:
    """A Mach-O file of one machine, or a universal one."""
    if len(cputypes) == 1:
        command = struct.pack("<II16s4Q4I", 25, 72, b"__TEXT", 0, 4096, 0, 104, 5, 5, 0, 0)
        return struct.pack("<8I", 0xFEEDFACF, cputypes[0], 0, 2, 1, len(command), 0, 0) + command
    return universal(*((cputype, macho(cputype)) for cputype in cputypes))


def universal(*slices: tuple[int, bytes]) -> bytes:
    """A universal file: of each slice, the machine that the header says, and the content."""
    at = 8 + 20 * len(slices)
    entries, body = b"", b""
    for cputype, content in slices:
        entries += struct.pack(">5I", cputype, 0, at + len(body), len(content), 0)
        body += content
    return struct.pack(">II", 0xCAFEBABE, len(slices)) + entries + body


def pe(machine: int) -> bytes:
    """A DOS header, the PE header and a section of 16 bytes."""
    head = b"MZ" + bytes(58) + struct.pack("<I4sHHIIIHH", 64, b"PE\0\0", machine, 1, 0, 0, 0, 8, 0) + bytes(8)
    return head + struct.pack("<8s8I", b".text", 16, 4096, 16, len(head) + 40, 0, 0, 0, 0) + bytes(16)


def coff(machine: int) -> bytes:
    """An object with an empty section, a symbol and no string table."""
    return struct.pack("<HHIIIHH", machine, 1, 0, 60, 1, 0, 0) + bytes(40) + bytes(18)


def ar(*members: bytes, bsd: bool = False) -> bytes:
    """An archive, with an empty symbol table first; with long names as BSD has them, or short ones."""
    return b"!<arch>\n" + b"".join(_member(content, bsd) for content in (bytes(4), *members))


def _member(content: bytes, bsd: bool) -> bytes:
    name, content = ("#1/24", b"a long name of an object" + content) if bsd else ("a.o/", content)
    head = f"{name:16}{0:<12}{0:<6}{0:<6}{644:<8}{len(content):<10}`\n".encode()
    return head + content + b"\n" * (len(content) % 2)


def write(system: System, content: bytes, name: str = "out/a") -> str:
    """The path of a new file in the system's tree."""
    file = system.write(name)
    file.write_bytes(content)
    return str(file)
