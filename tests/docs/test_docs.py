"""The documents say what is so."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from xxpy import __version__
from xxpy.cli import COMMANDS, search
from xxpy.rules import RULES

from .generate import ROOT, outputs

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text()
CHANGELOG = (ROOT / "CHANGELOG.md").read_text()
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHELL = [text for language, text in BLOCK.findall(README) if language == "sh"]


@pytest.mark.parametrize("path", outputs(), ids=lambda path: str(path.relative_to(ROOT)))
def test_generated(path: Path) -> None:
    assert path.read_text() == outputs()[path], "run ./run generate"


def test_first_command_runs_the_main_job() -> None:
    assert SHELL[0].count("\n") == 1
    assert "xxpy convert --diff examples/go/Dockerfile" in SHELL[0]


def test_second_command_is_what_ci_runs() -> None:
    assert SHELL[1].count("\n") == 1
    assert SHELL[1] in (ROOT / ".ci" / "run").read_text().splitlines(keepends=True)


@pytest.mark.parametrize("name", ["run", ".ci/run"])
def test_scripts_may_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_run_lists_its_tasks() -> None:
    done = subprocess.run([ROOT / "run"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    tasks = re.findall(r"^  (\w+)", done.stderr, re.MULTILINE)
    mentioned = re.findall(r"\./run (\w+)", README + (ROOT / "CONTRIBUTING.md").read_text())
    assert set(mentioned) <= set(tasks)


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_shows_every_command(command: str) -> None:
    assert f"\nxxpy {command}" in README


def test_library_snippets_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    functions, table = (text for language, text in BLOCK.findall(README) if language == "python")
    monkeypatch.chdir(ROOT)
    exec(compile(functions, "README.md", "exec"), {})
    assert "FROM --platform=$BUILDPLATFORM golang:alpine AS build\n" in capsys.readouterr().out
    exec(compile(table, "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == re.findall(r"\)  # (.*)", table)


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/go/README.md", "scripts/README.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text()):
        assert (ROOT / name).parent.joinpath(link).exists(), link


def test_contributing_names_what_exists() -> None:
    for path in re.findall(r"`((?:xxpy|templates|scripts|tests)/[\w/.]*)`", (ROOT / "CONTRIBUTING.md").read_text()):
        assert (ROOT / path).exists() or "NAME" in path or "verb_or_noun" in path, path


def test_changelog() -> None:
    assert re.search(rf"^## {re.escape(__version__)}\b", CHANGELOG, re.MULTILINE)
    assert [rule.code for rule in RULES if rule.code not in CHANGELOG] == []


def test_hooks_are_the_ones_in_the_readme() -> None:
    offered = re.findall(r"^- id: (\S+)$", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.MULTILINE)
    assert re.findall(r"- id: (\S+)$", README, re.MULTILINE) == offered


@pytest.mark.parametrize(
    ("path", "matches"),
    [
        ("web/Dockerfile.dockerignore", False),
        ("Dockerfiles/readme", False),
        ("dockerfile/parser.go", False),
        ("docs/Dockerfile.md", False),
        ("Dockerfile", True),
        ("a/b/web.Dockerfile", True),
        ("a/Dockerfile-builder", True),
        ("containerfile.web", True),
    ],
)
def test_hooks_match_what_lint_finds(path: str, matches: bool) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
    patterns = [re.findall(rf"  {key}: &\w+ (.+)$", hooks, re.MULTILINE) for key in ("files", "exclude")]
    assert patterns == [[f"(?i){search.DOCKERFILE}"], [f"(?i){search.OTHER}"]]
    assert search.is_dockerfile(path) is matches
