"""Go builds behind make: the environment reaches the go command unless the makefile stands in the way."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.golang import GO, Verb, go_command
from xxpy.analysis.makefile import Makefile, read
from xxpy.analysis.places import context_paths
from xxpy.analysis.programs import Kind, kind
from xxpy.analysis.scopes import image_name
from xxpy.dockerfile.syntax import Joined
from xxpy.shell.environment import Environment
from xxpy.shell.syntax import Binding
from xxpy.shell.walk import UnreadableShellError, commands
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.analysis.runs import Run
    from xxpy.shell.syntax import Command

_VARIABLE = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
_VARIABLES = ("GOOS", "GOARCH", "GOARM", "GOAMD64", "CGO_ENABLED")
_WITH_VALUE = frozenset(("-C", "-f", "-j", "-I", "-l", "-o", "-W"))


@dataclass(frozen=True, slots=True)
class Build:
    """A make command that builds Go. `env` is what its recipes get; `overridden` are variables the makefile sets
    itself, so that only make's command line outdoes it.
    """

    run: Run
    command: Command
    label: str
    env: Mapping[str, Binding]
    overridden: frozenset[str]
    note: str
    refusals: tuple[str, ...]


def builds(analysis: Analysis, family: tuple[int, ...]) -> tuple[Build, ...]:
    """The make commands of a family that build Go, as the makefile says, or may: in a golang image."""
    return tuple(
        build
        for stage in family
        for run in analysis.runs_of(stage)
        for command in run.commands
        if kind(command.program) is Kind.MAKE and (build := _build(analysis, family, run, command))
    )


def _build(analysis: Analysis, family: tuple[int, ...], run: Run, command: Command) -> Build | None:
    goals, variables, options = _arguments(command)
    env = {**command.env, **variables}
    label = " ".join((command.program, *goals))
    makefile, path = _makefile(analysis, family, command, options)
    if makefile is None:
        if image_name(analysis.stages[family[0]].image) != "golang":
            return None
        why = f"what `{label}` runs cannot be told: its makefile is not in the build context (--context)"
        return Build(run, command, label, env, frozenset(), "", (why,))
    overrides = {name: binding.value for name, binding in variables.items()}
    found = _recipe_commands(run, makefile, goals, overrides, env)
    if found is None:
        return Build(run, command, label, env, frozenset(), "", (f"a recipe of `{label}` in {path} cannot be read",))
    gos = [go for go in found if go.verb is not Verb.OTHER]
    if not gos:
        return None
    overridden = frozenset(
        item.name
        for item in makefile.assignments
        if item.name in _VARIABLES and item.operator != "?=" and item.name not in variables
    )
    note = f"GOOS and GOARCH are given to `{label}`: {path} hands them on to go"
    return Build(run, command, label, _recipe_env(env, gos), overridden, note, tuple(_refusals(gos, label, path)))


def _arguments(command: Command) -> tuple[tuple[str, ...], dict[str, Binding], dict[str, str]]:
    """Goals, variables and options of a make command line."""
    goals: list[str] = []
    variables: dict[str, Binding] = {}
    options: dict[str, str] = {}
    words = list(command.argv[1:])
    while words:
        word = words.pop(0)
        found = _VARIABLE.fullmatch(word.value)
        if found:
            start = word.span.start + word.text.index("=") + 1
            span = type(word.span)(start, word.span.end)
            variables[found[1]] = Binding(found[2], "prefix", span, direct=known(word.text))
        elif word.value in _WITH_VALUE and words and not (word.value == "-j" and not words[0].value.isdecimal()):
            options[word.value] = words.pop(0).value
        elif not word.value.startswith("-"):
            goals.append(word.value)
    return tuple(goals), variables, options


def _makefile(
    analysis: Analysis, family: tuple[int, ...], command: Command, options: Mapping[str, str]
) -> tuple[Makefile | None, str]:
    folder = posixpath.join(command.cwd or "/", options.get("-C", ""))
    names = [options["-f"]] if "-f" in options else ["GNUmakefile", "makefile", "Makefile"]
    folders = [*context_paths(analysis, family, posixpath.normpath(folder)), options.get("-C", "")]
    for base in dict.fromkeys("" if base == "." else base for base in folders):
        for name in names:
            path = posixpath.normpath(posixpath.join(base, name))
            if analysis.context.read(path) is not None:
                return read(analysis.context, path), path
    return None, ""


def _recipe_commands(
    run: Run, makefile: Makefile, goals: tuple[str, ...], overrides: Mapping[str, str], env: Mapping[str, Binding]
) -> list[GoCommand] | None:
    """The go commands of the recipes that run, None where one cannot be read."""
    found: list[GoCommand] = []
    for recipe in makefile.recipes(goals, overrides):
        text = recipe.text.replace("$$", "$")
        if not any(GO.fullmatch(word) for word in re.split(r"[^\w.-]+", text)):
            continue
        try:
            parts = commands(Joined(text, (0,), (0,)), Environment(exported=dict(env)))
        except UnreadableShellError:
            return None
        found += [go for command in parts if (go := go_command(run, command, {}, lambda _: ""))]
    return found


def _recipe_env(env: Mapping[str, Binding], gos: list[GoCommand]) -> dict[str, Binding]:
    """The environment with what every recipe sets for its go command itself: only cgo, the rest is refused."""
    values = {go.env["CGO_ENABLED"].value if "CGO_ENABLED" in go.env else "" for go in gos}
    result = dict(env)
    if len(values) == 1 and (value := values.pop()):
        result["CGO_ENABLED"] = Binding(value, "makefile")
    return result


def _refusals(gos: list[GoCommand], label: str, path: str) -> Iterator[str]:
    for go in gos:
        if go.verb is Verb.RUN:
            yield f"`{label}` runs `{go.name}` ({path}), which would get the target's platform but run on the builder"
        if go.verb is Verb.INSTALL:
            yield f"`{label}` runs `go install` ({path}), which writes to another folder for a foreign platform"
        for name in ("GOOS", "GOARCH"):
            binding = go.env.get(name)
            if binding and binding.origin == "prefix" and not (name == "GOOS" and binding.value == "linux"):
                yield f"{path} sets {name}={binding.value} itself: let it take {name} from the environment"
