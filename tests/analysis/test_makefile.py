"""Makefiles; where GNU make is installed, `make -n` has to print what `recipes` says."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from xxpy.analysis.makefile import Makefile, read
from xxpy.context import MappingContext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def made(files: Mapping[str, str] | str, path: str = "") -> Makefile:
    makefile = read(MappingContext({"Makefile": files} if isinstance(files, str) else files), path)
    assert makefile is not None
    return makefile


def texts(files: Mapping[str, str] | str, *goals: str, **overrides: str) -> list[str]:
    return [recipe.text for recipe in made(files).recipes(goals, overrides)]


# what it shows: (files or the Makefile, goals, what runs)
CASES: dict[str, tuple[Mapping[str, str] | str, tuple[str, ...], list[str]]] = {
    "a goal without recipe": ("all:\n", (), []),
    "only the default goal": ("a:\n\tone\nb:\n\ttwo\n", (), ["one"]),
    "special targets are no default": (".PHONY: b\n.SUFFIXES:\nb:\n\ttwo\na:\n\tone\n", (), ["two"]),
    "pattern rules are no default": ("x-%:\n\techo $*\na:\n\tone\n", (), ["one"]),
    ".DEFAULT_GOAL": (".DEFAULT_GOAL := b\na:\n\tone\nb:\n\ttwo\n", (), ["two"]),
    "comments": ("# a:\na: # b\n\tone # two\n\t# three\n#\\\nb:\n", (), ["one # two", "# three"]),
    "prerequisites first, once": ("a: b c\n\tone\nb: c\n\ttwo\nc:\n\tthree\n", (), ["three", "two", "one"]),
    "several goals": ("a:\n\tone\nb:\n\ttwo\n", ("b", "a"), ["two", "one"]),
    "prerequisites on a line of their own": ("a:\n\tone\na: b\nb:\n\ttwo\n", (), ["two", "one"]),
    "order-only": ("a: | b\n\tone\nb:\n\ttwo\n", (), ["two", "one"]),
    "several targets": ("x y:\n\techo $@\n", ("x", "y"), ["echo x", "echo y"]),
    "double colon": ("a::\n\tone\na::\n\ttwo\n", (), ["one", "two"]),
    "recipe on the line of the rule": ("a: b ; one\n\ttwo\nb:;three\n", (), ["three", "one", "two"]),
    "prefixes": ("a:\n\t@one\n\t-two\n\t-@ three\n", (), ["one", "two", "three"]),
    "prefix in a variable": ("Q = @\na:\n\t$(Q)one\n", (), ["one"]),
    "empty lines in a recipe": ("a:\n\tone\n\n\t\n\ttwo\n", (), ["one", "two"]),
    "continued recipe": ("a:\n\tgo build \\\n\t  -o x \\\n\t  .\n", (), ["go build \\\n  -o x \\\n  ."]),
    "continued rule and variable": ("X = a \\\n   b\nall: \\\n  c\n\techo $(X)\nc:\n\tone\n", (), ["one", "echo a b"]),
    "variables": ("GO ?= go\nCMD=$(GO) build\nall:\n\t$(CMD) ${X}.\nX = -v\n", (), ["go build -v."]),
    "simple and recursive": ("A = 1\nB := $(A)\nC = $(A)\nA = 2\nall:\n\techo $(B) $(C)\n", (), ["echo 1 2"]),
    "append": (
        "B = 2\nA = 1\nA += $(B)\nC := x\nC += $(B)\nD += y\nB = 3\nall:\n\techo $(A) $(C) $(D)\n",
        (),
        ["echo 1 3 x 2 y"],
    ),
    "default only where not set": ("A = 1\nA ?= 2\nB ?= 3\nB ?= 4\nall:\n\techo $(A) $(B)\n", (), ["echo 1 3"]),
    "names made of names": ("os = linux\nlinux_arch = arm\nall:\n\techo $($(os)_arch)\n", (), ["echo arm"]),
    "dollars for the shell": ("all:\n\techo $$HOME $$(uname -m) $${X}\n", (), ["echo $HOME $(uname -m) ${X}"]),
    "one-letter variables": ("X = 1\nall:\n\techo $X\n", (), ["echo 1"]),
    "automatic variables": (
        "bin/a: b c b\n\techo $@ $< $^ $+ $(@D) $(@F)\nb c:\n",
        (),
        ["echo bin/a b b c b c b bin a"],
    ),
    "variables in targets": ("BIN = out/app\nall: $(BIN)\n$(BIN):\n\techo $@\n", (), ["echo out/app"]),
    "hash and spaces in values": ("A = x\\#y # z\nall:\n\techo $(A).\n", (), ["echo x#y ."]),
    "define": ("define RUN\none\ntwo $(X)\nendef\nX = y\nall:\n\t$(RUN)\n", (), ["one", "two y"]),
    "define with an operator": ("define A =\n@one\nendef\nall:\n\t$(A)\n", (), ["one"]),
    "nested define": ("define A\ndefine B\nendef\nendef\nall:\n\tone\n", (), ["one"]),
    "static pattern": ("all: a.o b.o\na.o b.o: %.o: %.c\n\tcc $< $*\na.c b.c:\n", (), ["cc a.c a", "cc b.c b"]),
    "pattern": ("build-%: dep\n\techo $* $@\ndep:\n\tone\n", ("build-arm64",), ["one", "echo arm64 build-arm64"]),
    "a rule of its own before a pattern": ("b-%:\n\techo $*\nb-x:\n\tone\n", ("b-x",), ["one"]),
    "target-specific": (
        "X = 1\nall: a b\n\techo $(X)\na: X = 2\na: c\n\techo $(X)\nb:\n\techo $(X)\nc:\n\techo $(X)\n",
        (),
        ["echo 2", "echo 2", "echo 1", "echo 1"],
    ),
    "target-specific, exported": ("a: export GOOS := linux\na:\n\techo $(GOOS)\n", (), ["echo linux"]),
    "default by ifndef": (
        "ifndef A\nA = 1\nendif\nifeq ($(B),)\nB := 2\nendif\nall:\n\techo $(A) $(B)\n",
        (),
        ["echo 1 2"],
    ),
    "default by ifeq of strip": ("ifeq ($(strip $(A)),)\n  A = 1\nendif\nall:\n\techo $(A)\n", (), ["echo 1"]),
    "set again after a conditional": ("ifdef B\nA = 1\nendif\nA = 2\nall:\n\techo $(A)\n", (), ["echo 2"]),
    "recipe prefix": (".RECIPEPREFIX = >\nall:\n>one\n> two\n", (), ["one", "two"]),
    "tab before anything but a recipe": ("\tA = 1\nall:\n\techo $(A)\n", (), ["echo 1"]),
    "carriage returns": ("A = 1\r\nall:\r\n\techo $(A).\r\n", (), ["echo 1."]),
    "names that look like words": ("export = 1\ninclude = 2\nall:\n\techo $(export) $(include)\n", (), ["echo 1 2"]),
    "include": (
        {
            "Makefile": "D = mk\ninclude $(D)/a.mk mk/b.mk\n-include none.mk\nall: a\n",
            "mk/a.mk": "a:\n\techo $(X)\n",
            "mk/b.mk": "X = 1\n",
        },
        ("all",),
        ["echo 1"],
    ),
    "an included rule may be the default": (
        {"Makefile": "include a.mk\nall:\n\tone\n", "a.mk": "b:\n\ttwo\n"},
        (),
        ["two"],
    ),
    "the rule before an include has ended": ({"Makefile": "all:\ninclude a.mk\nb:\n", "a.mk": "X = 1\n"}, (), []),
    "GNUmakefile goes first": (
        {"Makefile": "a:\n\tone\n", "makefile": "a:\n\ttwo\n", "GNUmakefile": "a:\n\tthree\n"},
        (),
        ["three"],
    ),
    "makefile goes second": ({"Makefile": "a:\n\tone\n", "makefile": "a:\n\ttwo\n"}, (), ["two"]),
}


@pytest.mark.parametrize(("files", "goals", "expected"), CASES.values(), ids=CASES)
def test_recipes(files: Mapping[str, str] | str, goals: tuple[str, ...], expected: list[str]) -> None:
    assert texts(files, *goals) == expected


@pytest.mark.skipif(shutil.which("make") is None, reason="no GNU make to compare with")
@pytest.mark.parametrize("name", CASES)
def test_as_make_does(name: str, tmp_path: Path) -> None:
    files, goals, expected = CASES[name]
    for path, text in ({"Makefile": files} if isinstance(files, str) else files).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    command = ["make", "-n", "--no-print-directory", *goals]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    printed = [line for line in result.stdout.splitlines() if not line.startswith("make: ")]
    assert printed == "\n".join(expected).splitlines()


# a line of a recipe: what of it is left, and the names make would have had to know
UNKNOWN = {
    "not set": ("echo $(X)", "echo $(X)", ("X",)),
    "function": ("echo $(shell git describe)", "echo $(shell git describe)", ("shell",)),
    "set by the shell": ("echo $(S)", "echo $(S)", ("S",)),
    "substitution": ("echo $(L:.c=.o)", "echo $(L:.c=.o)", ("L:.c=.o",)),
    "in one branch only": ("echo $(B)", "echo $(B)", ("B",)),
    "refers to itself": ("echo $(R)", "echo $(R) x", ("R",)),
    "within another": ("echo $(W)", "echo -X $(X)", ("X",)),
    "set before what it is made of": ("echo $(E)", "echo $(F)", ("F",)),
    "never closed": ("echo $(L", "echo $(L", ("",)),
    "grows without end": ("echo $(G1)", None, ("G1",)),
    "a dollar at the end": ("echo $", "echo $", ()),
}
ASSIGNED = (
    "S != date\nE := $(F)\nF = x\nL = a.c\nR = $(R) x\nW = -X $(X)\nifdef D\nB = 1\nelse\nB = 2\nendif\n"
    + "".join(f"G{n} = $(G{n + 1})$(G{n + 1})\n" for n in range(1, 60))
    + "G60 = x\n"
)


@pytest.mark.parametrize(("line", "text", "unknown"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_literal_stays(line: str, text: str | None, unknown: tuple[str, ...]) -> None:
    (recipe,) = made(f"{ASSIGNED}all:\n\t{line}\n").recipes()
    if text is None:
        assert len(recipe.text) < 100_000
        assert recipe.unknown
    else:
        assert (recipe.text, recipe.unknown) == (text, unknown)


def test_both_branches_are_taken() -> None:
    text = "all: a\nifeq ($(X),1)\na:\n\tone\nelse ifneq ($(Y),)\na:\n\ttwo\nelse\na: ; three\nendif\n"
    assert texts(text) == ["one", "two", "three"]


def test_branches_within_a_recipe() -> None:
    assert texts("all:\nifdef X\n\tone\nelse\n\ttwo\nendif\n\tthree\n") == ["one", "two", "three"]


def test_overrides_win_and_the_environment_gives_way() -> None:
    text = "A = 1\nB ?= 2\nC = 3\nD := $(A)\nall:\n\techo $(A) $(B) $(C) $(D)\n"
    (recipe,) = made(text).recipes((), {"A": "x"}, {"B": "y", "C": "z"})
    assert recipe.text == "echo x y 3 x"


SUB = {
    "Makefile": "export V = 1\nall:\n\t$(MAKE) -C lib build GOOS=linux\n\tcd lib && X=1 make\n",
    "lib/Makefile": "all:\n\techo all $(V)\nbuild:\n\techo build $(GOOS)\n",
}


def test_make_in_another_folder_is_followed() -> None:
    found = [(recipe.path, recipe.folder, recipe.target, recipe.text) for recipe in made(SUB).recipes()]
    assert found == [
        ("Makefile", "", "all", "make -C lib build GOOS=linux"),
        ("lib/Makefile", "lib", "build", "echo build linux"),
        ("Makefile", "", "all", "cd lib && X=1 make"),
        ("lib/Makefile", "lib", "all", "echo all 1"),
    ]


@pytest.mark.parametrize(
    ("call", "followed"),
    [
        ("$(MAKE) -C $(DIR) build", False),
        ("$(MAKE) -C none build", False),
        ("$(MAKE) -C ../lib build", False),
        ("cd $$D && $(MAKE) -C lib build", False),
        ("echo $(MAKE) -C lib build", False),
        ("$(MAKE) -C 'lib build", False),
        ("(cd lib; true); $(MAKE) build", False),
        ("for x in lib; do $(MAKE) -C $$x build; done", False),
        ("$(MAKE) -Clib -j4 build", True),
        ("${MAKE} --directory=lib --no-print-directory build", True),
        ("make --directory lib build", True),
        ("$(MAKE) -C lib -f Makefile build", True),
        ("$(MAKE) -f lib/Makefile build", True),
        ("(cd lib; $(MAKE) build)", True),
        ("mkdir x && cd lib && \\\n\t  $(MAKE) build", True),
    ],
)
def test_which_calls_are_followed(call: str, followed: bool) -> None:
    files = {"Makefile": f"all:\n\t{call}\n", "lib/Makefile": "build:\n\tinner\n"}
    assert ("inner" in texts(files)) is followed


def test_make_that_starts_itself_ends() -> None:
    assert 0 < len(texts("all:\n\t$(MAKE) all\n\t$(MAKE) all\n")) <= 2000


def test_assignments() -> None:
    text = (
        "export A = 1\nB := $(A) # two\nexport B C\nifdef X\nC ?= 3\nendif\noverride D += 4\n"
        "all: export E = 5\ndefine F\nsix\nendef\nG != seven\nall:\n\tH = 8\n"
    )
    found = [
        (item.name, item.operator, item.value, item.line, item.exported, item.target, item.conditional)
        for item in made(text).assignments
    ]
    assert found == [
        ("A", "=", "1", 1, True, "", False),
        ("B", ":=", "$(A) ", 2, True, "", False),  # make keeps the space too
        ("C", "?=", "3", 5, True, "", True),
        ("D", "+=", "4", 7, False, "", False),
        ("E", "=", "5", 8, True, "all", False),
        ("F", "define", "six", 9, False, "", False),
        ("G", "!=", "seven", 12, False, "", False),
    ]


@pytest.mark.parametrize("text", ["export\nA = 1\n", ".EXPORT_ALL_VARIABLES:\nA = 1\n", "A = 1\nexport A\n"])
def test_exported(text: str) -> None:
    assert [item.exported for item in made(text).assignments] == [True]


def test_lines_are_those_of_the_file() -> None:
    recipes = made("# x\nX = a \\\n  b\n\nall:\n\tone \\\n\t  two\n\n\tthree\n").recipes()
    assert [recipe.line for recipe in recipes] == [6, 9]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("$(eval X = 1)\nall:\n", ((1, "$(eval X = 1)"),)),
        ("all:\n  \n<<<<<<< HEAD\n", ((3, "<<<<<<< HEAD"),)),
        ("include gone.mk\ninclude $(X).mk *.mk\n-include gone.mk\n", None),
        ("A = 1\nall: a\n\tone\nvpath %.c src\nunexport A\n", ()),
    ],
)
def test_what_is_not_understood_is_listed(text: str, unknown: tuple[tuple[int, str], ...] | None) -> None:
    found = made(text).unknown
    assert found == unknown if unknown is not None else [line for line, _ in found] == [1, 2, 2]


ODD = [
    "",
    "\0",
    "\\",
    "\\\n",
    "\t",
    "\tone\n",
    ":",
    "::",
    "=",
    "all",
    "all:\n\t\\",
    "endif\nelse\nendef\n",
    "define",
    "define X",
    "ifdef",
    "ifeq",
    "export",
    "include",
    "include Makefile\n",
    "$",
    "$(",
    "$" * 9 + ":",
    "$(" * 3000 + ":",
    "A = " + "$(" * 3000 + "\nall:\n\t$(A)\n",
    "%:%\n\techo $*\n",
    "a: b\nb: a\n\tone\n",
    "a: %: x%\n\tone\n",
    "a b: c%: %\n\tone\n",
    "{{ .Template }}\n",
    "all:\n\t'never closed\n\tmake 'never closed\n",
    "A = $(A)\nA := $(A)\nA += $(A)\n$(A): $(A)\n\t$(A)\n",
    "\n".join(f"t{n}: t{n + 1}" for n in range(3000)),
]


@pytest.mark.parametrize("text", ODD, ids=[repr(text[:20]) for text in ODD])
def test_odd_input_never_raises(text: str) -> None:
    makefile = made(text)
    makefile.recipes()
    makefile.recipes(("all", "a", "b", "x.y", "t0", ""))


@pytest.mark.parametrize("path", ["", "none", "..", "lib", "/etc"])
def test_no_makefile(path: str) -> None:
    assert read(MappingContext({"lib/x": "", "main.go": ""}), path) is None


def test_a_file_run_from_another_folder() -> None:
    files = {"build/app.mk": "include common.mk\nall:\n\techo $(X)\n", "common.mk": "X = 1\n"}
    makefile = read(MappingContext(files), "build/app.mk", folder="")
    assert makefile is not None
    assert [recipe.text for recipe in makefile.recipes()] == ["echo 1"]
