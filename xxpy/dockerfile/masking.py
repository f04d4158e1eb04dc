"""A stand-in text that dockerfile-parse can read: same lines, nothing in them that it gets wrong.

Every instruction becomes its keyword and joined body on its first line, then comments, then an empty last line; the
lines between instructions are empty. The text is never written anywhere.
"""

from __future__ import annotations

import re
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.dockerfile.syntax import Document, Instruction

STOP = "."  # stands after a body, which might end in a character that continues the line
_SPACE = re.compile(r"\s")


def masked_keyword(instruction: Instruction) -> str:
    """The keyword without what dockerfile-parse takes for white space; a keyword may be empty."""
    return _SPACE.sub("?", instruction.keyword) or "?"


def masked_body(instruction: Instruction) -> str:
    """Everything after the keyword, joined, and the stop."""
    text = instruction.line.text
    return text[text.find(instruction.keyword) + len(instruction.keyword) :] + STOP


def masked_lines(document: Document) -> Iterator[str]:
    """The lines of the stand-in, as many as the file has."""
    line = 1
    for instruction in document.instructions:
        yield from repeat("\n", instruction.start_line - line)
        count = instruction.end_line - instruction.start_line
        continuation = "\\" if count else ""
        yield f"{masked_keyword(instruction)} {masked_body(instruction)}{continuation}\n"
        if count:
            yield from repeat("#\n", count - 1)
            yield "\n"
        line = instruction.end_line + 1
