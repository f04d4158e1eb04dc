"""The edits that make up a conversion. Rule fixes and strategies both call these, so they cannot disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.arguments import is_declared, wrong_defaults
from xxpy.dockerfile.automatic import TARGET_ARGS
from xxpy.edits import Change, Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Document, Instruction, Span, Word
    from xxpy.platform import Platform
    from xxpy.shell.syntax import Command

    Use = tuple[int, Instruction, str]  # stage, the instruction that uses it, the argument's name

PIN = "--platform=$BUILDPLATFORM"


def pin(start: Instruction) -> Edit:
    """Make a root stage run on the build platform."""
    flag = start.flag("platform")
    if flag:
        return Edit(flag.span.start, flag.span.end, PIN)
    image = start.words[0].span.start
    return Edit(image, image, f"{PIN} ")


def drop_default(word: Word) -> Edit:
    """`ARG NAME=value` without its value."""
    name = word.text.partition("=")[0]
    return Edit(word.span.start + len(name), word.span.end, "")


def prefix(command: Command, values: Mapping[str, str]) -> Edit:
    """Assignments in front of a command, behind those it has."""
    text = "".join(f"{name}={value} " for name, value in values.items())
    return Edit(command.before, command.before, text)


def replace(span: Span, text: str) -> Edit:
    """Other text in a place."""
    return Edit(span.start, span.end, text)


def insert_after(span: Span, text: str) -> Edit:
    """Text right behind a place."""
    return Edit(span.end, span.end, text)


def declarations(analysis: Analysis, uses: Iterable[Use], platforms: tuple[Platform, ...]) -> list[tuple[int, Change]]:
    """Changes that make every used argument arrive: wrong defaults taken off, ARG lines where they lack."""
    uses = tuple(uses)
    return [*_without_defaults(analysis, {name for _, _, name in uses}, platforms), *_new_lines(analysis, uses)]


def _without_defaults(
    analysis: Analysis, used: set[str], platforms: tuple[Platform, ...]
) -> Iterator[tuple[int, Change]]:
    for instruction, word in wrong_defaults(analysis, platforms, used):
        name = word.text.partition("=")[0]
        if name in used:
            stage = analysis.stage_at(instruction.span.start)
            yield stage, Change(f"drop the default of ARG {name}", (drop_default(word),))


def _new_lines(analysis: Analysis, uses: tuple[Use, ...]) -> Iterator[tuple[int, Change]]:
    missing: dict[int, set[str]] = {}
    for stage, instruction, name in uses:
        older = set().union(*(missing.get(ancestor, ()) for ancestor in analysis.lineage(stage)[:-1]))
        if name in TARGET_ARGS and name not in older and not is_declared(analysis, instruction, name):
            missing.setdefault(stage, set()).add(name)
    for stage, names in missing.items():
        users = [instruction for where, instruction, name in uses if where == stage and name in names]
        place = _place(analysis, stage, min(users, key=lambda instruction: instruction.span.start))
        ordered = [name for name in TARGET_ARGS if name in names]
        yield stage, Change(f"declare {', '.join(ordered)}", (_declare(analysis.document, place, ordered),))


def _place(analysis: Analysis, stage: int, user: Instruction) -> Instruction:
    """The instruction after which ARGs for `user` go: the last RUN before it, else the stage's FROM.

    Every RUN behind an ARG is run again per platform, so a download that needs none stays before it, and shared.
    """
    place = analysis.stages[stage].start
    for instruction in analysis.stages[stage].instructions:
        if instruction is user:
            break
        if instruction.name == "RUN":
            place = instruction
    return place


def _declare(document: Document, place: Instruction, names: Iterable[str]) -> Edit:
    """`ARG` lines after an instruction, in its own case and with the file's newline."""
    keyword = "arg" if place.keyword.islower() else "ARG"
    text = "".join(f"{keyword} {name}{document.newline}" for name in names)
    end = place.span.end
    if not document.text[:end].endswith("\n"):  # the file ends here, without a newline
        text = document.newline + text.removesuffix(document.newline)
    return Edit(end, end, text)
