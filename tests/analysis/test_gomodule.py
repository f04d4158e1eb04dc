"""Whether a Go build needs C, from files in a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xxpy.analysis.gomodule import GoModule, inspect
from xxpy.context import MappingContext

if TYPE_CHECKING:
    from collections.abc import Mapping

MOD = {"go.mod": "module example.com/m\n\ngo 1.22\n"}
SQLITE = "github.com/mattn/go-sqlite3"
C = 'package p\nimport "C"\n'
GO = "package p\n"


def seen(files: Mapping[str, str], folder: str = "", **asked: tuple[str, ...]) -> GoModule:
    module = inspect(MappingContext(files), folder, **asked)
    assert module is not None
    return module


def importing(*packages: str) -> str:
    return "package p\n" + "".join(f'import _ "{package}"\n' for package in packages)


NO_C: dict[str, dict[str, str]] = {
    "pure": {"main.go": GO},
    "test": {"main.go": GO, "main_test.go": C},
    "testdata": {"main.go": GO, "testdata/c.go": C, "a/testdata/c.go": C},
    "folders Go passes over": {"main.go": GO, "_x/c.go": C, ".x/c.go": C, "node_modules/c.go": C},
    "files Go passes over": {"main.go": GO, "_c.go": C, ".c.go": C, "c.go.txt": C},
    "vendor without modules.txt": {"main.go": importing("x/y"), "vendor/x/y/c.go": C},
    "nested module": {"main.go": GO, "tools/go.mod": "module t\n", "tools/c.go": C},
    "another system's name": {"main.go": GO, "c_windows.go": C, "c_darwin_arm64.go": C},
    "another system's tag": {"main.go": GO, "c.go": "//go:build darwin || windows\n\n" + C},
    "ignored": {"main.go": GO, "c.go": "//go:build ignore\n\n" + C},
    "cgo turned away": {"main.go": GO, "c.go": "//go:build !cgo\n\n" + C},
    "tag not given": {"main.go": GO, "c.go": "//go:build with_c\n\n" + C},
}
NEEDS_C: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "root": ({"main.go": C}, ("main.go",)),
    "below": ({"main.go": GO, "a/b/c.go": C, "a/d.go": C}, ("a/b/c.go", "a/d.go")),
    "linux": ({"c_linux.go": C, "d.go": "//go:build linux && cgo\n\n" + C}, ("c_linux.go", "d.go")),
    "one architecture": ({"main.go": GO, "c_arm64.go": C}, ("c_arm64.go",)),
    "a sibling that is there anyway": ({"c.go": C, "d.go": GO}, ("c.go",)),
    "a stand-in on other systems": ({"c.go": C, "d.go": "//go:build windows && !cgo\n\n" + GO}, ("c.go",)),
    "a stand-in on one architecture": (
        {"c.go": C, "d.go": "//go:build amd64 && !cgo\n\n" + GO},
        ("c.go",),
    ),
    "a stand-in in another folder": ({"a/c.go": C, "b/d.go": "//go:build !cgo\n\n" + GO}, ("a/c.go",)),
}


@pytest.mark.parametrize("files", NO_C.values(), ids=NO_C)
def test_no_c(files: dict[str, str]) -> None:
    module = seen(MOD | files)
    assert (module.imports_c, module.optional_c, module.vendored_c) == ((), (), ())


@pytest.mark.parametrize(("files", "expected"), NEEDS_C.values(), ids=NEEDS_C)
def test_needs_c(files: dict[str, str], expected: tuple[str, ...]) -> None:
    module = seen(MOD | files)
    assert (module.imports_c, module.optional_c) == (expected, ())


@pytest.mark.parametrize(
    ("with_c", "without"),
    [
        ("", "//go:build !cgo\n\n"),
        ("//go:build cgo\n\n", "//go:build !cgo\n\n"),
        ("//go:build linux && cgo\n\n", "//go:build !linux || !cgo\n\n"),
        ("//go:build amd64\n\n", "//go:build !cgo || !amd64\n\n"),
        ("// +build cgo\n\n", "// +build !cgo\n\n"),
    ],
)
def test_optional(with_c: str, without: str) -> None:
    module = seen(MOD | {"c.go": with_c + C, "d.go": without + GO})
    assert (module.imports_c, module.optional_c) == ((), ("c.go",))


def test_tags_given() -> None:
    files = MOD | {"main.go": GO, "c.go": "//go:build with_c\n\n" + C}
    assert seen(files, tags=("with_c",)).imports_c == ("c.go",)


@pytest.mark.parametrize("files", [{}, {"main.py": ""}, {"a_test.go": GO}, {"vendor/a/a.go": GO}, {"x/go.mod": ""}])
def test_nothing_known(files: dict[str, str]) -> None:
    assert inspect(MappingContext(files)) is None


def test_outside_the_context() -> None:
    assert inspect(MappingContext(MOD), "..") is None


def test_without_go_mod() -> None:
    module = seen({"src/main.go": C}, "src")
    assert (module.folder, module.module, module.imports_c, module.complete) == ("src", "", ("src/main.go",), True)


def test_before_the_sources_are_there() -> None:
    module = seen(MOD)
    assert (module.module, module.go, module.imports) == ("example.com/m", "1.22", ())


TWO = MOD | {
    "cmd/a/main.go": importing("example.com/m/lib", "fmt"),
    "cmd/b/main.go": importing("example.com/m/c"),
    "lib/lib.go": importing("example.com/m/lib/deep"),
    "lib/deep/deep.go": GO,
    "c/c.go": C,
}


@pytest.mark.parametrize(
    ("folder", "packages", "expected"),
    [
        ("", ("./cmd/a",), ()),
        ("", ("cmd/a/main.go",), ()),
        ("", ("example.com/m/cmd/a",), ()),
        ("", ("./lib/...",), ()),
        ("cmd/a", (".",), ()),
        ("cmd/a", ("./...",), ()),
        ("cmd/a", ("../../lib",), ()),
        ("", ("./cmd/b",), ("c/c.go",)),
        ("", ("./cmd/...",), ("c/c.go",)),
        ("", ("example.com/m/...",), ("c/c.go",)),
        ("", ("./...",), ("c/c.go",)),
        ("", ("./cmd/a", "./cmd/b"), ("c/c.go",)),
        ("", ("./cmd/$APP",), ("c/c.go",)),
        ("", ("/src/cmd/a",), ("c/c.go",)),
        ("", (".",), ("c/c.go",)),
    ],
)
def test_only_what_is_built_counts(folder: str, packages: tuple[str, ...], expected: tuple[str, ...]) -> None:
    module = seen(TWO, folder, packages=packages)
    assert (module.folder, module.imports_c) == ("", expected)


def test_vendored() -> None:
    files = {
        "go.mod": f"module m\nrequire {SQLITE} v1.14.0\nrequire github.com/x/y v1.0.0 // indirect\n",
        "main.go": importing("github.com/x/y"),
        "vendor/modules.txt": "",
        "vendor/github.com/x/y/y.go": importing("github.com/x/z"),
        "vendor/github.com/x/z/z.go": C,
        "vendor/github.com/x/unused/c.go": C,
    }
    module = seen(files)
    assert (module.vendored, module.imports_c, module.vendored_c) == (True, (), ("vendor/github.com/x/z/z.go",))
    assert [use.imported for use in module.cgo_modules] == [False]


WORK = {
    "go.work": "go 1.22\nuse (\n\t./a\n\t./b\n)\n",
    "a/go.mod": "module example.com/a\n",
    "b/go.mod": f"module example.com/b\nrequire {SQLITE} v1.14.0\n",
    "b/c/c.go": C,
    "b/b.go": GO,
}


@pytest.mark.parametrize(
    ("imported", "expected"), [("fmt", ()), ("example.com/b", ()), ("example.com/b/c", ("b/c/c.go",))]
)
def test_workspace(imported: str, expected: tuple[str, ...]) -> None:
    module = seen(WORK | {"a/main.go": importing(imported)}, "a")
    assert (module.folder, module.imports_c, module.complete) == ("a", expected, True)
    assert [(use.require.module, use.imported) for use in module.cgo_modules] == [(SQLITE, False)]


def test_from_the_root_of_a_workspace() -> None:
    module = seen(WORK | {"a/main.go": importing("example.com/b/c")}, packages=("./a",))
    assert (module.folder, module.imports_c) == ("", ("b/c/c.go",))


def test_a_module_the_workspace_does_not_use() -> None:
    files = WORK | {"d/go.mod": "module example.com/d\n", "d/main.go": importing("example.com/b/c")}
    module = seen(files, "d")
    assert (module.imports_c, module.cgo_modules) == ((), ())


@pytest.mark.parametrize(("target", "expected", "complete"), [("./lib", ("lib/c.go",), True), ("../lib", (), False)])
def test_replaced_by_a_folder(target: str, expected: tuple[str, ...], complete: bool) -> None:
    files = {
        "go.mod": f"module m\nrequire example.com/lib v0.0.0\nreplace example.com/lib => {target}\n",
        "main.go": importing("example.com/lib"),
        "lib/go.mod": "module example.com/lib\n",
        "lib/c.go": C,
    }
    module = seen(files)
    assert (module.imports_c, module.complete) == (expected, complete)


def test_limits_are_told() -> None:
    files = MOD | {f"assets/{index}.png": "" for index in range(20_000)}
    assert not seen(files).complete


@pytest.mark.parametrize(
    ("imports", "imported"),
    [
        ((), False),
        (("github.com/mattn/go-sqlite3x",), False),
        ((SQLITE,), True),
    ],
)
def test_known_modules(imports: tuple[str, ...], imported: bool) -> None:
    files = {"go.mod": f"module m\nrequire {SQLITE} v1.14.0 // indirect\nrequire github.com/a/b v1.0.0\n"}
    (use,) = seen(files | {"main.go": importing(*imports)}).cgo_modules
    assert (use.known.module, use.require.indirect, use.imported) == (SQLITE, True, imported)


@pytest.mark.parametrize("replace", [f"{SQLITE} => example.com/fork v1.0.0", f"example.com/db => {SQLITE} v1.14.0"])
def test_known_modules_replaced(replace: str) -> None:
    files = {"go.mod": f"module m\nrequire {replace.split()[0]} v1.0.0\nreplace {replace}\n"}
    assert [use.known.module for use in seen(files).cgo_modules] == [SQLITE]
