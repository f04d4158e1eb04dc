"""`xxpy scripts`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xxpy._resources import resource
from xxpy.cli import files, options, writing
from xxpy.cli.command import Command
from xxpy.cli.console import err

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARY = "xx-lib"
# What every script and every part of the library has in its first lines, in all versions.
_OURS = (b"# Usage: xx-", b"# shellcheck shell=sh")


@click.command("scripts", cls=Command, short_help="Write the xx-* scripts that builds use into a folder.")
@click.argument("folder", metavar="DIR", type=options.name)
def command(folder: str) -> int:
    """Write the xx-* scripts into DIR, to be copied into /usr/bin of a build stage.

    Older ones are replaced. Nothing is written where a file of the same name is not one of them.

    Exit codes: 0 done; 2 DIR cannot be written to.
    """
    scripts = {Path(folder, name): data for name, data in bundled()}
    for path in scripts:
        _refuse_foreign(path)
    changed = [path for path, data in scripts.items() if _put(path, data)]
    err(f"xxpy: {folder}: {len(scripts)} files, {len(changed)} written\n")
    return 0


def bundled() -> Iterator[tuple[str, bytes]]:
    """The scripts, and the files they read: name and content of each."""
    for entry in sorted(resource("scripts").iterdir(), key=lambda entry: entry.name):
        if entry.name == LIBRARY:
            yield from ((f"{LIBRARY}/{part.name}", part.read_bytes()) for part in entry.iterdir())
        elif entry.name.startswith("xx-"):
            yield entry.name, entry.read_bytes()


def _refuse_foreign(path: Path) -> None:
    if not path.exists():
        return
    head = files.read_bytes(str(path)).splitlines()[:2] if path.is_file() else []
    if not any(line.startswith(_OURS) for line in head):
        raise files.FileError(str(path), "is not one of xxpy's scripts; move it away")


def _put(path: Path, data: bytes) -> bool:
    """Write the file unless it is as it should be; whether it was written. All but the library can be executed."""
    mode = 0o644 if path.parent.name == LIBRARY else 0o755
    if path.exists() and path.read_bytes() == data and path.stat().st_mode & 0o777 == mode:
        return False
    writing.make_folder(path.parent)
    writing.write(str(path), data)
    path.chmod(mode)
    return True
