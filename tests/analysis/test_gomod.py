from __future__ import annotations

import pytest

from xxpy.analysis.gomod import Replace, Require, parse

MOD = """\
// Deprecated: no
module example.com/m // the module

go 1.22.3
toolchain go1.23.0

require github.com/a/a v1.0.0
require (
\tgithub.com/b/b/v2 v2.1.0 // indirect
\t// github.com/c/c v1.0.0
\tgithub.com/d/d v0.0.0-20240101000000-abcdefabcdef // indirect; why
\tgithub.com/e/e v1.0.0 // not indirect
\t"github.com/f/f" v1.0.0+incompatible //indirect
)
exclude github.com/x/x v1.0.0
exclude (
\tgithub.com/y/y v1.0.0
)
retract [v1.0.0, v1.1.0]
replace (
\tgithub.com/a/a => ../a
\tgithub.com/b/b/v2 v2.1.0 => github.com/fork/b/v2 v2.2.0
)
tool github.com/z/z/cmd/z
"""


def test_a_whole_file() -> None:
    mod = parse(MOD)
    assert (mod.module, mod.go, mod.uses) == ("example.com/m", "1.22.3", ())
    assert mod.requires == (
        Require("github.com/a/a", "v1.0.0", indirect=False),
        Require("github.com/b/b/v2", "v2.1.0", indirect=True),
        Require("github.com/d/d", "v0.0.0-20240101000000-abcdefabcdef", indirect=True),
        Require("github.com/e/e", "v1.0.0", indirect=False),
        Require("github.com/f/f", "v1.0.0+incompatible", indirect=True),
    )
    assert mod.replaces == (
        Replace("github.com/a/a", "", "../a"),
        Replace("github.com/b/b/v2", "v2.1.0", "github.com/fork/b/v2"),
    )


def test_a_workspace() -> None:
    work = parse("go 1.22\nuse .\nuse (\n\t./a // x\n\t../b\n)\n")
    assert work.uses == (".", "./a", "../b")


@pytest.mark.parametrize(
    "text",
    ["", "\n", "module", "require", "require (", ")", "replace a =>", "replace => b", "\0", '"', "require a // v1"],
)
def test_odd_lines_are_passed_over(text: str) -> None:
    mod = parse(text)
    assert (mod.module, mod.requires, mod.replaces, mod.uses) == ("", (), (), ())


@pytest.mark.parametrize(
    ("target", "local"),
    [("github.com/x/y", False), ("..x/y", False), ("./x", True), ("../x", True), ("/x", True), ("..", True)],
)
def test_local_replacement(target: str, local: bool) -> None:
    assert Replace("a", "", target).local is local
