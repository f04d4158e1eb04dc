"""Fixed GOOS and GOARCH in ENV."""

from __future__ import annotations

import pytest

from tests.facts import GOLANG, analysed
from xxpy.analysis.reasons import Reason
from xxpy.edits import apply
from xxpy.platform import parse_platforms
from xxpy.strategies.go.constants import remove
from xxpy.strategies.go.mapping import variables


def removed(lines: str, platforms: str = "linux/amd64,linux/arm64") -> tuple[list[str], str]:
    """Why an ENV stays, and the lines after all."""
    found = analysed(f"{GOLANG}{lines}\n")
    asked = parse_platforms(platforms)
    results = list(remove(found, (0,), variables(asked), asked))
    changes = [result[1] for result in results if not isinstance(result, Reason)]
    return [item.text for item in results if isinstance(item, Reason)], apply(found.document.text, changes)[
        len(GOLANG) :
    ]


@pytest.mark.parametrize(
    ("lines", "platforms"),
    [
        pytest.param("ENV GOPATH=/x", "linux/amd64,linux/arm64", id="another variable"),
        pytest.param("ENV GOOS=linux", "linux/amd64,linux/arm64", id="right for all"),
        pytest.param("ENV GOARCH=arm64", "linux/arm64", id="right for the one that is asked"),
        pytest.param("ENV GOARCH=", "linux/amd64,linux/arm64", id="empty"),
        pytest.param("ARG TARGETARCH\nENV GOARCH=$TARGETARCH", "linux/amd64,linux/arm64", id="the target's"),
        pytest.param("ENV GOARM=7", "linux/amd64,linux/arm64", id="no arm is asked"),
        pytest.param("ENV GOARM=7", "linux/amd64,linux/arm/v7", id="the one arm that is asked"),
        pytest.param("ARG GOARCH=amd64", "linux/amd64,linux/arm64", id="ARG"),
        pytest.param("RUN export GOARCH=amd64", "linux/amd64,linux/arm64", id="RUN"),
        pytest.param("LABEL GOARCH=amd64", "linux/amd64,linux/arm64", id="LABEL"),
    ],
)
def test_must_not_remove(lines: str, platforms: str) -> None:
    assert removed(lines, platforms) == ([], lines + "\n")


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        pytest.param("ENV GOARCH=amd64\nRUN echo $GOARCH", "used as $GOARCH elsewhere", id="used"),
        pytest.param("ENV GOARCH=amd64\nENV X=${GOARCH}", "used as $GOARCH elsewhere", id="used by ENV"),
        pytest.param("ENV GOARCH=amd64\nRUN <<E\necho $GOARCH\nE", "used as $GOARCH elsewhere", id="used in a heredoc"),
        pytest.param("ENV A=1 \\\n# why\n GOARCH=amd64 \\\n B=2", None, id="a comment that stays"),
        pytest.param("ENV A=1 \\\n GOARCH=amd64 \\\n# why\n B=2", "losing a comment", id="a comment behind"),
    ],
)
def test_why_it_must_stay(lines: str, part: str | None) -> None:
    reasons, text = removed(lines)
    if part:
        assert text == lines + "\n"
        assert part in reasons[0]
    else:
        assert (reasons, text) == ([], "ENV A=1 \\\n# why\n B=2\n")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("ENV GOARCH=amd64", "", id="alone"),
        pytest.param("ENV GOARCH amd64", "", id="old form"),
        pytest.param('ENV GOARCH="amd64"', "", id="in quotes"),
        pytest.param("ENV GOARCH=amd64 A=1", "ENV A=1\n", id="first"),
        pytest.param("ENV A=1 GOARCH=amd64", "ENV A=1\n", id="last"),
        pytest.param("ENV A=1 GOARCH=amd64 B=2", "ENV A=1 B=2\n", id="between"),
        pytest.param("ENV GOOS=windows GOARCH=amd64", "", id="both"),
        pytest.param("ENV GOOS=linux GOARCH=amd64", "ENV GOOS=linux\n", id="the right one stays"),
        pytest.param("ENV A=1 GOOS=windows GOARCH=amd64", "ENV A=1\n", id="two at the end"),
        pytest.param("ENV A=1 \\\n    GOARCH=amd64", "ENV A=1\n", id="on a line of its own"),
        pytest.param("ENV GOARCH=amd64 \\\n    A=1", "ENV A=1\n", id="on the first line"),
        pytest.param("ENV GOARCH=amd64\nENV GOARCH=arm64", "", id="twice"),
        pytest.param("ENV GOARCH=amd64\nRUN echo GOARCH $GOARCHX", "RUN echo GOARCH $GOARCHX\n", id="a longer name"),
    ],
)
def test_removes(lines: str, expected: str) -> None:
    assert removed(lines) == ([], expected)
