"""Does a Go build need C? Decided from the command, the image and the build context; never guessed.

When GOARCH differs from the builder's, Go switches cgo off unless CGO_ENABLED says otherwise (go help environment),
and from Go 1.20 on also where no C compiler is found (release notes of Go 1.20).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.gobuilds import has_compiler
from xxpy.analysis.leaving import packages
from xxpy.analysis.places import context_paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.analysis.gomodule import GoModule
    from xxpy.shell.syntax import Binding

_NEEDS_CGO = frozenset("c-archive c-shared shared plugin".split())
_SOURCE_TOOLS = frozenset(("git", "hg", "svn", "curl", "wget"))


@dataclass(frozen=True, slots=True)
class Cgo:
    """The answer: `refusal` is why crossing would change or break the program, else "". `switch_off` asks for
    CGO_ENABLED=0 to be written, with `note` telling what that rests on.
    """

    refusal: str = ""
    switch_off: bool = False
    note: str = ""


def decide(analysis: Analysis, family: tuple[int, ...], go: GoCommand | None, env: Mapping[str, Binding]) -> Cgo:
    """The answer for a command with this environment; `go` is None for a build behind make or a script."""
    if go and go.command.program == "xx-go":
        return Cgo()  # its own compiler, its own libraries: whoever calls it has decided
    if go and (why := _flags(go)):
        return Cgo(refusal=f"`{go.name}` uses {why}, which needs cgo and a C compiler for the target")
    binding = env.get("CGO_ENABLED")
    if binding and binding.value == "0":
        return Cgo()
    if binding and binding.value:
        return Cgo(refusal=_set(binding))
    if has_compiler(analysis, family) is False:
        return Cgo()
    return _from_context(analysis, family, go)


def _flags(go: GoCommand) -> str:
    for flag in ("race", "msan", "asan"):
        if flag in go.flags and go.flags[flag] != "false":
            return f"-{flag}"
    mode = go.flags.get("buildmode", "")
    return f"-buildmode={mode}" if mode in _NEEDS_CGO else ""


def _set(binding: Binding) -> str:
    if binding.value == "1":
        return "CGO_ENABLED=1 asks for cgo, which needs a C compiler and C libraries for the target"
    return f"CGO_ENABLED is {binding.value}, which cannot be told before the build; write 0 or 1"


def _library(analysis: Analysis, family: tuple[int, ...]) -> str:
    """A C library's development package among those installed, "" without; the C library itself tells nothing."""
    found = (word for word in packages(analysis, family) if re.search(r"-(?:dev|devel)$", word.partition("=")[0]))
    return next((word for word in found if not re.match(r"musl-|libc6?-|linux-", word)), "")


def _from_context(analysis: Analysis, family: tuple[int, ...], go: GoCommand | None) -> Cgo:
    unknown = (
        "CGO_ENABLED is not set and the image may have a C compiler, so it cannot be told whether the program needs C; "
    )
    if library := _library(analysis, family):
        return Cgo(
            refusal=f"CGO_ENABLED is not set and {library} is installed: set CGO_ENABLED=0 if it works without C"
        )
    if (go and go.remote) or _fetches_source(analysis, family):
        return Cgo(refusal=unknown + "its source is not in the build context: set CGO_ENABLED=0 if it does not")
    module = _module(analysis, family, go)
    if module is None:
        return Cgo(refusal=unknown + "no Go source found in the build context: set CGO_ENABLED=0 if it does not")
    if used := _uses_c(module):
        return Cgo(refusal=f"CGO_ENABLED is not set and {used}: set CGO_ENABLED=0 if it works without C")
    if not module.complete:
        return Cgo(refusal=unknown + "the build context is too large to read: set CGO_ENABLED=0 if it does not")
    return Cgo(
        switch_off=True,
        note=f"CGO_ENABLED=0 added: nothing in {module.folder or 'the build context'} imports C and go.mod names no "
        "module known to need it; crossing switches cgo off anyway",
    )


def _fetches_source(analysis: Analysis, family: tuple[int, ...]) -> bool:
    """Whether the source comes from elsewhere: git, an archive, or ADD of an address."""
    for index in family:
        for run in analysis.runs_of(index):
            for command in run.commands:
                if command.program in _SOURCE_TOOLS and (
                    command.program not in ("git", "hg", "svn") or {"clone", "checkout"}.intersection(command.values)
                ):
                    return True
    return any(
        instruction.name == "ADD" and any("://" in word or word.startswith("git@") for word in instruction.args[:-1])
        for _, instruction in analysis.instructions_of(family)
    )


def _module(analysis: Analysis, family: tuple[int, ...], go: GoCommand | None) -> GoModule | None:
    # imported here: most builds say CGO_ENABLED themselves
    from xxpy.analysis.gomodule import inspect

    folders = [""]
    if go and go.command.cwd:
        folders = [*context_paths(analysis, family, go.command.cwd), ""]
    patterns = go.packages if go else ("./...",)
    tags = go.flags.get("tags", "").replace(",", " ").split() if go else ()
    found = (inspect(analysis.context, "" if folder == "." else folder, patterns or (".",), tags) for folder in folders)
    return next((module for module in found if module), None)


def _uses_c(module: GoModule) -> str:
    for files in (module.imports_c, module.vendored_c, module.optional_c):
        if files:
            return f"{files[0]} imports C"
    for use in module.cgo_modules:
        return f"go.mod requires {use.require.module}, which uses C"
    return ""
