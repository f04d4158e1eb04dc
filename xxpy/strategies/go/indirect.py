"""Go builds behind make: the environment reaches the go command unless the makefile stands in the way."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.golang import Told, Verb, go_command, told
from xxpy.analysis.places import context_paths
from xxpy.analysis.programs import Kind, kind
from xxpy.analysis.scopes import image_name
from xxpy.dockerfile.syntax import Joined, Span
from xxpy.shell.environment import Environment
from xxpy.shell.syntax import Binding
from xxpy.shell.walk import UnreadableShellError, commands
from xxpy.strategies.go.mapping import VALUES
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.analysis.makefile import Makefile
    from xxpy.analysis.runs import Run
    from xxpy.shell.syntax import Command

_VARIABLE = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
_WITH_VALUE = frozenset(("-C", "-f", "-j", "-I", "-l", "-o", "-W"))
_GO_WORD = re.compile(r"(?<![\w./-])(?:\S*/)?go[\d.]*(?=\s)")
# what stands for a value of the target while make's variables are expanded, as no makefile would write it
_TOKENS = {name: f"@@xxpy-{name}@@" for name in VALUES}
# what a makefile leaves to make itself: in a shell it would read as a command
_LEFT_TO_MAKE = re.compile(r"\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


@dataclass(frozen=True, slots=True)
class Build:
    """A make command that builds Go. `env` is what its recipes get; `overridden` are variables the makefile sets
    itself, so that only make's command line outdoes it; `installs` says that a recipe runs `go install`; `refusals`
    why the target's values cannot be handed in.
    """

    run: Run
    command: Command
    label: str
    env: Mapping[str, Binding]
    overridden: frozenset[str] = frozenset()
    note: str = ""
    installs: bool = False
    refusals: tuple[str, ...] = ()


def builds(analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...]) -> tuple[Build, ...]:
    """The make commands of a family that build Go, or may: without their makefile, all in a golang image."""
    return tuple(
        build
        for stage in family
        for run in analysis.runs_of(stage)
        for command in run.commands
        if kind(command.program) is Kind.MAKE and (build := _build(analysis, family, run, command, names))
    )


def _build(
    analysis: Analysis, family: tuple[int, ...], run: Run, command: Command, names: tuple[str, ...]
) -> Build | None:
    goals, variables, options = _arguments(command)
    env = {**command.env, **variables}
    label = " ".join((command.program, *goals))
    makefile = _makefile(analysis, family, command, options)
    if makefile is None:
        if image_name(analysis.stages[family[0]].image) != "golang":
            return None
        why = f"what `{label}` runs cannot be told: its makefile is not in the build context (--context)"
        return Build(run, command, label, env, refusals=(why,))
    assigned = frozenset(item.name for item in makefile.assignments if item.operator != "?=")
    overridden = assigned.intersection(names) - variables.keys()
    found = _recipe_commands(run, makefile, goals, variables, overridden, env)
    if found is None:
        why = f"a recipe of `{label}` in {makefile.path} that runs go cannot be read"
        return Build(run, command, label, env, refusals=(why,))
    if not any(go.verb in (Verb.BUILD, Verb.INSTALL) for go in found):
        return None
    note = f"`{label}` gets the target's platform: {makefile.path} hands it on to go"
    refusals = tuple(dict.fromkeys(_refusals(found, label, makefile.path, names)))
    installs = any(go.verb is Verb.INSTALL for go in found)
    return Build(run, command, label, _with_cgo(env, found, makefile), overridden, note, installs, refusals)


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
            span = Span(word.span.start + word.text.index("=") + 1, word.span.end)
            variables[found[1]] = Binding(found[2], "prefix", span, direct=known(word.text))
        elif word.value in _WITH_VALUE and words and not (word.value == "-j" and not words[0].value.isdecimal()):
            options[word.value] = words.pop(0).value
        elif not word.value.startswith("-"):
            goals += word.value.split()
    return tuple(goals), variables, options


def _makefile(
    analysis: Analysis, family: tuple[int, ...], command: Command, options: Mapping[str, str]
) -> Makefile | None:
    # imported here: most builds call go themselves
    from xxpy.analysis.makefile import read

    folder = posixpath.normpath(posixpath.join(command.cwd or "/", options.get("-C", "")))
    folders = [*context_paths(analysis, family, folder), options.get("-C", "")]
    for base in dict.fromkeys("" if base == "." else base for base in folders):
        found = read(analysis.context, posixpath.join(base, options.get("-f", "")), base)
        if found:
            return found
    return None


def _recipe_commands(
    run: Run,
    makefile: Makefile,
    goals: tuple[str, ...],
    variables: Mapping[str, Binding],
    overridden: frozenset[str],
    env: Mapping[str, Binding],
) -> list[GoCommand] | None:
    """The go commands of the recipes that run once the target's values are handed in; None if one cannot be read."""
    arguments = {name: binding.value for name, binding in variables.items()}
    arguments |= {name: token for name, token in _TOKENS.items() if name in overridden or name in variables}
    environment = {name: binding.value for name, binding in env.items() if known(binding.value)} | _TOKENS
    exported = {name: Binding(binding.value, "environment") for name, binding in env.items()}
    exported |= {name: Binding(value, "environment") for name, value in VALUES.items()}
    found: list[GoCommand] = []
    for recipe in makefile.recipes(goals, arguments, environment):
        if not _GO_WORD.search(recipe.text):
            continue
        try:
            parts = commands(_shell_text(recipe.text), Environment(exported=dict(exported)))
        except UnreadableShellError:
            return None
        found += [go for command in parts if (go := go_command(run, command, {}, lambda _: ""))]
    return found


def _shell_text(recipe: str) -> Joined:
    """A recipe as shell: the target's values in their places, what only make could expand as a variable."""
    text = _LEFT_TO_MAKE.sub("${MAKE_VALUE}", recipe)
    for name, token in _TOKENS.items():
        text = text.replace(token, VALUES[name])
    return Joined(text, (0,), (0,))


def _with_cgo(env: Mapping[str, Binding], gos: list[GoCommand], makefile: Makefile) -> dict[str, Binding]:
    """The environment with the cgo setting that the makefile gives its go commands, where it gives all the same."""
    exported = [item.value for item in makefile.assignments if item.name == "CGO_ENABLED" and item.exported]
    own = {go.env["CGO_ENABLED"].value if "CGO_ENABLED" in go.env else "" for go in gos if go.verb is not Verb.OTHER}
    result = dict(env)
    for value in (*exported[-1:], *(own if len(own) == 1 else ("$(several)",))):
        if value:
            result["CGO_ENABLED"] = Binding(value, "makefile")
    return result


def _refusals(gos: list[GoCommand], label: str, path: str, names: tuple[str, ...]) -> Iterator[str]:
    for go in gos:
        if go.verb is Verb.RUN:
            yield f"`{label}` runs `{go.name}` ({path}), which would get the target's platform but run on the builder"
        if go.verb is not Verb.OTHER and go.command.argv[0].value.startswith("$"):
            yield f"`{label}` puts something in front of go ({path}) that only make can tell"
        for name in names if go.verb in (Verb.BUILD, Verb.INSTALL) else ():
            if told(name, go.env.get(name)) is not Told.TARGET and not (name == "GOOS" and _linux(go)):
                value = go.env[name].value if name in go.env else "empty"
                yield f"{path} sets {name} to {value} for `{label}`: let it take {name} from the environment"


def _linux(go: GoCommand) -> bool:
    return go.env["GOOS"].value == "linux"
