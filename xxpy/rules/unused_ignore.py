"""An ignore comment switches off nothing: its rule finds nothing there, or there is no such rule.

Such a comment hides what the rule would find after the next change, and one with a misspelt code never worked. The
comment stands on a line of its own above an instruction and names rules by code or name, in any case.

Bad:

    # xxpy: ignore[XX104]
    FROM alpine
    RUN apk add --no-cache curl

Good:

    FROM alpine
    RUN apk add --no-cache curl
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.dockerfile.syntax import Span
from xxpy.edits import Change, Edit
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options
    from xxpy.dockerfile.syntax import Document
    from xxpy.findings import Finding

_COMMENT = re.compile(r"^\ufeff?([ \t]*#+[ \t]*xxpy:[ \t]*ignore\[([^\]\n]*)\](.*)\n?)", re.MULTILINE)
_SEPARATORS = re.compile(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore comment: its whole line, what stands in the brackets, and the lines of the instruction below."""

    line: Span
    inside: Span
    words: tuple[str, ...]
    has_reason: bool  # text behind the brackets
    lines: range

    def codes(self, names: Mapping[str, str]) -> frozenset[str]:
        """The codes it names; `names` gives the code for every code and name in small letters."""
        return frozenset(names[word.lower()] for word in self.words if word.lower() in names)

    def covers(self, finding: Finding, names: Mapping[str, str]) -> bool:
        """Whether it switches a finding off."""
        return finding.line in self.lines and finding.code in self.codes(names)


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The ignore comments above instructions; those behind the last one have no lines."""
    found: list[Ignore] = []
    at = 0
    for instruction in document.instructions:
        lines = range(instruction.start_line, instruction.end_line + 1)
        found += _between(document.text, at, instruction.span.start, lines)
        at = instruction.span.end
    return (*found, *_between(document.text, at, len(document.text), range(0)))


def _between(text: str, start: int, end: int, lines: range) -> Iterator[Ignore]:
    if start == end:
        return
    for match in _COMMENT.finditer(text[start:end]):
        line, inside = (Span(start + match.start(group), start + match.end(group)) for group in (1, 2))
        words = tuple(filter(None, _SEPARATORS.split(match[2])))
        yield Ignore(line, inside, words, bool(match[3].strip()), lines)


def unused(comments: Iterable[Ignore], found: Iterable[Finding], names: Mapping[str, str]) -> Iterator[Hit]:
    """A hit for each comment that names something it does not switch off; one that names XX002 may."""
    found = tuple(found)
    for comment in comments:
        used = {finding.code for finding in found if comment.covers(finding, names)}
        kept = [word for word in comment.words if names.get(word.lower()) in used]
        reasons = [_reason(word, names) for word in comment.words if word not in kept] or ["it names no rule"]
        if RULE.code in comment.codes(names) or (kept and len(kept) == len(comment.words)):
            continue
        fix = Change("remove what the comment does not need", (_edit(comment, kept),))
        text = f"ignore comment: {', '.join(reasons)}"
        yield Hit(comment.inside, text, fix=fix, fix_is_safe=bool(kept) or not comment.has_reason)


def _reason(word: str, names: Mapping[str, str]) -> str:
    return f"{word} finds nothing here" if word.lower() in names else f"there is no rule {word!r}"


def _edit(comment: Ignore, kept: list[str]) -> Edit:
    if kept:
        return Edit(comment.inside.start, comment.inside.end, ", ".join(kept))
    return Edit(comment.line.start, comment.line.end, "")


def check(_analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """Nothing: `lint` asks `unused` once it knows what the other rules find."""
    return iter(())


RULE = Rule("XX002", "unused-ignore", Severity.INFO, check, __name__)
