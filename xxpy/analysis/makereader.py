"""Makefile text to rules and assignments, in the order GNU make reads it (its manual, chapter 3)."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xxpy.analysis.makevariables import Variables, find_outside
from xxpy.context import inside, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xxpy.context import Context

_MAX_FILES = 100

_ASSIGNMENT = re.compile(r"([^\s:#=!?+][^\s:#=]*?)\s*(:::=|::=|:=|\?=|\+=|!=|=)\s*(.*)", re.DOTALL)
_MODIFIERS = re.compile(r"((?:(?:export|override|private)\s+)*)(.*)", re.DOTALL)
_CONDITIONAL = re.compile(r"(ifeq|ifneq|ifdef|ifndef|else|endif)(?:(?=[\s(\"'])|$)\s*(.*)", re.DOTALL)
_INCLUDE = re.compile(r"(-include|sinclude|include)\s+(.*)", re.DOTALL)
_EMPTY = re.compile(r"\(\s*\$[({](?:strip\s+\$[({])?([\w.-]+)[)}]{1,2}\s*,\s*\)\s*")


@dataclass(frozen=True, slots=True)
class Assignment:
    """`value` is as written. `exported` ones reach the environment of recipes; `target` is that of `target: A = b`,
    "" for all. A `conditional` one stands between ifeq and endif. The operator of a `define` block is `define`.
    """

    name: str
    operator: str
    value: str
    line: int
    exported: bool
    path: str
    target: str = ""
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a recipe as written, without the tab; it may hold continuations."""

    text: str
    line: int
    path: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Targets and prerequisites are expanded. `stem` is what `%` stood for in a static pattern rule."""

    targets: tuple[str, ...]
    prerequisites: tuple[str, ...]
    recipe: tuple[Command, ...]
    line: int
    path: str
    double_colon: bool = False
    conditional: bool = False
    stem: str = ""

    @property
    def pattern(self) -> bool:
        return any("%" in target for target in self.targets)


@dataclass(frozen=True, slots=True)
class Reading:
    """A Makefile and what it includes; `variables` are as they stand at the end."""

    rules: tuple[Rule, ...]
    assignments: tuple[Assignment, ...]
    variables: Variables
    unknown: tuple[tuple[int, str], ...]


def read_makefile(
    context: Context, path: str, folder: str, environment: Mapping[str, str], overrides: Mapping[str, str]
) -> Reading:
    """Read a file for a make run in `folder`, from where includes are looked up."""
    reader = _Reader(context, folder, Variables(environment, overrides))
    reader.file(path, required=False)
    return reader.result()


@dataclass(slots=True)
class _Reader:
    context: Context
    folder: str
    variables: Variables
    rules: list[Rule] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    exports: set[str] = field(default_factory=set)
    export_all: bool = False
    files: int = 0
    path: str = ""
    prefix: str = "\t"
    open_rules: list[Rule] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    conditionals: list[str] = field(default_factory=list)
    """For each open ifeq and its like the variable it asks to be empty, "" for any other question."""

    def result(self) -> Reading:
        self.close()
        assignments = (
            replace(item, exported=item.exported or self.export_all or item.name in self.exports)
            for item in self.assignments
        )
        return Reading(tuple(self.rules), tuple(assignments), self.variables, tuple(self.unknown))

    def file(self, path: str, required: bool, line: int = 0) -> None:
        text = self.context.read(path) if self.files < _MAX_FILES else None
        if text is None:
            if required:
                self.unknown.append((line, f"include {path}"))
            return
        self.files += 1
        outer, self.path = self.path, path
        lines = _logical_lines(text)
        for number, raw in lines:
            self.line(number, raw, lines)
        self.close()
        self.path = outer

    def line(self, number: int, raw: str, rest: Iterator[tuple[int, str]]) -> None:
        if raw.startswith(self.prefix) and self.open_rules:
            command = raw[1:].replace("\n" + self.prefix, "\n")
            self.commands += [Command(command, number, self.path)] if command.strip() else []
            return
        text = _joined(raw)
        if not text.strip() or self.conditional(text):
            return
        modifiers, plain = ([], text) if _ASSIGNMENT.fullmatch(text) else _modifiers(text)
        exported = "export" in modifiers
        if assignment := _ASSIGNMENT.fullmatch(plain):
            self.close()
            self.assign(number, assignment[1], assignment[2], assignment[3], exported)
        elif plain.split(None, 1)[:1] == ["define"]:
            self.close()
            self.assign(number, "".join(plain.split()[1:2]), "define", _block(rest), exported)
        elif not self.directive(number, exported, plain.strip()) and not self.rule(number, plain):
            self.unknown.append((number, raw))

    def close(self) -> None:
        """End the rule that recipe lines belong to; several targets of one line share the recipe."""
        commands = tuple(self.commands)
        self.rules += (replace(rule, recipe=rule.recipe + commands) for rule in self.open_rules)
        self.open_rules, self.commands = [], []

    def conditional(self, text: str) -> bool:
        """Both branches are read. `ifndef A` and `ifeq ($(A),)` around `A = x` is a long way to write `A ?= x`."""
        found = _CONDITIONAL.fullmatch(text)
        if found is None or _ASSIGNMENT.fullmatch(text):
            return False
        word, question = found.groups()
        if word == "endif":
            del self.conditionals[-1:]
        elif word == "else":
            self.conditionals[-1:] = [""]
        else:
            empty = _EMPTY.fullmatch(question) if word == "ifeq" else None
            self.conditionals.append(question if word == "ifndef" else empty[1] if empty else "")
        return True

    def assign(self, number: int, name: str, operator: str, value: str, exported: bool, target: str = "") -> None:
        name = self.variables.expand(name).text
        conditional = bool(self.conditionals)
        self.assignments.append(
            Assignment(name, operator, value, number, exported, self.path, target, conditional=conditional)
        )
        if not target:
            default = self.conditionals == [name] and operator in ("=", ":=", "define")
            self.variables.assign(name, "?=" if default else operator, value, certain=default or not conditional)
        if name == ".RECIPEPREFIX" and not target:
            self.prefix = value[:1] or "\t"

    def directive(self, number: int, exported: bool, plain: str) -> bool:
        """`export`, `include` and the few that change nothing here."""
        word, _, names = plain.partition(" ")
        if exported or plain == "export":
            self.exports.update(self.variables.expand(plain).text.split())
            self.export_all = self.export_all or plain == "export"
        elif word == "unexport":
            self.exports.difference_update(names.split())
        elif found := _INCLUDE.fullmatch(plain):
            self.include(number, plain, self.variables.expand(found[2]).text.split(), required=found[1] == "include")
        else:
            return word in ("vpath", "undefine")
        return True

    def include(self, number: int, plain: str, names: list[str], required: bool) -> None:
        self.close()
        for name in names:
            path = inside(join(self.folder, name))
            if path is None or any(char in name for char in "$*?[("):
                self.unknown.append((number, plain))
            else:
                self.file(path, required, number)

    def rule(self, number: int, text: str) -> bool:
        colon = find_outside(text, ":")
        if colon < 0:
            return False
        self.close()
        double = text[colon + 1 : colon + 2] == ":"
        rest = text[colon + 1 + double :].strip()
        targets = self.words(text[:colon].removesuffix("&"))
        modifiers, plain = _modifiers(rest)
        specific = _ASSIGNMENT.fullmatch(plain)
        if specific:
            name, operator, value = specific[1], specific[2], specific[3]
            for target in targets:
                self.assign(number, name, operator, value, exported="export" in modifiers, target=target)
        else:
            self.open_rules = self.made(number, targets, rest, double)
        return True

    def made(self, number: int, targets: tuple[str, ...], rest: str, double: bool) -> list[Rule]:
        """The rules one line makes: one, or in a static pattern rule one for each target."""
        self.export_all = self.export_all or ".EXPORT_ALL_VARIABLES" in targets
        semicolon = find_outside(rest, ";")
        recipe: tuple[Command, ...] = ()
        if semicolon >= 0 and rest[semicolon + 1 :].strip():
            recipe = (Command(rest[semicolon + 1 :].strip(), number, self.path),)
        before = rest[:semicolon] if semicolon >= 0 else rest
        colon = find_outside(before, ":")
        static = self.words(before[:colon]) if colon >= 0 else ()
        prerequisites = tuple(word for word in self.words(before[colon + 1 :]) if word != "|")
        rule = Rule(targets, prerequisites, recipe, number, self.path, double, bool(self.conditionals))
        if not static:
            return [rule]
        stems = ((target, match_stem(static[0], target)) for target in targets)
        return [with_stem(replace(rule, targets=(target,)), stem) for target, stem in stems if stem is not None]

    def words(self, text: str) -> tuple[str, ...]:
        return tuple(_words(self.variables.expand(text).text))


def match_stem(pattern: str, target: str) -> str | None:
    """What the `%` of a pattern stands for in a target; None where it does not match."""
    before, percent, after = pattern.partition("%")
    fits = len(target) > len(before) + len(after) and target.startswith(before) and target.endswith(after)
    return target[len(before) : len(target) - len(after)] if percent and fits else None


def with_stem(rule: Rule, stem: str) -> Rule:
    """The rule with the stem put in its prerequisites."""
    prerequisites = tuple(word.replace("%", stem, 1) for word in rule.prerequisites)
    return replace(rule, prerequisites=prerequisites, stem=stem)


def _modifiers(text: str) -> tuple[list[str], str]:
    found = _MODIFIERS.fullmatch(text)
    return (found[1].split(), found[2]) if found else ([], text)


def _words(text: str) -> Iterator[str]:
    """Split at white space, references that could not be expanded kept whole."""
    start = 0
    while start < len(text):
        end = find_outside(text, " \t\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield text[start:end]
        start = end + 1


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Number of its first line and text, with the line breaks of continuations left in."""
    pieces: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        pieces.append(line.removesuffix("\r"))
        if (len(pieces[-1]) - len(pieces[-1].rstrip("\\"))) % 2 == 0:
            yield number - len(pieces) + 1, "\n".join(pieces)
            pieces = []
    if pieces:
        yield text.count("\n") + 2 - len(pieces), "\n".join(pieces)


def _joined(raw: str) -> str:
    """A line that is not a recipe's: continuations joined by one space, comment gone; a value ends in its spaces."""
    *pieces, last = raw.split("\\\n")
    text = " ".join([*(piece.strip(" \t") for piece in pieces), last.lstrip(" \t")])
    comment = find_outside(text, "#")
    return (text if comment < 0 else text[:comment]).lstrip().replace("\\#", "#")


def _block(rest: Iterator[tuple[int, str]]) -> str:
    """The lines up to the `endef` that belongs to the `define` just read."""
    lines: list[str] = []
    depth = 1
    for _, raw in rest:
        words = raw.split(None, 1)
        depth += (words[:1] == ["define"]) - (words[:1] == ["endef"])
        if depth == 0:
            break
        lines.append(raw)
    return "\n".join(lines)


def default_path(context: Context, folder: str) -> str | None:
    """The Makefile GNU make would take in a folder."""
    names = context.names(folder)
    return next(
        (posixpath.join(folder, name) for name in ("GNUmakefile", "makefile", "Makefile") if name in names), None
    )
