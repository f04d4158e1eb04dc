"""The variables that tell Go its target."""

from __future__ import annotations

import pytest

from xxpy.analysis.govariables import Told, right_already, told
from xxpy.platform import parse_platforms
from xxpy.shell.syntax import Binding


@pytest.mark.parametrize(
    ("name", "value", "subject", "answer"),
    [
        ("GOARCH", None, "", Told.NOTHING),
        ("GOARCH", "", "", Told.NOTHING),
        ("GOARCH", "amd64", "", Told.LITERAL),
        ("GOARCH", "${TARGETARCH}", "", Told.TARGET),
        ("GOARCH", "${BUILDARCH}", "", Told.ELSE),
        ("GOARCH", "${ARCH}", "", Told.ELSE),
        ("GOARCH", "$(echo $TARGETPLATFORM | cut -d/ -f2)", "", Told.TARGET),
        ("GOARCH", "$(uname -m)", "", Told.ELSE),
        ("GOARCH", "amd64", "${TARGETPLATFORM}", Told.TARGET),
        ("GOARCH", "amd64", "${OTHER}", Told.LITERAL),
        ("GOARM", "${TARGETVARIANT#v}", "", Told.TARGET),
        ("GOARM", "${TARGETVARIANT##v}", "", Told.TARGET),
        ("GOARM", "${TARGETVARIANT}", "", Told.ELSE),
        ("GOARM", "7", "", Told.LITERAL),
        ("GOAMD64", "${TARGETVARIANT}", "", Told.TARGET),
    ],
)
def test_told(name: str, value: str | None, subject: str, answer: Told) -> None:
    binding = None if value is None else Binding(value, "prefix", conditions=(subject,))
    assert told(name, binding) is answer


# the variable, its value, the platforms that are asked for, whether that is right for all of them
RIGHT = [
    ("GOOS", "linux", "linux/amd64,linux/arm64", True),
    ("GOOS", "linux", "linux/amd64,windows/amd64", False),
    ("GOARCH", "arm64", "linux/arm64", True),
    ("GOARCH", "amd64", "linux/amd64,linux/arm64", False),
    ("GOARM", "7", "linux/arm64", False),
    ("GOARM", "7", "linux/amd64,linux/arm/v7", True),
    ("GOARM", "7", "linux/arm/v6,linux/arm/v7", False),
    ("GOARM", "7", "linux/arm/v8", True),
    ("GOARM", "7", "linux/arm/v9", False),
    ("GOAMD64", "v1", "linux/amd64", True),
    ("GOAMD64", "v3", "linux/amd64", False),
    ("GOAMD64", "v3", "linux/amd64/v3,linux/arm64", True),
]


@pytest.mark.parametrize(("name", "value", "platforms", "right"), RIGHT)
def test_right_already(name: str, value: str, platforms: str, right: bool) -> None:
    assert right_already(name, value, parse_platforms(platforms)) is right
