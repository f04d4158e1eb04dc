"""What holds for every text, sensible or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.records import record
from xxpy.dockerfile.validate import validate
from xxpy.dockerfile.words import expand, variables
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Document, Instruction, Span

LINES = [
    "# escape=`",
    "# syntax=docker/dockerfile:1",
    "# note",
    "",
    "FROM --platform=$BUILDPLATFORM base AS build",
    'ARG A=1 B C="x y"',
    "ENV A=1 B='2' \\",
    "  C=3",
    "ENV A b c",
    "RUN --mount=type=cache,target=/c a && \\",
    "RUN <<E",
    "RUN cat << 'E' <<-F",
    "E",
    "\tF",
    "COPY --from=x <<E /b",
    'CMD ["a", "b"]',
    "CMD [1]",
    "ONBUILD RUN <<E",
    "HEALTHCHECK --interval=1s CMD a",
    "EXPOSE 1 2",
    "FETCH a",
    "\\",
]
PIECES = [*"\\`\n\r \t'\"$}[],=#/\x1c\x00", "<<", "${", "--", ":-", "\u00e9", "\u00a0", "\ufeff", "\u2028"]


@st.composite
def dockerfiles(draw: st.DrawFn) -> bytes:
    """Lines that make sense, with pieces put in or characters taken out where they do not."""
    text = "\n".join(draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=8)))
    text += draw(st.sampled_from(["\n", "", "\r\n"]))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + gone :]
    data = text.encode()
    return data[draw(st.integers(0, 1)) :]


def read(data: bytes) -> Document | None:
    """None for what is no Dockerfile; any other error, DisagreementError included, fails the test."""
    try:
        return parse(data)
    except ParseError:
        return None


def cut(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def is_inside(text: str, written: str) -> bool:
    """Whether the characters of `text` stand in `written`, in order: between them are continuations only."""
    characters = iter(written)
    return all(char in characters for char in text)


def check_places(document: Document, instruction: Instruction) -> None:
    assert is_inside(instruction.keyword, cut(document, instruction.keyword_span))
    assert instruction.body.text in instruction.line.text
    for word in instruction.words:
        written = cut(document, word.span)
        assert instruction.json or is_inside(word.text, written)
        assert instruction.span.start <= word.span.start <= word.span.end <= instruction.span.end
    for flag in instruction.flags:
        assert cut(document, flag.span).startswith("-")
    for index, char in enumerate(instruction.line.text):
        assert document.text[instruction.line.locate(index)] == char
    if instruction.trigger:
        check_places(document, instruction.trigger)


@settings(max_examples=150, deadline=None)
@given(dockerfiles())
@example(b"\\")
@example(b"\xef\xbb\xbf\\\n\\")
def test_places_lead_back_to_the_text(data: bytes) -> None:
    document = read(data)
    if document is None:
        return
    assert document.text.encode("utf-8", "surrogateescape") == data
    for instruction in document.instructions:
        check_places(document, instruction)
        for heredoc in instruction.heredocs:
            start = heredoc.body.locate(0)
            assert document.text[start : heredoc.end.start] == heredoc.body.text


@settings(max_examples=150, deadline=None)
@given(dockerfiles())
def test_instructions_and_gaps_tile_the_file(data: bytes) -> None:
    document = read(data)
    if document is None:
        return
    at, line = 0, 0
    for instruction in document.instructions:
        span = instruction.span
        gap = document.text[at : span.start].removeprefix("\ufeff" if at == 0 else "")
        assert all(not each.strip() or each.lstrip()[0] == "#" for each in gap.split("\n"))
        assert line < instruction.start_line <= instruction.end_line
        assert document.position(span.start)[0] == instruction.start_line
        assert document.text[span.end - 1] == "\n" or span.end == len(document.text)
        at, line = span.end, instruction.end_line


@settings(max_examples=100, deadline=None)
@given(dockerfiles())
def test_same_text_same_record(data: bytes) -> None:
    document = read(data)
    if document is None:
        return
    assert json.loads(json.dumps(record(document))) == record(parse(document.text))
    try:
        validate(document)
    except ParseError as error:
        assert 0 <= error.line <= data.count(b"\n") + 1
        assert str(error).isprintable()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "a", "${A", "*", "?", "%", "+", "-"]), max_size=12).map("".join))
def test_words_expand_or_are_refused(text: str) -> None:
    try:
        found = variables(text)
        expand(text, {"A": "abc"}.get)
    except ParseError:
        return
    assert all(text[each.start] == "$" and each.name in text[each.start : each.end] for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(st.text(st.characters(exclude_characters="\\'\"$")))
def test_a_word_without_marks_stays(text: str) -> None:
    assert expand(text, {}.get) == text
