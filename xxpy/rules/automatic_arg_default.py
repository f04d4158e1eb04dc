"""A default on an automatic argument hides the value BuildKit sets: every platform gets the default.

`ARG TARGETARCH=amd64` is amd64 also in a build for linux/arm64 (measured with Docker Engine 28.5), in a stage and as a
global ARG that a stage takes over. `ARG TARGETARCH=$BUILDARCH` is the builder's in the same way. A default derived from
a TARGET* argument is left alone, and so is one that every platform asked for shares.

Bad:

    FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build
    ARG TARGETARCH=amd64
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
from xxpy.analysis.arguments import wrong_defaults
from xxpy.edits import Change
from xxpy.findings import Severity
from xxpy.rules.rule import Hit, Rule
from xxpy.symbols import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options


def check(analysis: Analysis, options: Options) -> Iterator[Hit]:
    """One hit for each default; dropping one that is computed may take a choice away, so that is not called safe."""
    for _, word in wrong_defaults(analysis, options.platforms):
        name, _, default = word.text.partition("=")
        what = f"it is {default or 'empty'} on every platform" if known(default) else "it does not follow the platform"
        fix = Change(f"drop the default of ARG {name}", (builders.drop_default(word),))
        text = f"ARG {name}={default} hides BuildKit's value: {what}"
        yield Hit(word.span, text, fix=fix, fix_is_safe=known(default))


RULE = Rule("XX202", "automatic-arg-default", Severity.ERROR, check, __name__)
