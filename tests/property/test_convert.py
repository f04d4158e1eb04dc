"""Conversions of damaged and recombined Dockerfiles: an answer or one clear error, never anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import cases
from xxpy.context import EMPTY
from xxpy.converter import convert
from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.validate import has_foreign_frontend
from xxpy.errors import ParseError
from xxpy.linter import lint

FILES = [cases.read(cases.FOLDER / name / "Dockerfile").replace("\r\n", "\n") for name in cases.CASES]
LINES = sorted({line for text in FILES for line in text.splitlines(keepends=True)})
CUTS = ["", "\\\n", "#", '"', "'", "$", "${", "}", "\n", "&&", ";", "FROM ", "RUN ", "<<E\n", "é", "\t", "("]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A case with up to four places cut out or written over."""
    text = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(CUTS)) + text[at + draw(st.integers(0, 6)) :]
    return text


recombined = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(damaged() | recombined)
def test_convert_answers_or_names_the_fault(text: str) -> None:
    try:
        result = convert(text, EMPTY)
    except ParseError as error:
        assert "\n" not in str(error)
        assert [finding.code for finding in lint(text)] == ([] if has_foreign_frontend(text) else ["XX001"])
        return
    # convert has checked its own result: valid, and the same when converted again
    assert result.changed == bool(result.changes)
    kept = [word for word in text.split() if word in result.text.split()]
    assert len(kept) >= 0.5 * len(text.split())
    lint(result.text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_newlines_and_marks_are_the_files_own(text: str, newline: str, marked: bool) -> None:
    written = ("\ufeff" if marked else "") + text.replace("\n", newline)
    result = convert(written, EMPTY)
    plain = convert(text, EMPTY)
    assert result.text == ("\ufeff" if marked else "") + plain.text.replace("\n", newline)
    assert len(parse(result.text).instructions) == len(parse(plain.text).instructions)
