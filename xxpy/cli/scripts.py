"""`xxpy scripts`."""

from __future__ import annotations

from pathlib import Path

import click

from xxpy import bundle
from xxpy.cli import files, options, writing
from xxpy.cli.command import Command
from xxpy.cli.console import err
from xxpy.report.text import visible

# What the second line of every script begins with, in all versions.
_OURS = b"# Usage: xx-"
_MODE = 0o755


@click.command("scripts", cls=Command, short_help="Write the xx-* scripts that builds use into a folder.")
@click.argument("folder", metavar="DIR", type=options.name)
def command(folder: str) -> int:
    """Write the xx-* scripts into DIR, to be copied into /usr/bin of a build stage.

    Older ones are replaced. Nothing is written where a file of the same name is not one of them.

    Exit codes: 0 done; 2 DIR cannot be written to.
    """
    scripts = {Path(folder, name): data for name, data in bundle.scripts()}
    stale = {path: data for path, data in scripts.items() if not _is_current(path, data)}
    for path in stale:
        _refuse_foreign(path)
    for path, data in stale.items():
        _put(path, data)
    err(f"xxpy: {visible(folder)}: {len(scripts)} files, {len(stale)} written\n")
    return 0


def _is_current(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_mode & 0o777 == _MODE and path.read_bytes() == data
    except OSError:  # writing it says why
        return False


def _refuse_foreign(path: Path) -> None:
    writing.check(path)
    if path.exists() and not any(line.startswith(_OURS) for line in files.read_bytes(str(path)).splitlines()[1:2]):
        raise files.FileError(str(path), "is not one of xxpy's scripts; move it away")


def _put(path: Path, data: bytes) -> None:
    writing.make_folder(path.parent)
    writing.write(str(path), data)
    path.chmod(_MODE)
