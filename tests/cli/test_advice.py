"""Advice (severity info) is shown and does not fail; asked for a 32-bit Arm platform, the same is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Xxpy

TEXT = """FROM --platform=$BUILDPLATFORM golang:alpine AS build
ARG TARGETARCH
RUN GOARCH=$TARGETARCH go build -o /app .
FROM alpine
COPY --from=build /app /
"""


def test_advice_alone_is_no_failure(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_text(TEXT)
    result = xxpy("lint", "Dockerfile")
    assert "XX401 info" in result.out
    assert result.code == 0


def test_asked_for_arm_it_is_an_error(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_text(TEXT)
    result = xxpy("lint", "--platforms", "linux/amd64,linux/arm/v6", "Dockerfile")
    assert "XX401 error" in result.out
    assert result.code == 1
