"""Where files stand: in a stage, in the stage they were copied from, in the build context."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from xxpy.analysis.stages import mount_options
from xxpy.shell.environment import join
from xxpy.symbols import substitute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Handoff
    from xxpy.dockerfile.syntax import Instruction


def landing_paths(analysis: Analysis, handoff: Handoff) -> tuple[str, ...]:
    """Where the files of a handoff stand in its consumer; a folder ends in "/"."""
    scope = analysis.scope_at(handoff.instruction)
    written = substitute(handoff.destination, scope.lookup)
    destination = join(scope.cwd, written or "/") or written
    if not (written.endswith(("/", ".")) or len(handoff.sources) > 1):
        return (destination,)
    names = (posixpath.basename(source.rstrip("/")) for source in handoff.sources)
    return tuple(posixpath.join(destination, name) if name else destination.rstrip("/") + "/" for name in names)


def source_path(analysis: Analysis, handoff: Handoff, source: str) -> str:
    """COPY --from resolves paths from the root of the other stage, whatever its WORKDIR.

    A default of an ARG is not certain: the build may give another value.
    """
    scope = analysis.scope_at(handoff.instruction)

    def certain(name: str) -> str | None:
        return None if name in scope.args and name not in scope.env else scope.lookup(name)

    return posixpath.normpath(posixpath.join("/", substitute(source, certain)))


def context_paths(analysis: Analysis, family: tuple[int, ...], path: str) -> Iterator[str]:
    """The names a path of a stage may have in the build context, latest copy first."""
    for name, whole in _candidates(analysis, family, path):
        if not (whole and analysis.context.read(name) is not None):  # a file that was put into the folder `path`
            yield name


def _candidates(analysis: Analysis, family: tuple[int, ...], path: str) -> Iterator[tuple[str, bool]]:
    for _, instruction in reversed(list(analysis.instructions_of(family))):
        for sources, destination in _from_context(analysis, instruction):
            folder = join(analysis.scope_at(instruction).cwd, destination)
            for source in sources:
                yield from _from_copy(source, folder, path, into=destination.endswith(("/", ".")) or len(sources) > 1)


def _from_context(analysis: Analysis, instruction: Instruction) -> Iterator[tuple[list[str], str]]:
    """What an instruction takes from the build context, and where it puts it: COPY, ADD, and bind mounts."""
    scope = analysis.scope_at(instruction)
    if instruction.name in ("COPY", "ADD") and not instruction.flag("from") and len(instruction.words) > 1:
        *sources, destination = (substitute(word, scope.lookup) for word in instruction.args)
        yield [source for source in sources if "://" not in source], destination
    for flag in instruction.flags if instruction.name == "RUN" else ():
        options = mount_options(flag.value or "") if flag.name == "mount" else {}
        if options.get("type", "bind") == "bind" and "target" in options and "from" not in options:
            yield [options.get("source") or options.get("src") or "."], options["target"]


def _from_copy(source: str, folder: str | None, path: str, *, into: bool) -> Iterator[tuple[str, bool]]:
    """Names of `path` if `source` was copied to `folder`; and whether `path` is that folder itself."""
    name = posixpath.normpath(source.lstrip("/") or ".")
    if folder is None:
        return
    if path == folder or path.startswith(folder.rstrip("/") + "/"):
        rest = posixpath.relpath(path, folder)
        yield posixpath.normpath(posixpath.join(name, rest)), into and rest == "."
        if into and rest.partition("/")[0] == posixpath.basename(name):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), rest)), False
