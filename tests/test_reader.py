"""Places, comments, directives, and the second opinion of dockerfile-parse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xxpy.dockerfile.masking import masked_lines
from xxpy.dockerfile.reader import DisagreementError, confirm, parse
from xxpy.dockerfile.syntax import Document, Span
from xxpy.errors import ParseError

LONG = """\
# syntax=docker/dockerfile:1
# escape=\\

# one
#
# two
   # three
FROM --platform=$BUILDPLATFORM \\
  # note
  base:\\
1 AS build

ONBUILD \\
  RUN --network=none make \\

  all
COPY --chown="a b" ["x y", \\
  "z"]
RUN <<-END cat \\
  <<TWO
\tfirst
\tEND
second
TWO
ENV A=1 B="2 \\
3"
"""


def slices(document: Document, *spans: Span) -> list[str]:
    return [document.text[span.start : span.end] for span in spans]


@pytest.fixture
def document() -> Document:
    return parse(LONG)


def test_surrogate_that_no_byte_decodes_to() -> None:
    with pytest.raises(ParseError, match="surrogate") as caught:
        parse("FROM base\nRUN \ud800\n")
    assert caught.value.line == 2


def test_keyword_and_flag_places(document: Document) -> None:
    found = document.instructions
    assert slices(document, *(each.keyword_span for each in found)) == ["FROM", "ONBUILD", "COPY", "RUN", "ENV"]
    assert slices(document, found[0].flags[0].span) == ["--platform=$BUILDPLATFORM"]
    assert slices(document, found[2].flags[0].span) == ['--chown="a b"']


def test_word_places_hold_the_text_as_written(document: Document) -> None:
    build, onbuild, copy, _, env = document.instructions
    assert onbuild.trigger is not None
    assert slices(document, *(word.span for word in build.words)) == ["base:\\\n1", "AS", "build"]
    assert slices(document, *(word.span for word in onbuild.trigger.words)) == ["make \\\n\n  all"]
    assert slices(document, *(word.span for word in copy.words)) == ['"x y"', '"z"']
    assert slices(document, *(word.span for word in env.words)) == ["A", "1", "=", "B", '"2 \\\n3"', "="]


def test_instruction_places_are_whole_lines(document: Document) -> None:
    texts = slices(document, *(each.span for each in document.instructions))
    assert [text.splitlines()[0] for text in texts] == [
        "FROM --platform=$BUILDPLATFORM \\",
        "ONBUILD \\",
        'COPY --chown="a b" ["x y", \\',
        "RUN <<-END cat \\",
        'ENV A=1 B="2 \\',
    ]
    assert all(text.endswith("\n") for text in texts)


def test_body_leads_back_to_the_file(document: Document) -> None:
    trigger = document.instructions[1].trigger
    assert trigger is not None
    assert trigger.body.text == "make   all"
    assert document.text[trigger.body.locate(trigger.body.text.index("all")) :].startswith("all\nCOPY")
    assert (trigger.keyword, trigger.start_line, trigger.end_line) == ("RUN", 13, 16)


def test_heredoc_places(document: Document) -> None:
    first, second = document.instructions[3].heredocs
    assert slices(document, first.end, second.end) == ["\tEND\n", "TWO\n"]
    assert [document.text[each.body.locate(0) :][:6] for each in (first, second)] == ["\tfirst", "second"]
    assert [each.body.text for each in (first, second)] == ["\tfirst\n", "second\n"]


def test_empty_word_and_empty_heredoc_have_a_place() -> None:
    document = parse("FROM base\nENV A= B=\nRUN <<END\nEND\n")
    _, env, run = document.instructions
    assert [word.span for word in env.words if not word.text] == [Span(16, 16), Span(19, 19)]
    assert run.heredocs[0].body.locate(0) == run.heredocs[0].end.start


def test_comments_above(document: Document) -> None:
    comments = [each.comments for each in document.instructions]
    assert comments == [("two", "# three"), (), (), (), ()]


def test_comments_stay_past_an_empty_line() -> None:
    assert parse("# a\n\n#b \nFROM base\n# c\n").instructions[0].comments == ("a", "b")


def test_warnings_count_instructions_with_a_gap(document: Document) -> None:
    assert document.warnings == 1


@pytest.mark.parametrize(
    ("head", "escape", "expected"),
    [
        ("  # escape=`\n", "`", {}),
        ("#!/usr/bin/env docker\n# syntax=a\n# escape=`\n", "\\", {"syntax": "a", "escape": "`"}),
        ("# note\n# syntax=a\n", "\\", {}),
        ("# color=red\n# syntax=a\n", "\\", {}),
        ("# SYNTAX = a b\r\n#check=skip=all;error=true\r\n", "\\", {"syntax": "a b", "check": "skip=all;error=true"}),
        ("\ufeff#escape=`\n", "`", {"escape": "`"}),
    ],
    ids=["indented", "shebang", "comment", "unknown", "value", "byte order mark"],
)
def test_directives(head: str, escape: str, expected: dict[str, str]) -> None:
    document = parse(f"{head}FROM base\n")
    assert (document.escape, document.directive_values()) == (escape, expected)


def test_directive_places(document: Document) -> None:
    spans = (directive.span for directive in document.directives)
    assert slices(document, *spans) == ["# syntax=docker/dockerfile:1\n", "# escape=\\\n"]


def test_byte_order_mark_belongs_to_no_instruction() -> None:
    document = parse(b"\xef\xbb\xbfFROM base\n")
    assert (document.text[0], document.instructions[0].span) == ("\ufeff", Span(1, 11))


def test_bytes_come_back() -> None:
    data = b"FROM base\nRUN echo \xff\xc3\xa9 \\\r\n  \xe2\x82\n"
    assert parse(data).text.encode("utf-8", "surrogateescape") == data


def test_flag_of_one_name_twice_gives_the_last() -> None:
    flag = parse("FROM --a=1 --a base\n").instructions[0].flag("a")
    assert flag is not None
    assert (flag.value, str(flag)) == (None, "--a")


def test_mask_has_the_lines_of_the_file(document: Document) -> None:
    lines = list(masked_lines(document))
    assert len(lines) == len(document.line_starts) - 1
    assert not any("second" in line for line in lines)


@pytest.mark.parametrize(
    "change",
    [
        {"keyword": "ADD"},
        {"start_line": 1},
        {"end_line": 3},
        {"keyword": "RUN make"},
    ],
    ids=["keyword", "first line", "last line", "a keyword of two words"],
)
def test_disagreement_is_an_error(change: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse("FROM base\nRUN make\n")
    lines = list(masked_lines(document))
    monkeypatch.setattr("xxpy.dockerfile.reader.masked_lines", lambda _: lines)
    changed = replace(document.instructions[1], **change)  # type: ignore[arg-type]
    with pytest.raises(DisagreementError, match="please report"):
        confirm(replace(document, instructions=(document.instructions[0], changed)))


def test_missing_instruction_is_a_disagreement(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse("FROM base\nRUN make\n")
    lines = list(masked_lines(document))
    monkeypatch.setattr("xxpy.dockerfile.reader.masked_lines", lambda _: lines)
    with pytest.raises(DisagreementError):
        confirm(replace(document, instructions=document.instructions[:1]))
