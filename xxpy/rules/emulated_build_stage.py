"""A stage compiles on the target platform: emulated, for every platform that is not the builder's.

Compilers under QEMU take about ten times as long (Go 10.6, C 14 to 15 times the processor time of a native build), and
some crash or hang there. Only files leave such a stage, so it can run on the build platform and compile for the target.
`xxpy convert` makes the change where it can be made safely, and says why where it cannot.

Bad:

    FROM golang:1.24-alpine AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 go build -o /app .

    FROM alpine
    COPY --from=build /app /app
    ENTRYPOINT ["/app"]

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETOS
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app
    ENTRYPOINT ["/app"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.compiles import compiles
from xxpy.analysis.gobuilds import is_mapped, shipped_builds
from xxpy.analysis.leaving import native_modules
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.compiles import Compile
    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """One hit for each stage that compiles what others copy."""
    for root in analysis.roots:
        family = analysis.family(root)
        outputs = outputs_of(analysis, family)
        if analysis.stages[root].runs_on is RunsOn.BUILD or outputs.is_image or not outputs.leaving:
            continue
        builds = shipped_builds(analysis, family)
        if builds and all(is_mapped(build) for build in builds):
            continue  # mapped-but-not-pinned says it better
        for stage in family:
            work = _work(analysis, family, stage, bool(builds))
            if work:
                text = f"stage {analysis.stages[stage].label!r} compiles {work.language} (`{work.program}`, line "
                text += f"{work.line}) on the target platform, emulated for every foreign one; `xxpy convert` moves it"
                yield Hit(analysis.stages[stage].start.place, text)


def _work(analysis: Analysis, family: tuple[int, ...], stage: int, go_ships: bool) -> Compile | None:
    """The first compilation in a stage whose product leaves."""
    for work in compiles(analysis, stage):
        if work.language == "Go" and not go_ships and work.program.startswith("go"):
            continue
        if work.language == "JavaScript" and native_modules(analysis, family):
            continue
        return work
    return None


RULE = Rule("XX101", "emulated-build-stage", Severity.WARNING, check, __name__)
