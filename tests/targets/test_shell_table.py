"""scripts/xx-lib/targets.sh: up to date, clean, and the same table in every shell."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.shell.scripts import SHELLS
from tests.targets.truth import needs, output, which
from xxpy.report.targets import scripts_table
from xxpy.targets import COLUMNS, TARGETS, UNAMES

FILE = Path(__file__).parents[2] / "scripts" / "xx-lib" / "targets.sh"
FUNCTIONS = re.findall(r"^xxpy_(\w+)\(\) \{$", FILE.read_text(), re.MULTILINE)


def test_up_to_date() -> None:
    assert FILE.read_text() == scripts_table(), "run: ./run generate"


def test_first_line_says_how_it_is_made() -> None:
    assert FILE.read_text().splitlines()[0].endswith("Generated from xxpy/targets; do not edit.")


def test_functions_are_columns() -> None:
    extra = set(FUNCTIONS) - set(COLUMNS)
    assert extra == {"platforms", "from_uname"}


def test_scripts_ask_for_each() -> None:
    texts = [path.read_text() for path in FILE.parents[1].rglob("xx-*") if path.is_file()]
    texts += [path.read_text() for path in FILE.parent.iterdir() if path != FILE]
    asked = {word.removeprefix("xxpy_").replace("-", "_") for word in re.findall(r"[\w-]+", "".join(texts))}
    assert [name for name in FUNCTIONS if name.removesuffix("_musl") not in asked] == []


@needs("shellcheck")
def test_shellcheck() -> None:
    output("shellcheck", str(FILE))


@needs("shfmt")
def test_shfmt() -> None:
    assert output("shfmt", "-ln", "posix", "-i", "2", "-ci", "-d", str(FILE)) == ""


def run(shell: tuple[str, ...], script: str) -> list[str]:
    if which(shell[0]) is None:
        pytest.skip(f"not installed: {shell[0]}")
    done = subprocess.run([*shell, "-eu"], input=f". {FILE}\n{script}", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


EVERY_CELL = """
for platform in $(xxpy_platforms); do
  for column in {columns}; do
    if value=$("xxpy_$column" "$platform"); then printf '%s\\n' "$platform $column $value"; fi
  done
done
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_cell(shell: tuple[str, ...]) -> None:
    columns = [name for name in FUNCTIONS if name in COLUMNS]
    cells = [(row, name, getattr(row, name)) for row in TARGETS for name in columns]
    wanted = [f"{row.platform} {name} {value}" for row, name, value in cells if value is not None]
    assert run(shell, EVERY_CELL.format(columns=" ".join(columns))) == wanted


UNKNOWN = ["", "linux", "linux/arm65", "linux/arm64/v8", "linux/amd64*", "*"]


@pytest.mark.parametrize("shell", SHELLS)
def test_unknown_platforms(shell: tuple[str, ...]) -> None:
    script = "".join(
        f"for f in {' '.join(FUNCTIONS)}; do [ $f = platforms ] || ! xxpy_$f '{word}' || echo $f; done\n"
        for word in UNKNOWN
    )
    assert run(shell, script) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_from_uname(shell: tuple[str, ...]) -> None:
    names = " ".join(UNAMES)
    wanted = [str(platform) for platform in UNAMES.values()]
    assert run(shell, f"for name in {names}; do xxpy_from_uname $name; done") == wanted
