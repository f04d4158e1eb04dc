"""GOOS or GOARCH is a fixed value, so every platform's image holds the same program.

In a stage that runs on the build platform this is certain and an error; in one that runs on the target it is the same
fault, emulated on top. A value that every platform asked for shares, such as GOOS=linux, is fine, and so is one that is
meant: WebAssembly, a program for another operating system, a row of architectures, a file named for its architecture, a
tool that only the build itself runs.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o /app .

    FROM alpine
    COPY --from=build /app /app

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOOS=linux GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.consumers import only_for_builder
from xxpy.analysis.gobuilds import shipped_builds, written
from xxpy.analysis.govariables import Told, right_already, told
from xxpy.analysis.literals import meant
from xxpy.analysis.stages import RunsOn
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each fixed value; a stage named for an architecture means it."""
    for root in analysis.roots:
        family = analysis.family(root)
        severity = Severity.ERROR if analysis.stages[root].runs_on is RunsOn.BUILD else Severity.WARNING
        yield from _family(analysis, family, options, severity)


def _family(analysis: Analysis, family: tuple[int, ...], options: Options, severity: Severity) -> Iterator[Hit]:
    seen = set()
    builds = shipped_builds(analysis, family)
    for go in builds:
        if only_for_builder(analysis, go.run.stage, written(go)) or meant(go, builds, options.platforms):
            continue
        for name in ("GOOS", "GOARCH"):
            binding = go.env.get(name)
            if binding is None or told(name, binding) is not Told.LITERAL or binding.conditions:
                continue
            named_for_it = binding.value in analysis.stages[go.run.stage].name.lower()
            span = binding.span or go.command.span
            if named_for_it or span in seen or right_already(name, binding.value, options.platforms):
                continue
            seen.add(span)
            text = f"{name} is {binding.value} for every platform: use {name}=${{TARGET{name[2:]}}}"
            yield Hit(span, text, severity=severity)


RULE = Rule("XX302", "hardcoded-goarch", Severity.WARNING, check, __name__)
