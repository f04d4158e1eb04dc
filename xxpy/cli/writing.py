"""Writing files: as a whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from xxpy.cli.files import FileError, Source, encode, read_bytes, reason


def write(path: str, data: bytes) -> None:
    """Make `data` the content of `path`, as `replace` does; a device or a pipe is written to. Raises FileError."""
    try:
        if Path(path).exists() and not Path(path).is_file():
            Path(path).write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise _unwritable(path, error) from error


def replace(source: Source, data: bytes) -> None:
    """Make `data` the content of the file that was read, all or nothing, keeping mode and owner.

    A link stays, and the file it points to is replaced. Raises FileError, with nothing changed or left behind: also
    where the file may not be written to, is not what was read any more, or has a second hard link.
    """
    try:
        if not Path(source.path).is_file():
            raise FileError(source.path, "cannot be rewritten: not a regular file")
        _replace(Path(os.path.realpath(source.path)), data, encode(source.text))
    except OSError as error:
        raise _unwritable(source.path, error) from error


def make_folder(path: Path) -> None:
    """Make the folder, and those it is in, where they are not there. Raises FileError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileError(str(path), "is not a folder") from error
    except OSError as error:
        raise _unwritable(str(path), error) from error


def check(path: Path) -> None:
    """Raise FileError where something is there that `write` cannot replace."""
    try:
        if path.exists():
            if not path.is_file():
                raise FileError(str(path), "is not a regular file")
            _check(path)
    except OSError as error:
        raise _unwritable(str(path), error) from error


def _replace(target: Path, data: bytes, before: bytes | None = None) -> None:
    old = _check(target) if target.exists() else None
    descriptor, temporary = tempfile.mkstemp(prefix=".xxpy-", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _set_owner_and_mode(descriptor, old)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if before is not None and read_bytes(str(target)) != before:
            raise OSError("it was changed in the meantime; run again")
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink()
        raise


def _check(target: Path) -> os.stat_result:
    """What is known of a file that may be replaced."""
    os.close(os.open(target, os.O_WRONLY))  # a file may be replaced though it may not be written to
    found = target.stat()
    if found.st_nlink > 1:
        raise OSError("it has another hard link, which would keep the old text; write to another file")
    return found


def _set_owner_and_mode(descriptor: int, old: os.stat_result | None) -> None:
    if old is None:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, 0o666 & ~mask)
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        _give(descriptor, old)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))  # after the owner: changing that clears bits


def _give(descriptor: int, old: os.stat_result) -> None:
    try:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    except PermissionError as error:
        raise OSError("you may not keep its owner and group; write to another file") from error


def _unwritable(path: str, error: OSError) -> FileError:
    return FileError(path, f"cannot be written: {reason(path, error)}")
