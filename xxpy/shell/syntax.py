"""What a shell script does, as frozen values with their places in the Dockerfile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xxpy.dockerfile.syntax import Span


@dataclass(frozen=True, slots=True)
class Argument:
    """One word of a command: `text` as written, `value` symbolic (see xxpy.symbols)."""

    text: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Binding:
    """A variable's value where it is used.

    `value` is symbolic. `span` is the value as written, None where it was not written as such (ARG without default,
    set by a loop). `conditions` are what the `case`, `if` or `&&` around the assignment ask, outermost first.
    `origin` tells what set it: ARG, default (the default of an automatic ARG), ENV, image, shell, or prefix (in front
    of the command itself). `direct` says that the value was written as it is, without a reference.
    """

    value: str
    origin: str
    span: Span | None = None
    conditions: tuple[str, ...] = ()
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A simple command as it will run, wrappers (`env`, `time`, `exec` ...) taken off.

    `argv` starts with the program. `env` is what it finds in its environment as far as the Dockerfile tells.
    `before` is the offset where `NAME=value ` can be put in front of it. `cwd` is symbolic, None where unknown.
    `conditions` are what the `case` and `if` around it ask, outermost first. `captured` says that its output goes on:
    to another command, a variable or a file.
    """

    argv: tuple[Argument, ...]
    env: Mapping[str, Binding]
    cwd: str | None
    before: int
    span: Span
    conditions: tuple[str, ...] = ()
    captured: bool = False
    editable: bool = True

    @property
    def program(self) -> str:
        """The program's name without its folder."""
        return self.argv[0].value.rpartition("/")[2]

    @property
    def values(self) -> tuple[str, ...]:
        """The symbolic words, program first."""
        return tuple(argument.value for argument in self.argv)
