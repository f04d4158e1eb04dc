"""The head of an ELF file, held against the table."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from xxpy.targets import Target


@dataclass(frozen=True)
class Elf:
    """The header fields the table knows."""

    bits: int
    endian: str
    machine: int
    flags: int


def read_elf(path: Path) -> Elf:
    """The header of an ELF file; layout: elf(5)."""
    head = path.read_bytes()[:52]
    assert head[:4] == b"\x7fELF", path
    bits, endian = {1: 32, 2: 64}[head[4]], {1: "little", 2: "big"}[head[5]]
    order = "<" if endian == "little" else ">"
    return Elf(
        bits,
        endian,
        struct.unpack_from(f"{order}H", head, 18)[0],
        struct.unpack_from(f"{order}I", head, 36 if bits == 32 else 48)[0],
    )


def assert_header(path: Path, row: Target) -> None:
    """The ELF file is what the row says."""
    elf = read_elf(path)
    assert (elf.bits, elf.endian, elf.machine) == (row.elf_class, row.endian, row.elf_machine_id)
    assert row.elf_flags is not None
    assert elf.flags & row.elf_flags == row.elf_flags
