"""A TARGET* or BUILD* variable is used in a stage that does not declare it: it is empty there.

BuildKit sets these arguments, but a stage sees them only after `ARG NAME`; an ARG before the first FROM does not count.
BuildKit's own check looks at COPY, ENV and WORKDIR, never at RUN.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .

    FROM alpine
    COPY --from=build /app /app

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOARCH=$TARGETARCH go build -o /app .

    FROM alpine
    COPY --from=build /app /app
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.analysis.arguments import undeclared
from xxpy.edits import Change
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each instruction and name."""
    for use in undeclared(analysis):
        where = named(analysis.stages[use.stage])
        text = f"{use.name} is used but not declared in {where}: it is empty; add ARG {use.name}"
        changes = builders.declarations(analysis, [(use.stage, use.instruction, use.name)], options.platforms)
        edits = tuple(edit for _, change in changes for edit in change.edits)
        fix = Change(f"declare {use.name}", edits) if edits else None
        yield Hit(use.span, text, fix=fix, fix_is_safe=fix is not None)


RULE = Rule("XX201", "automatic-arg-not-declared", Severity.ERROR, check, __name__)
