"""Go builds behind make: the environment reaches the go command unless the makefile stands in the way."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.gobuilds import written
from xxpy.analysis.golang import GoCommand, Verb, go_command
from xxpy.analysis.govariables import VALUES, Told, told
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.places import context_paths
from xxpy.analysis.programs import Kind, kind
from xxpy.analysis.scopes import image_name
from xxpy.analysis.suspects import suspicious
from xxpy.dockerfile.syntax import Joined, Span
from xxpy.shell.environment import Environment
from xxpy.shell.syntax import Argument, Binding, Command
from xxpy.shell.walk import UnreadableShellError, commands
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.makefile import Makefile, Recipe
    from xxpy.analysis.runs import Run

_VARIABLE = re.compile(r"([A-Za-z_]\w*)=(.*)", re.DOTALL)
_WITH_VALUE = frozenset(("-C", "-f", "-j", "-I", "-l", "-o", "-W"))
MAKEFILES = ("GNUmakefile", "makefile", "Makefile")  # in the order GNU make looks for them
_LONG = {"--directory": "-C", "--file": "-f", "--makefile": "-f", "--jobs": "-j"}
_MAKES = (Verb.BUILD, Verb.INSTALL)
_IN_THE_WAY = re.compile(
    r"^\s*override\s+(?:GO(?:OS|ARCH|ARM|AMD64))\b.*|^\s*unexport\b.*GO(?:OS|ARCH).*|^\.ONESHELL:"
    r"|\$\(shell [^)]*(?:uname -[mpi]|dpkg --print-arch|GOHOSTARCH|\barch\b)[^)]*\)",
    re.MULTILINE,
)
_HARMLESS = re.compile(r"\$\((?:info|warning|error)\b")  # they only print
_MAKE_VALUE = "${MAKE_VALUE}"
# what stands for a value of the target while make's variables are expanded, as no makefile would write it
_TOKENS = {name: f"@@xxpy-{name}@@" for name in VALUES}
# what a makefile leaves to make itself: in a shell it would read as a command
_LEFT_TO_MAKE = re.compile(r"\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")


@dataclass(frozen=True, slots=True)
class Build:
    """A make command that builds Go. `env` is what its recipes get; `overridden` are variables the makefile sets
    itself, so that only make's command line outdoes it. `gos` are its builds, with their folder in the build context.
    `suspect` names a recipe's command that may make files of the builder, "" without. `refusals` say why the target's
    values cannot be handed in.
    """

    run: Run
    command: Command
    label: str
    env: Mapping[str, Binding]
    overridden: frozenset[str] = frozenset()
    note: str = ""
    gos: tuple[tuple[GoCommand, str], ...] = ()
    suspect: str = ""
    refusals: tuple[str, ...] = ()

    @property
    def installs(self) -> bool:
        """Whether a recipe runs `go install`."""
        return any(go.verb is Verb.INSTALL for go, _ in self.gos)


def builds(analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...]) -> tuple[Build, ...]:
    """The make commands of a family that build Go, or may: without their makefile, all in a golang image."""
    return tuple(
        build
        for run, command in analysis.commands_of(family)
        if kind(command.program) is Kind.MAKE and (build := _build(analysis, family, run, command, names))
    )


def harmless(analysis: Analysis, family: tuple[int, ...], names: tuple[str, ...]) -> frozenset[int]:
    """Offsets of make commands whose recipes were read, build no program and hold nothing suspect."""
    return frozenset(
        command.span.start
        for run, command in analysis.commands_of(family)
        if kind(command.program) is Kind.MAKE and _is_harmless(analysis, family, run, command, names)
    )


def _is_harmless(
    analysis: Analysis, family: tuple[int, ...], run: Run, command: Command, names: tuple[str, ...]
) -> bool:
    goals, variables, options = _arguments(command)
    makefile = _makefile(analysis, family, command, options)
    if makefile is None or not all(map(known, goals)):
        return False
    env = {**command.env, **variables}
    recipes = _recipes(makefile, goals, variables, frozenset(), env)
    found = [item for recipe in recipes for item in _commands(run, recipe, env)]
    understood = not any(_of_makefile(analysis, makefile, recipes, names))
    if not understood or not found or any(recipe.unknown for recipe in recipes):
        return False
    return not any(_makes_something(each, go) for _, each, go in found)


def _makes_something(command: Command, go: GoCommand | None) -> bool:
    if go:
        return go.verb in _MAKES or go.verb_word.value in ("run", "tool")
    return bool(suspicious(command)) and not _is_followed(command)


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
    recipes = _recipes(makefile, goals, variables, overridden, env)
    found = [item for recipe in recipes for item in _commands(run, recipe, env)]
    builds_ = tuple((go, (go.folder or "/$").lstrip("/")) for _, _, go in found if go and go.verb in _MAKES)
    if not builds_ or _installs_tools(analysis, family, builds_):
        return None
    others = [each for _, each, go in found if not go and not _is_followed(each)]
    suspect = next((f"{name} in {makefile.path}" for item in others if (name := suspicious(item))), "")
    refusals = [*_of_makefile(analysis, makefile, recipes, names), *_refusals(found, label, makefile.path, names)]
    note = f"`{label}` gets the target's platform: {makefile.path} hands it on to go"
    return Build(
        run,
        command,
        label,
        _with_cgo(env, makefile),
        overridden,
        note,
        builds_,
        suspect,
        tuple(dict.fromkeys(refusals)),
    )


def _is_followed(command: Command) -> bool:
    """Whether this is make started by make, whose recipes are among those that were read."""
    return kind(command.program) is Kind.MAKE and all(map(known, command.values))


def _installs_tools(analysis: Analysis, family: tuple[int, ...], builds_: tuple[tuple[GoCommand, str], ...]) -> bool:
    """Whether all that is built are versions of modules that stay in the family: tools of the build itself."""
    outputs = outputs_of(analysis, family)
    return all(go.remote and not any(outputs.leaves(path) for path in written(go)) for go, _ in builds_)


def _arguments(command: Command) -> tuple[tuple[str, ...], dict[str, Binding], dict[str, str]]:
    """Goals, variables and options of a make command line."""
    goals: list[str] = []
    variables: dict[str, Binding] = {}
    options: dict[str, str] = {}
    words = list(command.argv[1:])
    while words:
        word = words.pop(0)
        found = _VARIABLE.fullmatch(word.value)
        long, equals, setting = word.value.partition("=")
        if long in _LONG and (equals or words):
            options[_LONG[long]] = setting if equals else words.pop(0).value
        elif found:
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
    names = (options["-f"],) if "-f" in options else MAKEFILES
    paths = (path for name in names for path in context_paths(analysis, family, posixpath.join(folder, name)))
    found = next((path for path in paths if analysis.context.read(path) is not None), None)
    # where make runs, seen from the build context
    place = posixpath.relpath(folder, posixpath.dirname(posixpath.normpath(posixpath.join(folder, names[0]))))
    return (
        read(analysis.context, found, posixpath.normpath(posixpath.join(posixpath.dirname(found), place)))
        if found
        else None
    )


def _recipes(
    makefile: Makefile,
    goals: tuple[str, ...],
    variables: Mapping[str, Binding],
    overridden: frozenset[str],
    env: Mapping[str, Binding],
) -> tuple[Recipe, ...]:
    """The recipes that run once the target's values are handed in, written as tokens."""
    arguments = {name: binding.value for name, binding in variables.items()}
    arguments |= {name: token for name, token in _TOKENS.items() if name in overridden or name in variables}
    environment = {name: binding.value for name, binding in env.items() if known(binding.value)} | _TOKENS
    return makefile.recipes(goals, arguments, environment)


def _commands(
    run: Run, recipe: Recipe, env: Mapping[str, Binding]
) -> Iterator[tuple[Recipe, Command, GoCommand | None]]:
    """The commands of a recipe, go commands read; a recipe that is no shell is one command of no known name."""
    exported = {name: Binding(binding.value, "environment") for name, binding in env.items()}
    exported |= {name: Binding(value, "environment") for name, value in VALUES.items()}
    text = _shell_text(recipe.text)
    try:
        found = commands(text, Environment(exported=exported, cwd="/" + recipe.folder))
    except UnreadableShellError:
        word = Argument(recipe.text.split()[0], recipe.text, Span(0, 0))
        found = (Command((word,), exported, None, 0, Span(0, 0)),)
    for command in found:
        yield recipe, command, go_command(run, command, {}, lambda _: "")


def _shell_text(recipe: str) -> Joined:
    """A recipe as shell: the target's values in their places, what only make could expand as a variable."""
    text = _LEFT_TO_MAKE.sub(_MAKE_VALUE, recipe)
    for name, token in _TOKENS.items():
        text = text.replace(token, VALUES[name])
    return Joined(text, (0,), (0,))


def _with_cgo(env: Mapping[str, Binding], makefile: Makefile) -> dict[str, Binding]:
    """The environment with the cgo setting that the makefile exports."""
    exported = [item.value for item in makefile.assignments if item.name == "CGO_ENABLED" and item.exported]
    return {**env, "CGO_ENABLED": Binding(exported[-1], "makefile")} if exported else dict(env)


def _of_makefile(
    analysis: Analysis, makefile: Makefile, recipes: tuple[Recipe, ...], names: tuple[str, ...]
) -> Iterator[str]:
    """What stands in a makefile, or in one it calls, against handing values in."""
    for line, text in makefile.unknown:
        if not _HARMLESS.match(text.strip()):
            yield f"{makefile.path}:{line} cannot be read (`{text.strip()[:60]}`): what reaches go cannot be told"
    from xxpy.analysis.makefile import read

    for path in dict.fromkeys([makefile.path, *(recipe.path for recipe in recipes)]):
        text = analysis.context.read(path) or ""
        if found := _IN_THE_WAY.search(text):
            yield f"{path} has `{found[0].strip()}`, which stands against values from outside"
        other = read(analysis.context, path) if path != makefile.path else None
        for item in other.assignments if other else ():
            if item.name in names and item.operator != "?=":
                yield f"{path} sets {item.name} itself"


def _refusals(
    found: list[tuple[Recipe, Command, GoCommand | None]], label: str, path: str, names: tuple[str, ...]
) -> Iterator[str]:
    made = {posixpath.basename(path or "") for _, _, go in found if go and go.verb in _MAKES for path in written(go)}
    for _, command, go in found:
        if not go and posixpath.basename(command.argv[0].value) in made:
            yield f"`{label}` runs what it has built ({path})"
        if go and go.verb is Verb.RUN:
            yield f"`{label}` runs `{go.name}` ({path}), which would get the target's platform but run on the builder"
        if go and go.verb in _MAKES:
            yield from _unheard(go, label, path, names)


def _unheard(go: GoCommand, label: str, path: str, names: tuple[str, ...]) -> Iterator[str]:
    """Why a go command of a recipe does not get the values."""
    if go.command.argv[0].value.startswith("$"):
        yield f"`{label}` puts something in front of go ({path}) that only make can tell"
    if go.verb is Verb.INSTALL and "GOBIN" in go.env:
        yield f"`{label}` runs `go install` with GOBIN ({path}), which refuses another platform"
    for name in names:
        value = go.env[name].value if name in go.env else ""
        if told(name, go.env.get(name)) is not Told.TARGET and not (name == "GOOS" and value == "linux"):
            shown = value.replace(_MAKE_VALUE, "a value of its own") or "nothing"
            yield f"{path} sets {name} to {shown} for `{label}`: let it take {name} from the environment"
