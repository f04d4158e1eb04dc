"""The small commands, and what holds for all of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from xxpy import __version__
from xxpy.cli import COMMANDS
from xxpy.rules import RULES

from .conftest import GO

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
        (["--version"], "jinja2 tree_sitter importlib.metadata dockerfile_parse xxpy.context xxpy.targets"),
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


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_the_exit_codes(xxpy: Xxpy, name: str) -> None:
    assert re.search(r"^  Exit codes: 0 .*2 ", xxpy(name, "--help").out, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "args",
    [
        *([name] for name in ("nonsense", "--nonsense", "parse", "explain")),
        *([name, ""] for name in COMMANDS),
        ["convert", "-o", ""],
        ["convert", "--context", ""],
        ["lint", "Dockerfile", ""],
    ],
    ids=repr,
)
def test_usage_errors_are_one_line(xxpy: Xxpy, here: Path, args: list[str]) -> None:
    result = xxpy(*args)
    assert (here / "Dockerfile").read_text() == GO
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
    [
        ("XX1O1", "XX101"),
        ("emulated-build-stages", "emulated-build-stage"),
        ("emulated", "emulated-build-stage"),
        ("Default", "automatic-arg-default"),
        ("xx10", "XX101, XX102, XX103"),
    ],
)
def test_explain_unknown(xxpy: Xxpy, asked: str, near: str) -> None:
    result = xxpy("explain", asked)
    assert result.code == 2
    assert result.err.startswith(f"xxpy: no rule {asked!r}; did you mean {near}")


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
    assert json.loads(result.out)["path"] == "<stdin>"
    assert json.loads(result.out)["instructions"][0]["cmd"] == "FROM"


def test_parse_takes_what_the_parser_of_buildkit_takes(xxpy: Xxpy) -> None:
    result = xxpy("parse", "-", stdin=b"\x7fELF caf\xe9\0\n")
    assert (result.code, result.err) == (0, "")
    assert json.loads(result.out)["instructions"][0]["original"] == "\x7fELF caf\ufffd\0"


@pytest.mark.parametrize("args", [["parse"], ["lint", "--format", "json"]], ids=" ".join)
def test_json_holds_no_lone_surrogate(xxpy: Xxpy, here: Path, args: list[str]) -> None:
    (here / "caf\udce9").write_bytes(b"FROM caf\xe9\nRUN caf\xe9\n")
    out = xxpy(*args, "caf\udce9", "g\udce9ne").out
    assert '"caf\\\\xe9"' in out
    assert '"g\\\\xe9ne"' in out
    assert "\\ud" not in out


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
