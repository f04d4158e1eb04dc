"""Which builds make what ships, and which make a tool that runs in the build itself."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.leaving import Leaving, leaving
from xxpy.analysis.pinning import executed_paths, starts
from xxpy.analysis.programs import PATH_FOLDERS
from xxpy.symbols import known

if TYPE_CHECKING:
    from xxpy.analysis.facts import Analysis

_MOVERS = frozenset(("cp", "mv", "install", "ln", "rsync", "tar", "upx", "zip"))


class Outputs:
    """The paths of a family's builds, seen against what leaves it and what it runs."""

    def __init__(self, analysis: Analysis, family: tuple[int, ...]) -> None:
        self.leaving: tuple[Leaving, ...] = leaving(analysis, family)
        self.is_image = len(analysis.stages) - 1 in family or any(
            analysis.may_be_final(index) and starts(analysis.stages[index]) for index in family
        )
        self.executed = executed_paths(analysis, family)
        self.moved = frozenset(
            posixpath.basename(word)
            for index in family
            for run in analysis.runs_of(index)
            for command in run.commands
            if command.program in _MOVERS
            for word in command.values[1:]
        )

    def ships(self, path: str | None) -> bool:
        """Whether what is written to `path` leaves the family, or may: an unknown path always may."""
        if self.is_image or path is None or not known(path):
            return True
        if not path:
            return False
        return any(item.covers(path) for item in self.leaving) or posixpath.basename(path) in self.moved

    def runs(self, path: str | None) -> bool:
        """Whether the family itself executes what is written to `path`."""
        if not path or path.endswith("/"):
            return False
        folder, name = posixpath.split(path)
        return path in self.executed or (folder in PATH_FOLDERS and name in self.executed)


@remembered
def outputs_of(analysis: Analysis, family: tuple[int, ...]) -> Outputs:
    """The outputs of a family."""
    return Outputs(analysis, family)
