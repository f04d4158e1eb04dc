"""XX002, and what an ignore comment switches off."""

from __future__ import annotations

import pytest

from xxpy.edits import apply
from xxpy.linter import lint

from .tables import hits

BODY = "ARG TARGETARCH=amd64\nRUN echo $TARGETOS\n"
OFF = {
    "code": "# xxpy: ignore[XX202]",
    "code in small letters": "# xxpy: ignore[xx202]",
    "name": "# xxpy: ignore[automatic-arg-default]",
    "several, by blanks": "# xxpy: ignore[XX302 XX202]",
    "several, by commas": "# xxpy: ignore[XX302,XX202]",
    "without blanks": "#xxpy:ignore[XX202]",
    "indented": "  # xxpy: ignore[XX202]",
    "with a reason": "# xxpy: ignore[XX202] meant",
    "before other comments": "# xxpy: ignore[XX202]\n# why\n#\n\n# more",
    "Windows line": "# xxpy: ignore[XX202]\r",
}
ON = {
    "prose that quotes it": "# write xxpy: ignore[XX202] to switch it off",
    "another tool": "# notxxpy: ignore[XX202]",
    "another code": "# xxpy: ignore[XX201]",
    "no code": "# xxpy: ignore[]",
    "no brackets": "# xxpy: ignore XX202",
}

KEPT = {
    "used": "# xxpy: ignore[XX202] meant",
    "asked not to": "# xxpy: ignore[XX302, XX002]",
    "prose": "# write xxpy: ignore[XX302]",
}
UNUSED = {
    "finds nothing": ("# xxpy: ignore[XX302]\n", "XX302 finds nothing here", "", True),
    "unknown": ("# xxpy: ignore[XX999]\n", "there is no rule 'XX999'", "", True),
    "empty": ("# xxpy: ignore[]\n", "it names no rule", "", True),
    "one of two": ("# xxpy: ignore[xx302, xx202]\n", "xx302 finds nothing here", "# xxpy: ignore[xx202]\n", True),
    "one of two, with a reason": (
        "# xxpy: ignore[XX202 a-rule] why\n",
        "there is no rule 'a-rule'",
        "# xxpy: ignore[XX202] why\n",
        True,
    ),
    "with a reason that would be lost": ("# xxpy: ignore[XX302] why\n", "XX302 finds nothing here", "", False),
}


@pytest.mark.parametrize("comment", ON.values(), ids=ON)
def test_switches_nothing_off(comment: str) -> None:
    assert "XX202" in {finding.code for finding in lint(f"FROM alpine\n{comment}\n{BODY}")}


@pytest.mark.parametrize("comment", OFF.values(), ids=OFF)
def test_switches_off(comment: str) -> None:
    codes = {finding.code for finding in lint(f"FROM alpine\n{comment}\n{BODY}")}
    assert ("XX202" in codes, "XX201" in codes) == (False, True)


def test_holds_for_one_instruction() -> None:
    comment = "# xxpy: ignore[XX202]\n"
    assert len(hits("XX202", f"FROM alpine\n{comment}ARG TARGETARCH=amd64\nARG TARGETOS=windows\n")) == 1


@pytest.mark.parametrize("comment", KEPT.values(), ids=KEPT)
def test_silent(comment: str) -> None:
    assert hits("XX002", f"FROM alpine\n{comment}\n{BODY}") == []


@pytest.mark.parametrize(("comment", "message", "mended", "safe"), UNUSED.values(), ids=UNUSED)
def test_fires(comment: str, message: str, mended: str, safe: bool) -> None:
    text = f"FROM alpine\n{comment}{BODY}"
    found = hits("XX002", text)
    assert [(finding.message, finding.fix_is_safe) for finding in found] == [(f"ignore comment: {message}", safe)]
    assert apply(text, [finding.fix for finding in found if finding.fix]) == f"FROM alpine\n{mended}{BODY}"


def test_a_comment_above_nothing() -> None:
    assert [finding.line for finding in hits("XX002", "FROM alpine\n# xxpy: ignore[XX104]")] == [2]


def test_a_byte_order_mark_has_no_column() -> None:
    text = "\ufeff# xxpy: ignore[XX302]\nFROM alpine\n"
    found = hits("XX002", text)
    assert [(finding.line, finding.column) for finding in found] == [(1, 16)]
    assert apply(text, [finding.fix for finding in found if finding.fix]) == "\ufeffFROM alpine\n"
    assert [finding.column for finding in lint("\ufeffFROM --platform=$BUILDPLATFORM alpine\nCMD x\n")] == [1]
