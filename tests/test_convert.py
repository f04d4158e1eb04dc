"""The golden cases, and what holds for every conversion."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from tests import cases
from xxpy.context import EMPTY
from xxpy.converter import convert
from xxpy.dockerfile.reader import parse
from xxpy.linter import lint

UNCHANGED = [name for name in cases.CASES if not (cases.FOLDER / name / "Dockerfile.cross").exists()]
CHANGED = [name for name in cases.CASES if name not in UNCHANGED]


@pytest.mark.parametrize("name", UNCHANGED)
def test_must_not_change(name: str) -> None:
    result = cases.run(name)
    assert result.text == result.before
    assert cases.report(result) == cases.read(cases.FOLDER / name / "report.txt")


@pytest.mark.parametrize("name", CHANGED)
def test_changes(name: str) -> None:
    result = cases.run(name)
    assert result.text == cases.read(cases.FOLDER / name / "Dockerfile.cross")
    assert cases.report(result) == cases.read(cases.FOLDER / name / "report.txt")


@pytest.mark.parametrize("name", CHANGED)
def test_converted_is_lint_clean_of_what_it_mends(name: str) -> None:
    result = cases.run(name)
    codes = {finding.code for finding in lint(result.text)}
    assert not codes & {"XX101", "XX102", "XX103", "XX104", "XX201", "XX202", "XX302", "XX402"}


@pytest.mark.parametrize("name", CHANGED)
def test_untouched_instructions_keep_their_bytes(name: str) -> None:
    result = cases.run(name)
    before = [result.before[item.span.start : item.span.end] for item in parse(result.before).instructions]
    after = [result.text[item.span.start : item.span.end] for item in parse(result.text).instructions]
    kept = sum(block.size for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks())
    touched = {change.title for change in result.changes}
    assert len(before) - kept <= len(result.changes), touched


def test_documents_example_takes_six_lines() -> None:
    result = cases.run("documents-example")
    before, after = result.before.splitlines(), result.text.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert len(before) + len(after) - 2 * same == 6


@pytest.mark.parametrize("text", ["FROM scratch\n", "FROM scratch"], ids=["newline", "no newline"])
def test_nothing_to_do(text: str) -> None:
    assert convert(text, EMPTY).text == text
