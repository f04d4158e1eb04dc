"""The linter: analyse once, ask every rule, leave out what comments switch off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.facts import analyse
from xxpy.context import EMPTY
from xxpy.conversion import Options
from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.syntax import Span
from xxpy.dockerfile.validate import has_foreign_frontend, validate
from xxpy.errors import ParseError
from xxpy.findings import Finding
from xxpy.rules import RULES, syntax_error, unused_ignore

if TYPE_CHECKING:
    from xxpy.context import Context

_DEFAULT = Options()
_CODES = {name: rule.code for rule in RULES for name in (rule.code.lower(), rule.name)}


def lint(text: str, context: Context = EMPTY, options: Options = _DEFAULT) -> tuple[Finding, ...]:
    """The findings of all rules, ordered by place, then code. A file that cannot be read is one finding, XX001.

    None for a file that cannot be read and names a frontend of its own, whose language is not known here. Pure: reads
    nothing but `text` and `context`.
    """
    try:
        document = parse(text)
        validate(document)
    except ParseError as error:
        return () if has_foreign_frontend(text) else (_syntax_error(text, error),)
    analysis = analyse(document, context)
    found = [finding for rule in RULES for finding in rule.findings(analysis, options)]
    comments = unused_ignore.ignores(document)
    kept = [finding for finding in found if not any(comment.covers(finding, _CODES) for comment in comments)]
    hits = unused_ignore.unused(comments, found, _CODES)
    kept += [unused_ignore.RULE.finding(analysis, hit) for hit in hits]
    return tuple(sorted(kept, key=lambda finding: (finding.span.start, finding.code, finding.message)))


def _syntax_error(text: str, error: ParseError) -> Finding:
    rule = syntax_error.RULE
    line = max(error.line, 1)
    start = sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    length = len(text.split("\n")[line - 1]) if text else 0
    span = Span(start, start + length)
    return Finding(rule.code, rule.name, rule.severity, error.message, span, line, 1, line, length + 1)
