"""What images are called, and what holds when an instruction runs."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.scopes import image_name, image_tag, official, shell_name


@pytest.mark.parametrize(
    "image",
    [
        "",
        "me/golang",
        "me/golang:1.24",
        "ghcr.io/me/golang",
        "ghcr.io/library/golang",
        "registry:5000/golang",
        "localhost/golang",
        "docker.io/me/golang",
        "public.ecr.aws/me/golang",
        "cgr.dev/chainguard/go",
        "quay.io/docker.io/library/golang",
        "golang/library/x",
    ],
)
def test_must_not_be_official(image: str) -> None:
    assert official(image) == ""


@pytest.mark.parametrize(
    "image",
    [
        "golang",
        "golang:1.24",
        "golang:1.24@sha256:0a",
        "golang@sha256:0a",
        "library/golang:1.24",
        "docker.io/golang",
        "docker.io/library/golang:1.24",
        "index.docker.io/library/golang",
        "mirror.gcr.io/library/golang:1.24",
        "mirror.gcr.io/golang",
        "public.ecr.aws/docker/library/golang:1.24",
    ],
)
def test_official(image: str) -> None:
    assert official(image) == "golang"


@pytest.mark.parametrize(
    ("image", "name", "tag"),
    [
        ("golang", "golang", ""),
        ("golang:1.24-alpine", "golang", "1.24-alpine"),
        ("golang@sha256:0a", "golang", ""),
        ("golang:1@sha256:0a", "golang", "1"),
        ("registry:5000/golang", "golang", ""),
        ("registry:5000/a/golang:1", "golang", "1"),
        ("golang:${V}", "golang", "${V}"),
        ("scratch", "scratch", ""),
        ("", "", ""),
    ],
)
def test_image_name_and_tag(image: str, name: str, tag: str) -> None:
    assert (image_name(image), image_tag(image)) == (name, tag)


@pytest.mark.parametrize(
    ("shell", "name"),
    [
        ((), ""),
        (("/bin/sh", "-c"), "sh"),
        (("bash", "-o", "pipefail", "-c"), "bash"),
        (("/usr/bin/env", "bash", "-c"), "bash"),
        (("env",), ""),
        (("pwsh", "-Command"), "pwsh"),
    ],
)
def test_shell_name(shell: tuple[str, ...], name: str) -> None:
    assert shell_name(shell) == name


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        pytest.param("FROM a\n", "X", None, id="never said"),
        pytest.param("ARG X=1\nFROM a\n", "X", None, id="a global is not declared"),
        pytest.param("FROM a AS b\nARG X=1\nFROM a\n", "X", None, id="another stage's"),
        pytest.param("FROM a\nRUN X=1\n", "X", None, id="a shell's own"),
        pytest.param("FROM a\nARG X\n", "X", "${X}", id="without default"),
        pytest.param("FROM a\nARG TARGETARCH=amd64\n", "TARGETARCH", "${TARGETARCH}", id="BuildKit's own wins"),
        pytest.param("ARG TARGETARCH=amd64\nFROM a\nARG TARGETARCH\n", "TARGETARCH", "${TARGETARCH}", id="global"),
        pytest.param("FROM a\nARG X=1\n", "X", "1", id="default"),
        pytest.param("ARG X=1\nFROM a\nARG X\n", "X", "1", id="global default"),
        pytest.param("ARG X=1\nFROM a\nARG X=2\n", "X", "2", id="default of the stage"),
        pytest.param("FROM a\nENV X=1\nARG X=2\n", "X", "1", id="ENV wins over a later ARG"),
        pytest.param("FROM a\nARG X=1\nENV X=$X-y\n", "X", "1-y", id="ENV of ARG"),
        pytest.param("FROM a\nENV X=1 Y=$X\n", "Y", "${X}", id="not of the same ENV"),
        pytest.param("FROM a\nENV X=0\nENV X=1 Y=$X\n", "Y", "0", id="the value before the same ENV"),
        pytest.param("FROM a\nENV X 1 2\n", "X", "1 2", id="old form"),
        pytest.param("FROM a\nENV X='$Y'\n", "X", "$Y", id="single quotes"),
        pytest.param("FROM a AS b\nENV X=1\nFROM b\n", "X", "1", id="inherited"),
        pytest.param("FROM a AS b\nARG X=1\nFROM b\n", "X", "1", id="an inherited ARG"),
        pytest.param("FROM golang:1\n", "GOPATH", "/go", id="golang's GOPATH"),
    ],
)
def test_lookup_at_the_end(text: str, name: str, value: str | None) -> None:
    assert analysed(text).scopes[-1][-1].lookup(name) == value


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        pytest.param("FROM me/image\n", None, id="any image"),
        pytest.param("FROM me/image\nWORKDIR x\n", None, id="relative to what nobody knows"),
        pytest.param("FROM me/image\nWORKDIR /x\n", "/x", id="absolute"),
        pytest.param("FROM alpine\n", "/", id="alpine"),
        pytest.param("FROM golang\n", "/go", id="golang"),
        pytest.param("FROM golang\nWORKDIR src\nWORKDIR ../x\n", "/go/x", id="step by step"),
        pytest.param("FROM alpine\nARG D=w\nWORKDIR /$D\n", "/w", id="by ARG"),
        pytest.param("FROM alpine\nRUN cd /x\n", "/", id="cd holds for its RUN"),
        pytest.param("FROM alpine AS b\nWORKDIR /b\nFROM b\n", "/b", id="inherited"),
    ],
)
def test_folder_at_the_end(text: str, folder: str | None) -> None:
    assert analysed(text).scopes[-1][-1].cwd == folder


def test_shell() -> None:
    assert analysed('FROM a\nSHELL ["bash", "-c"]\n').scopes[0][-1].shell == ("bash", "-c")
