"""Does a Go build need C?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts import analysed
from xxpy.analysis.golang import go_commands
from xxpy.platform import parse_platforms
from xxpy.strategies.go.cgo import Cgo, decide

if TYPE_CHECKING:
    from collections.abc import Mapping

DEBIAN = "FROM golang:1.24\nWORKDIR /src\nCOPY . .\n"
ALPINE = DEBIAN.replace("1.24", "1.24-alpine")
MOD = "module example.com/app\n\ngo 1.24\n"
PLAIN = {"go.mod": MOD, "main.go": "package main\n\nfunc main() {}\n"}
WITH_C = PLAIN | {"c.go": 'package main\n\nimport "C"\n'}


def answer(
    lines: str, files: Mapping[str, str], start: str = DEBIAN, platforms: str = "linux/amd64,linux/arm64"
) -> Cgo:
    found = analysed(f"{start}{lines}\n", files)
    go = go_commands(found, (0,))[-1]
    return decide(found, (0,), go, go.env, parse_platforms(platforms))


@pytest.mark.parametrize(
    ("lines", "start", "files"),
    [
        pytest.param("RUN CGO_ENABLED=0 go build", DEBIAN, WITH_C, id="off in front"),
        pytest.param("ENV CGO_ENABLED=0\nRUN go build", DEBIAN, WITH_C, id="off by ENV"),
        pytest.param("RUN export CGO_ENABLED=0; go build", DEBIAN, {}, id="off by export"),
        pytest.param("ARG CGO_ENABLED=0\nRUN go build", DEBIAN, {}, id="off by ARG"),
        pytest.param("RUN go env -w CGO_ENABLED=0 && go build", DEBIAN, {}, id="off by go env"),
        pytest.param("RUN xx-go build -race", DEBIAN, WITH_C, id="xx decides"),
        pytest.param("RUN go build", ALPINE, WITH_C, id="no compiler"),
        pytest.param("RUN apk add git && go build", ALPINE, WITH_C, id="no compiler among the packages"),
        pytest.param("RUN CGO_ENABLED=0 go build -race=false", DEBIAN, {}, id="no race"),
        pytest.param("RUN CGO_ENABLED=0 go build -buildmode=pie", DEBIAN, {}, id="position-independent, by Go itself"),
        pytest.param("RUN CGO_ENABLED=0 go build -buildmode=exe", DEBIAN, {}, id="a plain program"),
        pytest.param("RUN CGO_ENABLED=0 go build -ldflags='-linkmode=internal'", DEBIAN, {}, id="linked by Go itself"),
        pytest.param("RUN CGO_ENABLED=0 go build -tags race", DEBIAN, {}, id="a tag of that name"),
    ],
)
def test_must_not_ask_for_anything(lines: str, start: str, files: Mapping[str, str]) -> None:
    found = answer(lines, files, start)
    assert (found.refusal, found.switch_off) == ("", False)
    assert bool(found.note) == (start == ALPINE)  # left off, but not without a word


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        pytest.param("RUN go build -race", "-race", id="race"),
        pytest.param("RUN go build -msan", "-msan", id="msan"),
        pytest.param("RUN go build -buildmode=c-shared", "-buildmode=c-shared", id="a C library"),
        pytest.param("RUN go build -buildmode plugin", "-buildmode=plugin", id="a plugin"),
        pytest.param("RUN go build -ldflags='-linkmode external'", "-linkmode=external", id="external linking"),
        pytest.param("RUN go build '-ldflags=-s -linkmode=external'", "-linkmode=external", id="among others"),
        pytest.param("ENV GOFLAGS='-mod=vendor -race'\nRUN go build", "-race", id="by GOFLAGS"),
        pytest.param("ENV GOFLAGS=-buildmode=c-archive\nRUN go build", "c-archive", id="a C archive by GOFLAGS"),
        pytest.param("RUN GOEXPERIMENT=boringcrypto go build", "boringcrypto", id="BoringCrypto"),
        pytest.param("RUN CGO_ENABLED=0 go build -asan", "-asan", id="even if cgo is off"),
    ],
)
def test_what_works_with_cgo_alone_is_refused(lines: str, part: str) -> None:
    found = answer(lines, PLAIN, ALPINE)
    assert part in found.refusal
    assert found.refusal.endswith("which needs cgo and a C compiler for the target")


def test_position_independent_is_refused_for_arm() -> None:
    found = answer("RUN CGO_ENABLED=0 go build -buildmode=pie", PLAIN, platforms="linux/amd64,linux/arm/v7")
    assert "-buildmode=pie for linux/arm/v7" in found.refusal


@pytest.mark.parametrize(
    ("lines", "start", "files", "part"),
    [
        pytest.param("RUN CGO_ENABLED=1 go build", ALPINE, PLAIN, "CGO_ENABLED=1 asks for cgo", id="asked"),
        pytest.param("ENV CGO_ENABLED=1\nRUN go build", ALPINE, PLAIN, "CGO_ENABLED=1 asks", id="asked by ENV"),
        pytest.param("ARG C\nRUN CGO_ENABLED=$C go build", ALPINE, PLAIN, "CGO_ENABLED is ${C}: write", id="unknown"),
        pytest.param("RUN go build", DEBIAN, WITH_C, "c.go imports C", id="imports C"),
        pytest.param("RUN apk add gcc && go build", ALPINE, WITH_C, "c.go imports C", id="gcc on Alpine"),
        pytest.param("RUN CGO_ENABLED= go build", DEBIAN, WITH_C, "c.go imports C", id="an empty setting"),
        pytest.param("RUN go build", DEBIAN, {}, "its source is not in the build context", id="no source"),
        pytest.param("RUN go build a.com/x@v1", DEBIAN, PLAIN, "its source is not in the build", id="a version"),
        pytest.param("RUN cd $X && go build", DEBIAN, PLAIN, "its source is not in the build", id="a folder of X's"),
        pytest.param("RUN cd /other && go build", DEBIAN, PLAIN, "its source is not in the build", id="elsewhere"),
        pytest.param(
            "RUN apt-get install -y libpcap-dev && go build", DEBIAN, PLAIN, "libpcap-dev is installed", id="a library"
        ),
        pytest.param(
            "RUN apk add gcc sqlite-dev=3.1-r0 && go build", ALPINE, PLAIN, "sqlite-dev=3.1-r0 is", id="of a version"
        ),
        pytest.param(
            "RUN go build", DEBIAN, PLAIN | {"p.go": 'package main\nimport "plugin"\n'}, "imports plugin", id="plugin"
        ),
        pytest.param(
            "RUN go build -tags with_c",
            DEBIAN,
            PLAIN | {"c.go": '//go:build with_c\n\npackage main\n\nimport "C"\n'},
            "c.go imports C",
            id="C by tag",
        ),
        pytest.param(
            "ENV GOFLAGS=-tags=with_c\nRUN go build",
            DEBIAN,
            PLAIN | {"c.go": '//go:build with_c\n\npackage main\n\nimport "C"\n'},
            "c.go imports C",
            id="C by tag in GOFLAGS",
        ),
        pytest.param(
            "RUN go build",
            DEBIAN,
            PLAIN
            | {
                "go.mod": MOD + "require github.com/mattn/go-sqlite3 v1.14.22\n",
                "main.go": 'package main\n\nimport _ "github.com/mattn/go-sqlite3"\n\nfunc main() {}\n',
            },
            "go.mod requires github.com/mattn/go-sqlite3",
            id="a module that uses C",
        ),
    ],
)
def test_refused(lines: str, start: str, files: Mapping[str, str], part: str) -> None:
    found = answer(lines, files, start)
    assert part in found.refusal
    assert not found.switch_off


@pytest.mark.parametrize(
    ("lines", "start", "files"),
    [
        pytest.param("RUN go build", DEBIAN, PLAIN, id="nothing imports C"),
        pytest.param("RUN apk add gcc musl-dev && go build", ALPINE, PLAIN, id="gcc on Alpine"),
        pytest.param("RUN apt-get install -y libc6-dev && go build", DEBIAN, PLAIN, id="the C library itself"),
        pytest.param("RUN cd cmd && go build", DEBIAN, PLAIN | {"cmd/x.go": "package main\n"}, id="in a folder"),
        pytest.param("RUN go build", DEBIAN, PLAIN | {"c_test.go": WITH_C["c.go"]}, id="C in tests"),
        pytest.param("RUN go build", DEBIAN, PLAIN | {"c_windows.go": WITH_C["c.go"]}, id="C for another system"),
        pytest.param("RUN go build ./a", DEBIAN, WITH_C | {"a/x.go": "package main\n"}, id="C in another package"),
        pytest.param(
            "RUN go build", DEBIAN, PLAIN | {"s.go": 'package main\n\nvar s = `import "C"`\n'}, id="C in a text"
        ),
    ],
)
def test_switched_off(lines: str, start: str, files: Mapping[str, str]) -> None:
    found = answer(lines, files, start)
    assert (found.refusal, found.switch_off) == ("", True)
    assert found.note.startswith("CGO_ENABLED=0 added")


def test_a_folder_of_the_context_may_be_given() -> None:
    files = WITH_C | {"sub/go.mod": MOD, "sub/main.go": PLAIN["main.go"]}
    found = analysed(f"{DEBIAN}RUN cd /elsewhere && go build\n", files)
    (go,) = go_commands(found, (0,))
    platforms = parse_platforms("linux/arm64")
    assert decide(found, (0,), go, go.env, platforms, "sub").switch_off
    assert "c.go imports C" in decide(found, (0,), go, go.env, platforms, "").refusal
