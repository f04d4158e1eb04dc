"""What the head of a Go file says: the packages it imports and the builds it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.goconstraints import Constraint, constraint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.context import Context

_TOKEN = re.compile(
    r"""(?P<skipped>[\s;]+|//[^\n]*|/\*.*?\*/)|(?P<token>"(?:[^"\\\n]|\\.)*"|`[^`]*`|\w+|[().])""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class GoFile:
    """A file of a package, by its path in the context."""

    path: str
    imports: tuple[str, ...]
    constraint: Constraint

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def uses_c(self) -> bool:
        return "C" in self.imports

    def allowed(self, tags: frozenset[str]) -> bool:
        """Whether a build with these tags takes the file; with cgo off, none that imports "C"."""
        return self.constraint.allows(tags) and (not self.uses_c or "cgo" in tags)


def package_files(context: Context, folder: str) -> tuple[GoFile, ...]:
    """The Go files right in a folder, tests and those the go command never looks at left out."""
    prefix = folder + "/" if folder else ""
    return tuple(
        read_source(prefix + name, context.read(prefix + name) or "")
        for name in context.names(folder)
        if is_source(name)
    )


def is_source(name: str) -> bool:
    """Whether a file of this name may be part of a package outside of tests."""
    return name.endswith(".go") and not name.endswith("_test.go") and not name.startswith(("_", "."))


def read_source(path: str, source: str) -> GoFile:
    return GoFile(path, imports(source), constraint(path.rpartition("/")[2], source))


def imports(source: str) -> tuple[str, ...]:
    """Import paths in the order of the file; reading ends where the import declarations do."""
    tokens = _tokens(source.removeprefix("\ufeff"))
    if next(tokens, "") != "package":
        return ()
    next(tokens, "")
    found = []
    while next(tokens, "") == "import":
        found += _declaration(tokens)
    return tuple(found)


def _declaration(tokens: Iterator[str]) -> list[str]:
    """The paths of one import declaration, the word `import` being read; names and `.` are passed over."""
    found: list[str] = []
    grouped = False
    for token in tokens:
        if token[0] in '"`':
            found.append(token[1:-1])
        grouped = grouped or token == "("
        if token == ")" or (found and not grouped):
            break
    return found


def _tokens(source: str) -> Iterator[str]:
    place = 0
    while match := _TOKEN.match(source, place):
        if match["token"]:
            yield match["token"]
        place = match.end()
