"""XX202: which defaults hide BuildKit's value."""

from __future__ import annotations

import pytest

from .tables import hits, places

ONE, BOTH, ARM = "linux/amd64", "linux/amd64,linux/arm64", "linux/arm/v7"

SILENT = {
    "no default": ("FROM a\nARG TARGETARCH\n", BOTH),
    "derived from itself": ("FROM a\nARG TARGETARCH=${TARGETARCH/arm64/ARM64}\n", BOTH),
    "itself with a fallback": ("FROM a\nARG TARGETARCH=${TARGETARCH:-amd64}\n", BOTH),
    "derived from another target argument": ("FROM a\nARG TARGETARCH=${TARGETPLATFORM#linux/}\n", BOTH),
    "derived by a detour": ("FROM a\nARG TARGETPLATFORM\nARG P=$TARGETPLATFORM\nARG TARGETARCH=${P#linux/}\n", BOTH),
    "derived in the global scope": ("ARG P=$TARGETARCH\nARG TARGETARCH=$P\nFROM a\nARG TARGETARCH\n", BOTH),
    "the one architecture": ("FROM a\nARG TARGETARCH=amd64\n", ONE),
    "the one platform": ("FROM a\nARG TARGETPLATFORM=linux/amd64\n", ONE),
    "the one system of two platforms": ("FROM a\nARG TARGETOS=linux\n", BOTH),
    "the one variant": ("FROM a\nARG TARGETVARIANT=v7\n", ARM),
    "empty, as the variant is": ("FROM a\nARG TARGETVARIANT=\n", BOTH),
    "global and used by nothing": ("ARG TARGETARCH=amd64\nFROM a\n", BOTH),
    "another name": ("FROM a\nARG GOARCH=amd64\n", BOTH),
}

FIRES = {
    "fixed": ("FROM a\nARG TARGETARCH=amd64\n", BOTH, "TARGETARCH=amd64"),
    "one of several on a line": ("FROM a\nARG A TARGETARCH=amd64\n", BOTH, "TARGETARCH=amd64"),
    "another platform than asked": ("FROM a\nARG TARGETPLATFORM=linux/arm64\n", ONE, "TARGETPLATFORM=linux/arm64"),
    "empty, unlike the variant": ("FROM a\nARG TARGETVARIANT=\n", ARM, "TARGETVARIANT="),
    "global, taken over": ("ARG TARGETARCH=amd64\nFROM a\nARG TARGETARCH\n", BOTH, "TARGETARCH=amd64"),
    "the builder's": ("FROM a\nARG TARGETARCH=$BUILDARCH\n", BOTH, "TARGETARCH=$BUILDARCH"),
    "the builder's, by a detour": ("FROM a\nARG B=$BUILDARCH\nARG TARGETARCH=$B\n", BOTH, "TARGETARCH=$B"),
    "of an argument": ("FROM a\nARG ARCH=amd64\nARG TARGETARCH=$ARCH\n", BOTH, "TARGETARCH=$ARCH"),
    "builder, fixed": ("FROM a\nARG BUILDPLATFORM=linux/amd64\n", ONE, "BUILDPLATFORM=linux/amd64"),
}


@pytest.mark.parametrize(("text", "platforms"), SILENT.values(), ids=SILENT)
def test_silent(text: str, platforms: str) -> None:
    assert places("XX202", text, platforms) == []


@pytest.mark.parametrize(("text", "platforms", "place"), FIRES.values(), ids=FIRES)
def test_fires(text: str, platforms: str, place: str) -> None:
    assert places("XX202", text, platforms) == [place]


@pytest.mark.parametrize(("default", "safe"), [("$ARCH", False), ("$BUILDARCH", False), ("amd64", True)])
def test_only_a_fixed_default_is_dropped_safely(default: str, safe: bool) -> None:
    assert [finding.fix_is_safe for finding in hits("XX202", f"FROM a\nARG TARGETARCH={default}\n")] == [safe]
