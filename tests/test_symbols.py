"""Symbolic expansion: quotes go, known values come in, the rest stays as written."""

from __future__ import annotations

import pytest

from xxpy.symbols import known, substitute

VALUES = {
    "A": "a-b",
    "EMPTY": "",
    "T": "${TARGETARCH}",
    "V": "${TARGETVARIANT}",
    "F": "${TARGETARCH:-x}",
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain", "plain"),
        ("'$A'", "$A"),
        ('"$A"', "a-b"),
        ('"it\'s $A"', "it's a-b"),
        ("$A${A}", "a-ba-b"),
        (r"\$A", "$A"),
        ("$UNKNOWN", "${UNKNOWN}"),
        ("${UNKNOWN:-x}", "${UNKNOWN:-x}"),
        ("$EMPTY", ""),
        ("${EMPTY:-x}", "x"),
        ("${EMPTY-$A}", "a-b"),
        ("${EMPTY:+x}", ""),
        ("${A%-*}", "a"),
        ("${A:-x}", "a-b"),
        ("${T}", "${TARGETARCH}"),
        ("${T:-amd64}", "${TARGETARCH}"),
        ("${V#v}", "${TARGETVARIANT#v}"),
        ("${F%x}", "$(${TARGETARCH:-x}%x)"),
        ("a/$(go env GOPATH)/$A", "a/$(go env GOPATH)/a-b"),
        ("$(a $(b) c)", "$(a $(b) c)"),
        ("`uname -m`", "`uname -m`"),
        ("$", "$"),
        ("'open", "open"),
        ("$(open", "$(open"),
    ],
)
def test_substitute(text: str, value: str) -> None:
    assert substitute(text, VALUES.get) == value


def test_values_that_grow_without_end_are_cut_off() -> None:
    assert substitute("$A" * 10, lambda _: "x" * 5_000) == "$(too long)"


@pytest.mark.parametrize(("text", "answer"), [("", True), ("amd64", True), ("${X}", False), ("`x`", False)])
def test_known(text: str, answer: bool) -> None:
    assert known(text) is answer
