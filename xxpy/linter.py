"""The linter: analyse once, ask every rule, leave out what the file ignores."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.facts import analyse
from xxpy.context import EMPTY
from xxpy.conversion import Options
from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.syntax import Span
from xxpy.dockerfile.validate import validate
from xxpy.errors import ParseError
from xxpy.findings import Finding
from xxpy.rules import RULES, syntax_error

if TYPE_CHECKING:
    from xxpy.context import Context
    from xxpy.dockerfile.syntax import Document

_DEFAULT = Options()
_IGNORE = re.compile(r"xxpy:\s*ignore\[([^\]]*)\]")


def lint(text: str, context: Context = EMPTY, options: Options = _DEFAULT) -> tuple[Finding, ...]:
    """The findings of all rules, ordered by place, then code. A file that cannot be read is one finding, XX001.

    Pure: reads nothing but `text` and `context`.
    """
    try:
        document = parse(text)
        validate(document)
    except ParseError as error:
        return (_syntax_error(text, error),)
    analysis = analyse(document, context)
    found = [finding for rule in RULES for finding in rule.findings(analysis, options)]
    ignored = _ignored(document)
    kept = [finding for finding in found if finding.code not in ignored.get(finding.line, ())]
    return tuple(sorted(kept, key=lambda finding: (finding.span.start, finding.code, finding.message)))


def _syntax_error(text: str, error: ParseError) -> Finding:
    rule = syntax_error.RULE
    line = max(error.line, 1)
    start = sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    length = len(text.split("\n")[line - 1]) if text else 0
    span = Span(start, start + length)
    return Finding(rule.code, rule.name, rule.severity, error.message, span, line, 1, line, length + 1)


def _ignored(document: Document) -> dict[int, frozenset[str]]:
    """Codes that a comment above an instruction switches off, for every line of that instruction."""
    lines: dict[int, frozenset[str]] = {}
    for instruction in document.instructions:
        found = (names for note in instruction.comments for names in _IGNORE.findall(note))
        codes = frozenset(code.strip() for names in found for code in names.split(","))
        if codes:
            lines.update(dict.fromkeys(range(instruction.start_line, instruction.end_line + 1), codes))
    return lines
