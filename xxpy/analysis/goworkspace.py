"""Where the packages of a Go build come from: modules in the context, the workspace, vendor/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis import gomod
from xxpy.analysis.gosource import is_source
from xxpy.context import inside, join, walk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from xxpy.analysis.gomod import ModFile, Replace
    from xxpy.context import Context

_NAMES = 20_000  # looked at in search of packages to build
_NO_FILE = gomod.parse("")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The modules of a build; folders are relative to the context's root."""

    main: ModFile
    root: str | None
    """Folder of the go.mod that governs the folder asked for; None where there is none, and `main` is empty."""
    members: tuple[ModFile, ...]
    """Those built together: the main module, or all that go.work uses."""
    replaces: tuple[Replace, ...]
    modules: dict[str, str]
    """Folders by module path: the members, and what they replace by a folder."""
    vendor: str | None
    complete: bool
    """False where a module lies outside the context."""

    def folders(self, package: str) -> Iterator[str]:
        """Where an import path may be found, most likely first."""
        for module in sorted(self.modules, key=len, reverse=True):
            if package == module or package.startswith(module + "/"):
                yield join(self.modules[module], package[len(module) + 1 :]).rstrip("/")
        if self.vendor is not None:
            yield join(self.vendor, package)


def workspace(context: Context, base: str) -> Workspace:
    """What the go command, run in folder `base`, would take for its modules."""
    root, work = _upwards(context, base, "go.mod"), _upwards(context, base, "go.work")
    used = _used(context, work)
    if root is not None and root not in used:  # Go refuses such a build, unless GOWORK=off is set
        work, used = None, (root,)
    mods = {folder: _read(context, folder, "go.mod") for folder in used if folder is not None}
    sources = [*mods.items(), *([(work, _read(context, work, "go.work"))] if work is not None else [])]
    replaces = [(folder, replace) for folder, mod in sources for replace in mod.replaces]
    local = {replace.module: inside(join(folder, replace.target)) for folder, replace in replaces if replace.local}
    modules = {mod.module: folder for folder, mod in mods.items() if mod.module}
    return Workspace(
        main=_NO_FILE if root is None else mods[root],
        root=root,
        members=tuple(mods.values()),
        replaces=tuple(replace for _, replace in replaces),
        modules=modules | {module: folder for module, folder in local.items() if folder is not None},
        vendor=_vendor(context, work if work is not None else root),
        complete=None not in used and None not in local.values(),
    )


def find_packages(
    context: Context, base: str, packages: Collection[str], modules: Workspace
) -> tuple[tuple[str, ...], bool]:
    """Folders of the packages that `go build` in `base` is given, and whether the search was complete.

    What is not found (a variable, an absolute path) counts as `./...`.
    """
    found: dict[str, None] = {}
    complete = True
    for package in packages:
        folders, walked = _named(context, base, package, modules)
        found.update(dict.fromkeys(folders))
        complete = complete and walked
    return tuple(found), complete


def has_sources(context: Context, folder: str) -> bool:
    return any(map(is_source, context.names(folder)))


def _upwards(context: Context, folder: str, name: str) -> str | None:
    """The nearest folder, from this one up to the context's root, that has a file of this name."""
    while name not in context.names(folder):
        if not folder:
            return None
        folder = folder.rpartition("/")[0]
    return folder


def _read(context: Context, folder: str, name: str) -> ModFile:
    return gomod.parse(context.read(join(folder, name)) or "")


def _used(context: Context, work: str | None) -> tuple[str | None, ...]:
    """Folders of the modules that go.work names; None for one outside the context."""
    if work is None:
        return ()
    return tuple(inside(join(work, use)) for use in _read(context, work, "go.work").uses)


def _vendor(context: Context, folder: str | None) -> str | None:
    if folder is None or "modules.txt" not in context.names(join(folder, "vendor")):
        return None
    return join(folder, "vendor")


def _named(context: Context, base: str, package: str, modules: Workspace) -> tuple[tuple[str, ...], bool]:
    tree = package.endswith("...")
    name = package.removesuffix("...").rstrip("/") or "."
    if name.endswith(".go"):
        name = name.rpartition("/")[0] or "."
    for folder in (inside(join(base, name)), *modules.folders(name)):
        if folder is not None and tree:
            found = _tree(context, folder, modules)
            if found[0]:
                return found
        elif folder is not None and has_sources(context, folder):
            return (folder,), True
    return _tree(context, base, modules)


def _tree(context: Context, folder: str, modules: Workspace) -> tuple[tuple[str, ...], bool]:
    """What `./...` stands for."""
    members = frozenset(modules.modules.values())

    def enter(path: str) -> bool:
        name = path.rpartition("/")[2]
        if name.startswith(("_", ".")) or name in ("testdata", "vendor"):
            return False
        return path in members or "go.mod" not in context.names(path)

    found = walk(context, folder, _NAMES, enter)
    places = (path.rpartition("/") for path in found.paths)
    return tuple(dict.fromkeys(place for place, _, name in places if is_source(name))), found.complete
