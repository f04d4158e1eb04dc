"""Programs that one stage makes or brings and another runs."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.tools import foreign_tools, tool_user

TOOLS = "FROM golang:1.24 AS tools\nRUN CGO_ENABLED=0 go build -o /out/gen ./gen\n"
PINNED = "FROM --platform=$BUILDPLATFORM golang:1.24 AS tools\n"
BUILD = "FROM golang:1.24 AS build\nWORKDIR /src\n"
SHIP = "FROM alpine\nCOPY --from=build /app /app\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BUILD + "COPY --from=me/conf /conf.yaml /src/\nRUN go build\n" + SHIP, id="data of an image"),
        pytest.param(BUILD + "COPY --from=me/conf /gen /src/gen\nRUN go build\n" + SHIP, id="a program nobody runs"),
        pytest.param(BUILD + "COPY --from=tonistiigi/xx / /\nRUN xx-info\n" + SHIP, id="xx"),
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP, id="tools that move along"),
        pytest.param(
            PINNED + "RUN go build -o /out/gen .\n" + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP,
            id="tools of a pinned stage",
        ),
        pytest.param(
            PINNED
            + "ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /out/app . && go build -o /out/gen ./gen\n"
            + BUILD
            + "COPY --from=tools /out/gen /bin/\nRUN gen\n"
            + SHIP,
            id="the tool of a pinned stage that crosses another",
        ),
    ],
)
def test_must_not_be_foreign(text: str) -> None:
    found = analysed(text)
    assert list(foreign_tools(found, found.family(found.stages[-2].root))) == []


CROSSED = "ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /out/gen .\n"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        pytest.param(
            BUILD + "COPY --from=me/gen /gen /usr/bin/\nRUN gen\n" + SHIP, "/usr/bin/gen comes from me/gen", id="image"
        ),
        pytest.param(
            BUILD + "COPY --from=me/gen /g /src/gen\nRUN ./gen\n" + SHIP, "/src/gen comes from me/gen", id="by path"
        ),
        pytest.param(
            BUILD + "COPY --from=me/gen /opt /opt\nRUN /opt/gen/bin/gen\n" + SHIP, "/opt comes from me/gen", id="within"
        ),
        pytest.param(
            BUILD + "COPY --from=me/gen /gen /usr/bin/\nRUN make\n" + SHIP, "/usr/bin/gen comes from", id="by make"
        ),
        pytest.param(
            BUILD + "COPY --from=me/gen /gen /usr/bin/\nRUN go generate\n" + SHIP, "/usr/bin/gen comes", id="by go"
        ),
        pytest.param(
            BUILD + "RUN --mount=from=me/gen,source=/gen,target=/gen /gen\n" + SHIP,
            "/gen comes from me/gen",
            id="mount",
        ),
        pytest.param(
            PINNED + CROSSED + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP,
            "/bin/gen comes from stage 'tools'",
            id="a pinned stage that crosses it",
        ),
        pytest.param(
            "FROM alpine AS tools\nRUN X=$(uname -m)\n" + BUILD + "COPY --from=tools /gen /bin/\nRUN gen\n" + SHIP,
            "/bin/gen comes from stage 'tools'",
            id="tools that have to stay",
        ),
        pytest.param(
            TOOLS + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP + "COPY --from=tools /out/gen /\n",
            "/bin/gen comes from stage 'tools'",
            id="tools that ship too",
        ),
    ],
)
def test_foreign(text: str, begins: str) -> None:
    found = analysed(text)
    (reason,) = foreign_tools(found, found.family(found.stages[-2].root))
    assert reason.text.startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TOOLS + BUILD + SHIP, id="nobody takes it"),
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /data/\n" + SHIP, id="taken, never run"),
        pytest.param(TOOLS + "FROM alpine\nCOPY --from=tools /out/gen /\nRUN /gen\n", id="run in the image"),
        pytest.param(
            TOOLS
            + BUILD
            + "COPY --from=tools /out/gen /bin/\nRUN gen\n"
            + "FROM alpine AS other\nCOPY --from=tools /out/gen /\n"
            + SHIP,
            id="two families",
        ),
    ],
)
def test_must_not_have_a_user(text: str) -> None:
    assert tool_user(analysed(text), (0,)) is None


@pytest.mark.parametrize(
    ("text", "user"),
    [
        pytest.param(TOOLS + BUILD + "COPY --from=tools /out/gen /bin/\nRUN gen\n" + SHIP, (1,), id="one stage"),
        pytest.param(
            TOOLS
            + BUILD
            + "FROM build AS b2\nCOPY --from=tools /out/gen /bin/\nRUN gen\n"
            + SHIP.replace("build", "b2"),
            (1, 2),
            id="its whole family",
        ),
        pytest.param(
            TOOLS
            + "FROM scratch AS all\nCOPY --from=tools /out/gen /\n"
            + BUILD
            + "COPY --from=all /gen /bin/\nRUN gen\n"
            + SHIP,
            (2,),
            id="through a stage that collects",
        ),
    ],
)
def test_has_a_user(text: str, user: tuple[int, ...]) -> None:
    assert tool_user(analysed(text), (0,)) == user
