"""What a build command has to be told so that it compiles for the target, as edits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.analysis.govariables import AUTOMATIC_USE, VALUES, WRAPPED, Told, right_already, told
from xxpy.analysis.scopes import image_name, image_tag
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.edits import Edit
    from xxpy.platform import Platform
    from xxpy.shell.syntax import Binding, Command

# from 1.23 on GOARM and GOAMD64 are read for their own architecture only (measured with 1.22 and 1.23)
_INDEPENDENT = (1, 23)


@dataclass(slots=True)
class Needs:
    """What one command lacks: variables to `add` in front of it, `edits` elsewhere, and the automatic arguments it
    then `uses`; or `refusals`, why it cannot be told. `replaced` are variables of the script that got another value.
    """

    add: dict[str, str] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)

    def give(self, name: str) -> None:
        """Add a variable with the target's value."""
        self.add[name] = VALUES[name]
        self.uses += AUTOMATIC_USE.findall(VALUES[name])


def variables(platforms: Iterable[Platform]) -> tuple[str, ...]:
    """The variables that matter for these platforms."""
    names = ["GOOS", "GOARCH"]
    if any(platform.architecture == "arm" for platform in platforms):
        names.append("GOARM")
    if any(platform.architecture == "amd64" and platform.variant for platform in platforms):
        names.append("GOAMD64")
    return tuple(names)


def variant_clash(analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...]) -> str:
    """Why GOARM and GOAMD64 cannot both be taken from TARGETVARIANT, "" where they can."""
    if not {"GOARM", "GOAMD64"} <= set(names):
        return ""
    version = go_version(analysis.stages[family[0]].image)
    if version is not None and version >= _INDEPENDENT:
        return ""
    return (
        "with Go before 1.23 GOARM and GOAMD64 cannot both follow TARGETVARIANT: ask for arm and amd64 variants "
        "in two builds, or use golang:1.23 or later by tag"
    )


def go_version(image: str) -> tuple[int, int] | None:
    """The Go version a golang image has by its tag; the newest for a tag without one, None for other images."""
    if image_name(image) != "golang" or not known(image_tag(image)):
        return None
    found = re.match(r"(\d+)\.(\d+)", image_tag(image))
    return (int(found[1]), int(found[2])) if found else (999, 0)


def map_command(
    command: Command, env: Mapping[str, Binding], names: tuple[str, ...], platforms: tuple[Platform, ...]
) -> Needs:
    """What a command with this environment lacks."""
    needs = Needs()
    for name in names:
        _map_one(needs, name, env.get(name), command, platforms)
    if env.get("GOARCH") == WRAPPED["GOARCH"] and not env.keys() & {"TARGETPLATFORM", "TARGETARCH"}:
        needs.uses.append("TARGETPLATFORM")
    if (needs.add or needs.edits) and not command.editable:
        needs.refusals.append("the RUN is in JSON form, which has no place for variables: write it in shell form")
    return needs


def _map_one(
    needs: Needs, name: str, binding: Binding | None, command: Command, platforms: tuple[Platform, ...]
) -> None:
    state = told(name, binding)
    if binding is None or (state is Told.NOTHING and binding.origin != "prefix"):
        needs.give(name)
    elif command.conditions[: len(binding.conditions)] != binding.conditions and binding.origin != "prefix":
        needs.give(name)  # set under a condition that the command is not under
    elif state is Told.TARGET:
        if binding.origin != "wrapper":
            needs.uses += AUTOMATIC_USE.findall(f"{binding.value} {binding.conditions}")
    elif state is Told.LITERAL and right_already(name, binding.value, platforms):
        return
    else:
        _correct(needs, name, binding, state)


def _correct(needs: Needs, name: str, binding: Binding, state: Told) -> None:
    """Put the target's value in the place of another, or in front of it."""
    by_argument = binding.origin == "ARG" or (state is Told.LITERAL and not binding.direct)
    unknown = state is Told.ELSE and name in ("GOOS", "GOARCH")
    if by_argument or unknown or (binding.origin == "prefix" and binding.span is None):
        how = "by a build argument or another variable" if by_argument else "which is not the target's"
        needs.refusals.append(f"{name} is {binding.value}, {how}: use {name}={VALUES[name]}")
    elif binding.span and binding.origin in ("prefix", "shell"):
        needs.edits.append(builders.replace(binding.span, VALUES[name]))
        needs.uses += AUTOMATIC_USE.findall(VALUES[name])
        if binding.origin == "shell":
            needs.replaced.append(name)
    else:
        needs.give(name)
