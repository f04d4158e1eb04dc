"""Questions to the running machine about its architecture: pinned, a stage answers them for the builder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.programs import GO

if TYPE_CHECKING:
    from xxpy.shell.syntax import Command

_PROBES: dict[str, frozenset[str]] = {
    "arch": frozenset(("",)),
    "uname": frozenset("-m -p -i --machine --processor --hardware-platform -a --all".split()),
    "dpkg": frozenset(("--print-architecture",)),
    "apk": frozenset(("--print-arch",)),
    "getconf": frozenset(("LONG_BIT",)),
}
_GO_PROBES = frozenset("GOARCH GOOS GOHOSTARCH GOHOSTOS GOTOOLDIR -json -changed".split())
_ASKED_FILES = frozenset(("/etc/apk/arch",))
_ASKED_VARIABLES = re.compile(r"\$\{?(?:HOSTTYPE|MACHTYPE)\b")


def probe(command: Command) -> str:
    """The question a command asks, "" for none. What is only printed in the build's log asks nothing."""
    variable = next((word for word in command.values[1:] if _ASKED_VARIABLES.search(word)), "")
    return variable or (_asked(command.program, command.values) if command.captured else "")


def _asked(program: str, words: tuple[str, ...]) -> str:
    options = _PROBES.get(program)
    if options is not None and (options.intersection(words[1:]) or ("" in options and len(words) == 1)):
        return " ".join((program, *words[1:2]))
    if program == "uname" and any(_combined(word) for word in words[1:]):
        return " ".join(("uname", *words[1:2]))
    is_go = bool(GO.fullmatch(program))
    if program == "dpkg-architecture" or (is_go and words[1:2] == ("version",)):
        return " ".join(words[:2])
    if is_go and words[1:2] == ("env",) and (len(words) == 2 or _GO_PROBES.intersection(words[2:])):
        return " ".join(words)
    return next((word for word in words[1:] if word in _ASKED_FILES), "")


def _combined(word: str) -> bool:
    return word.startswith("-") and not word.startswith("--") and bool(set("mpia").intersection(word[1:]))
