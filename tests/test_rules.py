"""Every rule's page is its test: Bad fires, Good does not, and a safe fix turns one into the other."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from xxpy import rules
from xxpy.converter import convert
from xxpy.edits import apply
from xxpy.linter import lint
from xxpy.rules import RULES, Rule

IDS = [rule.code for rule in RULES]
SAFELY_FIXED = {"XX002", "XX201", "XX202"}


def example(rule: Rule, heading: str) -> str:
    """The indented block under a heading of a rule's page."""
    found = re.search(rf"^{heading}:\n\n((?:    .*\n|\n)+)", rule.page + "\n", re.MULTILINE)
    assert found, f"{rule.code} has no {heading} example"
    return textwrap.dedent(found[1]).strip("\n") + "\n"


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_good_does_not_fire(rule: Rule) -> None:
    assert rule.code not in {finding.code for finding in lint(example(rule, "Good"))}


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_bad_fires(rule: Rule) -> None:
    found = [finding for finding in lint(example(rule, "Bad")) if finding.code == rule.code]
    assert found
    assert all(finding.name == rule.name for finding in found)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code in SAFELY_FIXED], ids=sorted(SAFELY_FIXED))
def test_safe_fix_makes_good_of_bad(rule: Rule) -> None:
    bad = example(rule, "Bad")
    found = [finding for finding in lint(bad) if finding.code == rule.code and finding.fix_is_safe]
    assert found
    assert apply(bad, [finding.fix for finding in found if finding.fix]) == example(rule, "Good")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code not in SAFELY_FIXED], ids=lambda rule: rule.code)
def test_no_other_fix_claims_to_be_safe(rule: Rule) -> None:
    assert not [finding for finding in lint(example(rule, "Bad")) if finding.code == rule.code and finding.fix_is_safe]


def test_convert_makes_good_of_an_emulated_stage() -> None:
    rule = next(rule for rule in RULES if rule.code == "XX101")
    assert convert(example(rule, "Bad")).text == example(rule, "Good")


def test_every_module_is_registered_in_order() -> None:
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__", "rule"}
    assert {rule.module.rpartition(".")[2] for rule in RULES} == modules
    assert sorted(IDS) == IDS
    assert [rule.name.replace("-", "_") for rule in RULES] == [rule.module.rpartition(".")[2] for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_page_starts_with_one_line(rule: Rule) -> None:
    assert rule.summary.endswith((".", ":"))
    assert len(rule.summary) <= 120


def test_ignore_comment() -> None:
    text = (
        "FROM --platform=$BUILDPLATFORM golang AS build\n# xxpy: ignore[XX202] meant\nARG TARGETARCH=amd64\nRUN true\n"
    )
    assert "XX202" in {finding.code for finding in lint(text.replace("ignore", "note"))}
    assert "XX202" not in {finding.code for finding in lint(text)}
