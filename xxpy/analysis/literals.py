"""Fixed values of GOOS and GOARCH that are meant as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.govariables import Told, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxpy.analysis.golang import GoCommand
    from xxpy.platform import Platform

# programs of no machine (go tool dist list)
_PORTABLE = frozenset(("js", "wasip1", "wasm"))
# other names of an architecture in the names of files
_ALIASES = {"amd64": ("x86_64", "x64"), "arm64": ("aarch64",), "386": ("i386", "i686", "x86"), "arm": ("armhf",)}


def meant(go: GoCommand, others: Iterable[GoCommand], platforms: Iterable[Platform]) -> bool:
    """Whether a Go build makes something for a platform of its own, not for the image's.

    WebAssembly, a program for an operating system that no asked platform has, one of several architectures that
    `others` (the builds of its family) make, or one whose file is named for its architecture.
    """
    system, architecture = _literal(go, "GOOS"), _literal(go, "GOARCH")
    if _PORTABLE & {system, architecture}:
        return True
    if system and system not in {platform.os for platform in platforms}:
        return True
    if not architecture:
        return False
    made = {_literal(other, "GOARCH") for other in others} - {""}
    return bool(made - {architecture}) or _is_named_for(go.flags.get("o", ""), architecture)


def _literal(go: GoCommand, name: str) -> str:
    binding = go.env.get(name)
    return binding.value if binding and told(name, binding) is Told.LITERAL else ""


def _is_named_for(path: str, architecture: str) -> bool:
    names = "|".join((architecture, *_ALIASES.get(architecture, ())))
    return bool(re.search(rf"(?<![a-z0-9])(?:{names})(?:v?\d)?(?![a-z0-9])", path.lower()))
