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
    from collections.abc import Iterable, Iterator

# What Go's unicode.IsSpace holds; Python's own notion also has the separators U+001C to U+001F.
SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
BLANKS = r"\t\v\f\r "  # what splits a command from its arguments, as the inside of a character class
BOM = "\ufeff"
MAX_LINE_BYTES = 65_535  # the buffer of Go's bufio.Scanner, less the newline


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where its lines start; `starts` has one entry more than there are lines: the text's end."""

    text: str
    starts: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def begin(self, index: int) -> int:
        """Offset of the first character of line `index` (from 0), a byte order mark left out."""
        return 1 if index == 0 and self.text.startswith(BOM) else self.starts[index]

    def span(self, first: int, last: int) -> Span:
        """Range of lines `first` to before `last`, newlines included."""
        return Span(self.begin(first), self.starts[last])

    def line(self, index: int) -> str:
        """Line `index` without its newline; every carriage return before it goes too, as in BuildKit."""
        return self.text[self.begin(index) : self.starts[index + 1]].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """An instruction's line joined from physical lines; `next` is the first line after it (from 0)."""

    joined: Joined
    next: int
    has_gap: bool  # an empty line inside a continuation


def split(text: str) -> Source:
    """Lines end at a newline alone. Raises ParseError where one is longer than BuildKit reads."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    if lines[-1]:
        starts[-1] -= 1
    else:
        starts.pop()
    if len(text) * 4 > MAX_LINE_BYTES:
        _check_lengths(lines)
    return Source(text, tuple(starts))


def _check_lengths(lines: Iterable[str]) -> None:
    for number, line in enumerate(lines, 1):
        if len(line) * 4 > MAX_LINE_BYTES and len(line.encode("utf-8", "surrogateescape")) > MAX_LINE_BYTES:
            raise ParseError(f"line is longer than {MAX_LINE_BYTES} bytes, the most BuildKit reads", number)


def logical_line(source: Source, index: int, escape: str) -> LogicalLine | None:
    """The logical line that starts at line `index`; None where that is blank or a comment."""
    line = source.line(index)
    content = line.lstrip(SPACE)
    if not content or content[0] == "#":
        return None
    start = source.begin(index) + len(line) - len(content)
    content, continued = _trim_escape(content, escape)
    if not continued:
        return LogicalLine(Joined(content, (0,), (start,)), index + 1, False)
    return _continue(source, index + 1, escape, [content], [start])


def _continue(source: Source, at: int, escape: str, texts: list[str], sources: list[int]) -> LogicalLine:
    """A comment or an empty line neither ends a continuation nor adds to it."""
    continued, has_gap = True, False
    while continued and at < len(source):
        line = source.line(at)
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


def is_comment(line: str) -> bool:
    """Whether a physical line is a comment."""
    return line.lstrip(SPACE).startswith("#")


def comment_texts(source: Source, lines: Iterator[int]) -> tuple[str, ...]:
    """Comments as BuildKit hands them on: less the line's first character, and a bare `#` clears the list."""
    texts: list[str] = []
    for index in lines:
        line = source.line(index)
        if not is_comment(line):
            continue
        text = line[1:].strip(SPACE)
        texts = [*texts, text] if text else []
    return tuple(texts)
