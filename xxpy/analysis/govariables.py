"""The variables that tell Go its target: what each has to say, and what one that is set says."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from xxpy.shell.syntax import Binding
from xxpy.symbols import known
from xxpy.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxpy.platform import Platform

VALUES = {
    "GOOS": "${TARGETOS}",
    "GOARCH": "${TARGETARCH}",
    "GOARM": "${TARGETVARIANT#v}",
    "GOAMD64": "${TARGETVARIANT}",
}
# xx-go sets them itself, from the TARGET* arguments
WRAPPED = {name: Binding(value, "wrapper") for name, value in VALUES.items()}

AUTOMATIC_USE = re.compile(r"\bTARGET(?:PLATFORM|OS|ARCH|VARIANT)\b")

# the architecture that alone reads it
_READ_BY = {"GOARM": "arm", "GOAMD64": "amd64"}


class Told(Enum):
    """What a variable tells the compiler."""

    NOTHING = "not set"
    TARGET = "the target's value"
    LITERAL = "a fixed value"
    ELSE = "a value from elsewhere"


def told(name: str, binding: Binding | None) -> Told:
    """What a binding of one of VALUES tells.

    A raw TARGETVARIANT ("v7") is no GOARM: Go up to 1.22 stops at it, later ones build ARMv7 whatever it says.
    """
    if binding is None or not binding.value:
        return Told.NOTHING
    if binding.value.replace("##", "#") == VALUES[name]:
        return Told.TARGET
    if AUTOMATIC_USE.search(" ".join(binding.conditions)) or _computed(name, binding.value):
        return Told.TARGET
    return Told.LITERAL if known(binding.value) else Told.ELSE


def _computed(name: str, value: str) -> bool:
    """Whether a value is worked out from what BuildKit says of the target: by a command, or cut out of a longer one."""
    found = re.fullmatch(r"\$\{(\w+)([^}]*)\}", value)
    if found:
        whole = found[1] in ("TARGETPLATFORM", *AUTOMATIC_USE.findall(VALUES[name]))
        return whole and bool(found[2])
    return value.startswith(("$(", "`")) and bool(AUTOMATIC_USE.search(value))


def right_already(name: str, value: str, platforms: Iterable[Platform]) -> bool:
    """Whether a fixed value is what every platform asked for needs."""
    reading = [platform for platform in platforms if _READ_BY.get(name) in (None, platform.architecture)]
    return {_needed(name, platform) for platform in reading} == {value}


def _needed(name: str, platform: Platform) -> str:
    if name not in _READ_BY:
        return platform.os if name == "GOOS" else platform.architecture
    return next((str(getattr(row, name.lower())) for row in TARGETS if row.platform == platform), "")
