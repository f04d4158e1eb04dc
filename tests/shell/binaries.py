"""Small binaries of every kind, as far as their headers: elf(5), ar(5), mach/machine.h, PE Format."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OBJECT, EXECUTABLE, SHARED = 1, 2, 3
BASE = 0x10000  # where the file is loaded


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
) -> bytes:
    """A header, three program headers at most, the loader's path and the dynamic section with its strings."""
    word, header, entry = ("I", 52, 32) if bits == 32 else ("Q", 64, 56)
    segments = 0 if type_ == OBJECT else 1 + bool(loader) + bool(needed or pie)
    at = header + entry * segments
    interp = loader.encode() + b"\0" if loader else b""
    names = b"\0" + b"".join(name.encode() + b"\0" for name in needed)
    strings = at + len(interp)
    entries = [(1, names.index(name.encode())) for name in needed] + [(5, BASE + strings)]
    entries += [(0x6FFFFFFB, 0x08000000)] * pie + [(0, 0)]
    dynamic = b"".join(struct.pack(f"{order}{word}{word}", *pair) for pair in entries)
    body = interp + names + dynamic
    table = [(1, 0, at + len(body))]
    if loader:
        table.append((3, at, len(interp)))
    if needed or pie:
        table.append((2, strings + len(names), len(dynamic)))
    ident = b"\x7fELF" + bytes([1 if bits == 32 else 2, 1 if order == "<" else 2, 1, abi]) + bytes(8)
    fields = (type_, machine, 1, 0, header, 0, flags, header, entry, segments, 0, 0, 0)
    head = ident + struct.pack(f"{order}HHI{word}{word}{word}IHHHHHH", *fields)
    return head + b"".join(_segment(bits, order, *row) for row in table[:segments]) + body


def _segment(bits: int, order: str, kind: int, offset: int, size: int) -> bytes:
    address = BASE + offset
    if bits == 32:
        return struct.pack(f"{order}8I", kind, offset, address, address, size, size, 5, 1)
    return struct.pack(f"{order}IIQQQQQQ", kind, 5, offset, address, address, size, size, 1)


def macho(*cputypes: int) -> bytes:
    """A Mach-O file of one machine, or a universal one."""
    if len(cputypes) == 1:
        return struct.pack("<II", 0xFEEDFACF, cputypes[0]) + bytes(24)
    entries = b"".join(struct.pack(">5I", cputype, 0, 0, 0, 0) for cputype in cputypes)
    return struct.pack(">II", 0xCAFEBABE, len(cputypes)) + entries


def pe(machine: int) -> bytes:
    """A DOS header and the first words of the PE header."""
    return b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + struct.pack("<H", machine)


def ar(*members: bytes) -> bytes:
    """An archive, with an empty symbol table first."""
    return b"!<arch>\n" + b"".join(map(_member, (bytes(4), *members)))


def _member(content: bytes) -> bytes:
    head = f"{'a.o/':16}{0:<12}{0:<6}{0:<6}{644:<8}{len(content):<10}`\n".encode()
    return head + content + b"\n" * (len(content) % 2)
