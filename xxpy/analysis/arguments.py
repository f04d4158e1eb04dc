"""Automatic arguments: where they are declared, and which declarations hide what BuildKit sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.dockerfile.automatic import AUTOMATIC
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Instruction, Joined, Span, Word
    from xxpy.platform import Platform

# CMD and ENTRYPOINT run later, without build arguments; FROM sees the global ones
_EXPANDING = frozenset("ADD COPY ENV EXPOSE LABEL RUN USER VOLUME WORKDIR STOPSIGNAL".split())
_USED = re.compile(r"(?<!\\)\$\{?([A-Z]+)\b")
_ASSIGNED = re.compile(r"\b([A-Z]+)=|(?<=\bread )([A-Z]+)|(?<=\bfor )([A-Z]+)")
_TARGET = re.compile(r"\bTARGET(?:PLATFORM|OS|ARCH|VARIANT)\b|\bxx-\w+")


def wrong_defaults(
    analysis: Analysis, platforms: Iterable[Platform], used: Container[str] = ()
) -> Iterator[tuple[Instruction, Word]]:
    """Every automatic ARG whose fixed default hides what BuildKit would set (measured).

    A default derived from a variable is meant, and one that is right for all platforms does no harm; neither does a
    global one that nothing uses. `used` are names that will be used.
    """
    first = analysis.stages[0].start.span.start
    for instruction in analysis.document.instructions:
        for word in instruction.words if instruction.name == "ARG" else ():
            name, equals, default = word.text.partition("=")
            value = substitute(default, lambda _: None)
            fixed = equals and name in AUTOMATIC and known(value) and not _harmless(name, value, platforms)
            if fixed and (instruction.span.start > first or name in used or _redeclared(analysis, name)):
                yield instruction, word


def _harmless(name: str, value: str, platforms: Iterable[Platform]) -> bool:
    return name == "TARGETOS" and all(platform.os == value for platform in platforms)


def _redeclared(analysis: Analysis, name: str) -> bool:
    """Whether a global value is used: a stage takes it over, or a FROM names it."""
    taken = any(
        instruction.name == "ARG" and name in instruction.args
        for stage in analysis.stages
        for instruction in stage.instructions
    )
    return taken or any(name in stage.start.line.text for stage in analysis.stages)


def is_declared(analysis: Analysis, instruction: Instruction, name: str) -> bool:
    """Whether an automatic argument has been declared where an instruction stands, in its stage or an ancestor."""
    return name in analysis.scope_at(instruction).args


@dataclass(frozen=True, slots=True)
class Undeclared:
    """A use of an automatic argument in an instruction whose stage has not declared it."""

    stage: int
    instruction: Instruction
    name: str
    span: Span


def undeclared(analysis: Analysis) -> Iterator[Undeclared]:
    """The first use of each name in each instruction that finds it empty."""
    for stage in analysis.stages:
        for instruction, scope in zip(stage.instructions, analysis.scopes[stage.index], strict=False):
            if instruction.name not in _EXPANDING:
                continue
            seen = set(scope.args) | set(scope.env)
            for text in _texts(instruction):
                if instruction.name == "RUN":
                    seen |= {name for names in _ASSIGNED.findall(text.text) for name in names}
                for found in _USED.finditer(text.text):
                    name = found[1]
                    if name in AUTOMATIC and name not in seen:
                        seen.add(name)
                        yield Undeclared(stage.index, instruction, name, text.span(*found.span()))


def _texts(instruction: Instruction) -> tuple[Joined, ...]:
    """What is expanded in an instruction: its line, and the heredocs that are scripts or templates."""
    bodies = (doc.body for doc in instruction.heredocs if doc.expand or instruction.name == "RUN")
    return (instruction.line, *bodies)


def uses_target(analysis: Analysis, stages: tuple[int, ...]) -> bool:
    """Whether anything in these stages but an ARG names a TARGET* argument, or a wrapper that reads them."""
    return any(
        instruction.name != "ARG" and any(_TARGET.search(text.text) for text in _texts(instruction))
        for _, instruction in analysis.instructions_of(stages)
    )
