"""Go commands: what they are told, and where they write."""

from __future__ import annotations

import pytest

from xxpy.analysis.facts import analyse
from xxpy.analysis.golang import GoCommand, go_commands
from xxpy.context import MappingContext
from xxpy.dockerfile.reader import parse

CONTEXT = MappingContext({"go.mod": "module example.com/tools/server/v2\n", "main.go": "package main\n"})


def go(script: str, head: str = "WORKDIR /src\nCOPY . .\n") -> GoCommand:
    """The last go command of a script in a golang image."""
    found = analyse(parse(f"FROM golang:1.22\n{head}RUN {script}\n"), CONTEXT)
    return go_commands(found, (0,))[-1]


@pytest.mark.parametrize(
    ("script", "output"),
    [
        ("go build -o server .", "/src/server"),
        ("go build -o=/app/server ./cmd/x", "/app/server"),
        ("go build -o bin/ ./...", "/src/bin/"),
        ("go build -o $OUT .", None),
        ("go build -o /app/$NAME .", "/app/${NAME}"),
        ("go build", "/src/server"),
        ("go build .", "/src/server"),
        ("go build ./cmd/worker", "/src/worker"),
        ("go build example.com/x/cmd/v3", "/src/cmd"),
        ("go build main.go", "/src/main"),
        ("go build ./...", ""),
        ("go build ./a ./b", ""),
        ("go build -v -ldflags '-s -w' -tags 'a b' ./cmd/worker", "/src/worker"),
        ("go -C sub build -o x", "/src/sub/x"),
        ("go build -C sub -o x", "/src/sub/x"),
        ("cd sub && go build -o ../x", "/src/x"),
        ("go build $FLAGS -o x .", "/src/x"),
        ("go install ./cmd/x", "/go/bin/"),
        ("GOBIN=/out go install ./cmd/x", "/out/"),
        ("GOPATH=/a:/b go install ./cmd/x", "/a/bin/"),
        ("go test -c -o /t .", "/t"),
        ("go test ./...", ""),
        ("go mod download", ""),
    ],
)
def test_output(script: str, output: str | None) -> None:
    assert go(script).output == output


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("go env -w GOARCH=arm64 && go build", "arm64"),
        ("go env -w GOARCH=arm64 && GOARCH=riscv64 go build", "riscv64"),
        ("xx-go build", "${TARGETARCH}"),
    ],
)
def test_goarch_of_a_command(script: str, value: str) -> None:
    assert go(script).env["GOARCH"].value == value


@pytest.mark.parametrize("program", ["go", "/usr/local/go/bin/go", "go1.22.3", "gotip", "xx-go"])
def test_is_go(program: str) -> None:
    assert go(f"{program} build").name == "go build"


@pytest.mark.parametrize("program", ["gofmt", "goreleaser", "go-licenses", "cargo", "gox"])
def test_is_not_go(program: str) -> None:
    with pytest.raises(IndexError):
        go(f"{program} build")
