"""What a rule is: a code, a page and a function that looks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xxpy.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.stages import Stage
    from xxpy.conversion import Options
    from xxpy.dockerfile.syntax import Span
    from xxpy.edits import Change

    Check = Callable[["Analysis", "Options"], Iterator["Hit"]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule fired. `severity` is None for the rule's own."""

    span: Span
    message: str
    severity: Severity | None = None
    fix: Change | None = None
    fix_is_safe: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `module` is the module it is written in, whose docstring is its page."""

    code: str
    name: str
    severity: Severity
    check: Check
    module: str

    @property
    def page(self) -> str:
        """The rule's page: what it finds, why that matters, a bad and a good example."""
        return (sys.modules[self.module].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self.page.partition("\n")[0]

    def findings(self, analysis: Analysis, options: Options) -> Iterator[Finding]:
        """What the rule finds, placed in lines and columns."""
        return (self.finding(analysis, hit) for hit in self.check(analysis, options))

    def finding(self, analysis: Analysis, hit: Hit) -> Finding:
        """A hit as a finding."""
        place = (hit.span, *analysis.position(hit.span.start), *analysis.position(hit.span.end))
        severity = hit.severity or self.severity
        return Finding(self.code, self.name, severity, hit.message, *place, hit.fix, hit.fix_is_safe)


def named(stage: Stage) -> str:
    """A stage as a message calls it."""
    return f"stage {stage.name!r}" if stage.name else f"stage {stage.index}"
