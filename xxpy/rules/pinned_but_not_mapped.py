"""A stage runs on the build platform and compiles, but nothing tells the compiler its target.

Every image of the manifest list then holds the builder's program: "exec format error" on the others, or silent
emulation. `docker build --check` and hadolint do not see it.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 go build -o /app .

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

from xxpy.analysis.arguments import uses_target
from xxpy.analysis.compiles import compiles
from xxpy.analysis.gobuilds import shipped_builds
from xxpy.analysis.golang import Told, told
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


# what they make does not depend on the platform
_NEUTRAL = frozenset(("Java", "JavaScript", ".NET"))


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """One hit for each Go build without GOARCH, and each other compiler in a family that never names its target."""
    for root in analysis.roots:
        family = analysis.family(root)
        if analysis.stages[root].runs_on is not RunsOn.BUILD or not outputs_of(analysis, family).leaving:
            continue
        for go in shipped_builds(analysis, family):
            if told("GOARCH", go.env.get("GOARCH")) is Told.NOTHING:
                text = f"`{go.name}` runs on the build platform without GOARCH: it compiles for the builder"
                yield Hit(go.command.span, f"{text}; set GOOS=${{TARGETOS}} GOARCH=${{TARGETARCH}}")
        if not uses_target(analysis, family):
            yield from _others(analysis, family)


def _others(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Hit]:
    for stage in family:
        for work in compiles(analysis, stage):
            if work.language not in _NEUTRAL and not work.program.startswith("go"):
                text = f"`{work.program}` runs on the build platform and nothing in the stage uses TARGETARCH"
                yield Hit(work.span, f"{text}: it compiles for the builder")
                break


RULE = Rule("XX103", "pinned-but-not-mapped", Severity.ERROR, check, __name__)
