"""Who gets what a stage makes."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.consumers import only_for_builder

TOOLS = "FROM golang:1.24 AS tools\nRUN go build -o /out/gen ./gen\n"
BUILD = "FROM --platform=$BUILDPLATFORM golang:1.24 AS build\n"
SHIP = "FROM alpine\nCOPY --from=build /app /app\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TOOLS, id="it is the image"),
        pytest.param(TOOLS + "CMD x\nFROM alpine\n", id="somebody may start it"),
        pytest.param(TOOLS + "FROM tools\n", id="the image is built from it"),
        pytest.param(TOOLS + "FROM alpine\nCOPY --from=tools /out/gen /\n", id="the image takes it"),
        pytest.param(TOOLS + "FROM alpine\nCOPY --from=tools /out /\n", id="the image takes its folder"),
        pytest.param(
            TOOLS + BUILD.replace(" --platform=$BUILDPLATFORM", "") + "COPY --from=tools /out/gen /bin/\n" + SHIP,
            id="a stage on the target",
        ),
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /app\n" + SHIP, id="handed on"),
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /app/\n" + SHIP, id="handed on in a folder"),
        pytest.param(
            TOOLS + BUILD + "RUN --mount=from=tools,source=/out,target=/t cp /t/gen /app\n" + SHIP,
            id="copied from a mount",
        ),
        pytest.param(TOOLS + "FROM scratch AS files\nCOPY --from=tools /out/gen /\nFROM alpine\n", id="an export"),
        pytest.param(
            TOOLS + "FROM scratch AS all\nCOPY --from=tools /out/gen /\n" + "FROM alpine\nCOPY --from=all / /\n",
            id="through a stage that collects",
        ),
        pytest.param(
            TOOLS + BUILD + "COPY --from=tools /out/gen /bin/\n" + SHIP + "COPY --from=tools /out/gen /\n",
            id="the builder and the image",
        ),
        pytest.param(
            TOOLS + "RUN mv /out /d\n" + BUILD + "COPY --from=tools /out/gen /t\n" + SHIP + "COPY --from=tools /d /\n",
            id="moved before",
        ),
    ],
)
def test_must_not_be_for_the_builder(text: str) -> None:
    assert not only_for_builder(analysed(text), 0, ("/out/gen",))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TOOLS + "FROM alpine\n", id="nobody takes anything"),
        pytest.param(TOOLS + "FROM alpine\nCOPY --from=tools /etc/passwd /etc/\n", id="something else is taken"),
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP, id="a pinned stage"),
        pytest.param(
            TOOLS + BUILD + "RUN --mount=from=tools,source=/out,target=/t /t/gen\n" + SHIP, id="mounted and run"
        ),
        pytest.param(
            TOOLS
            + "FROM scratch AS all\nCOPY --from=tools /out/gen /\n"
            + BUILD
            + "COPY --from=all /gen /bin/\n"
            + SHIP,
            id="through a stage that collects",
        ),
    ],
)
def test_for_the_builder(text: str) -> None:
    assert only_for_builder(analysed(text), 0, ("/out/gen",))


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param((None,), id="any path"),
        pytest.param(("/out/gen", None), id="one of them any path"),
        pytest.param(("/out/${X}",), id="a path the build knows"),
    ],
)
def test_an_unknown_path_must_not_be_for_the_builder(paths: tuple[str | None, ...]) -> None:
    found = analysed(TOOLS + "FROM alpine\nCOPY --from=tools /etc/passwd /etc/\n")
    assert not only_for_builder(found, 0, paths)
