"""Go builds behind make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts import analysed
from xxpy.strategies.go.indirect import Build, builds, harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("GOOS", "GOARCH")
SHIP = "FROM alpine\nCOPY --from=build /out /out\n"


def start(image: str = "golang:1.24") -> str:
    return f"FROM {image} AS build\nWORKDIR /src\nCOPY . .\n"


def built(lines: str, files: Mapping[str, str] | str, image: str = "golang:1.24") -> tuple[Build, ...]:
    context = {"Makefile": files} if isinstance(files, str) else files
    return builds(analysed(f"{start(image)}{lines}\n{SHIP}", context), (0,), NAMES)


@pytest.mark.parametrize(
    ("lines", "files", "image"),
    [
        pytest.param("RUN true", "all:\n\tgo build\n", "golang", id="no make"),
        pytest.param("RUN echo make", "all:\n\tgo build\n", "golang", id="only printed"),
        pytest.param("RUN make", "all:\n\tgcc x.c\n", "golang", id="no Go"),
        pytest.param("RUN make", "all:\n\tgo test ./...\n", "golang", id="tests"),
        pytest.param("RUN make test", "all:\n\tgo build\ntest:\n\tgo vet\n", "golang", id="another goal"),
        pytest.param("RUN make", "all:\n\techo go build\n", "golang", id="printed by a recipe"),
        pytest.param("RUN make", "all:\n\tgo install a.com/tool@v1\n", "golang", id="tools of the build"),
        pytest.param("RUN make", {}, "debian", id="unseen, no golang image"),
        pytest.param("RUN make -C other", "all:\n\tgo build\n", "debian", id="in another folder"),
        pytest.param("RUN make -f other.mk", "all:\n\tgo build\n", "debian", id="another makefile"),
    ],
)
def test_must_not_build(lines: str, files: Mapping[str, str] | str, image: str) -> None:
    assert built(lines, files, image) == ()


GO = "all:\n\tgo build -o /out/app ./cmd\n"


@pytest.mark.parametrize(
    ("lines", "files", "label"),
    [
        pytest.param("RUN make", GO, "make", id="the default goal"),
        pytest.param("RUN make all", GO, "make all", id="a goal"),
        pytest.param("RUN gmake -j4 all V=1", GO, "gmake all", id="with options and variables"),
        pytest.param("RUN make -C sub", {"sub/Makefile": GO}, "make", id="-C"),
        pytest.param("RUN make --directory=sub", {"sub/Makefile": GO}, "make", id="--directory"),
        pytest.param("RUN cd sub && make", {"sub/Makefile": GO}, "make", id="cd"),
        pytest.param("RUN make -f x.mk", {"x.mk": GO}, "make", id="-f"),
        pytest.param("RUN make --file x.mk", {"x.mk": GO}, "make", id="--file"),
        pytest.param("RUN make", {"GNUmakefile": GO, "Makefile": "all:\n\ttrue\n"}, "make", id="GNUmakefile first"),
        pytest.param("RUN make", "GO ?= go\nall: x\nx:\n\t$(GO) build -o /out/app ./cmd\n", "make", id="by variable"),
        pytest.param("RUN make", "GOOS ?= linux\nGOARCH ?= amd64\nexport\n" + GO, "make", id="defaults give way"),
        pytest.param("RUN make", "$(info hello)\n" + GO, "make", id="a message"),
        pytest.param("RUN make", "all:\n\tGOOS=linux go build -o /out/app ./cmd\n", "make", id="linux is right"),
    ],
)
def test_builds(lines: str, files: Mapping[str, str] | str, label: str) -> None:
    (build,) = built(lines, files, "debian")
    assert (build.label, build.refusals, build.suspect) == (label, (), "")
    assert [go.output for go, _ in build.gos] == ["/out/app"]


@pytest.mark.parametrize(
    ("lines", "files", "part"),
    [
        pytest.param("RUN make", {}, "its makefile is not in the build context", id="unseen"),
        pytest.param("RUN make", "all:\n\tGOARCH=amd64 go build\n", "sets GOARCH to amd64 for `make`", id="fixed"),
        pytest.param(
            "RUN make", "all:\n\tenv -u GOARCH go build\n", "sets GOARCH to nothing for `make`", id="taken off"
        ),
        pytest.param("RUN make", "override GOARCH = amd64\n" + GO, "override GOARCH", id="override"),
        pytest.param("RUN make", "unexport GOARCH\n" + GO, "unexport GOARCH", id="unexport"),
        pytest.param("RUN make", ".ONESHELL:\n" + GO, "has `.ONESHELL:`", id="one shell"),
        pytest.param("RUN make", "A := $(shell uname -m)\n" + GO, "$(shell uname -m)", id="a probe"),
        pytest.param("RUN make", "all:\n\tgo build -o app && ./app\n", "`make` runs what it has built", id="run"),
        pytest.param("RUN make", GO + "\tgo run ./gen\n", "runs `go run`", id="go run"),
        pytest.param("RUN make", "all:\n\tGOBIN=/b go install .\n", "with GOBIN", id="GOBIN"),
        pytest.param("RUN make", "all:\n\t$(X) go build\n", "puts something in front of go", id="a prefix of make's"),
        pytest.param("RUN make", "$(eval $(call x))\n" + GO, "cannot be read", id="not readable"),
        pytest.param(
            "RUN make",
            {"Makefile": "all:\n\t$(MAKE) -C sub\n", "sub/Makefile": "GOARCH = amd64\n" + GO},
            "sub/Makefile sets GOARCH itself",
            id="set by a makefile that is called",
        ),
    ],
)
def test_refuses(lines: str, files: Mapping[str, str] | str, part: str) -> None:
    (build,) = built(lines, files)
    assert any(part in text for text in build.refusals)


def test_what_the_makefile_sets_itself_is_overridden() -> None:
    (build,) = built("RUN make", "GOARCH := amd64\nGOOS ?= linux\nexport GOARCH GOOS\n" + GO)
    assert (build.overridden, build.refusals) == (frozenset({"GOARCH"}), ())


def test_what_the_command_line_sets_must_not_be_overridden() -> None:
    (build,) = built("RUN make GOARCH=arm64", "GOARCH := amd64\nexport GOARCH\n" + GO)
    assert build.overridden == frozenset()
    assert build.env["GOARCH"].value == "arm64"


@pytest.mark.parametrize(
    ("recipe", "suspect"),
    [
        ("\techo done\n", ""),
        ("\tgo vet ./...\n", ""),
        ("\tgcc -o x x.c\n", "gcc in Makefile"),
        ("\t./gen.sh\n", "./gen.sh in Makefile"),
        ("\tcp /bin/sh /out\n", "cp of files that may be the image's own in Makefile"),
    ],
)
def test_suspect(recipe: str, suspect: str) -> None:
    (build,) = built("RUN make", GO + recipe)
    assert build.suspect == suspect


def test_cgo_that_the_makefile_exports_is_known() -> None:
    (build,) = built("RUN make", "export CGO_ENABLED := 0\n" + GO)
    assert build.env["CGO_ENABLED"].value == "0"


def test_cgo_that_it_does_not_export_must_not_be() -> None:
    (build,) = built("RUN make", "CGO_ENABLED := 0\n" + GO)
    assert "CGO_ENABLED" not in build.env


@pytest.mark.parametrize(("recipe", "installs"), [("go build", False), ("go install .", True)])
def test_installs(recipe: str, installs: bool) -> None:
    text = f"FROM golang AS build\nWORKDIR /src\nCOPY . .\nRUN make\n{SHIP.replace('/out', '/go/bin')}"
    (build,) = builds(analysed(text, {"Makefile": f"all:\n\t{recipe}\n"}), (0,), NAMES)
    assert build.installs is installs


def is_harmless(lines: str, files: Mapping[str, str]) -> bool:
    return bool(harmless(analysed(f"{start()}{lines}\n{SHIP}", files), (0,), NAMES))


@pytest.mark.parametrize(
    ("lines", "makefile"),
    [
        pytest.param("RUN make", "all:\n\tgo build\n", id="builds"),
        pytest.param("RUN make", "all:\n\tgo run ./gen\n", id="runs"),
        pytest.param("RUN make", "all:\n\tgo tool x\n", id="a tool"),
        pytest.param("RUN make", "all:\n\tgcc x.c\n", id="compiles C"),
        pytest.param("RUN make", "all:\n\t./x.sh\n", id="a script"),
        pytest.param("RUN make", "all:\n\techo $(X)\n", id="not all of it is known"),
        pytest.param("RUN make", "all:\n", id="nothing is seen"),
        pytest.param("RUN make $X", "all:\n\techo\n", id="any goal"),
        pytest.param("RUN make", "override GOARCH = x\nall:\n\techo\n", id="what stands in the way"),
        pytest.param("RUN make", "all:\n\tcp /bin/sh /out\n", id="copies the image's own"),
        pytest.param("RUN echo make", "all:\n\techo\n", id="no make"),
        pytest.param("RUN make -f other.mk", "all:\n\techo\n", id="an unseen makefile"),
    ],
)
def test_must_not_be_harmless(lines: str, makefile: str) -> None:
    assert not is_harmless(lines, {"Makefile": makefile})


@pytest.mark.parametrize(
    "makefile",
    [
        pytest.param("all:\n\techo done\n", id="talk"),
        pytest.param("all:\n\tgo mod download\n\tgo vet ./...\n", id="go that makes nothing"),
        pytest.param("all: x\nx:\n\tmkdir -p /out\n\tcp a b\n", id="files of the context"),
    ],
)
def test_harmless(makefile: str) -> None:
    text = f"{start()}RUN make\n{SHIP}"
    found = harmless(analysed(text, {"Makefile": makefile}), (0,), NAMES)
    assert found == {text.index("make\n")}
