"""xx-windres: the commands it runs, as its dry run prints them."""

from __future__ import annotations

import pytest

from .scripts import SCRIPTS, System

DRY = {"XX_WINDRES_DRYRUN": "1", "XX_TMP_FILE_FIXED": "T", "TARGETPLATFORM": "windows/amd64"}


BAD = {
    "option": ("--fast", "invalid option --fast"),
    "option with value": ("--fast=1", "invalid option --fast=1"),
    "short option": ("-x", "invalid option -x"),
    "input format": ("-J coff a.rc a.o", "invalid input format coff"),
    "output format": ("-O rc a.rc a.o", "invalid output format rc"),
    "target": ("-F sparc a.rc a.o", "invalid target sparc for xx-windres"),
    "missing": ("a.rc -o", "error: argument to -o is missing"),
    "three": ("a.rc a.o b.o", "too many arguments"),
    "no input": ("-o a.o", "xx-windres: no input file"),
    "no output": ("a.rc", "xx-windres: no output file"),
}


@pytest.mark.parametrize(("line", "message"), BAD.values(), ids=BAD)
def test_bad(system: System, line: str, message: str) -> None:
    assert system.fails("xx-windres", *line.split(), **DRY) == message


@pytest.mark.parametrize(("tools", "missing"), [((), "llvm-cvtres"), (("llvm-cvtres",), "llvm-rc")])
def test_not_installed(system: System, tools: tuple[str, ...], missing: str) -> None:
    for tool in tools:
        system.tool(tool)
    assert system.fails("xx-windres", "a.rc", "a.o", "-F", "pe-i386") == f"{missing} not installed"


def test_no_platform(system: System) -> None:
    env = DRY | {"TARGETPLATFORM": "linux/s390x"}
    assert system.fails("xx-windres", "a.rc", "a.o", **env) == "invalid target s390x-linux-gnu for xx-windres"


COMMANDS = {
    "plain": (
        "a.rc a.o",
        "gcc -E -xc -D RC_INVOKED=1 -o T a.rc",
        "llvm-rc -fo T_ -I . T",
        "llvm-cvtres -machine:X64 -out:a.o T_",
    ),
    "long": (
        "--input=src/a.rc --output b.o --output-format=coff --target=pe-i386 --preprocessor=cpp",
        "cpp -E -xc -D RC_INVOKED=1 -o T src/a.rc",
        "llvm-rc -fo T_ -I src T",
        "llvm-cvtres -machine:X86 -out:b.o T_",
    ),
    "words": (
        "-DA=1 -D B -U C -Iinc --include-dir=x y.rc -o y.res -v -r --use-temp-file",
        "gcc -E -xc -D RC_INVOKED=1 -D A=1 -D B -U C -Iinc -Ix -o T y.rc",
        "llvm-rc -I inc -I x -fo T_ -I . T",
        "cp T_ y.res",
    ),
    "res": ("-J res a -F aarch64-w64-mingw32 a.o", "llvm-cvtres -machine:ARM64 -out:a.o a"),
}


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_commands(system: System, row: tuple[str, ...]) -> None:
    line, *commands = row
    assert system.run("xx-windres", *line.split(), **DRY).splitlines() == commands


@pytest.mark.parametrize(("cc", "tool", "wanted"), [("mycc -m32", "clang", "mycc -m32 "), ("", "clang", "clang ")])
def test_preprocessor(system: System, cc: str, tool: str, wanted: str) -> None:
    system.tool(tool)
    assert system.run("xx-windres", "a.rc", "a.o", CC=cc, **DRY).startswith(f"{wanted}-E ")


def test_target_of_its_name(system: System) -> None:
    link = system.tools / "i686-w64-mingw32-windres"
    link.symlink_to(SCRIPTS / "xx-windres")
    assert "-machine:X86" in system.run(str(link), "a.rc", "a.o", **DRY)


def test_quoting_and_clean_up(system: System) -> None:
    for tool in ("gcc", "llvm-rc", "llvm-cvtres"):
        system.write(f"usr/bin/{tool}", '#!/bin/sh\nfor word; do echo "$word" >>"$XX_ROOT/words"; done\n').chmod(0o755)
    env = {"TMPDIR": str(system.root), "TARGETPLATFORM": "windows/386"}
    system.run("xx-windres", "-D", 'NAME="it\'s here"', "a b.rc", "a.o", **env)
    words = (system.root / "words").read_text().splitlines()
    assert words[4:6] == ["-D", 'NAME="it\'s here"']
    assert "a b.rc" in words
    assert not list(system.root.glob("tmp.*"))


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(system: System, flag: str) -> None:
    assert system.run("xx-windres", flag) == "xx-windres 0.1\n"


def test_help(system: System) -> None:
    assert system.run("xx-windres", "--help").startswith("Usage: xx-windres ")
