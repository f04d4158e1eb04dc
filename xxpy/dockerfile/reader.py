"""Reads a Dockerfile: scans it by BuildKit's rules, then has dockerfile-parse confirm what was found.

dockerfile-parse 2.0.1 knows no heredocs, flags, byte order marks or blank lines inside a continuation, so it reads
a masked text (see `masking`). This is the only module that imports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xxpy.dockerfile.encoding import check_text, decode
from xxpy.dockerfile.masking import masked_body, masked_keyword, masked_lines
from xxpy.dockerfile.scanner import scan
from xxpy.errors import ParseError, XxpyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxpy.dockerfile.syntax import Document


class DisagreementError(XxpyError):
    """The scanner and dockerfile-parse read a file differently: a fault in xxpy."""


def parse(data: bytes | str) -> Document:
    """The Document of a file's bytes, or of text decoded from them with `surrogateescape`.

    Accepts what BuildKit's parser accepts, unknown instructions included; `validate` checks the rest. Raises
    ParseError for anything else, and DisagreementError for a fault in xxpy itself.
    """
    text = decode(data)
    try:
        document = scan(text)
    except ParseError:
        check_text(text)  # a wrong encoding is the better reason
        raise
    confirm(document)
    return document


def confirm(document: Document) -> None:
    """Raises DisagreementError unless dockerfile-parse finds the same instructions on the same lines."""
    ours = [
        (masked_keyword(each).upper(), each.start_line, each.end_line, masked_body(each).strip())
        for each in document.instructions
    ]
    theirs = [
        (item["instruction"], item["startline"] + 1, item["endline"] + 1, item["value"].strip())
        for item in _structure(masked_lines(document))
    ]
    if ours == theirs:
        return
    line = next((mine[1] for mine, other in zip(ours, theirs, strict=False) if mine != other), 0)
    raise DisagreementError(f"line {line}: dockerfile-parse reads another instruction than xxpy: please report this")


class _Lines:
    """As much of a file as dockerfile-parse asks for; lines are text and reach it as they are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)

    def seek(self, _offset: int) -> None:
        """Every reading starts from the top."""

    def readlines(self) -> list[str]:
        return self.lines


def _structure(lines: Iterable[str]) -> list[dict[str, Any]]:
    from dockerfile_parse import DockerfileParser

    structure: list[dict[str, Any]] = DockerfileParser(fileobj=_Lines(lines)).structure
    return [item for item in structure if not item["content"].startswith("#")]
