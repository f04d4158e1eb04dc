"""The edits that make up a conversion. Rule fixes and strategies both call these, so they cannot disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.dockerfile.syntax import Document, Instruction, Span, Word
    from xxpy.shell.syntax import Command

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


def place_for_args(analysis: Analysis, stage: int, user: Instruction) -> Instruction:
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


def declare(document: Document, place: Instruction, names: Iterable[str]) -> Edit:
    """`ARG` lines after an instruction, in its own case and with the file's newline."""
    keyword = "arg" if place.keyword.islower() else "ARG"
    text = "".join(f"{keyword} {name}{document.newline}" for name in names)
    end = place.span.end
    if not document.text[:end].endswith("\n"):  # the file ends here, without a newline
        text = document.newline + text.removesuffix(document.newline)
    return Edit(end, end, text)
