"""What leaves a family of stages, and whether it is the target's or the builder's."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.places import context_paths, landing_paths, source_path
from xxpy.analysis.programs import (
    BUNDLERS,
    COPIES,
    DOWNLOADS,
    READERS_OF_OWN_FILES,
    Kind,
    is_system,
    is_text_place,
    kind,
)
from xxpy.analysis.reasons import Reason
from xxpy.analysis.suspects import suspicious
from xxpy.shell.environment import join
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff


@dataclass(frozen=True, slots=True)
class Leaving:
    """A path taken out of a family: absolute, symbolic, as seen in `producer`; `handoff` takes it."""

    path: str
    producer: int
    handoff: Handoff

    def covers(self, output: str) -> bool:
        """Whether `output`, a file or a folder ending in "/", is or lies under what is taken, or is matched by it."""
        pattern = re.sub(r"\$\{[^}]*\}", "*", self.path)
        if self.path == "/" or fnmatch.fnmatchcase(output.rstrip("/"), pattern):
            return True
        # what -o names is a folder where one was made before
        inside = fnmatch.fnmatchcase(output, pattern.rstrip("/") + "/*")
        return inside or self.path.startswith(output.rstrip("/") + "/")


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
    """What a family makes for the target.

    `outputs` are paths. `hidden` says there may be more, wherever (make). `cleared` are offsets of commands, suspect
    by their name, whose work is known to be right.
    """

    outputs: tuple[str, ...]
    hidden: bool = False
    cleared: frozenset[int] = frozenset()

    def is_file(self, path: str) -> bool:
        """Whether a path is just one of the outputs."""
        return path in self.outputs

    def holds(self, path: str) -> bool:
        """Whether a path lies in an output folder; `-o X` is a folder too where X was made before."""
        return any((path + "/").startswith(output.rstrip("/") + "/") for output in self.outputs if output)


def unexplained(analysis: Analysis, family: tuple[int, ...], made: Made) -> Iterator[Reason]:
    """A reason for every path that leaves and may be of the build platform."""
    for item in leaving(analysis, family):
        if made.is_file(item.path):
            doubt = _rivals(analysis, family, item.path, made.cleared)
        else:
            doubt = _doubt(analysis, family, item, made)
        if doubt:
            line = item.handoff.instruction.start_line
            yield Reason(item.producer, line, f"{item.path} is taken from it: {doubt}")


def _doubt(analysis: Analysis, family: tuple[int, ...], item: Leaving, made: Made) -> str:
    if is_text_place(item.path):
        return _rivals(analysis, family, item.path, made.cleared)
    came_in = _came_in(analysis, family, item)
    made_here = made.holds(item.path) or (made.hidden and _may_be_made(analysis, family, item.path))
    explained = came_in or made_here or _downloaded(analysis, family, item.path)
    if is_system(item.path) and not explained:
        return "a program or library of the image would be that of the build platform"
    if not explained and not made.hidden and not _mentioned(analysis, family, item.path):
        return "nothing in the Dockerfile puts it there, so the image or a package does, for the build platform"
    if modules := _modules(analysis, family, item):
        return f"{modules} may hold native modules of the build platform"
    suspect = next(_suspects(analysis, family, made.cleared), "")
    if suspect and not _is_context_text(analysis, family, item.path):
        return f"{suspect} may make it for the build platform: do that in a stage of its own"
    return ""


def _may_be_made(analysis: Analysis, family: tuple[int, ...], path: str) -> bool:
    """Whether one file in a system folder can be a makefile's work: no program known to come with an image."""
    name = posixpath.basename(path)
    plain = known(name) and "*" not in name and ".so" not in name and path.count("/") > 1
    return plain and kind(name) is Kind.UNKNOWN and name not in packages(analysis, family)


def _rivals(analysis: Analysis, family: tuple[int, ...], path: str, cleared: frozenset[int]) -> str:
    """Why a path that a build is seen to make may be made by something else as well."""
    for _, command in analysis.commands_of(family):
        names = {join(command.cwd, word.rpartition("=")[2]) for word in command.values[1:]}
        skipped = command.span.start in cleared or command.program in READERS_OF_OWN_FILES
        if not skipped and path in names and (name := suspicious(command)):
            line = analysis.line(command.span.start)
            return f"`{name}` (line {line}) may make it for the build platform: do that in a stage of its own"
    return ""


def _downloaded(analysis: Analysis, family: tuple[int, ...], path: str) -> bool:
    return any(
        command.program in DOWNLOADS and any(join(command.cwd, word) == path for word in command.values[1:])
        for _, command in analysis.commands_of(family)
    )


def _mentioned(analysis: Analysis, family: tuple[int, ...], path: str) -> bool:
    """Whether a working folder, a COPY or a command of the family names the path, a folder above or a file below."""
    return any(related(path, place) for place in _places(analysis, family))


@remembered
def _places(analysis: Analysis, family: tuple[int, ...]) -> tuple[str, ...]:
    found = {command.cwd for _, command in analysis.commands_of(family)}
    for _, command in analysis.commands_of(family):
        found |= {join(command.cwd, word.rpartition("=")[2]) for word in command.values[1:]}
        if command.program in COPIES and (folder := join(command.cwd, command.values[-1])):
            found |= {posixpath.join(folder, posixpath.basename(word)) for word in command.values[1:-1]}
    for _, instruction in analysis.instructions_of(family):
        scope = analysis.scope_at(instruction)
        found.add(scope.cwd)
        if instruction.name in ("COPY", "ADD") and instruction.words:
            found.add(join(scope.cwd, substitute(instruction.args[-1], scope.lookup)))
    return tuple(place for place in found if place)


def related(path: str, place: str) -> bool:
    """Whether one of two paths lies under the other, as far as neither is a pattern; "/" says nothing of others."""
    one, two = (re.split(r"[*?\[$]", text)[0].rstrip("/") for text in (path, place))
    if not two:
        return not one or place != "/"
    return (one + "/").startswith(two + "/") or (two + "/").startswith(one + "/")


def native_modules(analysis: Analysis, family: tuple[int, ...]) -> str:
    """A path that leaves the family and may hold Node modules of the running platform, "" without."""
    return next(filter(None, (_modules(analysis, family, item) for item in leaving(analysis, family))), "")


def _modules(analysis: Analysis, family: tuple[int, ...], item: Leaving) -> str:
    if "node_modules" in item.path:
        return item.path
    for _, command in analysis.commands_of(family):
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
                whole = path.rstrip("/")
                below = item.path.startswith(whole + "/") and not is_system(whole)
                if whole and (item.path == whole or below):
                    return True
    return False


@remembered
def packages(analysis: Analysis, family: tuple[int, ...]) -> tuple[str, ...]:
    """The words given to package managers, options and sub-commands among them."""
    return tuple(
        word
        for _, command in analysis.commands_of(family)
        if kind(command.program) is Kind.PACKAGES
        for word in command.values[1:]
    )


def _suspects(analysis: Analysis, family: tuple[int, ...], cleared: frozenset[int]) -> Iterator[str]:
    """Commands that may leave files of the running platform anywhere."""
    for index in family:
        for run in analysis.runs_of(index):
            if run.opaque:
                yield f"the RUN in line {run.instruction.start_line}"
            for command in run.commands:
                if command.span.start not in cleared and (suspicion := suspicious(command)):
                    yield f"`{suspicion}` (line {analysis.line(command.span.start)})"
