"""The Go builds whose programs leave, and whether their image has a C compiler."""

from __future__ import annotations

import pytest

from tests.facts import GOLANG, analysed, only_go
from xxpy.analysis.gobuilds import has_compiler, installed_names, is_mapped, shipped_builds, written


def shipped(lines: str, taken: str = "/nothing") -> list[str]:
    found = analysed(f"{GOLANG}{lines}\nFROM alpine\nCOPY --from=build {taken} /x\n")
    return [go.name for go in shipped_builds(found, (0,))]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        pytest.param("RUN go test ./...", "/src", id="test"),
        pytest.param("RUN go run ./gen", "/src", id="run"),
        pytest.param("RUN go mod download", "/go", id="mod"),
        pytest.param("RUN go build ./...", "/src", id="only checked"),
        pytest.param("RUN go install golang.org/x/tools/cmd/stringer@latest", "/src/app", id="a tool"),
        pytest.param("RUN go install .", "/src/app", id="installed, not taken"),
        pytest.param("RUN go install ./a", "/go/bin/b", id="another one is taken"),
        pytest.param("RUN go build -o /out/gen ./gen && /out/gen", "/src/app", id="built and run"),
        pytest.param("RUN go build -o /usr/local/bin/gen ./gen", "/src/app", id="put where programs are"),
    ],
)
def test_must_not_ship(lines: str, taken: str) -> None:
    assert shipped(lines, taken) == []


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        pytest.param("RUN go build -o /app .", "/app", id="taken"),
        pytest.param("RUN go build -o /app .", "/other", id="its way out may not be seen"),
        pytest.param("RUN go build .", "/other", id="its name is not known"),
        pytest.param("RUN go build -o /usr/local/bin/gen ./gen && gen", "/usr/local/bin/gen", id="run and taken"),
        pytest.param("RUN go test -c -o /t .", "/t", id="a program of tests"),
        pytest.param("RUN go install ./a", "/go/bin/a", id="installed"),
        pytest.param("RUN go install ./a ./b", "/go/bin/b", id="the second installed"),
        pytest.param("RUN go install ./...", "/go/bin/app", id="whatever is installed"),
        pytest.param("RUN go install ./a", "/go/bin", id="the folder"),
        pytest.param("RUN GOBIN=/b go install ./a", "/b/a", id="installed by GOBIN"),
        pytest.param("RUN go install ./a && mv /go/bin/a /x", "/x", id="installed and moved"),
    ],
)
def test_ships(lines: str, taken: str) -> None:
    assert len(shipped(lines, taken)) == 1


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        pytest.param("RUN go vet .", ("",), id="nothing"),
        pytest.param("RUN go build .", (None,), id="not known"),
        pytest.param("RUN go install .", ("/go/bin/",), id="any name"),
        pytest.param("RUN go install ./...", ("/go/bin/",), id="any names"),
        pytest.param("RUN go install ./a .", ("/go/bin/",), id="one of any name"),
        pytest.param("RUN go build -o bin/ ./a", ("/src/bin/",), id="a folder"),
        pytest.param("RUN go build ./a", ("/src/a",), id="named for its package"),
        pytest.param("RUN go install ./a example.com/b/v2@v2.1", ("/go/bin/a", "/go/bin/b"), id="installed"),
    ],
)
def test_written(lines: str, paths: tuple[str | None, ...]) -> None:
    assert written(only_go(lines)) == paths


def test_names_of_one_unknown_package_must_not_be_told() -> None:
    assert installed_names(only_go("RUN go install ./a ./$X")) == ()


@pytest.mark.parametrize(
    ("lines", "mapped"),
    [
        pytest.param("RUN go build .", False, id="nothing"),
        pytest.param("RUN GOARCH=arm64 go build .", False, id="fixed"),
        pytest.param("ARG TARGETARCH\nRUN go build .", False, id="declared only"),
        pytest.param("ARG TARGETOS\nRUN GOOS=$TARGETOS go build .", False, id="the system only"),
        pytest.param("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH; go build .", False, id="not exported"),
        pytest.param("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build .", True, id="in front"),
        pytest.param("ARG TARGETARCH\nENV GOARCH=$TARGETARCH\nRUN go build .", True, id="ENV"),
        pytest.param("ARG TARGETARCH\nRUN export GOARCH=$TARGETARCH; go build .", True, id="exported"),
        pytest.param("RUN xx-go build .", True, id="xx"),
    ],
)
def test_is_mapped(lines: str, mapped: bool) -> None:
    assert is_mapped(only_go(lines)) is mapped


@pytest.mark.parametrize(
    ("image", "lines", "expected"),
    [
        pytest.param("me/golang:1.24-alpine", "", None, id="a private image"),
        pytest.param("registry:5000/golang:1.24-alpine", "", None, id="a private registry"),
        pytest.param("ghcr.io/library/golang:1.24-alpine", "", None, id="another registry's library"),
        pytest.param("alpine", "", None, id="no golang image"),
        pytest.param("golang:1.24-alpine", "RUN ./setup.sh", None, id="a script"),
        pytest.param("golang:1.24-alpine", "RUN sh -c x", None, id="a shell"),
        pytest.param("golang:1.24-alpine", "RUN make", None, id="an unseen makefile"),
        pytest.param("golang:1.24-alpine", "RUN xargs apk add < list", None, id="a list"),
        pytest.param("golang:1.24-alpine", "ARG P\nRUN apk add $P", None, id="packages by argument"),
        pytest.param("golang:1.24-alpine", "ENV CC=clang\nRUN go build", None, id="a compiler is named"),
        pytest.param("golang:1.24-alpine", "", False, id="alpine"),
        pytest.param("golang:alpine", "", False, id="the newest alpine"),
        pytest.param("golang:1.24-alpine3.20", "RUN apk add git", False, id="other packages"),
        pytest.param("golang:1.24-alpine@sha256:0a", "", False, id="by digest"),
        pytest.param("docker.io/library/golang:alpine", "", False, id="by its whole name"),
        pytest.param("mirror.gcr.io/library/golang:alpine", "", False, id="a mirror"),
        pytest.param("public.ecr.aws/docker/library/golang:alpine", "", False, id="another mirror"),
        pytest.param("golang:1.24-alpine", "RUN apk add gcc-doc gccgo-like", False, id="names that begin alike"),
        pytest.param("golang:1.24-alpine", "RUN echo gcc", False, id="only named"),
        pytest.param("golang", "", True, id="Debian"),
        pytest.param("golang:1.24-bookworm", "", True, id="Debian by name"),
        pytest.param("docker.io/golang:1.24", "", True, id="Debian from Docker Hub"),
        pytest.param("golang:1.24-alpine", "RUN apk add --no-cache gcc musl-dev", True, id="gcc"),
        pytest.param("golang:1.24-alpine", "RUN apk add build-base", True, id="build-base"),
        pytest.param("golang:1.24-alpine", "RUN apk add gcc=13.2.1-r0", True, id="gcc of a version"),
        pytest.param("golang:1.24-alpine", "RUN apk add 'gcc>13'", True, id="gcc from a version on"),
        pytest.param("golang:1.24-alpine", "RUN apk add clang18", True, id="clang"),
        pytest.param("golang:1.24-alpine", "ARG P='git gcc'\nRUN apk add $P", True, id="gcc by argument"),
    ],
)
def test_has_compiler(image: str, lines: str, expected: bool | None) -> None:
    assert has_compiler(analysed(f"FROM {image}\n{lines}\n"), (0,)) is expected


@pytest.mark.parametrize("tag", ["$V", "1.24-alpine$V"], ids=["all of it", "a part"])
def test_an_unknown_tag_must_not_tell(tag: str) -> None:
    assert has_compiler(analysed(f"ARG V\nFROM golang:{tag}\n"), (0,)) is None


@pytest.mark.parametrize(
    ("makefile", "expected"),
    [("all:\n\tapk add gcc\n", None), ("all:\n\tgo build\n", False)],
    ids=["installs", "does not install"],
)
def test_has_compiler_behind_make(makefile: str, expected: bool | None) -> None:
    found = analysed("FROM golang:alpine\nRUN make\n", {"Makefile": makefile})
    assert has_compiler(found, (0,)) is expected
