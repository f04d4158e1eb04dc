"""Parser directives: `# syntax=`, `# escape=`, `# check=` on the first lines.

BuildKit reads them twice, by two rules. Its parser skips leading white space and obeys `escape`; the frontend
asks for `syntax` and `check`, takes unindented lines only, and skips a `#!` line. A duplicate is an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.dockerfile.encoding import shown
from xxpy.dockerfile.lexer import SPACE
from xxpy.dockerfile.syntax import Directive
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.dockerfile.lexer import Source

KNOWN = frozenset({"syntax", "escape", "check"})
_DIRECTIVE = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*([^\n]+?)[\t\n\f\r ]*", re.DOTALL)


def head(source: Source) -> tuple[str, int]:
    """The escape character, and how many lines are directives to the parser."""
    seen: dict[str, str] = {}
    for name, value in _read(source, 0, indented=True):
        if name in seen:
            raise ParseError(f"only one {name} directive is allowed: remove the second", len(seen) + 1)
        if name == "escape" and value not in ("\\", "`"):
            raise ParseError(f"escape directive must be \\ or `, not {shown(value)}", len(seen) + 1)
        seen[name] = value
    return seen.get("escape", "\\"), len(seen)


def directives(source: Source) -> tuple[Directive, ...]:
    """The directives that the frontend sees."""
    first = 1 if len(source) and source.lines[0].startswith("#!") else 0
    return tuple(
        Directive(name, value, source.span(index, index + 1))
        for index, (name, value) in enumerate(_read(source, first, indented=False), first)
    )


def _read(source: Source, first: int, *, indented: bool) -> Iterator[tuple[str, str]]:
    for index in range(first, len(source)):
        line = source.lines[index]
        line = line.lstrip(SPACE) if indented else line
        match = _DIRECTIVE.fullmatch(line[1:].lstrip(SPACE)) if line.startswith("#") else None
        if match is None or match[1].lower() not in KNOWN:
            return
        yield match[1].lower(), match[2]
