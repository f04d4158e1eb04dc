"""Where files stand: landing places, sources, names in the build context."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.places import context_paths, landing_paths, source_path


@pytest.mark.parametrize(
    ("lines", "paths"),
    [
        pytest.param("COPY --from=a /x/app /usr/bin/tool", ("/usr/bin/tool",), id="under a new name"),
        pytest.param("COPY --from=a /x/app /usr/bin/", ("/usr/bin/app",), id="into a folder"),
        pytest.param("COPY --from=a /x/app /y/one/two /bin/", ("/bin/app", "/bin/two"), id="several"),
        pytest.param("COPY --from=a / /", ("/",), id="everything"),
        pytest.param("COPY --from=a / /opt/", ("/opt/",), id="everything into a folder"),
        pytest.param("WORKDIR /w\nCOPY --from=a /x/app .", ("/w/app",), id="into the working folder"),
        pytest.param("WORKDIR /w\nCOPY --from=a /x/app bin/b", ("/w/bin/b",), id="relative"),
        pytest.param("COPY --from=a /x/app ./", ("/app",), id="the root is alpine's working folder"),
        pytest.param("ENV D=/opt\nCOPY --from=a /x/app $D/", ("/opt/app",), id="by ENV"),
        pytest.param("ARG D=/opt\nCOPY --from=a /x/app $D/b", ("/opt/b",), id="by ARG"),
        pytest.param("ARG D\nCOPY --from=a /x/app /$D/b", ("/${D}/b",), id="not known"),
        pytest.param("COPY --from=a /x/*.so /lib/", ("/lib/*.so",), id="a pattern"),
        pytest.param("RUN --mount=from=a,source=/x/app,target=/usr/bin/t true", ("/usr/bin/t",), id="a mount"),
    ],
)
def test_landing_paths(lines: str, paths: tuple[str, ...]) -> None:
    found = analysed(f"FROM alpine AS a\nFROM alpine\n{lines}\n")
    assert landing_paths(found, found.handoffs[0]) == paths


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        pytest.param("WORKDIR /w\nCOPY --from=a x /y", "/x", id="not from the working folder"),
        pytest.param("ARG X=/d\nCOPY --from=a $X /y", "/${X}", id="a default is not certain"),
        pytest.param("ARG X=/d\nENV X=/e\nCOPY --from=a $X /y", "/e", id="ENV wins"),
        pytest.param("ENV X=/e\nCOPY --from=a ${X}/f /y", "/e/f", id="by ENV"),
        pytest.param("COPY --from=a /x/../y/./z/ /y", "/y/z", id="made plain"),
        pytest.param("COPY --from=a /x-$TARGETARCH /y", "/x-${TARGETARCH}", id="by the target"),
        pytest.param('COPY --from=a ["/a b", "/y"]', "/a b", id="JSON form"),
    ],
)
def test_source_path(lines: str, path: str) -> None:
    found = analysed(f"FROM alpine AS a\nFROM alpine\n{lines}\n")
    handoff = found.handoffs[0]
    assert source_path(found, handoff, handoff.sources[0]) == path


@pytest.mark.parametrize(
    ("lines", "path", "names"),
    [
        pytest.param("", "/src/go.mod", [], id="nothing is copied"),
        pytest.param("COPY . /src", "/other/go.mod", [], id="another folder"),
        pytest.param("COPY . /src", "/srcs/go.mod", [], id="a folder that begins alike"),
        pytest.param("ADD https://example.com/a /src/", "/src/a", [], id="a download"),
        pytest.param("COPY --from=golang /src /src", "/src/go.mod", [], id="from an image"),
        pytest.param("RUN --mount=from=golang,target=/src true", "/src/x", [], id="mounted from an image"),
        pytest.param("RUN --mount=type=cache,target=/src true", "/src/x", [], id="a cache"),
        pytest.param("COPY go.mod /src/", "/src", [], id="a file in it is not the folder"),
        pytest.param("COPY . /src", "/src/go.mod", ["go.mod"], id="the context"),
        pytest.param("COPY . /src", "/src", ["."], id="the context itself"),
        pytest.param("COPY . .", "/w/go.mod", ["go.mod"], id="into the working folder"),
        pytest.param("COPY ./ ./", "/w/cmd/x", ["cmd/x"], id="with slashes"),
        pytest.param("COPY cmd /src/", "/src/main.go", ["cmd/main.go"], id="a folder's content"),
        pytest.param("COPY go.mod /src/", "/src/go.mod", ["go.mod/go.mod", "go.mod"], id="a file into a folder"),
        pytest.param("COPY go.mod /src/m", "/src/m", ["go.mod"], id="a file under another name"),
        pytest.param("COPY a.mod /src/go.mod\nCOPY b.mod /src/go.mod", "/src/go.mod", ["b.mod", "a.mod"], id="latest"),
        pytest.param("ARG D=cmd\nCOPY $D /src", "/src/x", ["cmd/x"], id="by ARG"),
        pytest.param("RUN --mount=target=/src true", "/src/x", ["x"], id="the context mounted"),
        pytest.param("RUN --mount=type=bind,src=cmd,dst=/src true", "/src/x", ["cmd/x"], id="a folder mounted"),
    ],
)
def test_context_paths(lines: str, path: str, names: list[str]) -> None:
    found = analysed(f"FROM alpine\nWORKDIR /w\n{lines}\n", {"go.mod": "module m\n", "cmd/main.go": "package main\n"})
    assert list(context_paths(found, (0,), path)) == names
