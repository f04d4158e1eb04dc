"""XX302: which fixed values are meant."""

from __future__ import annotations

import pytest

from .tables import GO, SHIP, places

BOTH = "linux/amd64,linux/arm64"
ALL = "FROM alpine\nCOPY --from=build /out /out\n"
TOOL = "FROM --platform=$BUILDPLATFORM golang AS tool\nRUN GOARCH=amd64 go build -o /gen ./gen\n"

SILENT = {
    "follows the target": (f"{GO}ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\n{SHIP}", BOTH),
    "system that all platforms share": (f"{GO}RUN GOOS=linux go build -o /app .\n{SHIP}", BOTH),
    "the one architecture": (f"{GO}RUN GOARCH=amd64 go build -o /app .\n{SHIP}", "linux/amd64"),
    "WebAssembly for a browser": (f"{GO}RUN GOOS=js GOARCH=wasm go build -o /out/x.wasm .\n{ALL}", BOTH),
    "WebAssembly for a host": (f"{GO}RUN GOOS=wasip1 GOARCH=wasm go build -o /out/x .\n{ALL}", BOTH),
    "Windows program": (f"{GO}RUN GOOS=windows GOARCH=amd64 go build -o /out/x.exe .\n{ALL}", BOTH),
    "macOS program": (f"{GO}RUN GOOS=darwin GOARCH=arm64 go build -o /out/x .\n{ALL}", BOTH),
    "row of architectures": (
        f"{GO}RUN GOARCH=amd64 go build -o /out/a . && GOARCH=arm64 go build -o /out/b .\n{ALL}",
        BOTH,
    ),
    "named for its architecture": (f"{GO}RUN GOARCH=amd64 go build -o /out/agent-amd64 .\n{ALL}", BOTH),
    "in a folder named for it": (f"{GO}RUN GOARCH=amd64 go build -o /out/linux_x86_64/agent .\n{ALL}", BOTH),
    "tool of the build": (
        f"{TOOL}{GO}COPY --from=tool /gen /bin/gen\nARG TARGETARCH\n"
        f"RUN gen && GOARCH=$TARGETARCH go build -o /app .\n{SHIP}",
        BOTH,
    ),
    "stage named for it": (
        f"{GO.replace('build', 'amd64')}RUN GOARCH=amd64 go build -o /app .\nFROM a\nCOPY --from=amd64 /app /app\n",
        BOTH,
    ),
}

FIRES = {
    "architecture": (f"{GO}RUN GOARCH=amd64 go build -o /app .\n{SHIP}", BOTH, ["amd64"]),
    "another than asked": (f"{GO}RUN GOARCH=arm64 go build -o /app .\n{SHIP}", "linux/amd64", ["arm64"]),
    "name that only begins alike": (f"{GO}RUN GOARCH=arm go build -o /out/armor .\n{ALL}", BOTH, ["arm"]),
    "two programs of one": (
        f"{GO}RUN GOARCH=amd64 go build -o /out/a . && GOARCH=amd64 go build -o /out/b .\n{ALL}",
        BOTH,
        ["amd64", "amd64"],
    ),
    "by ENV": (f"{GO}ENV GOARCH=amd64\nRUN go build -o /app .\n{SHIP}", BOTH, ["amd64"]),
}


@pytest.mark.parametrize(("text", "platforms"), SILENT.values(), ids=SILENT)
def test_silent(text: str, platforms: str) -> None:
    assert places("XX302", text, platforms) == []


@pytest.mark.parametrize(("text", "platforms", "found"), FIRES.values(), ids=FIRES)
def test_fires(text: str, platforms: str, found: list[str]) -> None:
    assert places("XX302", text, platforms) == found
