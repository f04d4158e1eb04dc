"""What stands against a family's move to the build platform."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.pinning import executed_paths, obstacles, only_checks, starts

SHIP = "FROM alpine\nCOPY --from=build /x /x\n"


def told(text: str) -> list[str]:
    found = analysed(text)
    return [reason.text for reason in obstacles(found, found.family(0))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("FROM golang AS build\nRUN go build\n" + SHIP, id="a stage that only builds"),
        pytest.param("FROM golang AS build\nCMD x\n" + SHIP, id="a CMD nobody starts"),
        pytest.param("FROM golang AS build\nRUN uname -m\n" + SHIP, id="printed only"),
        pytest.param("FROM golang AS build\nONBUILD ENV X=1\n" + SHIP, id="a trigger that brings no files"),
        pytest.param("FROM golang AS build\nFROM build AS test\nRUN go test ./...\n" + SHIP, id="a stage of checks"),
        pytest.param("FROM amd64/x/golang AS build\n" + SHIP, id="a folder of a registry"),
        pytest.param("FROM --platform=linux/amd64 golang AS build\n" + SHIP, id="a fixed platform"),
        pytest.param("FROM golang AS build\nFROM alpine AS b\nRUN X=$(arch)\n" + SHIP, id="another stage's"),
        pytest.param("FROM --platform=$BUILDPLATFORM golang AS build\nRUN X=$(uname -m)\n" + SHIP, id="there already"),
        pytest.param("FROM --platform=$BUILDPLATFORM amd64/golang AS build\n" + SHIP, id="one image, there already"),
    ],
)
def test_must_not_stand(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("FROM golang\n", "it is the only stage, so it is the image", id="only stage"),
        pytest.param("FROM golang AS b\nFROM b\n", "the final stage 'stage 1' is built from it", id="final from it"),
        pytest.param(
            "FROM --platform=$BUILDPLATFORM golang\n", "it is the only stage, so it is the image", id="pinned image"
        ),
        pytest.param(
            "FROM golang AS build\nFROM build AS dev\nCMD x\n" + SHIP,
            "stage 'dev' is built from it, is used by no other stage and has CMD",
            id="an image to start",
        ),
        pytest.param(
            "FROM golang AS build\nFROM build AS dev\nRUN apk add vim\n" + SHIP,
            "stage 'dev' is built from it, is used by no other stage and does more than check",
            id="an image that somebody may want",
        ),
        pytest.param("FROM amd64/golang AS build\n" + SHIP, "image 'amd64/golang' exists for one", id="one platform"),
        pytest.param(
            "FROM docker.io/arm64v8/golang:1@sha256:0a AS build\n" + SHIP, "exists for one architecture", id="by digest"
        ),
        pytest.param(
            "FROM --platform=linux/arm64 golang AS build-arm64\n" + SHIP.replace("build", "build-arm64"),
            "--platform=linux/arm64 is meant: the stage is named for it",
            id="named for its platform",
        ),
        pytest.param(
            "ARG P\nFROM --platform=$P golang AS build\n" + SHIP,
            "--platform=$P is known in the build only",
            id="by ARG",
        ),
        pytest.param(
            'FROM golang AS build\nSHELL ["pwsh"]\nRUN x\n' + SHIP, "RUN cannot be read: SHELL is pwsh", id="shell"
        ),
        pytest.param("FROM golang AS build\nRUN if\n" + SHIP, "RUN cannot be read: its shell script", id="no shell"),
        pytest.param("FROM golang AS build\nRUN X=$(uname -m)\n" + SHIP, "`uname -m` would answer for", id="a probe"),
        pytest.param("FROM golang AS build\nONBUILD RUN x\n" + SHIP, "ONBUILD builds in files", id="a trigger"),
        pytest.param("FROM golang AS build\nONBUILD COPY . .\n" + SHIP, "ONBUILD builds in files", id="a copy"),
    ],
)
def test_stands(text: str, part: str) -> None:
    (reason,) = told(text)
    assert part in reason


def test_a_stage_built_from_one_of_several_stands() -> None:
    found = analysed("FROM a AS x-amd64\nFROM b AS x-arm64\nFROM x-$TARGETARCH AS build\n" + SHIP)
    assert [(item.stage, item.line) for item in obstacles(found, found.family(0))] == [(2, 3)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("", id="nothing"),
        pytest.param("RUN echo x", id="no check"),
        pytest.param("RUN go build .", id="a build"),
        pytest.param("RUN go test ./... && apk add vim", id="packages beside"),
        pytest.param("RUN go test ./... && ./x", id="a script beside"),
        pytest.param("RUN go test ./... && go install .", id="a program beside"),
    ],
)
def test_must_not_be_only_checks(lines: str) -> None:
    assert not only_checks(analysed(f"FROM golang\n{lines}\n"), 0)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("RUN go test ./...", id="tests"),
        pytest.param("RUN go vet ./... && echo done", id="vet and talk"),
        pytest.param("RUN golangci-lint run", id="a linter"),
        pytest.param("RUN mkdir x && go1.22 test ./... > x/y\nRUN cat x/y", id="a report"),
    ],
)
def test_only_checks(lines: str) -> None:
    assert only_checks(analysed(f"FROM golang\n{lines}\n"), 0)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("RUN x", None),
        ("VOLUME /x", None),
        ("CMD x", "CMD"),
        ("RUN x\nENTRYPOINT x\nCMD y", "ENTRYPOINT"),
        ("EXPOSE 80", "EXPOSE"),
        ("HEALTHCHECK CMD x", "HEALTHCHECK"),
    ],
)
def test_starts(lines: str, name: str | None) -> None:
    found = starts(analysed(f"FROM a\n{lines}\n").stages[0])
    assert (found.name if found else None) == name


def test_executed_paths() -> None:
    lines = "WORKDIR /w\nRUN make && ./x && ../y && /z && cd $D && ./u\nRUN go generate ./...\n"
    expected = {"make", "/w/x", "/y", "/z", "cd", "${D}/u", "go", "go generate"}
    assert executed_paths(analysed("FROM alpine\n" + lines), (0,)) == expected
