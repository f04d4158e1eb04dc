"""Variables that the build exports reach the programs unchanged, whatever the scripts call their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .scripts import CROSS, SCRIPTS, System, make_system

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [path.read_text() for path in SCRIPTS.rglob("*") if path.is_file()]
OWN = {name for text in TEXTS for name in re.findall(r"\bxx_\w+", text)}
JUNK = dict.fromkeys((name.removeprefix("xx_") for name in OWN), "junk")
ASSIGNMENT = re.compile(r"^ *(?:for |read -r |)([a-z]\w*)(?:=| in |;)", re.MULTILINE)

CHILDREN = {
    "xx-go": ("go", ["build"]),
    "xx-cargo": ("cargo", ["build"]),
    "xx-clang": ("clang", ["-c", "a.c"]),
    "xx-cmake": ("cmake", ["."]),
    "xx-meson": ("meson", ["setup", "build"]),
    "xx-apk": ("apk", ["add", "zlib"]),
    "xx-apt-get": ("apt-get", ["install", "zlib"]),
}


def make(root: Path, shell: tuple[str, ...], child: str) -> System:
    system = make_system(root, shell=shell)
    for tool in ("clang", "clang++", "ld.lld", "pkg-config", "apt-cache", "rustup"):
        system.tool(tool)
    system.tool("dpkg", "echo arm64")
    system.write("rust/lib/rustlib/aarch64-unknown-linux-gnu/lib/x")
    system.write("var/lib/apt/lists/x_binary-arm64_Packages")
    system.write("etc/apk/repositories")
    system.tool("rustc", 'echo "$XX_ROOT/rust"')
    system.tool(child, 'env | grep -v "^\\(_\\|PWD\\|SHLVL\\|OLDPWD\\|xx_.*\\)=" | sort >"$XX_ROOT/env"')
    return system


def seen(system: System, script: str, arguments: list[str], env: dict[str, str]) -> tuple[str, dict[str, str]]:
    """How the program is called at last, and the variables it sees."""
    done = system.try_run(script, *arguments, **CROSS, **env)
    assert done.returncode == 0, done.stderr
    lines = (system.root / "env").read_text().splitlines()
    return system.calls[-1], dict(line.split("=", 1) for line in lines if "=" in line)


@pytest.mark.parametrize("script", CHILDREN)
def test_exported_variables(tmp_path: Path, shell: tuple[str, ...], script: str) -> None:
    child, arguments = CHILDREN[script]
    system = make(tmp_path, shell, child)
    call, plain = seen(system, script, arguments, {})
    own = dict.fromkeys(OWN, "junk")
    assert seen(system, script, arguments, JUNK | own) == (call, plain | JUNK)


def test_names() -> None:
    generated = "# Generated from "
    names = {name for text in TEXTS if not text.startswith(generated) for name in ASSIGNMENT.findall(text)}
    assert {name for name in names if not name.startswith("xx_")} == set()
    assert {"target", "os", "lib", "name", "vendor"} <= set(JUNK)
