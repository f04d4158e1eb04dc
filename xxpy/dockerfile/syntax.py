"""What a Dockerfile is made of, as frozen values with their places in the text.

All offsets count characters of `Document.text`, the file decoded as UTF-8 with `surrogateescape`, newlines
untouched; they slice it directly. Lines are 1-based.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of offsets, `start <= end`."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Joined:
    """Text gathered from pieces of the file (continuation lines), with the way back.

    Piece `i` begins at `starts[i]` of `text` and at `sources[i]` of the file; `starts` ascends from 0. Where
    `text` is empty there may be one piece, which tells where it would stand.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def locate(self, index: int) -> int:
        """Offset in the file of the character at `index`; for `len(text)`, just past the last one."""
        piece = bisect_right(self.starts, index) - 1
        return self.sources[piece] + index - self.starts[piece]

    def span(self, start: int, end: int) -> Span:
        """Range in the file that `text[start:end]` was read from; may hold continuations and comments."""
        if start >= end:
            place = self.locate(start)
            return Span(place, place)
        return Span(self.locate(start), self.locate(end - 1) + 1)

    def cut(self, start: int, end: int) -> Joined:
        """`text[start:end]`, still knowing its places."""
        if len(self.starts) == 1:
            return Joined(self.text[start:end], (0,), (self.sources[0] + start,))
        first = bisect_right(self.starts, start) - 1
        starts, sources = [0], [self.locate(start)]
        for begin, source in zip(self.starts[first + 1 :], self.sources[first + 1 :], strict=True):
            if begin >= end:
                break
            starts.append(begin - start)
            sources.append(source)
        return Joined(self.text[start:end], tuple(starts), tuple(sources))


@dataclass(frozen=True, slots=True)
class Word:
    """One argument as BuildKit splits them: quotes kept, except in JSON form, where `text` is decoded."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """`--name=value` before the arguments; `value` is resolved as BuildKit does, None without `=`."""

    name: str
    value: str | None
    span: Span

    def __str__(self) -> str:
        return f"--{self.name}" if self.value is None else f"--{self.name}={self.value}"


@dataclass(frozen=True, slots=True)
class Heredoc:
    """`<<name`. `body` is the text between (tabs kept under `<<-`, see `chomp`), `end` the terminator line."""

    name: str
    fd: int
    expand: bool
    chomp: bool
    body: Joined
    end: Span


@dataclass(frozen=True)
class Instruction:
    """One instruction. `span` is whole lines: from the line's first character to past the last newline,
    heredoc bodies and terminators included.

    `words` are the arguments as the golden records name them: one for shell form; FROM/COPY/ADD/EXPOSE/VOLUME
    words; ENV/LABEL triples name, value, separator (`=`, or empty for the old form); ARG one per definition;
    HEALTHCHECK kind, then command; JSON form its elements.
    """

    keyword: str
    span: Span
    start_line: int
    end_line: int
    line: Joined  # the logical line, leading white space of its first line removed, no heredoc bodies
    keyword_span: Span
    flags: tuple[Flag, ...]
    body: Joined  # what follows keyword and flags, stripped
    words: tuple[Word, ...]
    json: bool = False
    heredocs: tuple[Heredoc, ...] = ()
    trigger: Instruction | None = None  # the instruction inside ONBUILD
    comments: tuple[str, ...] = ()  # comment lines directly above, text only

    @cached_property
    def name(self) -> str:
        """The keyword in capitals."""
        return self.keyword.upper()

    @property
    def args(self) -> tuple[str, ...]:
        """`words` without their places."""
        return tuple(word.text for word in self.words)

    @property
    def place(self) -> Span:
        """From the keyword to the end of the last argument."""
        return Span(self.keyword_span.start, max([self.keyword_span.end, *(word.span.end for word in self.words)]))

    def flag(self, name: str) -> Flag | None:
        """The last flag of that name: BuildKit takes the last."""
        return next((flag for flag in reversed(self.flags) if flag.name == name), None)


@dataclass(frozen=True)
class Directive:
    """A parser directive, `# name=value`; `name` in small letters."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True)
class Document:
    """A whole file that BuildKit's parser accepts. `text` includes a byte order mark if there is one."""

    text: str
    instructions: tuple[Instruction, ...]
    directives: tuple[Directive, ...] = ()
    escape: str = "\\"
    warnings: int = 0  # instructions with an empty line inside a continuation

    @cached_property
    def newline(self) -> str:
        """The newline that new lines get: that of the first line."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of every line's first character; lines end at `\\n` alone."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in characters) of an offset; a byte order mark has no column."""
        line = bisect_right(self.line_starts, offset)
        start = self.line_starts[line - 1] + (line == 1 and self.text.startswith("\ufeff"))
        return line, max(offset - start, 0) + 1

    def directive_values(self) -> Mapping[str, str]:
        """Directives by name."""
        return {directive.name: directive.value for directive in self.directives}
