"""Does a Go build need C? What the sources, go.mod, go.work and vendor/ say; facts, no verdict."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis import cgo_modules
from xxpy.analysis.goconstraints import LINUX_ARCHES, linux_tags
from xxpy.analysis.gosource import package_files
from xxpy.analysis.goworkspace import find_packages, has_sources, workspace
from xxpy.context import inside

if TYPE_CHECKING:
    from collections.abc import Collection

    from xxpy.analysis.cgo_modules import CgoModule
    from xxpy.analysis.gomod import Require
    from xxpy.analysis.gosource import GoFile
    from xxpy.analysis.goworkspace import Workspace
    from xxpy.context import Context

_PACKAGES = 5_000  # read at most


@dataclass(frozen=True, slots=True)
class CgoUse:
    """A required module that calls C. `imported`: a file of the build was seen to import a package that does.

    Where it is False and nothing is vendored, other modules may still import one, or the module serves tests alone.
    """

    known: CgoModule
    require: Require
    imported: bool


@dataclass(frozen=True, slots=True)
class GoModule:
    """What a Linux build of some packages is made of, as far as the context shows; paths start at its root.

    A file that imports "C" is in `optional_c` where, with cgo off, other Go files of its package take its place;
    else in `vendored_c` below vendor/, or in `imports_c`. `imports` are all import paths met. `requires` are those
    of all modules of the workspace.
    """

    folder: str
    """Where go.mod is; the folder asked for where there is none."""
    module: str
    go: str
    """The version of go.mod's `go` line, or ""."""
    requires: tuple[Require, ...]
    imports: tuple[str, ...]
    imports_c: tuple[str, ...]
    optional_c: tuple[str, ...]
    vendored_c: tuple[str, ...]
    cgo_modules: tuple[CgoUse, ...]
    vendored: bool
    complete: bool
    """False where a limit was hit, or a module lies outside the context: there may be more C than was seen."""


def inspect(
    context: Context, folder: str = "", packages: Collection[str] = ("./...",), tags: Collection[str] = ()
) -> GoModule | None:
    """Follow the imports from the packages built in a folder; None where there is neither go.mod nor a Go file.

    `packages` are the arguments of `go build` there, `tags` those of its `-tags`. A package that is not found (a
    variable, say) counts as `./...`.
    """
    base = inside(folder)
    if base is None:
        return None
    modules = workspace(context, base)
    roots, searched = find_packages(context, base, packages, modules)
    if modules.root is None and not roots:
        return None
    builds = _builds(frozenset(tags))
    files, followed = _follow(context, roots, modules, builds)
    needed, optional = _c_files(files, builds)
    imports = frozenset(path for file in files for path in file.imports)
    return GoModule(
        folder=base if modules.root is None else modules.root,
        module=modules.main.module,
        go=modules.main.go,
        requires=_requires(modules),
        imports=tuple(sorted(imports)),
        imports_c=tuple(path for path in needed if not _vendored(path, modules)),
        optional_c=optional,
        vendored_c=tuple(path for path in needed if _vendored(path, modules)),
        cgo_modules=_cgo_uses(modules, imports),
        vendored=modules.vendor is not None,
        complete=searched and followed and modules.complete,
    )


@dataclass(frozen=True, slots=True)
class _Build:
    """The tags of a build for one architecture, with cgo and without."""

    cgo: frozenset[str]
    pure: frozenset[str]


def _builds(tags: frozenset[str]) -> tuple[_Build, ...]:
    return tuple(_Build(linux_tags(arch, cgo=True) | tags, linux_tags(arch, cgo=False) | tags) for arch in LINUX_ARCHES)


def _follow(
    context: Context, roots: tuple[str, ...], modules: Workspace, builds: tuple[_Build, ...]
) -> tuple[tuple[GoFile, ...], bool]:
    """The files of these packages and of all they import that are in the context; and whether that was all."""
    files: list[GoFile] = []
    queue, seen, met = deque(roots), set(roots), set[str]()
    while queue:
        if len(seen) > _PACKAGES:
            return tuple(files), False
        for file in package_files(context, queue.popleft()):
            if not any(file.allowed(build.cgo) or file.allowed(build.pure) for build in builds):
                continue
            files.append(file)
            found = {_folder(context, path, modules) for path in file.imports if path not in met}
            new = sorted(folder for folder in found if folder is not None and folder not in seen)
            queue.extend(new)
            seen.update(new)
            met.update(file.imports)
    return tuple(files), True


def _folder(context: Context, package: str, modules: Workspace) -> str | None:
    return next((folder for folder in modules.folders(package) if has_sources(context, folder)), None)


def _c_files(files: tuple[GoFile, ...], builds: tuple[_Build, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paths of the files that import "C": those a build cannot do without, and those it can."""
    needed: list[str] = []
    optional: list[str] = []
    for file in files:
        if file.uses_c:
            siblings = [other for other in files if other.folder == file.folder]
            replaced = all(_replaced(siblings, build) for build in builds if file.allowed(build.cgo))
            (optional if replaced else needed).append(file.path)
    return tuple(sorted(needed)), tuple(sorted(optional))


def _replaced(files: list[GoFile], build: _Build) -> bool:
    """Whether turning cgo off brings a file into the package."""
    return any(file.allowed(build.pure) and not file.allowed(build.cgo) for file in files)


def _requires(modules: Workspace) -> tuple[Require, ...]:
    """The main module's first; of one required twice, the first."""
    members = sorted(modules.members, key=lambda member: member != modules.main)
    found = {require.module: require for member in reversed(members) for require in reversed(member.requires)}
    return tuple(reversed(found.values()))


def _vendored(path: str, modules: Workspace) -> bool:
    return modules.vendor is not None and path.startswith(modules.vendor + "/")


def _cgo_uses(modules: Workspace, imports: frozenset[str]) -> tuple[CgoUse, ...]:
    """A module is known by its own path or by that of the one that replaces it."""
    targets = {replace.module: replace.target for replace in modules.replaces}
    uses = []
    for require in _requires(modules):
        path = require.module
        known = cgo_modules.find(path) or cgo_modules.find(targets.get(path, ""))
        if known:
            uses.append(CgoUse(known, require, any(known.covers(path, imported) for imported in imports)))
    return tuple(uses)
