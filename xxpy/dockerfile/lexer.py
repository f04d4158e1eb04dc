"""Physical lines to logical lines, by BuildKit's rules: byte order mark, comments, blanks, continuations.

Facts: the grammar of `frontend/dockerfile/parser` in moby/buildkit, checked against its parser case by case.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Joined, Span
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable

# What Go's unicode.IsSpace holds; Python's own notion also has the separators U+001C to U+001F.
SPACE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
BLANKS = r"\t\v\f\r "  # what splits a command from its arguments, as the inside of a character class
BOM = "\ufeff"
MAX_LINE_BYTES = 65_535  # the buffer of Go's bufio.Scanner, less the newline


@dataclass(frozen=True, slots=True)
class Source:
    """A text as lines without their newline, and the offset of each line's first character.

    `starts` has one entry more than there are lines: the text's end. A byte order mark belongs to no line.
    """

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.lines)

    def span(self, first: int, last: int) -> Span:
        """Range of lines `first` to before `last` (from 0), newlines included."""
        return Span(self.starts[first], self.starts[last])


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """An instruction's line joined from physical lines; `next` is the first line after it (from 0)."""

    joined: Joined
    next: int
    has_gap: bool  # an empty line inside a continuation


def split(text: str) -> Source:
    """Lines end at a newline alone; carriage returns before it go too, as in BuildKit.

    Raises ParseError where a line is longer than BuildKit reads.
    """
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    starts[-1] = len(text)
    if not lines[-1]:
        lines.pop()
        starts.pop()
    if len(text) * 4 > MAX_LINE_BYTES:
        _check_lengths(lines)
    if text.startswith(BOM):
        lines[0], starts[0] = lines[0][1:], 1
    return Source(text, tuple(line.rstrip("\r") for line in lines), tuple(starts))


def _check_lengths(lines: Iterable[str]) -> None:
    for number, line in enumerate(lines, 1):
        if len(line) * 4 > MAX_LINE_BYTES and len(line.encode("utf-8", "surrogateescape")) > MAX_LINE_BYTES:
            raise ParseError(f"line is longer than {MAX_LINE_BYTES} bytes, the most BuildKit reads", number)


def next_instruction(source: Source, at: int) -> int | None:
    """The first line from `at` on that is neither blank nor a comment."""
    for index in range(at, len(source)):
        content = source.lines[index].lstrip(SPACE)
        if content and content[0] != "#":
            return index
    return None


def logical_line(source: Source, index: int, escape: str) -> LogicalLine:
    """The logical line that starts at line `index`."""
    line = source.lines[index]
    content = line.lstrip(SPACE)
    start = source.starts[index] + len(line) - len(content)
    content, continued = _trim_escape(content, escape)
    if not continued:
        return LogicalLine(Joined(content, (0,), (start,)), index + 1, False)
    return _continue(source, index + 1, escape, [content], [start])


def _continue(source: Source, at: int, escape: str, texts: list[str], sources: list[int]) -> LogicalLine:
    """A comment or an empty line neither ends a continuation nor adds to it."""
    continued, has_gap = True, False
    while continued and at < len(source):
        line = source.lines[at]
        content = line.lstrip(SPACE)
        if content and content[0] != "#":
            line, continued = _trim_escape(line, escape)
            texts.append(line)
            sources.append(source.starts[at])
        has_gap = has_gap or not content
        at += 1
    return LogicalLine(_join(texts, sources), at, has_gap)


def _join(texts: list[str], sources: list[int]) -> Joined:
    """Empty pieces are left out, so that no two begin at the same index."""
    starts = accumulate(map(len, texts[:-1]), initial=0)
    kept = [(start, place) for start, place, text in zip(starts, sources, texts, strict=True) if text]
    kept = kept or [(0, sources[0])]
    return Joined("".join(texts), tuple(start for start, _ in kept), tuple(place for _, place in kept))


def _trim_escape(line: str, escape: str) -> tuple[str, bool]:
    """The line without its continuation character, and whether it had one; a doubled one does not continue."""
    trimmed = line.rstrip("\t ")
    if not trimmed.endswith(escape) or trimmed[-2:-1] == escape:
        return line, False
    return trimmed[:-1], True


def comment_texts(lines: Iterable[str]) -> tuple[str, ...]:
    """Comments as BuildKit hands them on: less the line's first character, and a bare `#` clears the list."""
    texts: list[str] = []
    for line in lines:
        if not line.lstrip(SPACE).startswith("#"):
            continue
        text = line[1:].strip(SPACE)
        if text:
            texts.append(text)
        else:
            texts.clear()
    return tuple(texts)
