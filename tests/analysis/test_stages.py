"""The stage graph: names, bases, handoffs, and the platform every stage runs on."""

from __future__ import annotations

import pytest

from xxpy.analysis.facts import Analysis, analyse
from xxpy.analysis.stages import RunsOn
from xxpy.context import EMPTY
from xxpy.dockerfile.reader import parse

BUILD, TARGET, FIXED = RunsOn.BUILD, RunsOn.TARGET, RunsOn.FIXED


def analysis(text: str) -> Analysis:
    return analyse(parse(text), EMPTY)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("FROM a\n", [TARGET], id="plain"),
        pytest.param("FROM --platform=$TARGETPLATFORM a\n", [TARGET], id="the target by name"),
        pytest.param("FROM --platform=$BUILDPLATFORM a\n", [BUILD], id="pinned"),
        pytest.param("FROM --platform=${BUILDPLATFORM:-linux/amd64} a\n", [BUILD], id="pinned, with a fallback"),
        pytest.param('FROM --platform="$BUILDPLATFORM" a\n', [BUILD], id="pinned, in quotes"),
        pytest.param("FROM --platform=linux/amd64 a\n", [FIXED], id="a literal"),
        pytest.param("ARG P=linux/arm64\nFROM --platform=$P a\n", [FIXED], id="a literal by ARG"),
        pytest.param("ARG P=$BUILDPLATFORM\nFROM --platform=$P a\n", [BUILD], id="the build platform by ARG"),
        pytest.param("ARG BUILDPLATFORM=linux/amd64\nFROM --platform=$BUILDPLATFORM a\n", [BUILD], id="with a default"),
        pytest.param("ARG P\nFROM --platform=$P a\n", [FIXED], id="whatever a build argument says"),
        pytest.param(
            "FROM a AS b\nFROM --platform=$BUILDPLATFORM b\n", [TARGET, TARGET], id="no flag on a stage's child"
        ),
        pytest.param("FROM --platform=$BUILDPLATFORM a AS b\nFROM b\n", [BUILD, BUILD], id="a pin is inherited"),
    ],
)
def test_runs_on(text: str, places: list[RunsOn]) -> None:
    assert [stage.runs_on for stage in analysis(text).stages] == places


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        pytest.param("FROM a AS b\nFROM b\n", [(), (0,)], id="by name"),
        pytest.param("FROM a AS Build\nFROM bUILD\n", [(), (0,)], id="whatever the case"),
        pytest.param("FROM b\nFROM a AS b\n", [(), ()], id="only earlier ones"),
        pytest.param("FROM a AS a\nFROM a AS a\nFROM a\n", [(), (0,), (1,)], id="the last of a name"),
        pytest.param("FROM a\nFROM 0\n", [(), ()], id="FROM takes no numbers"),
        pytest.param("ARG N=b\nFROM a AS b\nFROM $N\n", [(), (0,)], id="by ARG"),
        pytest.param(
            "FROM a AS x-amd64\nFROM a AS x-arm64\nFROM x-$TARGETARCH\n", [(), (), (0, 1)], id="one of several"
        ),
        pytest.param(
            "ARG X=0\nFROM a AS x0\nFROM a AS x1\nFROM x$X\n", [(), (), (0, 1)], id="a default is not certain"
        ),
        pytest.param("ARG IMAGE\nFROM a AS b\nFROM ${IMAGE}\n", [(), ()], id="any image"),
    ],
)
def test_bases(text: str, bases: list[tuple[int, ...]]) -> None:
    assert [stage.bases for stage in analysis(text).stages] == bases


@pytest.mark.parametrize(
    ("line", "producer", "image", "sources"),
    [
        pytest.param("COPY --from=build /a /b", 0, "", ("/a",), id="name"),
        pytest.param("COPY --from=BUILD /a /c /b/", 0, "", ("/a", "/c"), id="other case"),
        pytest.param("COPY --from=0 /a /b", 0, "", ("/a",), id="number"),
        pytest.param("COPY --from=7 /a /b", None, "7", ("/a",), id="number of no stage"),
        pytest.param("COPY --from=busybox:1 /a /b", None, "busybox:1", ("/a",), id="image"),
        pytest.param('COPY --from=build ["/a b", "/c"]', 0, "", ("/a b",), id="JSON form"),
        pytest.param("RUN --mount=type=bind,from=build,source=/a,target=/b true", 0, "", ("/a",), id="mount"),
        pytest.param("RUN --mount=from=build,dst=/b true", 0, "", ("/",), id="mount of all"),
        pytest.param("RUN --mount=from=0,dst=/b true", None, "0", ("/",), id="mounts take no numbers"),
        pytest.param("RUN --mount=type=cache,target=/b true", None, None, None, id="mount of nothing"),
        pytest.param("COPY /a /b", None, None, None, id="from the context"),
    ],
)
def test_handoffs(line: str, producer: int | None, image: str | None, sources: tuple[str, ...] | None) -> None:
    found = analysis(f"FROM alpine AS build\nFROM alpine\n{line}\n").handoffs
    assert [(item.producer, item.image, item.sources) for item in found] == (
        [] if sources is None else [(producer, image, sources)]
    )


def test_families_and_who_may_be_exported() -> None:
    text = "FROM a AS base\nFROM base AS test\nRUN x\nFROM base AS build\nFROM a\nCOPY --from=build /x /x\n"
    found = analysis(text)
    assert found.roots == (0, 3)
    assert found.family(0) == (0, 1, 2)
    assert found.lineage(2) == (0, 2)
    assert [found.may_be_final(stage.index) for stage in found.stages] == [False, True, False, True]
