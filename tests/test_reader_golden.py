"""The shared parser cases against BuildKit's own answers for them, where these are at hand."""

from __future__ import annotations

import json
import re
import runpy
from typing import TYPE_CHECKING, Any

import pytest

from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.records import failed, record
from xxpy.dockerfile.validate import validate
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from pathlib import Path

    Cases = list[tuple[bytes, dict[str, Any]]]

SEMANTIC_EXCEPTIONS = {  # files that BuildKit builds and xxpy refuses to touch
    "invalid_utf8.Dockerfile": "not UTF-8 (byte 0xff)",
    "nul_byte.Dockerfile": "binary file",
}


@pytest.fixture(scope="module")
def cases(parse_cases: Path) -> Cases:
    inputs: dict[str, bytes] = runpy.run_path(str(parse_cases / "cases.py"))["CASES"]
    lines = (parse_cases / "golden.jsonl").read_text(encoding="utf-8").split("\n")
    answers = [json.loads(line) for line in lines if line]
    return [(inputs[answer["path"].removesuffix(".Dockerfile")], answer) for answer in answers]


def read(data: bytes) -> dict[str, Any]:
    try:
        return record(parse(data))
    except ParseError as error:
        return failed(error)


def comparable(value: Any) -> Any:
    """BuildKit's answers have U+FFFD for bytes that do not decode; keys of ours that they lack are left out."""
    if isinstance(value, str):
        return re.sub("[\ufffd\udc80-\udcff]+", "\ufffd", value)
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items() if key not in ("span", "path", "semantic")}
    return value


def without_lines(instruction: dict[str, Any]) -> dict[str, Any]:
    """BuildKit gives the instruction inside ONBUILD no lines."""
    inner = instruction["sub"]
    return {**instruction, "sub": inner and {**without_lines(inner), "start": 0, "end": 0}}


def test_there_are_cases(cases: Cases) -> None:
    assert len(cases) >= 164


def test_reads_as_buildkit(cases: Cases) -> None:
    wrong = {}
    for data, answer in cases:
        got, want = comparable(read(data)), comparable(answer)
        if got["ok"] and want["ok"]:
            got["instructions"] = [without_lines(each) for each in got["instructions"]]
        if got != want if want["ok"] else got["ok"]:
            wrong[answer["path"]] = (want, got)
    assert not wrong


def test_validates_as_buildkit(cases: Cases) -> None:
    wrong = {}
    for data, answer in cases:
        if not answer["ok"]:
            continue
        expected = answer["semantic"]["ok"] and answer["path"] not in SEMANTIC_EXCEPTIONS
        try:
            validate(parse(data))
            message = ""
        except ParseError as error:
            message = f"{error.line}: {error}"
        if expected != (not message) or SEMANTIC_EXCEPTIONS.get(answer["path"], "") not in message:
            wrong[answer["path"]] = (answer["semantic"]["error"], message)
    assert not wrong


def test_names_stages_as_buildkit(cases: Cases) -> None:
    from xxpy.dockerfile.validate import stage_name

    wrong = {}
    for data, answer in cases:
        if answer["ok"] and answer["semantic"]["ok"]:
            found = [stage_name(each) for each in parse(data).instructions if each.name == "FROM"]
            if found != [stage["name"] for stage in answer["semantic"]["stages"]]:
                wrong[answer["path"]] = found
    assert not wrong
