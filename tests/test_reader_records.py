"""The JSON records of `xxpy parse`."""

from __future__ import annotations

import json

from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.records import failed, record
from xxpy.errors import ParseError


def test_failure() -> None:
    assert failed(ParseError("no instruction", 3)) == {
        "ok": False,
        "error": {"message": "no instruction", "line": 3},
        "instructions": [],
    }


def test_every_key() -> None:
    text = "# syntax=a\n# note\nFROM --platform=x base\nONBUILD COPY <<-'E' \\\n\n /x\n\thi\n\tE\n"
    base = {"json": False, "heredocs": [], "sub": None, "comments": []}
    heredoc = {"name": "E", "fd": 0, "expand": False, "chomp": True, "content": "\thi\n"}
    copy = {"cmd": "COPY", "start": 4, "end": 8, "original": "COPY <<-'E'  /x", "flags": [], "args": ["<<-'E'", "/x"]}
    assert record(parse(text)) == {
        "ok": True,
        "error": None,
        "escape": "\\",
        "directives": {"syntax": "a"},
        "warnings": 1,
        "instructions": [
            {**base, "cmd": "FROM", "start": 3, "end": 3, "original": "FROM --platform=x base",
             "flags": ["--platform=x"], "args": ["base"], "comments": ["note"], "span": [18, 41]},
            {**base, "cmd": "ONBUILD", "start": 4, "end": 8, "original": "ONBUILD COPY <<-'E'  /x", "flags": [],
             "args": [], "heredocs": [heredoc], "sub": {**base, **copy}, "span": [41, 75]},
        ],
    }  # fmt: skip


def test_spans_count_bytes() -> None:
    data = "\ufeff# \u00e9\nFROM b\u00e4se\n\U0001f600\nRUN \u20ac\n".encode() + b"RUN \xff\n"
    spans = [each["span"] for each in record(parse(data))["instructions"]]  # type: ignore[attr-defined]
    assert [data[start:end] for start, end in spans] == [
        "FROM b\u00e4se\n".encode(),
        "\U0001f600\n".encode(),
        "RUN \u20ac\n".encode(),
        b"RUN \xff\n",
    ]


def test_is_json() -> None:
    assert json.loads(json.dumps(record(parse(b"FROM \xff\n"))))["ok"] is True
