"""A Go cross build that does not use TARGETVARIANT gives every 32-bit Arm platform the same instruction set.

GOARCH=arm alone means ARMv7 when cross-compiling: linux/arm/v6 then gets a program that stops with an illegal
instruction. `GOARM=${TARGETVARIANT#v}` follows the platform. A raw `GOARM=$TARGETVARIANT` ("v7") is no number: Go up to
1.22 stops at it, later ones build ARMv7 whatever it says. Advice; an error where a 32-bit Arm platform is asked for.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOARCH=${TARGETARCH} go build -o /app .

    FROM alpine
    COPY --from=build /app /app

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETARCH
    ARG TARGETVARIANT
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOARCH=${TARGETARCH} GOARM=${TARGETVARIANT#v} go build -o /app .

    FROM alpine
    COPY --from=build /app /app
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy.analysis.gobuilds import is_mapped, shipped_builds
from xxpy.analysis.govariables import Told, right_already, told
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.golang import GoCommand
    from xxpy.conversion import Options

_VARIANT = re.compile(r"\bTARGET(?:VARIANT|PLATFORM)\b")


def check(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each mapped build whose GOARM is missing, raw or fixed."""
    asked = any(platform.architecture == "arm" for platform in options.platforms)
    for root in analysis.roots:
        for go in shipped_builds(analysis, analysis.family(root)):
            binding = go.env.get("GOARM")
            state = told("GOARM", binding)
            if not is_mapped(go) or state is Told.TARGET or _follows_by_script(go):
                continue
            value = binding.value if binding else ""
            if asked and state is Told.LITERAL and right_already("GOARM", value, options.platforms):
                continue
            what = f"GOARM is {value}, which does not follow the platform" if value else "GOARM is not set"
            severity = Severity.ERROR if asked or (value and state is Told.ELSE) else Severity.INFO
            get = "get" if asked else "would get"
            text = f"{what}: 32-bit Arm platforms {get} the wrong instruction set; use GOARM=${{TARGETVARIANT#v}}"
            yield Hit(go.command.span, text, severity=severity)


def _follows_by_script(go: GoCommand) -> bool:
    """Whether the script asks for the variant itself, as in `[ "$TARGETVARIANT" = v6 ] && export GOARM=6`."""
    binding = go.env.get("GOARM")
    raw = binding is not None and binding.value == "${TARGETVARIANT}"
    return not raw and bool(_VARIANT.search(go.run.text))


RULE = Rule("XX401", "go-missing-goarm", Severity.INFO, check, __name__)
