"""`go install` for another platform."""

from __future__ import annotations

import pytest

from tests.facts import GOLANG, analysed
from xxpy.analysis.golang import go_commands
from xxpy.edits import Change, apply
from xxpy.strategies.go.install import Moved, keep_in_place, move_after


def kept(lines: str, start: str = GOLANG) -> tuple[Moved, str]:
    """What becomes of the last go command, and of the lines."""
    found = analysed(f"{start}{lines}\n")
    moved = keep_in_place(found, go_commands(found, (0,))[-1])
    return moved, apply(found.document.text, [Change("", moved.edits)])[len(start) : -1]


@pytest.mark.parametrize(
    ("lines", "start", "part"),
    [
        pytest.param("RUN go install .", "FROM me/go\n", "does not name", id="no GOPATH"),
        pytest.param("ARG P\nENV GOPATH=$P\nRUN go install .", GOLANG, "does not name", id="GOPATH by argument"),
        pytest.param("ENV GOBIN=/b\nRUN go install a@latest", GOLANG, "where GOBIN is set", id="a version with GOBIN"),
        pytest.param("RUN if true; then go install a@v1; fi", GOLANG, "under a condition", id="if"),
        pytest.param("RUN false || go install a@v1", GOLANG, "under a condition", id="or"),
        pytest.param("RUN ! go install a@v1", GOLANG, "under a condition", id="not"),
    ],
)
def test_must_not_be_moved(lines: str, start: str, part: str) -> None:
    moved, text = kept(lines, start)
    assert part in moved.refusal
    assert (moved.edits, text) == ((), lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("RUN go install .", "RUN go build -o /go/bin/ .", id="the package here"),
        pytest.param("RUN go install -v ./a ./b", "RUN go build -o /go/bin/ -v ./a ./b", id="several"),
        pytest.param("RUN GOBIN=/b go install ./a", "RUN GOBIN=/b go build -o /b/ ./a", id="GOBIN"),
        pytest.param("RUN GOPATH=/p:/q go install .", "RUN GOPATH=/p:/q go build -o /p/bin/ .", id="GOPATH"),
        pytest.param("RUN if true; then go install .; fi", "RUN if true; then go build -o /go/bin/ .; fi", id="if"),
    ],
)
def test_packages_of_the_source_are_built(lines: str, expected: str) -> None:
    moved, text = kept(lines)
    assert (text, moved.refusal) == (expected, "")
    assert moved.note


CROSSED = "/go/bin/${TARGETOS}_${TARGETARCH}"
MOVE = f" && {{ [ ! -d {CROSSED} ] || {{ mv {CROSSED}/* /go/bin/ && rmdir {CROSSED}; }}; }}"


@pytest.mark.parametrize(
    ("lines", "start", "expected"),
    [
        pytest.param("RUN go install a@v1 && x", GOLANG, f"RUN go install a@v1{MOVE} && x", id="a version"),
        pytest.param("RUN go install -C a .", GOLANG, f"RUN go install -C a .{MOVE}", id="in another folder"),
        pytest.param("RUN go install .", "FROM golang:1.13\n", f"RUN go install .{MOVE}", id="Go before 1.14"),
    ],
)
def test_what_is_installed_is_moved(lines: str, start: str, expected: str) -> None:
    moved, text = kept(lines, start)
    assert (text, moved.refusal) == (expected, "")


def test_an_empty_gobin_must_not_count() -> None:
    found = analysed(f"{GOLANG}ENV GOBIN=\nRUN go install a@v1\n")
    (go,) = go_commands(found, (0,))
    assert move_after(found, go.command, go.env).refusal == ""
