"""What `xxpy targets` prints."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from xxpy.errors import XxpyError
from xxpy.report.targets import FORMATS, render
from xxpy.targets import COLUMNS, TARGETS, lookup

REFUSED = [
    pytest.param(("yaml",), "unknown format: yaml", id="format"),
    pytest.param(("jsn",), "did you mean json", id="format-typo"),
    pytest.param(("table", "linux/arm65"), "did you mean linux/arm64", id="platform"),
    pytest.param(("json", None, ["goos", "rust"]), "unknown column: rust", id="column"),
    pytest.param(("json", None, ["?"]), "unknown column: ?; there are goos, goarch, goamd64, ", id="column-all"),
    pytest.param(("table", "linux/arm64", ["goamd"]), "did you mean goamd64", id="column-typo"),
    pytest.param(("csv", "linux/arm/v5", ["goarm", "dotnet_rid"]), "no dotnet_rid known for linux/arm/v5", id="cell"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_refused(arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(XxpyError) as caught:
        render(*arguments)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("platform", [None, "linux/arm/v6"])
@pytest.mark.parametrize("columns", [(), ("goarm",), ("goos", "goarm")], ids=len)
def test_ends_in_one_newline(name: str, platform: str | None, columns: tuple[str, ...]) -> None:
    text = render(name, platform, columns)
    assert text.endswith("\n") and not text.endswith("\n\n")


ONE_VALUE = [
    ("table", "armv6-linux-gnueabihf\n"),
    ("csv", "platform,clang_target\nlinux/arm/v6,armv6-linux-gnueabihf\n"),
    ("sh", "XXPY_CLANG_TARGET=armv6-linux-gnueabihf\n"),
    ("markdown", "| column | linux/arm/v6 |\n| --- | --- |\n| clang_target | armv6-linux-gnueabihf |\n"),
]


@pytest.mark.parametrize(("name", "text"), ONE_VALUE, ids=[case[0] for case in ONE_VALUE])
def test_one_value(name: str, text: str) -> None:
    assert render(name, "linux/arm/v6", ["clang_target"]) == text


SEVERAL = [
    ("table", "arm\n6\n"),
    ("csv", "platform,goarch,goarm\nlinux/arm/v6,arm,6\n"),
    ("sh", "XXPY_GOARCH=arm\nXXPY_GOARM=6\n"),
]


@pytest.mark.parametrize(("name", "text"), SEVERAL, ids=[case[0] for case in SEVERAL])
def test_several_values(name: str, text: str) -> None:
    assert render(name, "linux/arm/v6", ["goarch", "goarm"]) == text


def test_nothing_to_add_is_shown() -> None:
    assert render("markdown", "linux/arm64", ["cc_flags"]).splitlines()[2:] == ["| cc_flags |  |"]
    assert render("table", "linux/arm64", ["cc_flags"]) == "\n"


def test_several_columns() -> None:
    lines = render("table", columns=["goarm", "goarch"]).splitlines()
    assert lines[:2] == ["platform                  goarm  goarch", "linux/amd64               -      amd64"]


def test_json_is_the_table() -> None:
    text = json.loads(render("json"))
    assert text["version"] == 1
    assert [row.pop("platform") for row in text["targets"]] == [str(row.platform) for row in TARGETS]
    assert text["targets"] == [{name: getattr(row, name) for name in COLUMNS} for row in TARGETS]


def test_json_of_one() -> None:
    assert json.loads(render("json", "arm64", ["goarch"])) == {
        "version": 1,
        "targets": [{"platform": "linux/arm64", "goarch": "arm64"}],
    }


def test_csv_is_the_table() -> None:
    lines = list(csv.DictReader(io.StringIO(render("csv"))))
    assert [line["platform"] for line in lines] == [str(row.platform) for row in TARGETS]
    assert lines[0]["debian_arch"] == "amd64"
    assert lines[0]["goarm"] == ""
    assert lines[9]["elf_flags"] == "0x5000000"


def test_table_is_aligned() -> None:
    lines = render("table").splitlines()
    start = lines[0].index("debian_arch")
    assert len(lines) == len(TARGETS) + 1
    assert all(line[start - 1] == " " and line[start] != " " for line in lines)


WIDTHS = [(None, 8), (1000, 8), (80, 5), (40, 2), (1, 2)]


@pytest.mark.parametrize(("width", "columns"), WIDTHS)
def test_table_that_fits(width: int | None, columns: int) -> None:
    lines = render("table", width=width).splitlines()
    assert len(lines[0].split()) == columns
    assert max(map(len, lines)) <= (width or 1000) or columns == 2


def test_table_of_one_leaves_out_the_unknown() -> None:
    text = render("table", "linux/arm/v5")
    assert text.startswith("platform ")
    assert "goarm " in text
    assert "dotnet_rid" not in text


def test_markdown_has_a_row_for_each() -> None:
    lines = render("markdown").splitlines()
    assert {line.count("|") for line in lines} == {lines[0].count("|")}
    assert len(lines) == len(TARGETS) + 2


def test_assignments_leave_nothing_of_another() -> None:
    script = (
        render("sh", "linux/arm/v7")
        + render("sh", "linux/amd64")
        + 'printf "%s" "$XXPY_PLATFORM|$XXPY_GOARM|$XXPY_CC_FLAGS"\n'
    )
    assert (
        subprocess.run(["sh", "-eu"], input=script, capture_output=True, text=True, check=True).stdout
        == "linux/amd64||"
    )


def test_functions_of_all_columns() -> None:
    assert [f"xxpy_{name}() {{" in render("sh") for name in COLUMNS] == [True] * len(COLUMNS)


def test_assignments_survive_the_shell() -> None:
    script = render("sh", "linux/arm/v6") + 'printf "%s" "$XXPY_CC_FLAGS" "|" "$XXPY_NOTE"\n'
    done = subprocess.run(["sh", "-eu"], input=script, capture_output=True, text=True, check=True)
    row = lookup("linux/arm/v6")
    assert done.stdout == f"{row.cc_flags}|{row.note}"


def test_jinja2_is_not_imported_by_the_module() -> None:
    code = "import sys, xxpy.report.targets; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
