"""Files: read, found in folders, and replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xxpy.errors import XxpyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STDIN = "-"
_SKIPPED = {".git", ".venv", "node_modules"}
_DOCKERFILE = re.compile(r"dockerfile(\..+)?|.+\.dockerfile|containerfile.*", re.IGNORECASE)
_ADVICE = {
    errno.EISDIR: "is a directory; name the Dockerfile in it",
    errno.ENOENT: "no such file",
}


class FileError(XxpyError):
    """A file that cannot be read or written. `line` is 1-based, or 0 where the fault is the file as a whole."""

    def __init__(self, path: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.path = path
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
        return "<stdin>" if self.path == STDIN else self.path


def encode(text: str) -> bytes:
    """The bytes `text` was read from."""
    return text.encode("utf-8", "surrogateescape")


def read_bytes(path: str) -> bytes:
    """A file's bytes; those of standard input for `-`. Raises FileError."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read() if sys.stdin else b""
        return Path(path).read_bytes()
    except OSError as error:
        raise FileError(path, _reason(path, error)) from error


def read(path: str) -> Source:
    """A file as text. Raises FileError."""
    return Source(path, read_bytes(path).decode("utf-8", "surrogateescape"))


def find(path: str, report: Callable[[FileError], None]) -> Iterator[str]:
    """`path` itself, or the Dockerfiles in that folder and below, sorted.

    What cannot be searched, and a folder without any, is told to `report`.
    """
    if path == STDIN or not _is_folder(path):
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path, onerror=lambda error: report(_unreadable(error))):
        folders[:] = sorted(set(folders) - _SKIPPED)
        for name in sorted(filter(_is_dockerfile, names)):
            found = True
            yield str(Path(folder, name))
    if not found:
        report(FileError(path, "no Dockerfile in this folder"))


def write(path: str, data: bytes) -> None:
    """Make `data` the content of `path`, as `replace` does; a device or a pipe is written to. Raises FileError."""
    try:
        if Path(path).exists() and not Path(path).is_file():
            Path(path).write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise _unwritable(path, error) from error


def make_folder(path: Path) -> None:
    """Make the folder, and those it is in, where they are not there. Raises FileError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(str(path), error) from error


def replace(path: str, data: bytes) -> None:
    """Make `data` the content of the file, all or nothing, keeping mode and owner.

    A link stays, and the file it points to is replaced. Raises FileError, with nothing changed or left behind.
    """
    if not Path(path).is_file():
        raise FileError(path, "cannot be rewritten: not a regular file")
    try:
        _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _replace(target: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".xxpy-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _copy_owner_and_mode(target, descriptor)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink()
        raise


def _copy_owner_and_mode(target: Path, descriptor: int) -> None:
    if not target.exists():
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    before = target.stat()
    with suppress(PermissionError):  # only root may give files away
        os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(before.st_mode))  # after the owner: changing that clears bits


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # reading it will tell why
        return False


def _is_dockerfile(name: str) -> bool:
    return bool(_DOCKERFILE.fullmatch(name)) and not name.lower().endswith(".dockerignore")


def _unreadable(error: OSError) -> FileError:
    return FileError(str(error.filename), _reason(error.filename, error))


def _unwritable(path: str, error: OSError) -> FileError:
    return FileError(path, f"cannot be written: {_reason(path, error)}")


def _reason(path: str, error: OSError) -> str:
    if error.errno == errno.ENOENT and Path(path).is_symlink():
        return f"is a link to {Path(path).readlink()}, which does not exist"
    return _ADVICE.get(error.errno or 0) or (error.strerror or str(error)).lower()
