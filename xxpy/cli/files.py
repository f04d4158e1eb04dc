"""Files: what they are called, and reading them."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xxpy.errors import XxpyError

if TYPE_CHECKING:
    from collections.abc import Iterable

STDIN = "-"
MAX_BYTES = 64 * 1024 * 1024
"""What is larger is not read: it is no Dockerfile, and may have no end."""

_ADVICE = {
    errno.EISDIR: "is a directory; name the Dockerfile in it",
    errno.ENOENT: "no such file",
}


class FileError(XxpyError):
    """A file that cannot be read or written. `line` is 1-based, or 0 where the fault is the file as a whole."""

    def __init__(self, path: str, message: str, line: int = 0) -> None:
        super().__init__(path, message, line)
        self.path = name(path)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read. `text` is its bytes as UTF-8, undecodable ones kept as surrogates."""

    path: str
    text: str

    @property
    def folder(self) -> str | None:
        """The folder the file is in, None for standard input."""
        return None if self.path == STDIN else str(Path(self.path).parent)

    @property
    def name(self) -> str:
        """What messages call it."""
        return name(self.path)


def name(path: str) -> str:
    """What messages call a file."""
    return "<stdin>" if path == STDIN else path


def encode(text: str) -> bytes:
    """The bytes `text` was read from."""
    return text.encode("utf-8", "surrogateescape")


def read_bytes(path: str) -> bytes:
    """A file's bytes; those of standard input for `-`. Raises FileError."""
    try:
        data = _read_stdin() if path == STDIN else _read_file(path)
    except OSError as error:
        raise FileError(path, reason(path, error)) from error
    if len(data) > MAX_BYTES:
        raise FileError(path, f"larger than {MAX_BYTES >> 20} MiB, so no Dockerfile")
    return data


def read(path: str) -> Source:
    """A file as text. Raises FileError."""
    return Source(path, read_bytes(path).decode("utf-8", "surrogateescape"))


def once(paths: Iterable[str]) -> list[str]:
    """The paths in order, without those that name an entry of a folder again, however it is spelt."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(_place(path), path)
    return list(found.values())


def reason(path: str, error: OSError) -> str:
    """What is wrong with the file, in small letters."""
    if error.errno == errno.ENOENT and Path(path).is_symlink():
        return f"is a link to {Path(path).readlink()}, which does not exist"
    return _ADVICE.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""


def _read_file(path: str) -> bytes:
    with open(path, "rb", opener=_open_at_once) as file:
        return file.read(MAX_BYTES + 1)


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for somebody to write to a named pipe: without a writer it reads as empty."""
    descriptor = os.open(path, flags | os.O_NONBLOCK)
    os.set_blocking(descriptor, True)
    return descriptor


def _place(path: str) -> str:
    if path == STDIN:
        return path
    try:
        return str(Path(os.path.realpath(Path(path).parent), Path(path).name))
    except OSError:  # the current folder is gone
        return path
