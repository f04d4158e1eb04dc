"""The small commands, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from xxpy import __version__
from xxpy.cli import COMMANDS
from xxpy.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from xxpy.rules import Rule

    from .conftest import Xxpy


def test_version(xxpy: Xxpy) -> None:
    result = xxpy("--version")
    assert (result.code, result.out) == (0, f"xxpy {__version__}\n")


@pytest.mark.parametrize(
    ("args", "modules"),
    [
        (["--version"], "jinja2 tree_sitter importlib.metadata dockerfile_parse xxpy.analysis xxpy.targets"),
        (["lint", "Dockerfile"], "jinja2 importlib.metadata difflib xxpy.converter"),
        (["convert", "--check"], "jinja2 importlib.metadata difflib xxpy.linter"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_does_not_import(here: Path, args: list[str], modules: str) -> None:
    code = f"import sys, xxpy.cli as c; c.run({args}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert set(done.stderr.splitlines()[-1].split()) & set(modules.split()) == set()


@pytest.mark.parametrize("args", [[], ["-h"], *([name, "--help"] for name in COMMANDS)], ids=" ".join)
def test_help_fits_80_columns(xxpy: Xxpy, args: list[str]) -> None:
    result = xxpy(*args)
    text = result.out + result.err
    assert text.startswith("Usage: xxpy")
    assert max(map(len, text.splitlines())) <= 80
    assert result.code == (0 if args else 2)


@pytest.mark.parametrize("args", [["nonsense"], ["--nonsense"], ["parse"], ["explain"]], ids=" ".join)
def test_usage_errors_are_one_line(xxpy: Xxpy, args: list[str]) -> None:
    result = xxpy(*args)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("xxpy: ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain(xxpy: Xxpy, rule: Rule) -> None:
    by_code = xxpy("explain", rule.code.lower())
    assert by_code == xxpy("explain", rule.name)
    assert by_code.code == 0
    assert by_code.out.startswith(f"{rule.code} {rule.name} ")
    assert by_code.out.endswith(f"\n\n{rule.page}\n")


@pytest.mark.parametrize(
    ("asked", "near"),
    [("XX1O1", "XX101"), ("emulated-build-stages", "emulated-build-stage"), ("xx10", "XX10")],
)
def test_explain_unknown(xxpy: Xxpy, asked: str, near: str) -> None:
    result = xxpy("explain", asked)
    assert result.code == 2
    assert result.err.startswith(f"xxpy: no rule {asked!r}; did you mean ")
    assert near in result.err


def test_parse(xxpy: Xxpy, here: Path) -> None:
    (here / "bad").write_text("FROM a\nRUN <<E\n")
    result = xxpy("parse", "Dockerfile", "bad", "missing", "Dockerfile")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert [(record["path"], record["ok"]) for record in records] == [
        ("Dockerfile", True),
        ("bad", False),
        ("missing", False),
        ("Dockerfile", True),
    ]
    assert records[1]["error"]["line"] == 2
    assert result.code == 2
    assert result.err.splitlines()[1] == "xxpy: missing: no such file"


def test_parse_ok(xxpy: Xxpy) -> None:
    result = xxpy("parse", "-", stdin=b"FROM a\n")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["instructions"][0]["cmd"] == "FROM"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param([], "linux/arm64 ", id="all"),
        pytest.param(["linux/arm64"], "aarch64-linux-gnu", id="one"),
        pytest.param(["aarch64", "--column", "goarch"], "arm64\n", id="one cell"),
    ],
)
def test_targets(xxpy: Xxpy, args: list[str], expected: str) -> None:
    result = xxpy("targets", *args)
    assert (result.code, result.err) == (0, "")
    assert expected in result.out


@pytest.mark.parametrize("args", [["linux/arm65"], ["--column", "goarhc"], ["--format", "xml"]], ids=" ".join)
def test_targets_unknown(xxpy: Xxpy, args: list[str]) -> None:
    result = xxpy("targets", *args)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("xxpy: ")
