"""Small ways from a text to what the analysis says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import Analysis, analyse
from xxpy.analysis.golang import GoCommand, go_commands
from xxpy.context import MappingContext
from xxpy.dockerfile.reader import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.shell.syntax import Command

FOLDER = "FROM alpine AS build\nWORKDIR /src\n"
GOLANG = "FROM golang:1.24 AS build\nWORKDIR /src\n"


def analysed(text: str, files: Mapping[str, str] | None = None) -> Analysis:
    """The facts of a Dockerfile; `files` are its build context."""
    return analyse(parse(text), MappingContext(files or {}))


def command(script: str, start: str = FOLDER) -> Command:
    """The last command of a RUN in the folder /src."""
    return list(analysed(f"{start}RUN {script}\n").commands_of((0,)))[-1][1]


def only_go(lines: str, start: str = GOLANG) -> GoCommand:
    """The last go command of some instructions in a golang image, in the folder /src."""
    return go_commands(analysed(start + lines + "\n"), (0,))[-1]
