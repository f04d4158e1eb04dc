"""Fixed values of GOOS and GOARCH that are meant."""

from __future__ import annotations

import pytest

from tests.facts import GOLANG, analysed
from xxpy.analysis.golang import go_commands
from xxpy.analysis.literals import meant
from xxpy.platform import parse_platforms

LINUX = "linux/amd64,linux/arm64"


def is_meant(lines: str, platforms: str = LINUX) -> bool:
    """Whether the first go command is."""
    first, *_ = builds = go_commands(analysed(f"{GOLANG}{lines}\n"), (0,))
    return meant(first, builds, parse_platforms(platforms))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("RUN go build -o /app .", id="nothing fixed"),
        pytest.param("RUN GOARCH=amd64 go build -o /app .", id="one architecture"),
        pytest.param("RUN GOOS=linux GOARCH=amd64 go build -o /app .", id="linux"),
        pytest.param("ENV GOARCH=amd64\nRUN go build -o /app . && go build -o /b ./b", id="the same for all"),
        pytest.param("RUN GOARCH=amd64 go build -o /app-arm64 .", id="named for another"),
        pytest.param("RUN GOARCH=arm go build -o /charm .", id="a name that holds it"),
        pytest.param("RUN GOARCH=arm go build -o /arm64/app .", id="a longer name of another"),
        pytest.param("RUN GOARCH=386 go build -o /app-1386 .", id="a number that holds it"),
        pytest.param("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app-amd64 .", id="the target's"),
        pytest.param(
            "ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build . && GOARCH=arm64 go build .", id="others' fixed"
        ),
        pytest.param("ARG OS\nRUN GOOS=$OS go build .", id="by argument without default"),
        pytest.param("RUN GOARCH=amd64 go build . && go build .", id="others without"),
    ],
)
def test_must_not_be_meant(lines: str) -> None:
    assert not is_meant(lines)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("RUN GOOS=js GOARCH=wasm go build -o /app.wasm .", id="WebAssembly"),
        pytest.param("RUN GOARCH=wasm go build -o /app .", id="WebAssembly by its architecture"),
        pytest.param("RUN GOOS=wasip1 go build -o /app .", id="WASI"),
        pytest.param("RUN GOOS=windows go build -o /app.exe .", id="another system"),
        pytest.param("RUN GOOS=darwin GOARCH=arm64 go build -o /app .", id="another system, architecture too"),
        pytest.param("RUN GOARCH=amd64 go build . && GOARCH=arm64 go build .", id="one of several"),
        pytest.param("RUN GOARCH=amd64 go build -o /app-amd64 .", id="named"),
        pytest.param("RUN GOARCH=amd64 go build -o /bin/linux_amd64/app .", id="folder named"),
        pytest.param("RUN GOARCH=amd64 go build -o /app_X86_64 .", id="another name, capitals"),
        pytest.param("RUN GOARCH=arm64 go build -o /app-aarch64 .", id="aarch64"),
        pytest.param("RUN GOARCH=arm go build -o /app-armv7 .", id="arm with version"),
        pytest.param("RUN GOARCH=arm go build -o /app-armhf .", id="armhf"),
        pytest.param("RUN GOARCH=386 go build -o /app.i686 .", id="i686"),
        pytest.param("RUN GOARCH=s390x go build -o /app-s390x .", id="an architecture without other names"),
    ],
)
def test_meant(lines: str) -> None:
    assert is_meant(lines)


def test_a_system_that_is_asked_for_must_not_be_meant() -> None:
    assert not is_meant("RUN GOOS=windows go build -o /app.exe .", "windows/amd64")
