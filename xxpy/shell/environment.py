"""The variables of a running shell: exported ones, its own, and its folder."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xxpy.dockerfile.automatic import automatic

if TYPE_CHECKING:
    from xxpy.shell.syntax import Binding


@dataclass(slots=True)
class Environment:
    """State of a shell at one point."""

    exported: dict[str, Binding] = field(default_factory=dict)
    local: dict[str, Binding] = field(default_factory=dict)
    cwd: str | None = None
    export_all: bool = False
    conditions: tuple[str, ...] = ()  # what the `case` and `if` around this point ask
    captured: bool = False  # output goes to another command, a variable or a file
    bash: bool = False  # the shell is bash, where `time` is a keyword

    def copy(self) -> Environment:
        """An independent copy, as a subshell gets."""
        return replace(self, exported=dict(self.exported), local=dict(self.local))

    def lookup(self, name: str) -> str | None:
        """Symbolic value of a variable, None if nothing is known of it."""
        binding = self.exported.get(name) or self.local.get(name)
        return binding.value if binding else automatic(name)

    def assign(self, name: str, binding: Binding, *, export: bool = False) -> None:
        """`NAME=value`: reaches the programs only if the variable is exported already."""
        if export or self.export_all or name in self.exported:
            self.local.pop(name, None)
            self.exported[name] = binding
        else:
            self.local[name] = binding

    def export(self, name: str) -> None:
        """`export NAME`."""
        if name in self.local:
            self.exported[name] = self.local.pop(name)

    def unset(self, name: str) -> None:
        """`unset NAME`."""
        self.exported.pop(name, None)
        self.local.pop(name, None)

    def change_folder(self, target: str | None) -> None:
        """`cd target`; None for one that cannot be known."""
        self.cwd = join(self.cwd, target)


def join(folder: str | None, path: str | None) -> str | None:
    """`path` seen from `folder`, both symbolic; None where that cannot be known."""
    if path is None or path.startswith("~"):
        return None
    if path.startswith("/") or (path.startswith("$") and folder is None):
        return posixpath.normpath(path)
    if folder is None:
        return None
    return posixpath.normpath(posixpath.join(folder, path)) if "$" not in path[:1] else posixpath.normpath(path)
