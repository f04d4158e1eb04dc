"""The Go builds whose programs leave a family of stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.golang import GoCommand, Told, Verb, go_commands, program_name, told
from xxpy.analysis.leaving import packages
from xxpy.analysis.outputs import Outputs, outputs_of
from xxpy.analysis.scopes import image_name, image_tag
from xxpy.symbols import known

if TYPE_CHECKING:
    from xxpy.analysis.facts import Analysis

# packages that bring a C compiler to Alpine (pkgs.alpinelinux.org)
_COMPILERS = frozenset("alpine-sdk build-base clang g++ gcc tcc zig".split())


@remembered
def shipped_builds(analysis: Analysis, family: tuple[int, ...]) -> tuple[GoCommand, ...]:
    """The `go build` and `go install` commands of a family that make what others copy, or the image itself."""
    outputs = outputs_of(analysis, family)
    return tuple(go for go in go_commands(analysis, family) if ships(go, outputs))


def ships(go: GoCommand, outputs: Outputs) -> bool:
    """Whether what a go command makes leaves its family; unknown places may."""
    if go.verb not in (Verb.BUILD, Verb.INSTALL):
        return False
    names = installed_names(go)
    if go.verb is Verb.INSTALL and go.output and names:
        return any(outputs.ships(go.output + name) for name in names)
    return outputs.ships(go.output)


def installed_names(go: GoCommand) -> tuple[str, ...]:
    """The programs a `go install` writes, where its packages tell; empty where they may be any."""
    found = [program_name(package, "") for package in go.packages]
    return tuple(found) if all(found) and not any("..." in package for package in go.packages) else ()


def is_mapped(go: GoCommand) -> bool:
    """Whether the command is told the target's architecture."""
    return told("GOARCH", go.env.get("GOARCH")) is Told.TARGET


def has_compiler(analysis: Analysis, family: tuple[int, ...]) -> bool | None:
    """Whether the family's image has a C compiler; None where that is not known."""
    image = analysis.stages[family[0]].image
    if image_name(image) != "golang":
        return None
    if "alpine" not in image_tag(image):
        return True if known(image_tag(image)) else None
    words = packages(analysis, family)
    if _COMPILERS.intersection(word.partition("=")[0].partition("~")[0] for word in words):
        return True
    return None if not all(known(word) for word in words) else False
