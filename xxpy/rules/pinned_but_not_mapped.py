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

import re
from typing import TYPE_CHECKING

from xxpy.analysis.compiles import compiles
from xxpy.analysis.consumers import only_for_builder
from xxpy.analysis.gobuilds import shipped_builds, written
from xxpy.analysis.govariables import Told, told
from xxpy.analysis.knowledge import environment_is_read, is_wrapped, may_know_target
from xxpy.analysis.literals import meant
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.compiles import Compile
    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options

# what they make does not depend on the platform
_NEUTRAL = frozenset(("Java", "JavaScript", ".NET"))
_BUILDER = re.compile(r"\bBUILD(?:PLATFORM|ARCH)\b")


def check(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each Go build without GOARCH, and each stage whose other compiler cannot know its target."""
    for root in analysis.roots:
        family = analysis.family(root)
        if analysis.stages[root].runs_on is not RunsOn.BUILD or not outputs_of(analysis, family).leaving:
            continue
        yield from _go(analysis, family, options)
        yield from _others(analysis, family)


def _go(analysis: Analysis, family: tuple[int, ...], options: Options) -> Iterator[Hit]:
    builds = shipped_builds(analysis, family)
    for go in builds:
        binding = go.env.get("GOARCH")
        state, value = told("GOARCH", binding), binding.value if binding else ""
        if only_for_builder(analysis, go.run.stage, written(go)) or meant(go, builds, options.platforms):
            continue
        if state is Told.ELSE and _BUILDER.search(value):
            text = f"`{go.name}` is told the builder's architecture (GOARCH={value}): it compiles for the builder"
        elif state is Told.NOTHING and not is_wrapped(analysis, go) and not environment_is_read(go):
            text = f"`{go.name}` runs on the build platform without GOARCH: it compiles for the builder"
        else:
            continue
        yield Hit(go.command.span, f"{text}; set GOOS=${{TARGETOS}} GOARCH=${{TARGETARCH}}")


def _others(analysis: Analysis, family: tuple[int, ...]) -> Iterator[Hit]:
    """Where one compiler knows the target, what the others make is taken for tools of the build."""
    stages = [stage for stage in family if not only_for_builder(analysis, stage)]
    found = [work for stage in stages for work in compiles(analysis, stage) if work.language not in _NEUTRAL]
    if any(may_know_target(analysis, work.run, work.command) for work in found):
        return
    kept = (work for work in found if not work.is_go_command and not _installs_tool(analysis, family, work))
    for work in {work.stage: work for work in reversed(list(kept))}.values():
        text = f"`{work.program}` runs on the build platform and is not told its target: it compiles for the builder"
        yield Hit(work.span, f"{text}; hand TARGETARCH on to it")


def _installs_tool(analysis: Analysis, family: tuple[int, ...], work: Compile) -> bool:
    """`cargo install` of a program that nobody takes."""
    words = work.command.values
    installs = work.command.program == "cargo" and "install" in words and "--root" not in words
    return installs and not any(item.covers("/usr/local/cargo/bin/") for item in outputs_of(analysis, family).leaving)


RULE = Rule("XX103", "pinned-but-not-mapped", Severity.ERROR, check, __name__)
