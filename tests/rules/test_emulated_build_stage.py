"""XX101: which stages compile under emulation, and that its words are true."""

from __future__ import annotations

import pytest

from .tables import SHIP, hits

SILENT = {
    "pinned": "FROM --platform=$BUILDPLATFORM golang AS build\nRUN go build -o /app .\n" + SHIP,
    "named for its architecture": "FROM --platform=linux/arm64 golang AS build-arm64\nRUN go build -o /app .\n"
    "FROM alpine\nCOPY --from=build-arm64 /app /app\n",
    "unreadable script where nothing compiles": "FROM alpine AS build\nRUN if\n" + SHIP,
    "unreadable script of Windows": 'FROM golang AS build\nSHELL ["powershell"]\nRUN if (x) { y }\n' + SHIP,
}

FIRES = {
    "Go": ("golang", "go build -o /app .", "on the target platform, emulated for every foreign one; see"),
    "language that convert leaves": ("rust", "cargo build", "on the target platform, emulated for every foreign one"),
    "fixed platform": ("--platform=linux/amd64 golang", "go build -o /app .", "linux/amd64 for every platform: all"),
    "fixed, told its target": (
        "--platform=linux/amd64 rust",
        'case "$TARGETARCH" in arm64) cargo build --target x;; esac',
        "linux/amd64 for every platform, emulated on every other builder",
    ),
    "fixed, the same everywhere": ("--platform=linux/amd64 node", "npm run build", "emulated on every other builder"),
    "unreadable script of a compiler's image": ("golang", "if", "may compile Go on the target platform: line 2"),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    assert hits("XX101", text) == []


@pytest.mark.parametrize(("image", "script", "message"), FIRES.values(), ids=FIRES)
def test_fires(image: str, script: str, message: str) -> None:
    found = hits("XX101", f"FROM {image} AS build\nRUN {script}\n{SHIP}")
    assert len(found) == 1
    assert message in found[0].message
    assert found[0].message.endswith("see `xxpy convert --diff`")


def test_a_stage_without_a_name() -> None:
    found = hits("XX101", "FROM golang\nRUN go build -o /app .\nFROM alpine\nCOPY --from=0 /app /app\n")
    assert [finding.message.partition(" compiles")[0] for finding in found] == ["stage 0"]
