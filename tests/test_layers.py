"""Imports go downwards, without cycles, and what is written is registered."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from xxpy.rules import RULES
from xxpy.strategies import STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "xxpy"
LAYERS = (
    "__main__",
    "cli",
    "report",
    "linter converter",
    "rules strategies",
    "builders",
    "analysis",
    "conversion findings",
    "shell context",
    "symbols dockerignore edits",
    "dockerfile",
    "targets bundle",
    "platform _resources",
    "errors",
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}
FILES = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
MODULES = {name.removesuffix(".__init__"): path for name, path in FILES.items()}
HEAVY = {"jinja2", "tree_sitter", "tree_sitter_bash", "dockerfile_parse", "difflib", "importlib.resources"}


def imports(module: str, deferred: bool = True) -> Iterator[str]:
    """The modules of xxpy it imports; with `deferred`, also those that are imported in functions or for types alone."""
    tree = ast.parse(MODULES[module].read_text())
    for node in ast.walk(tree) if deferred else tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "xxpy":
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else node.module for name in names)


def part(module: str) -> str:
    """The layer's name: the word after `xxpy.`."""
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_go_down(module: str) -> None:
    own = part(module)
    others = {part(name) for name in imports(module)} - {own, ""}
    assert {name for name in others if own and RANK[name] <= RANK[own]} == set()


def test_no_cycles() -> None:
    graph = {module: set(imports(module, deferred=False)) - {"xxpy", module} for module in MODULES}
    tuple(TopologicalSorter(graph).static_order())


def test_rules_do_not_import_each_other() -> None:
    shared = {"xxpy.rules.rule"}
    for module in MODULES:
        if module.startswith("xxpy.rules."):
            assert {name for name in imports(module) if part(name) == "rules"} <= shared


def test_every_rule_is_registered() -> None:
    written = {name.removeprefix("xxpy.rules.") for name in MODULES if name.startswith("xxpy.rules.")} - {"rule"}
    assert {rule.name.replace("-", "_") for rule in RULES} == written
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})


def test_every_strategy_is_registered() -> None:
    written = {path.stem for path in (PACKAGE / "strategies").iterdir() if not path.stem.startswith("__")} - {"plan"}
    assert {strategy.__module__.split(".")[2] for strategy in STRATEGIES} == written


@pytest.mark.parametrize("module", ["xxpy.cli", "xxpy.platform", "xxpy.targets"])
def test_light(module: str) -> None:
    """What every command loads imports nothing heavy when it is loaded itself."""
    tree = ast.parse(MODULES[module].read_text())
    names = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert not names & HEAVY
