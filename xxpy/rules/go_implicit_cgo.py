"""A Go cross build leaves CGO_ENABLED unset: cgo is on for the builder's own platform and off for all others.

The images of one manifest list then differ: one links to the C library, the others do not, and a package that needs C
(sqlite, for one) fails at run time on the others only. Write CGO_ENABLED=0, or 1 together with a C compiler for the
target. An image without a C compiler, as golang:alpine, has cgo off everywhere and is not reported.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24 AS build
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN GOARCH=${TARGETARCH} go build -o /app .

    FROM debian
    COPY --from=build /app /app

Good:

    FROM --platform=$BUILDPLATFORM golang:1.24 AS build
    ARG TARGETARCH
    WORKDIR /src
    COPY . .
    RUN CGO_ENABLED=0 GOARCH=${TARGETARCH} go build -o /app .

    FROM debian
    COPY --from=build /app /app
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.analysis.gobuilds import has_compiler, is_mapped, shipped_builds
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """One hit for each mapped build without CGO_ENABLED in an image that may have a C compiler."""
    for root in analysis.roots:
        family = analysis.family(root)
        if has_compiler(analysis, family) is False:
            continue
        for go in shipped_builds(analysis, family):
            binding = go.env.get("CGO_ENABLED")
            if is_mapped(go) and not (binding and binding.value):
                text = f"`{go.name}` has no CGO_ENABLED: cgo is on for the builder's platform and off for the others"
                yield Hit(go.command.span, f"{text}; set CGO_ENABLED=0, or 1 with a C compiler for the target")


RULE = Rule("XX402", "go-implicit-cgo", Severity.WARNING, check, __name__)
