"""Text to Document by BuildKit's rules: the truth about a file, which dockerfile-parse has to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.dockerfile.arguments import split_line
from xxpy.dockerfile.directives import directives, head
from xxpy.dockerfile.encoding import shown
from xxpy.dockerfile.heredocs import openings
from xxpy.dockerfile.lexer import comment_texts, logical_line, next_instruction, split
from xxpy.dockerfile.syntax import Document, Heredoc, Instruction, Joined
from xxpy.dockerfile.template import template_error
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from xxpy.dockerfile.arguments import Parts
    from xxpy.dockerfile.heredocs import Opening
    from xxpy.dockerfile.lexer import LogicalLine, Source
    from xxpy.dockerfile.syntax import Span

_TAKE_HEREDOCS = frozenset({"ADD", "COPY", "RUN"})


def scan(text: str) -> Document:
    """The Document of `text`. Raises ParseError where BuildKit's parser does."""
    source = split(text)
    escape, at = head(source)
    warnings = 0
    instructions: list[Instruction] = []
    while (first := next_instruction(source, at)) is not None:
        logical = logical_line(source, first, escape)
        comments = comment_texts(source.lines[at:first])
        instruction, at = _instruction(source, first, logical, escape, comments)
        instructions.append(instruction)
        warnings += logical.has_gap
    if not instructions:
        raise ParseError("no instruction in the file")
    return Document(text, tuple(instructions), directives(source), escape, warnings)


def _instruction(
    source: Source, first: int, logical: LogicalLine, escape: str, comments: tuple[str, ...]
) -> tuple[Instruction, int]:
    line = logical.joined
    try:
        parts = split_line(line, escape)
        opened = openings(line.text) if _takes_heredocs(parts) else ()
    except ParseError as error:
        raise ParseError((template_error(line.text) or error).message, first + 1) from None
    heredocs, last = _heredocs(source, first, logical.next, opened)
    return _place(parts, source.span(first, last), first + 1, last, heredocs, comments), last


def _takes_heredocs(parts: Parts) -> bool:
    """ADD, COPY and RUN do, also as the trigger of one ONBUILD; not in JSON form."""
    inner = parts.trigger or parts
    return inner.keyword.upper() in _TAKE_HEREDOCS and not inner.json


def _heredocs(source: Source, first: int, at: int, opened: tuple[Opening, ...]) -> tuple[tuple[Heredoc, ...], int]:
    """Bodies follow the logical line in the order of their openings; also the first line after them."""
    found: list[Heredoc] = []
    for opening in opened:
        end = _terminator(source, at, opening)
        if end is None:
            name = shown(opening.name)
            raise ParseError(f"heredoc {name} has no end: add a line that says {name}", first + 1)
        start = source.starts[at]
        body = Joined(source.text[start : source.starts[end]], (0,), (start,))
        found.append(Heredoc(opening.name, opening.fd, opening.expand, opening.chomp, body, source.span(end, end + 1)))
        at = end + 1
    return tuple(found), at


def _terminator(source: Source, at: int, opening: Opening) -> int | None:
    for index in range(at, len(source)):
        line = source.lines[index]
        if (line.lstrip("\t") if opening.chomp else line) == opening.name:
            return index
    return None


def _place(
    parts: Parts,
    span: Span,
    start_line: int,
    end_line: int,
    heredocs: tuple[Heredoc, ...] = (),
    comments: tuple[str, ...] = (),
) -> Instruction:
    return Instruction(
        keyword=parts.keyword,
        span=span,
        start_line=start_line,
        end_line=end_line,
        line=parts.line,
        keyword_span=parts.keyword_span,
        flags=parts.flags,
        body=parts.body,
        words=parts.words,
        json=parts.json,
        heredocs=heredocs,
        trigger=_place(parts.trigger, span, start_line, end_line) if parts.trigger else None,
        comments=comments,
    )
