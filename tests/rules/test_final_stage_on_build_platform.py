"""XX104: which pinned stages are images."""

from __future__ import annotations

import pytest

from .tables import GO, places

PIN = "FROM --platform=$BUILDPLATFORM"
BUILD = f"{GO}ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\n"

SILENT = {
    "files for export": f"{BUILD}{PIN} scratch\nCOPY --from=build /app /app\n",
    "only runs checks": f"{PIN} golang\nRUN --mount=target=. go vet ./...\n",
    "checks a copy of the source": f"{PIN} golangci/golangci-lint\nCOPY . .\nRUN golangci-lint run\n",
    "checks what another stage made": f"{BUILD}FROM build AS validate\nCOPY --from=build /app /x\nRUN diff /x /app\n",
    "used by another stage": f"{BUILD}FROM alpine\nCOPY --from=build /app /app\n",
    "on the target": "FROM alpine\nCOPY . /x\nCMD x\n",
}

FIRES = {
    "starts a program": f"{PIN} alpine\nCMD x\n",
    "inherits how to start": f"{GO}CMD x\nFROM build\nRUN true\n",
    "CMD of the base image": f"{PIN} nginx\nCOPY dist /usr/share/nginx/html\n",
    "copies from a build": f"{BUILD}{PIN} alpine\nCOPY --from=build /app /app\n",
    "copies into distroless": f"{BUILD}{PIN} gcr.io/distroless/static\nCOPY --from=build /app /app\n",
    "prepares what it copied": f"{BUILD}{PIN} alpine\nCOPY --from=build /app /app\nRUN chmod +x /app && apk add tini\n",
    "image nobody uses, not the last": f"{PIN} nginx AS web\nCOPY dist /srv\nFROM scratch\nCOPY x /\n",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    assert places("XX104", text) == []


@pytest.mark.parametrize("text", FIRES.values(), ids=FIRES)
def test_fires(text: str) -> None:
    assert len(places("XX104", text)) == 1
