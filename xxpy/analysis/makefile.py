"""Which commands `make` would run: a reader of Makefiles that knows what is literal and leaves the rest as written.

Both branches of conditionals are taken, pattern rules are tried one step deep, and every target counts as out of
date. What is not understood is listed, never guessed.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from xxpy.analysis.makereader import Assignment, Reading, Rule, default_path, match_stem, read_makefile, with_stem
from xxpy.context import inside, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xxpy.analysis.makevariables import Variables
    from xxpy.context import Context

_MAX_RECIPES = 2000
_MAX_DEPTH = 10  # make started by make
_NOTHING: Mapping[str, str] = {}

_COMMANDS = re.compile(r"(&&|\|\||[;&|\n()])")
_VARIABLE = re.compile(r"([A-Za-z_][\w.-]*):{0,3}=(.*)", re.DOTALL)
_WITH_VALUE = ("-C", "-f", "-I", "-o", "-W", "--directory", "--file", "--makefile")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A command as the shell gets it, run in `folder`; `unknown` names what make would still have expanded in it."""

    line: int
    text: str
    target: str
    path: str
    folder: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Makefile:
    """A Makefile and the files it includes. `unknown` are lines (number and text) that were not understood."""

    path: str
    folder: str
    rules: tuple[Rule, ...]
    assignments: tuple[Assignment, ...]
    unknown: tuple[tuple[int, str], ...]
    context: Context = field(repr=False, compare=False)

    def recipes(
        self,
        goals: tuple[str, ...] = (),
        overrides: Mapping[str, str] = _NOTHING,
        environment: Mapping[str, str] = _NOTHING,
    ) -> tuple[Recipe, ...]:
        """What runs for the goals, in order, `$(MAKE)` in other folders followed where its arguments are literal.

        No goals stand for the default one; a goal without a rule adds nothing. `overrides` are `NAME=value`
        arguments, `environment` what make is started with.
        """
        run = _Run(self.context)
        run.make(self.path, self.folder, goals, overrides, environment)
        return tuple(run.recipes)


def read(context: Context, path: str = "", folder: str | None = None) -> Makefile | None:
    """Read a Makefile, or the one GNU make would take where `path` is a folder; None where there is none.

    `folder` is where make runs; the Makefile's own by default.
    """
    place = inside(path)
    if place is None:
        return None
    file = place if place and context.read(place) is not None else default_path(context, place)
    if file is None or context.read(file) is None:
        return None
    where = inside(file.rpartition("/")[0] if folder is None else folder)
    if where is None:
        return None
    reading = read_makefile(context, file, where, _NOTHING, _NOTHING)
    return Makefile(file, where, reading.rules, reading.assignments, reading.unknown, context)


@dataclass(slots=True)
class _Run:
    """One make and those it starts."""

    context: Context
    recipes: list[Recipe] = field(default_factory=list)
    depth: int = 0

    def make(
        self,
        path: str,
        folder: str,
        goals: tuple[str, ...],
        overrides: Mapping[str, str],
        environment: Mapping[str, str],
    ) -> None:
        reading = read_makefile(self.context, path, folder, environment, overrides)
        for target, rule, variables in _order(reading, goals or _default_goal(reading)):
            for recipe in _expanded(rule, target, folder, variables):
                if len(self.recipes) == _MAX_RECIPES:
                    return
                self.recipes.append(recipe)
                for call in _calls(recipe):
                    self.follow(call, overrides, _exported(reading, variables, environment))

    def follow(self, call: _Call, overrides: Mapping[str, str], environment: Mapping[str, str]) -> None:
        path = call.file or default_path(self.context, call.folder)
        if path is not None and self.depth < _MAX_DEPTH:
            self.depth += 1
            self.make(path, call.folder, call.goals, {**overrides, **call.overrides}, environment)
            self.depth -= 1


def _default_goal(reading: Reading) -> tuple[str, ...]:
    chosen = reading.variables.expand("$(.DEFAULT_GOAL)")
    if not chosen.unknown and chosen.text.strip():
        return (chosen.text.strip(),)
    targets = (target for rule in reading.rules if not rule.pattern for target in rule.targets)
    return tuple(next(([target] for target in targets if not target.startswith(".") or "/" in target), []))


def _order(reading: Reading, goals: tuple[str, ...]) -> Iterator[tuple[str, Rule, Variables]]:
    """Rules in the order make carries them out, prerequisites first, with the variables that hold for them.

    What a pattern rule needs is not looked up among the patterns again: `%: x%` would have no end.
    """
    index = _Index(reading)
    stack: list[_Step] = [_Step(goal, reading.variables) for goal in reversed(goals)]
    seen: set[str] = set()
    while stack:
        step = stack.pop()
        if step.ready is not None:
            yield from ((step.target, rule, step.variables) for rule in step.ready if rule.recipe)
        elif step.target not in seen:
            seen.add(step.target)
            rules = index.rules(step.target, step.patterns)
            variables = index.specific(step.target, step.variables)
            stack.append(replace(step, variables=variables, ready=rules))
            needed = [_Step(name, variables, not rule.stem) for rule in rules for name in rule.prerequisites]
            stack += reversed(needed)


@dataclass(frozen=True, slots=True)
class _Step:
    """A target to look at; once its prerequisites are on the stack above it, `ready` holds its rules."""

    target: str
    variables: Variables
    patterns: bool = True
    ready: tuple[Rule, ...] | None = None


class _Index:
    """Rules and assignments by target."""

    def __init__(self, reading: Reading) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._assignments: dict[str, list[Assignment]] = {}
        self._patterns = [(name, rule) for rule in reading.rules if rule.recipe for name in rule.targets if "%" in name]
        for rule in reading.rules:
            for target in dict.fromkeys(rule.targets):
                self._rules.setdefault(target, []).append(rule)
        for item in reading.assignments:
            self._assignments.setdefault(item.target, []).append(item)

    def rules(self, target: str, patterns: bool) -> tuple[Rule, ...]:
        """Of several single-colon recipes the last, of those in conditionals each; a pattern's where there is none."""
        found = list(self._rules.get(target, ()))
        if patterns and not any(rule.recipe for rule in found):
            matches = ((rule, match_stem(name, target)) for name, rule in self._patterns)
            found += [with_stem(rule, stem) for rule, stem in matches if stem is not None][:1]
        plain = [rule for rule in found if rule.recipe and not rule.double_colon and not rule.conditional]
        return tuple(replace(rule, recipe=()) if rule in plain[:-1] else rule for rule in found)

    def specific(self, target: str, variables: Variables) -> Variables:
        """With the assignments made for this target, which hold for its prerequisites too."""
        own = self._assignments.get(target, ()) if target else ()
        if not own:
            return variables
        variables = variables.copy()
        for item in own:
            variables.assign(item.name, item.operator, item.value, certain=not item.conditional)
        return variables


def _exported(reading: Reading, variables: Variables, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a recipe, as far as it is known."""
    names = {item.name for item in reading.assignments if item.exported or item.name in environment}
    values = {name: variables.expand(f"$({name})") for name in names}
    return {**environment, **{name: value.text for name, value in values.items() if not value.unknown}}


def _expanded(rule: Rule, target: str, folder: str, variables: Variables) -> Iterator[Recipe]:
    for command in rule.recipe:
        expanded = variables.expand(command.text, _automatic(rule, target))
        for line in re.split(r"(?<!\\)\n", expanded.text):
            text = line.lstrip("@+- \t")
            if text.strip():
                yield Recipe(command.line, text, target, command.path, folder, expanded.unknown)


def _automatic(rule: Rule, target: str) -> dict[str, str]:
    folder, _, name = target.rpartition("/")
    values = {
        "@": target,
        "@D": folder or ".",
        "@F": name,
        "<": rule.prerequisites[0] if rule.prerequisites else "",
        "^": " ".join(dict.fromkeys(rule.prerequisites)),
        "+": " ".join(rule.prerequisites),
    }
    return {**values, "*": rule.stem} if rule.stem else values


@dataclass(frozen=True, slots=True)
class _Call:
    """A make that a recipe starts; `file` is "" for the default one of its folder."""

    folder: str
    file: str
    goals: tuple[str, ...]
    overrides: Mapping[str, str]


def _calls(recipe: Recipe) -> Iterator[_Call]:
    """The calls of make in a command whose arguments are literal, `cd` before them followed."""
    folder: str | None = recipe.folder
    outer: list[str | None] = []
    for command in _COMMANDS.split(recipe.text.replace("\\\n", " ")):
        words = _shell_words(command)
        if command == "(":
            outer.append(folder)
        elif command == ")" and outer:
            folder = outer.pop()
        elif words[:1] == ["cd"] and len(words) == 2:
            folder = None if folder is None or "$" in words[1] else inside(join(folder, words[1]))
        elif words[:1] in (["make"], ["gmake"]) and folder is not None and not any("$" in word for word in words):
            call = _call(folder, words[1:])
            if call is not None:
                yield call


def _shell_words(command: str) -> list[str]:
    """The words of a simple command, variables set for it left out; none where it has a quote never closed."""
    try:
        words = shlex.split(command.strip().lstrip("{ \t"), comments=True)
    except ValueError:
        return []
    return list(dropwhile(_VARIABLE.fullmatch, words))


def _call(folder: str, words: list[str]) -> _Call | None:
    file = ""
    goals: list[str] = []
    overrides: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, _, value = word.partition("=")
        if word in _WITH_VALUE:
            name, value = word, next(rest, "")
        elif word.startswith(("-C", "-f")) and not word.startswith("--"):
            name, value = word[:2], word[2:]
        if name in ("-C", "--directory"):
            folder = join(folder, value)
        elif name in ("-f", "--file", "--makefile"):
            file = value
        elif variable := _VARIABLE.fullmatch(word):
            overrides[variable[1]] = variable[2]
        elif not word.startswith("-"):
            goals.append(word)
    place = inside(folder)
    path = inside(join(folder, file)) if file else ""
    return None if place is None or path is None else _Call(place, path, tuple(goals), overrides)
