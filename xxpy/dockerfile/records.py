"""What was read as one JSON value per file, for `xxpy parse` and for comparing with other parsers.

Keys: `ok`, `error`, `escape`, `directives`, `warnings`, and `instructions`, each with `cmd`, `start` and `end` (lines
from 1), `original`, `flags`, `args`, `json`, `heredocs`, `sub` (the instruction inside ONBUILD), `comments` and, at the
top level, `span` (bytes of the file).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.dockerfile.syntax import Document, Heredoc, Instruction
    from xxpy.errors import ParseError


def record(document: Document) -> dict[str, object]:
    """The record of a file that was read."""
    spans = _byte_spans(document)
    return {
        "ok": True,
        "error": None,
        "escape": document.escape,
        "directives": dict(document.directive_values()),
        "warnings": document.warnings,
        "instructions": [
            {**_instruction(each), "span": list(span)} for each, span in zip(document.instructions, spans, strict=True)
        ],
    }


def failed(error: ParseError) -> dict[str, object]:
    """The record of a file that could not be read."""
    return {"ok": False, "error": {"message": error.message, "line": error.line}, "instructions": []}


def _instruction(instruction: Instruction) -> dict[str, object]:
    return {
        "cmd": instruction.keyword,
        "start": instruction.start_line,
        "end": instruction.end_line,
        "original": instruction.line.text,
        "flags": [str(flag) for flag in instruction.flags],
        "args": list(instruction.args),
        "json": instruction.json,
        "heredocs": [_heredoc(heredoc) for heredoc in instruction.heredocs],
        "sub": None if instruction.trigger is None else _instruction(instruction.trigger),
        "comments": list(instruction.comments),
    }


def _heredoc(heredoc: Heredoc) -> dict[str, object]:
    return {
        "name": heredoc.name,
        "fd": heredoc.fd,
        "expand": heredoc.expand,
        "chomp": heredoc.chomp,
        "content": heredoc.body.text,
    }


def _byte_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Each instruction's range in bytes, counted once from front to back."""
    text, at, offset = document.text, 0, 0
    for instruction in document.instructions:
        span = instruction.span
        start = offset + _bytes(text[at : span.start])
        at, offset = span.end, start + _bytes(text[span.start : span.end])
        yield start, offset


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))
