"""XX401: which Go builds follow the variant."""

from __future__ import annotations

import pytest

from xxpy.findings import Severity

from .tables import GO, SHIP, hits

HEAD = f"{GO}ARG TARGETARCH\nARG TARGETVARIANT\nENV GOARCH=$TARGETARCH\n"
ARM = "linux/arm/v6,linux/arm/v7"

SILENT = {
    "number of the variant": "GOARM=${TARGETVARIANT#v} go build -o /app .",
    "set by a test": '[ "$TARGETVARIANT" = v6 ] && export GOARM=6; go build -o /app .',
    "set by if": 'if [ "$TARGETVARIANT" = v6 ]; then GOARM=6 go build -o /app .; else go build -o /app .; fi',
    "set by case of the platform": "case $TARGETPLATFORM in linux/arm/v6) export GOARM=6;; esac; go build -o /app .",
    "not told its target at all": "GOARCH= go build -o /app .",
}

FIRES = {
    "nothing": ("go build -o /app .", Severity.ERROR, "GOARM is not set"),
    "fixed": ("GOARM=6 go build -o /app .", Severity.ERROR, "GOARM is 6"),
    "raw variant": ("GOARM=$TARGETVARIANT go build -o /app .", Severity.ERROR, "GOARM is ${TARGETVARIANT}"),
}


@pytest.mark.parametrize("script", SILENT.values(), ids=SILENT)
def test_silent(script: str) -> None:
    assert hits("XX401", f"{HEAD}RUN {script}\n{SHIP}", ARM) == []


@pytest.mark.parametrize(("script", "severity", "message"), FIRES.values(), ids=FIRES)
def test_fires(script: str, severity: Severity, message: str) -> None:
    found = hits("XX401", f"{HEAD}RUN {script}\n{SHIP}", ARM)
    assert [finding.severity for finding in found] == [severity]
    assert message in found[0].message


def test_advice_where_no_arm_is_asked_for() -> None:
    found = hits("XX401", f"{HEAD}RUN go build -o /app .\n{SHIP}")
    assert [finding.severity for finding in found] == [Severity.INFO]
