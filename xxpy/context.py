"""What lies beyond the Dockerfile: the build context, read-only and bounded.

Paths are relative to the context's root, written with `/`. Everything that reads the context goes through
`Context`, so a mapping (tests), a folder, or a view handed over by BuildKit serve alike.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from xxpy import dockerignore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MAX_BYTES = 1024 * 1024
"""Files larger than this read as None."""

SKIPPED = frozenset({".git", "node_modules"})
"""Folders `walk` never enters: large, and never part of what a compiler reads."""


class Context(Protocol):
    """A read-only view of a build context."""

    def read(self, path: str) -> str | None:
        """The text of a file; None where there is no such file, or it is too large or not text."""

    def names(self, folder: str = "") -> tuple[str, ...]:
        """The names in a folder, sorted; those of folders end in `/`. Empty where there is no such folder."""


def inside(path: str) -> str | None:
    """The path without `.`, `..`, and doubled or trailing slashes, "" for the root; None where it leaves the root."""
    normal = posixpath.normpath(path or ".")
    if normal.startswith(("/", "../")) or normal == ".." or "\0" in normal:
        return None
    return "" if normal == "." else normal


def join(folder: str, path: str) -> str:
    """The path as seen from the root, `folder` being where it is written; may still leave the root."""
    return posixpath.join(folder, path)


@dataclass(frozen=True, slots=True)
class FolderContext:
    """A folder on disk. Links that lead outside it, files over `MAX_BYTES` and files not in UTF-8 read as None.

    A link to a folder is listed without `/`, as neither Go nor BuildKit descends into one.
    """

    root: Path

    def read(self, path: str) -> str | None:
        place = self._place(path)
        if place is None:
            return None
        try:
            return _text(place)
        except (OSError, ValueError):
            return None

    def names(self, folder: str = "") -> tuple[str, ...]:
        place = self._place(folder)
        if place is None:
            return ()
        try:
            with os.scandir(place) as entries:
                return tuple(sorted(_name(entry) for entry in entries))
        except OSError:
            return ()

    def _place(self, path: str) -> Path | None:
        """Where the path really is, links resolved; None outside the root."""
        relative = inside(path)
        if relative is None:
            return None
        try:
            root = self.root.resolve()
            place = (root / relative).resolve()
        except (OSError, RuntimeError, ValueError):  # RuntimeError: a loop of links, before Python 3.13
            return None
        return place if place.is_relative_to(root) else None


def _text(place: Path) -> str | None:
    if not stat.S_ISREG(place.stat().st_mode):  # opening a pipe would wait for its writer
        return None
    with place.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return data.decode() if len(data) <= MAX_BYTES else None


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


@dataclass(frozen=True, slots=True)
class MappingContext:
    """Files given as a mapping from path to text."""

    files: Mapping[str, str]

    def read(self, path: str) -> str | None:
        relative = inside(path)
        return self.files.get(relative) if relative else None

    def names(self, folder: str = "") -> tuple[str, ...]:
        relative = inside(folder)
        if relative is None:
            return ()
        prefix = relative + "/" if relative else ""
        below = (path[len(prefix) :].partition("/") for path in self.files if path.startswith(prefix))
        return tuple(sorted({name + slash for name, slash, _ in below}))


EMPTY: Context = MappingContext({})
"""A context nothing is known of."""


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What of `inner` a build gets to see: `ignore_text` is the text of the `.dockerignore` that applies to it.

    Which file that is, `xxpy.dockerignore` tells. A folder that is ignored is still listed where a `!` pattern
    may bring back a file in it.
    """

    inner: Context
    ignore_text: str
    _ignore: dockerignore.Ignore = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ignore", dockerignore.parse(self.ignore_text))

    def read(self, path: str) -> str | None:
        relative = inside(path)
        return None if relative is None or self._ignore.ignores(relative) else self.inner.read(relative)

    def names(self, folder: str = "") -> tuple[str, ...]:
        relative = inside(folder)
        if relative is None:
            return ()
        names = self.inner.names(relative)
        kept = self._ignore.keep(relative, tuple(name.rstrip("/") for name in names))
        return tuple(name for name in names if name.rstrip("/") in kept or self._may_hold(relative, name))

    def _may_hold(self, folder: str, name: str) -> bool:
        return name.endswith("/") and self._ignore.may_return(join(folder, name[:-1]))


@dataclass(frozen=True, slots=True)
class Walk:
    """Paths of files, breadth first; `complete` is False where the limit cut the walk short."""

    paths: tuple[str, ...]
    complete: bool


def walk(
    context: Context, folder: str = "", limit: int = 5000, enter: Callable[[str], bool] = lambda _folder: True
) -> Walk:
    """The files in a folder and those below it; at most `limit` names, of files and folders, are looked at.

    Folders named in `SKIPPED` are left out, and so are those for whose path `enter` says False.
    """
    paths: list[str] = []
    folders = deque([folder])
    seen = 0
    while folders:
        current = folders.popleft()
        for name in context.names(current):
            seen += 1
            if seen > limit:
                return Walk(tuple(paths), complete=False)
            path = join(current, name)
            if not name.endswith("/"):
                paths.append(path)
            elif name[:-1] not in SKIPPED and enter(path[:-1]):
                folders.append(path[:-1])
    return Walk(tuple(paths), complete=True)
