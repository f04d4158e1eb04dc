"""Go modules that call C.

Each row was checked against the newest version on the Go module proxy (tests/analysis/test_cgo_modules.py does it
again where the network may be used): some package that a Linux build takes imports "C".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAJOR = re.compile(r"[/.]v\d+$")


@dataclass(frozen=True, slots=True)
class CgoModule:
    """A module, by its path without `/vN`.

    `packages` are the only ones that call C, relative to the module ("" is its root); empty where any may.
    `fallback` says that it builds and works without C, with fewer features or slower; `reason` what the C is for.
    """

    module: str
    reason: str
    fallback: bool = False
    packages: tuple[str, ...] = ()

    def covers(self, module: str, imported: str) -> bool:
        """Whether the import of this package brings the C in; `module` is the path required, `/vN` included."""
        if imported != module and not imported.startswith(module + "/"):
            return False
        below = imported[len(module) + 1 :]
        return not self.packages or below in self.packages


def find(module: str) -> CgoModule | None:
    """The row for a module path, whatever its major version."""
    return _ROWS.get(_MAJOR.sub("", module))


CGO_MODULES: tuple[CgoModule, ...] = (
    CgoModule("github.com/mattn/go-sqlite3", "SQLite; without C it compiles and fails at run time"),
)

_ROWS = {_MAJOR.sub("", row.module): row for row in CGO_MODULES}
