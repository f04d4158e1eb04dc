"""Which builds make what ships, and which make a tool that runs in the build itself."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.leaving import Leaving, leaving
from xxpy.analysis.pinning import executed_paths, starts
from xxpy.analysis.programs import COPIES, PATH_FOLDERS
from xxpy.shell.environment import join
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.shell.syntax import Command

_WITH_DESTINATION = frozenset(("cp", "mv", "install", "ln", "rsync"))
# what stands for more than one path, or for one that is not known
_UNKNOWN = re.compile(r"\$\{[^}]*\}|\$\(.*\)|`[^`]*`|\{[^{}]*,[^{}]*\}")


class Outputs:
    """The paths of a family's builds, seen against what leaves it and what it runs."""

    def __init__(self, analysis: Analysis, family: tuple[int, ...]) -> None:
        self.leaving: tuple[Leaving, ...] = leaving(analysis, family)
        self.is_image = len(analysis.stages) - 1 in family or any(
            analysis.may_be_final(index) and starts(analysis.stages[index]) for index in family
        )
        self.executed = executed_paths(analysis, family)
        self.moved = tuple(_moved(analysis, family))

    def leaves(self, path: str | None) -> bool:
        """Whether what is written to `path` leaves the family, or may: unknown places and what is moved always may."""
        if self.is_image or path is None or not known(path):
            return True
        return bool(path) and (any(item.covers(path) for item in self.leaving) or self.is_moved(path))

    def is_moved(self, path: str) -> bool:
        """Whether `path` is copied, moved or packed in the family, so that it may leave under another name."""
        whole = path.rstrip("/")
        return any(
            fnmatch.fnmatchcase(whole, pattern) or (whole + "/").startswith(pattern.rstrip("/") + "/")
            for pattern in self.moved
        )

    def runs(self, path: str | None) -> bool:
        """Whether the family itself executes what is written to `path`, or a program of that name."""
        name = posixpath.basename(path or "")
        return bool(name) and any(posixpath.basename(program) == name for program in self.executed)

    def is_tool(self, path: str | None) -> bool:
        """Whether what is written to `path` stays, and is there to be run: seen to be, or put where programs are."""
        return (
            not self.leaves(path) and bool(path) and (self.runs(path) or posixpath.dirname(path or "") in PATH_FOLDERS)
        )


def _moved(analysis: Analysis, family: tuple[int, ...]) -> Iterator[str]:
    """Patterns of what is copied, moved or packed; anything where a place is not known."""
    for _, command in analysis.commands_of(family):
        if command.program == "cpio":
            yield "*"
        for word in sources(command):
            path = join(command.cwd, word.removeprefix("if="))
            yield "*" if path is None and not word.startswith("-") else _UNKNOWN.sub("*", path or word)


def sources(command: Command) -> tuple[str, ...]:
    """The words of a command that copies, moves or packs, without the last where that says where to."""
    words = command.values[1:] if command.program in COPIES else ()
    return words[:-1] if command.program in _WITH_DESTINATION and "-t" not in words else words


@remembered
def outputs_of(analysis: Analysis, family: tuple[int, ...]) -> Outputs:
    """The outputs of a family."""
    return Outputs(analysis, family)
