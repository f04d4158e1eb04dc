"""What a command has to be told of the target."""

from __future__ import annotations

import pytest

from tests.facts import GOLANG, analysed
from xxpy.analysis.golang import go_commands
from xxpy.edits import Change, apply
from xxpy.platform import parse_platforms
from xxpy.strategies.go.mapping import Needs, go_version, map_command, variables, variant_clash

TWO = "linux/amd64,linux/arm64"
ARM = "linux/amd64,linux/arm/v7"
ARGS = "ARG TARGETOS TARGETARCH TARGETVARIANT\n"


def needs(lines: str, platforms: str = TWO) -> tuple[Needs, str]:
    """What the last go command lacks, and the lines with the edits made."""
    found = analysed(f"{GOLANG}{lines}\n")
    go = go_commands(found, (0,))[-1]
    asked = parse_platforms(platforms)
    result = map_command(go.command, go.env, variables(asked), asked)
    return result, apply(found.document.text, [Change("", tuple(result.edits))])[len(GOLANG) : -1]


@pytest.mark.parametrize(
    ("lines", "platforms"),
    [
        pytest.param(ARGS + "RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build", TWO, id="told"),
        pytest.param(ARGS + "ENV GOOS=$TARGETOS GOARCH=$TARGETARCH\nRUN go build", TWO, id="by ENV"),
        pytest.param(ARGS + "RUN export GOOS=$TARGETOS GOARCH=$TARGETARCH; go build", TWO, id="exported"),
        pytest.param(ARGS + "RUN GOOS=linux GOARCH=$TARGETARCH go build", TWO, id="linux is right"),
        pytest.param("RUN GOOS=linux GOARCH=amd64 go build", "linux/amd64", id="right for all that is asked"),
        pytest.param("RUN xx-go build", TWO, id="xx"),
        pytest.param(
            ARGS + "RUN GOOS=$TARGETOS GOARCH=$TARGETARCH GOARM=${TARGETVARIANT#v} go build", ARM, id="arm, told"
        ),
        pytest.param(
            ARGS + "RUN GOOS=$TARGETOS GOARCH=${TARGETPLATFORM#*/} go build", TWO, id="cut out of the platform"
        ),
    ],
)
def test_must_not_change_what_is_told(lines: str, platforms: str) -> None:
    found, text = needs(lines, platforms)
    assert (found.add, found.refusals, text) == ({}, [], lines)


BOTH = {"GOOS": "${TARGETOS}", "GOARCH": "${TARGETARCH}"}


@pytest.mark.parametrize(
    ("lines", "platforms", "added"),
    [
        pytest.param("RUN go build", TWO, BOTH, id="nothing told"),
        pytest.param("RUN GOARCH=arm64; go build", TWO, BOTH, id="not exported"),
        pytest.param("RUN (export GOARCH=arm64); go build", TWO, BOTH, id="in a subshell"),
        pytest.param("ENV GOOS=linux\nRUN go build", TWO, {"GOARCH": "${TARGETARCH}"}, id="half of it"),
        pytest.param("ENV GOARCH=amd64\nRUN go build", TWO, BOTH, id="fixed by ENV"),
        pytest.param("ENV GOARCH=\nRUN go build", TWO, BOTH, id="empty by ENV"),
        pytest.param("RUN if x; then export GOOS=linux GOARCH=amd64; fi; go build", TWO, BOTH, id="set under an if"),
        pytest.param(
            ARGS + "RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build", ARM, {"GOARM": "${TARGETVARIANT#v}"}, id="arm"
        ),
        pytest.param(
            ARGS + "RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build",
            "linux/amd64/v3",
            {"GOAMD64": "${TARGETVARIANT}"},
            id="amd64/v3",
        ),
    ],
)
def test_adds(lines: str, platforms: str, added: dict[str, str]) -> None:
    found, text = needs(lines, platforms)
    assert (found.add, found.refusals, text) == (added, [], lines)
    assert {"GOOS": "TARGETOS", "GOARCH": "TARGETARCH"}.get(next(iter(added)), "TARGETVARIANT") in found.uses


@pytest.mark.parametrize(
    ("lines", "expected", "replaced"),
    [
        pytest.param(
            "RUN GOOS=linux GOARCH=amd64 go build", "RUN GOOS=linux GOARCH=${TARGETARCH} go build", [], id="in front"
        ),
        pytest.param(
            "RUN GOOS=linux GOARCH='amd64' go build", "RUN GOOS=linux GOARCH=${TARGETARCH} go build", [], id="in quotes"
        ),
        pytest.param(
            "RUN GOOS=linux GOARCH= go build", "RUN GOOS=linux GOARCH=${TARGETARCH} go build", [], id="empty, in front"
        ),
        pytest.param(
            "RUN env GOOS=linux GOARCH=amd64 go build",
            "RUN env GOOS=linux GOARCH=${TARGETARCH} go build",
            [],
            id="by env",
        ),
        pytest.param(
            "RUN export GOOS=linux GOARCH=amd64 && go build",
            "RUN export GOOS=linux GOARCH=${TARGETARCH} && go build",
            ["GOARCH"],
            id="exported",
        ),
    ],
)
def test_replaces(lines: str, expected: str, replaced: list[str]) -> None:
    found, text = needs(lines)
    assert (found.add, found.refusals, text, found.replaced) == ({}, [], expected, replaced)
    assert "TARGETARCH" in found.uses


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        pytest.param("ARG GOARCH=amd64\nRUN GOOS=linux go build", "GOARCH is amd64, by a build argument", id="ARG"),
        pytest.param("ARG A=amd64\nRUN GOOS=linux GOARCH=$A go build", "GOARCH is amd64, by a build", id="through ARG"),
        pytest.param("RUN GOOS=linux GOARCH=$A go build", "GOARCH is ${A}, which is not the target's", id="unknown"),
        pytest.param("RUN GOOS=linux GOARCH=$(uname -m) go build", "GOARCH is $(uname -m), which", id="a command"),
        pytest.param(
            "RUN GOOS=linux GOARCH=$BUILDARCH go build", "GOARCH is ${BUILDARCH}, which", id="the build platform's"
        ),
        pytest.param("RUN env GOOS=linux 'GOARCH=amd64' go build", "GOARCH is amd64, which", id="no place for a value"),
        pytest.param('RUN ["go", "build"]', "the RUN is in JSON form", id="JSON form"),
    ],
)
def test_refuses(lines: str, part: str) -> None:
    found, text = needs(lines)
    assert (len(found.refusals), text) == (1, lines)
    assert found.refusals[0].startswith(part)


@pytest.mark.parametrize(
    ("platforms", "names"),
    [
        ("linux/arm64", ("GOOS", "GOARCH")),
        ("linux/amd64", ("GOOS", "GOARCH")),
        ("linux/386", ("GOOS", "GOARCH")),
        ("linux/arm/v6", ("GOOS", "GOARCH", "GOARM")),
        ("linux/arm64,linux/arm/v7", ("GOOS", "GOARCH", "GOARM")),
        ("linux/amd64/v2", ("GOOS", "GOARCH", "GOAMD64")),
        ("linux/amd64/v3,linux/arm/v7", ("GOOS", "GOARCH", "GOARM", "GOAMD64")),
    ],
)
def test_variables(platforms: str, names: tuple[str, ...]) -> None:
    assert variables(parse_platforms(platforms)) == names


@pytest.mark.parametrize(
    ("image", "version"),
    [
        ("alpine:1.20", None),
        ("me/go:1.20", None),
        ("golang:$V", None),
        ("golang:1.22", (1, 22)),
        ("golang:1.22.3-alpine3.20", (1, 22)),
        ("golang:1.9", (1, 9)),
        ("golang", (999, 0)),
        ("golang:alpine", (999, 0)),
        ("golang:latest", (999, 0)),
    ],
)
def test_go_version(image: str, version: tuple[int, int] | None) -> None:
    assert go_version(image) == version


@pytest.mark.parametrize(
    ("image", "platforms", "clash"),
    [
        ("golang:1.23", "linux/amd64/v3,linux/arm/v7", False),
        ("golang:1.22", "linux/amd64/v3", False),
        ("golang:1.22", "linux/amd64,linux/arm/v7", False),
        ("golang:1.22", "linux/amd64/v3,linux/arm/v7", True),
        ("me/go:1.23", "linux/amd64/v3,linux/arm/v7", True),
    ],
)
def test_variant_clash(image: str, platforms: str, clash: bool) -> None:
    names = variables(parse_platforms(platforms))
    assert bool(variant_clash(analysed(f"FROM {image}\n"), (0,), names)) is clash
