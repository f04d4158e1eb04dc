"""The head of an ELF file: which machine it is for."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Header:
    """`bits` is 32 or 64, `machine` as elf.h numbers it, `abi` the top byte of the flags: on Arm the EABI's version."""

    bits: int
    machine: int
    abi: int


def header(path: Path) -> Header:
    """The header of an executable for a little-endian machine; ValueError for any other file."""
    with path.open("rb") as file:
        head = file.read(52)
    if head[:4] != b"\x7fELF" or head[5] != 1:
        raise ValueError(f"{path} is no little-endian ELF file")
    bits, flags_at = {1: (32, 36), 2: (64, 48)}[head[4]]
    return Header(bits, struct.unpack_from("<H", head, 18)[0], head[flags_at + 3])


# EM_X86_64, EM_AARCH64, EM_ARM
MACHINES = {
    "linux/amd64": Header(64, 62, 0),
    "linux/arm64": Header(64, 183, 0),
    "linux/arm/v6": Header(32, 40, 5),
    "linux/arm/v7": Header(32, 40, 5),
}
