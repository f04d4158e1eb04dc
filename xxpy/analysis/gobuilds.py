"""The Go builds whose programs leave a family of stages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.facts import remembered
from xxpy.analysis.golang import GoCommand, Verb, go_commands, program_name
from xxpy.analysis.govariables import Told, told
from xxpy.analysis.leaving import packages
from xxpy.analysis.outputs import Outputs, outputs_of
from xxpy.analysis.programs import Kind, kind
from xxpy.analysis.scopes import image_tag, official
from xxpy.symbols import known

if TYPE_CHECKING:
    from xxpy.analysis.facts import Analysis
    from xxpy.shell.syntax import Command

# package managers, and scripts that may call them
_INSTALLS = re.compile(r"\b(?:apk|apt|apt-get|dnf|yum) |(?:^|\s)\./[\w-]|\.sh\b")
_OTHER_MAKEFILE = ("-C", "-f", "--directory", "--file", "--makefile")
# packages that bring a C compiler to Alpine (pkgs.alpinelinux.org)
_COMPILER = re.compile(r"(?:alpine-sdk|build-base|cargo|clang\d*|g\+\+|gcc|rust|tcc|zig)(?![\w-])")


@remembered
def shipped_builds(analysis: Analysis, family: tuple[int, ...]) -> tuple[GoCommand, ...]:
    """The `go build` and `go install` commands of a family that make what others copy, or the image itself."""
    outputs = outputs_of(analysis, family)
    return tuple(go for go in go_commands(analysis, family) if ships(go, outputs))


def ships(go: GoCommand, outputs: Outputs) -> bool:
    """Whether a go command makes something for the target.

    A program that stays and is run in the build is the builder's; so is one that is installed and taken by nobody.
    Whatever else is made is taken to be for the target: its way out may be one that cannot be followed.
    """
    if go.verb is Verb.INSTALL:
        return any(outputs.leaves(path) for path in written(go))
    return go.verb is Verb.BUILD and go.output != "" and not outputs.is_tool(go.output)


def written(go: GoCommand) -> tuple[str | None, ...]:
    """The paths a `go build` or `go install` writes, as far as they are known."""
    if go.verb is Verb.INSTALL and go.output and (names := installed_names(go)):
        return tuple(go.output + name for name in names)
    return (go.output,)


def installed_names(go: GoCommand) -> tuple[str, ...]:
    """The programs a `go install` writes, where its packages tell; empty where they may be any."""
    found = [program_name(package, "") for package in go.packages]
    return tuple(found) if all(found) and not any("..." in package for package in go.packages) else ()


def is_mapped(go: GoCommand) -> bool:
    """Whether the command is told the target's architecture."""
    return told("GOARCH", go.env.get("GOARCH")) is Told.TARGET


@remembered
def has_compiler(analysis: Analysis, family: tuple[int, ...]) -> bool | None:
    """Whether the family's image has a C compiler; None where that is not known."""
    image = analysis.stages[family[0]].image
    if official(image) != "golang" or not known(image_tag(image)):
        return None
    if "alpine" not in image_tag(image):
        return True
    words = [part for word in packages(analysis, family) for part in word.split()]
    if any(_COMPILER.match(word) for word in words):
        return True
    unsure = _may_install(analysis, family) or not all(known(word) for word in words)
    return None if unsure else False


def _make_installs(analysis: Analysis, command: Command) -> bool:
    """Whether what make runs may install packages; a makefile elsewhere than at the context's root is not known."""
    from xxpy.analysis.makefile import read

    makefile = read(analysis.context)
    words = command.values[1:]
    if makefile is None or any(word.startswith(_OTHER_MAKEFILE) for word in words):
        return True
    goals = tuple(word for word in words if "=" not in word and not word.startswith("-"))
    return any(_INSTALLS.search(recipe.text) for recipe in makefile.recipes(goals))


def _may_install(analysis: Analysis, family: tuple[int, ...]) -> bool:
    """Whether something else than a plain package manager may bring a compiler, or one is named."""
    return any(
        "CC" in command.env
        or kind(command.program) is Kind.SHELL
        or (kind(command.program) is Kind.MAKE and _make_installs(analysis, command))
        or (kind(command.program) is Kind.UNKNOWN and "/" in command.values[0])
        or (kind(command.program) is Kind.PACKAGES and command.before != command.argv[0].span.start)
        for _, command in analysis.commands_of(family)
    )
