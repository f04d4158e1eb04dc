"""A stage tells Go its target but runs on the target platform itself: emulated for nothing.

GOARCH comes from TARGETARCH, so the compiler would cross-compile from any platform. Without a pin the stage runs on the
target, where GOARCH changes nothing and the compiler is emulated. The pin is one token.

Bad:

    FROM golang:1.24-alpine AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.analysis.gobuilds import is_mapped, shipped_builds
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.stages import RunsOn
from xxpy.analysis.tools import hindrances
from xxpy.edits import Change
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """One hit for each family whose Go builds are all mapped."""
    for root in analysis.roots:
        family, stage = analysis.family(root), analysis.stages[root]
        if stage.runs_on is RunsOn.BUILD or outputs_of(analysis, family).is_image:
            continue
        builds = shipped_builds(analysis, family)
        if builds and all(is_mapped(build) for build in builds):
            line = analysis.line(builds[0].command.span.start)
            where = "the target itself" if stage.runs_on is RunsOn.TARGET else "a platform of its own"
            text = f"{named(stage)} compiles for TARGETARCH (line {line}) but runs on {where}: "
            fix = Change("pin to $BUILDPLATFORM", (builders.pin(stage.start),))
            safe = not hindrances(analysis, family)
            yield Hit(stage.start.place, f"{text}add {builders.PIN}", fix=fix if safe else None)


RULE = Rule("XX102", "mapped-but-not-pinned", Severity.WARNING, check, __name__)
