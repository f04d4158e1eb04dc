"""Automatic arguments: where they are declared, and which declarations hide what BuildKit sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.analysis.expansions import uses
from xxpy.dockerfile.automatic import AUTOMATIC, automatic
from xxpy.symbols import known, substitute

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Instruction, Span, Word
    from xxpy.platform import Platform
    from xxpy.symbols import Lookup

_TARGET = re.compile(r"\bTARGET(?:PLATFORM|OS|ARCH|VARIANT)\b")


def wrong_defaults(
    analysis: Analysis, platforms: Iterable[Platform], used: Container[str] = ()
) -> Iterator[tuple[Instruction, Word]]:
    """Every automatic ARG whose default hides what BuildKit would set (measured).

    A default derived from a TARGET* argument is meant, and one that every platform asked for shares does no harm;
    neither does a global one that nothing uses. `used` are names that will be used.
    """
    first = analysis.stages[0].start.span.start
    for instruction in analysis.document.instructions:
        for word in instruction.words if instruction.name == "ARG" else ():
            name, equals, default = word.text.partition("=")
            if not equals or name not in AUTOMATIC or _is_meant(analysis, instruction, name, default, platforms):
                continue
            if instruction.span.start > first or name in used or _redeclared(analysis, name):
                yield instruction, word


def _is_meant(
    analysis: Analysis, instruction: Instruction, name: str, default: str, platforms: Iterable[Platform]
) -> bool:
    value = substitute(default, _lookup(analysis, instruction))
    if name in default or _TARGET.search(value):
        return True
    return known(value) and {value} == {_value(platform, name) for platform in platforms}


def _lookup(analysis: Analysis, instruction: Instruction) -> Lookup:
    """What variables mean in an ARG, of the global scope or of a stage."""
    if instruction.span.start > analysis.stages[0].start.span.start:
        return analysis.scope_at(instruction).lookup
    defaults = {arg.name: arg.default for arg in analysis.global_args if arg.span.end <= instruction.span.start}
    return lambda name: automatic(name) or defaults.get(name)


def _value(platform: Platform, name: str) -> str | None:
    """What BuildKit sets for a platform; None for BUILD* arguments, which differ from builder to builder."""
    return {
        "TARGETPLATFORM": str(platform),
        "TARGETOS": platform.os,
        "TARGETARCH": platform.architecture,
        "TARGETVARIANT": platform.variant,
    }.get(name)


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
    runs = {run.instruction.span.start: run for run in analysis.runs}
    for stage in analysis.stages:
        for instruction, scope in zip(stage.instructions, analysis.scopes[stage.index], strict=False):
            known = set(scope.args) | set(scope.env)
            for use in uses(instruction, runs.get(instruction.span.start), analysis.document.escape, known):
                if use.name not in known:
                    known.add(use.name)
                    yield Undeclared(stage.index, instruction, use.name, use.span)
