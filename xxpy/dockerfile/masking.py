"""A stand-in text that dockerfile-parse can read: same lines, nothing in them that it gets wrong.

Every instruction becomes its keyword and joined body on its first line, comments in between and an empty last
line; all else becomes `#`. The text is never written anywhere.
"""

from __future__ import annotations

import re
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
    """Everything after the keyword, joined."""
    return instruction.line.text[instruction.line.text.find(instruction.keyword) + len(instruction.keyword) :] + STOP


def masked_lines(document: Document) -> Iterator[str]:
    """The lines of the stand-in, as many as the file has."""
    done = 0
    for instruction in document.instructions:
        count = instruction.end_line - instruction.start_line
        head = f"{masked_keyword(instruction)} {masked_body(instruction)}"
        yield from ["#\n"] * (instruction.start_line - 1 - done)
        yield from [f"{head}\\\n", *["#\n"] * (count - 1), "\n"] if count else [f"{head}\n"]
        done = instruction.end_line
