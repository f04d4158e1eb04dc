"""Which commands compile, and what."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.compiles import compiles


def languages(script: str, image: str = "debian") -> list[str]:
    return [item.language for item in compiles(analysed(f"FROM {image}\nRUN {script}\n"), 0)]


@pytest.mark.parametrize(
    ("script", "image"),
    [
        pytest.param("go mod download && go vet ./... && go version", "golang", id="go that fetches"),
        pytest.param("cargo fetch && cargo --version", "rust", id="cargo that fetches"),
        pytest.param("dotnet restore", "debian", id="dotnet that fetches"),
        pytest.param("zig version", "debian", id="zig"),
        pytest.param("gcc --version", "debian", id="gcc's version"),
        pytest.param("npm ci && yarn install", "node", id="packages"),
        pytest.param("make", "debian", id="make anywhere"),
        pytest.param("make", "node", id="make for JavaScript"),
        pytest.param("echo go build", "golang", id="only printed"),
        pytest.param("apk add gcc", "alpine", id="installed"),
        pytest.param("if", "golang", id="not readable"),
    ],
)
def test_must_not_compile(script: str, image: str) -> None:
    assert languages(script, image) == []


@pytest.mark.parametrize(
    ("script", "image", "expected"),
    [
        pytest.param("go build .", "golang", ["Go"], id="go"),
        pytest.param("go1.22 install .", "debian", ["Go"], id="go by version"),
        pytest.param("xx-go build .", "golang", ["Go"], id="xx's go"),
        pytest.param("go generate ./... && go test ./...", "golang", ["Go", "Go"], id="go that runs"),
        pytest.param("cargo build --release", "rust", ["Rust"], id="cargo"),
        pytest.param("cargo chef cook", "rust", ["Rust"], id="cargo chef"),
        pytest.param("rustc x.rs", "rust", ["Rust"], id="rustc"),
        pytest.param("dotnet publish -c Release", "debian", [".NET"], id="dotnet"),
        pytest.param("mvn package && ./gradlew build", "debian", ["Java", "Java"], id="Java"),
        pytest.param("gcc x.c && g++ x.cc && ./configure", "debian", ["C", "C++", "C"], id="C"),
        pytest.param("zig build-exe x.zig", "debian", ["Zig"], id="zig"),
        pytest.param("npm run build && npx webpack build && tsc", "node", ["JavaScript"] * 3, id="bundlers"),
        pytest.param("make", "golang:1.24", ["Go"], id="make for Go"),
        pytest.param("make", "rust", ["Rust"], id="make for Rust"),
        pytest.param("make", "me/gcc:13", ["C"], id="make for C"),
    ],
)
def test_compiles(script: str, image: str, expected: list[str]) -> None:
    assert languages(script, image) == expected


def test_make_takes_the_image_of_the_root() -> None:
    found = analysed("FROM golang AS base\nFROM base\nRUN make\n")
    assert [item.language for item in compiles(found, 1)] == ["Go"]


@pytest.mark.parametrize(
    ("script", "line", "program", "is_go"),
    [
        ("true && \\\n  go build .", 3, "go build", True),
        ("/usr/local/go/bin/go build", 2, "go build", True),
        ("go -C x build", 2, "go", True),
        ("npm run $X", 2, "npm run", False),
        ("gcc -o x x.c", 2, "gcc", False),
    ],
)
def test_what_a_compile_tells(script: str, line: int, program: str, is_go: bool) -> None:
    (item,) = compiles(analysed(f"FROM debian\nRUN {script}\n"), 0)
    assert (item.stage, item.line, item.program, item.is_go_command) == (0, line, program, is_go)
