"""What the tables of the rules' tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.context import EMPTY
from xxpy.conversion import Options
from xxpy.linter import lint
from xxpy.platform import parse_platforms

if TYPE_CHECKING:
    from xxpy.context import Context
    from xxpy.findings import Finding

GO = "FROM --platform=$BUILDPLATFORM golang:1.24-alpine AS build\n"
RUST = "FROM --platform=$BUILDPLATFORM rust:1.80 AS build\n"
SHIP = "FROM alpine\nCOPY --from=build /app /app\n"


def hits(code: str, text: str, platforms: str = "linux/amd64,linux/arm64", context: Context = EMPTY) -> list[Finding]:
    """The findings of one rule."""
    found = lint(text, context, Options(parse_platforms(platforms)))
    return [finding for finding in found if finding.code == code]


def places(code: str, text: str, platforms: str = "linux/amd64,linux/arm64", context: Context = EMPTY) -> list[str]:
    """The text each finding of one rule stands on; that of the whole file for a syntax error."""
    return [text[finding.span.start : finding.span.end] for finding in hits(code, text, platforms, context)]
