"""What leaves a family of stages, and whether it is the target's or the builder's."""

from __future__ import annotations

import fnmatch
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.golang import GO
from xxpy.analysis.places import context_paths, landing_paths, source_path
from xxpy.analysis.programs import BUNDLERS, Kind, is_system, is_text_place, kind
from xxpy.analysis.reasons import Reason
from xxpy.shell.environment import join
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff
    from xxpy.shell.syntax import Command

_MOVERS = frozenset(("cp", "mv", "install", "ln", "rsync", "cpio", "tar"))


@dataclass(frozen=True, slots=True)
class Leaving:
    """A path taken out of a family: absolute, symbolic, as seen in `producer`; `handoff` takes it."""

    path: str
    producer: int
    handoff: Handoff

    def covers(self, output: str) -> bool:
        """Whether `output`, a file or a folder ending in "/", is or lies under what is taken, or is matched by it."""
        if fnmatch.fnmatchcase(output.rstrip("/"), self.path) or self.path == "/":
            return True
        if output.endswith("/") and self.path.startswith(output):
            return True
        return output.startswith(self.path.rstrip("/") + "/")


@remembered
def leaving(analysis: Analysis, family: tuple[int, ...]) -> tuple[Leaving, ...]:
    """Everything that stages outside the family take from it."""
    return tuple(
        Leaving(source_path(analysis, handoff, source), handoff.producer, handoff)
        for handoff in analysis.handoffs
        if handoff.producer in family and handoff.consumer not in family and handoff.producer is not None
        for source in handoff.sources
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What a family makes for the target: `outputs` are paths; `hidden` says there may be more, wherever (make)."""

    outputs: tuple[str, ...]
    hidden: bool

    def holds(self, path: str) -> bool:
        """Whether a path is one of the outputs, or lies in an output folder."""
        return any(
            path == output.rstrip("/") or (output.endswith("/") and path.startswith(output)) for output in self.outputs
        )


def unexplained(analysis: Analysis, family: tuple[int, ...], made: Made) -> Iterator[Reason]:
    """A reason for every path that leaves and may be of the build platform."""
    for item in leaving(analysis, family):
        doubt = "" if made.holds(item.path) else _doubt(analysis, family, item, hidden=made.hidden)
        if doubt:
            line = item.handoff.instruction.start_line
            yield Reason(item.producer, line, f"{item.path} is taken from it: {doubt}")


def _doubt(analysis: Analysis, family: tuple[int, ...], item: Leaving, *, hidden: bool) -> str:
    if is_text_place(item.path) or _came_in(analysis, family, item):
        return ""
    if is_system(item.path) and not (hidden and _may_be_made(analysis, family, item.path)):
        return "a program or library of the image would be that of the build platform"
    if modules := _modules(analysis, family, item):
        return f"{modules} may hold native modules of the build platform"
    suspect = next(_suspects(analysis, family), "")
    if suspect and not _is_context_text(analysis, family, item.path):
        return f"it cannot be told whether {suspect} makes it for the build platform"
    return ""


def _may_be_made(analysis: Analysis, family: tuple[int, ...], path: str) -> bool:
    """Whether one file in a system folder can be a makefile's work: no program known to come with an image."""
    name = posixpath.basename(path)
    plain = known(name) and "*" not in name and ".so" not in name and path.count("/") > 1
    return plain and kind(name) is Kind.UNKNOWN and name not in packages(analysis, family)


def native_modules(analysis: Analysis, family: tuple[int, ...]) -> str:
    """A path that leaves the family and may hold Node modules of the running platform, "" without."""
    return next(filter(None, (_modules(analysis, family, item) for item in leaving(analysis, family))), "")


def _modules(analysis: Analysis, family: tuple[int, ...], item: Leaving) -> str:
    if "node_modules" in item.path:
        return item.path
    for index in family:
        for run in analysis.runs_of(index):
            for command in run.commands:
                folder = join(command.cwd, "node_modules")
                if command.program in BUNDLERS and folder and item.covers(folder):
                    return folder
    return ""


def _is_context_text(analysis: Analysis, family: tuple[int, ...], path: str) -> bool:
    return any(analysis.context.read(name) is not None for name in context_paths(analysis, family, path))


def _came_in(analysis: Analysis, family: tuple[int, ...], item: Leaving) -> bool:
    """Whether the path was copied in from outside the family: another stage's or an image's file stays what it is."""
    for handoff in analysis.handoffs:
        if handoff.consumer in family and handoff.producer not in family:
            for path in landing_paths(analysis, handoff):
                if path != "/" and (item.path == path.rstrip("/") or item.path.startswith(path.rstrip("/") + "/")):
                    return True
    return False


@remembered
def packages(analysis: Analysis, family: tuple[int, ...]) -> tuple[str, ...]:
    """The words given to package managers, options and sub-commands among them."""
    return tuple(
        word
        for index in family
        for run in analysis.runs_of(index)
        for command in run.commands
        if kind(command.program) is Kind.PACKAGES
        for word in command.values[1:]
    )


def _suspects(analysis: Analysis, family: tuple[int, ...]) -> Iterator[str]:
    """Commands that may leave files of the running platform anywhere."""
    for index in family:
        for run in analysis.runs_of(index):
            for command in run.commands:
                if suspicion := suspicious(command):
                    yield f"`{suspicion}` (line {analysis.line(command.span.start)})"


def suspicious(command: Command) -> str:
    """The command's name where it may make or move files of the running platform, else ""."""
    program, values = command.program, command.values
    what = kind(program)
    if what in (Kind.NATIVE, Kind.SHELL):
        return program
    if what is Kind.UNKNOWN and not GO.fullmatch(program) and not program.startswith("xx-"):
        return command.argv[0].text
    if what is Kind.PACKAGES and any(_elsewhere(word) for word in values[1:]):
        return f"{program} into another folder"
    if program in _MOVERS and any(_own_program(command, word) for word in values[1:-1]):
        return f"{program} of the image's own files"
    return ""


def _elsewhere(word: str) -> bool:
    return word.startswith(("--root", "--installroot", "--target", "--prefix", "--initdb", "-t=")) or word == "-p"


def _own_program(command: Command, word: str) -> bool:
    if "$(" in word or "`" in word:
        return "which" in word or "command -v" in word or "ldd" in word
    path = join(command.cwd, word) if not word.startswith("-") else None
    return bool(path and path != "/" and is_system(path))
