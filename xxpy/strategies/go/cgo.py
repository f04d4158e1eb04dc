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
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.analysis.gomodule import GoModule
    from xxpy.platform import Platform
    from xxpy.shell.syntax import Binding

_NEEDS_CGO = frozenset("c-archive c-shared shared plugin".split())
# what Go links into a position-independent program by itself (internal/platform of Go 1.22)
_PIE = frozenset((("linux", "amd64"), ("linux", "arm64"), ("darwin", "amd64"), ("darwin", "arm64")))
_UNKNOWN = (
    "CGO_ENABLED is not set and the image may have a C compiler, so it cannot be told whether the program needs C"
)
_IMPORTS = {"plugin": "which works with cgo alone", "runtime/cgo": "which is cgo"}


@dataclass(frozen=True, slots=True)
class Cgo:
    """The answer: `refusal` is why crossing would change or break the program, else "". `switch_off` asks for
    CGO_ENABLED=0 to be written, with `note` telling what that rests on.
    """

    refusal: str = ""
    switch_off: bool = False
    note: str = ""


def decide(
    analysis: Analysis,
    family: tuple[int, ...],
    go: GoCommand,
    env: Mapping[str, Binding],
    platforms: tuple[Platform, ...],
    folder: str | None = None,
) -> Cgo:
    """The answer for a go command with this environment; `folder` is its place in the build context where known."""
    if go.command.program == "xx-go":
        return Cgo()  # its own compiler, its own libraries: whoever calls it has decided
    if why := _asks(go, env, platforms):
        return Cgo(refusal=f"`{go.name}` has {why}, which needs cgo and a C compiler for the target")
    binding = env.get("CGO_ENABLED")
    if binding and binding.value == "0":
        return Cgo()
    if binding and binding.value:
        return Cgo(refusal=_set(binding))
    if has_compiler(analysis, family) is False:
        return Cgo()
    return _from_context(analysis, family, go, env, folder)


def _asks(go: GoCommand, env: Mapping[str, Binding], platforms: tuple[Platform, ...]) -> str:
    """What in the command or its environment works with cgo alone."""
    given = env["GOFLAGS"].value if "GOFLAGS" in env else ""
    words = [f"-{name}={value}" if value else f"-{name}" for name, value in go.flags.items()] + given.split()
    foreign = [str(item) for item in platforms if (item.os, item.architecture) not in _PIE]
    for word in words:
        name, _, value = word.lstrip("-").partition("=")
        if (name in ("race", "msan", "asan") and value != "false") or (name == "buildmode" and value in _NEEDS_CGO):
            return word
        if name == "buildmode" and value == "pie" and foreign:
            return f"{word} for {foreign[0]}"
        if name == "ldflags" and re.search(r"linkmode[= ]external", value):
            return "-linkmode=external"
    experiment = env.get("GOEXPERIMENT")
    return "GOEXPERIMENT=boringcrypto" if experiment and "boringcrypto" in experiment.value else ""


def _set(binding: Binding) -> str:
    if binding.value == "1":
        return "CGO_ENABLED=1 asks for cgo, which needs a C compiler and C libraries for the target"
    return f"CGO_ENABLED is {binding.value}: write 0 or 1"


def _library(analysis: Analysis, family: tuple[int, ...]) -> str:
    """A C library's development package among those installed, "" without; the C library itself tells nothing."""
    words = (part for word in packages(analysis, family) for part in word.split())
    found = (word for word in words if re.search(r"-(?:dev|devel)$", re.split(r"[=<>~]", word)[0]))
    return next((word for word in found if not re.match(r"musl-|libc6?-|linux-", word)), "")


def _from_context(
    analysis: Analysis, family: tuple[int, ...], go: GoCommand, env: Mapping[str, Binding], folder: str | None
) -> Cgo:
    if library := _library(analysis, family):
        why = f"CGO_ENABLED is not set and {library} is installed"
        return Cgo(refusal=f"{why}: set CGO_ENABLED=0 if the program works without C")
    module = None if go.remote else _module(analysis, family, go, env, folder)
    if module is None:
        return Cgo(refusal=f"{_UNKNOWN}; its source is not in the build context: set CGO_ENABLED=0 if it does not")
    if used := _uses_c(module):
        return Cgo(refusal=f"CGO_ENABLED is not set and {used}: set CGO_ENABLED=0 if it works without C")
    if not module.complete:
        return Cgo(refusal=f"{_UNKNOWN}; not all of its source could be read: set CGO_ENABLED=0 if it does not")
    return Cgo(
        switch_off=True,
        note=f"CGO_ENABLED=0 added: nothing in {module.folder or 'the build context'} imports C and go.mod names no "
        "module known to need it; crossing switches cgo off anyway",
    )


def _module(
    analysis: Analysis, family: tuple[int, ...], go: GoCommand, env: Mapping[str, Binding], folder: str | None
) -> GoModule | None:
    """The module a command builds, None where it does not come from the build context."""
    # imported here: most builds say CGO_ENABLED themselves
    from xxpy.analysis.gomodule import inspect

    place = go.folder if folder is None else folder
    if place is None or not known(place):
        return None
    folders = list(context_paths(analysis, family, place)) if folder is None else [folder]
    given = re.findall(r"-tags=(\S+)", env["GOFLAGS"].value) if "GOFLAGS" in env else []
    tags = re.split(r"[\s,]+", " ".join([go.flags.get("tags", ""), *given]).strip())
    found = (inspect(analysis.context, "" if path == "." else path, go.packages or (".",), tags) for path in folders)
    return next((module for module in found if module), None)


def _uses_c(module: GoModule) -> str:
    for path, why in _IMPORTS.items():
        if path in module.imports:
            return f"it imports {path}, {why}"
    for files in (module.imports_c, module.vendored_c, module.optional_c):
        if files:
            return f"{files[0]} imports C"
    for use in module.cgo_modules:
        return f"go.mod requires {use.require.module}, which uses C"
    return ""
