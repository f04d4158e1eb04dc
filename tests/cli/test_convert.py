from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import GO, PINNED

if TYPE_CHECKING:
    from xxpy.context import Context

    from .conftest import Xxpy

pytestmark = pytest.mark.usefixtures("core")
RUST = "FROM rust\nRUN cargo build\n"
DIFF = """\
--- Dockerfile
+++ Dockerfile
@@ -1,2 +1,2 @@
-FROM golang
+FROM --platform=$BUILDPLATFORM golang
 RUN go build
"""


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["--diff"], id="diff"),
        pytest.param(["--check"], id="check"),
        pytest.param(["-o", "other"], id="output elsewhere"),
        pytest.param(["-o", "-"], id="output to stdout"),
        pytest.param(["--platforms", "linux/what/ever/more"], id="usage error"),
        pytest.param(["--diff", "-o", "Dockerfile"], id="contradiction"),
    ],
)
def test_must_not_touch_the_file(xxpy: Xxpy, here: Path, args: list[str]) -> None:
    before = (here / "Dockerfile").stat()
    xxpy("convert", *args)
    after = (here / "Dockerfile").stat()
    assert (here / "Dockerfile").read_text() == GO
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize(
    ("text", "args", "code"),
    [
        pytest.param(PINNED, [], 0, id="nothing to do"),
        pytest.param(PINNED, ["--check"], 0, id="check, nothing to do"),
        pytest.param(PINNED, ["--diff"], 0, id="diff, nothing to do"),
        pytest.param(PINNED, ["--strict"], 0, id="strict, nothing to do"),
        pytest.param(RUST, [], 0, id="refused"),
        pytest.param(RUST, ["--check"], 0, id="check, refused"),
        pytest.param(GO, [], 0, id="changed"),
        pytest.param(GO, ["--strict"], 0, id="strict, changed"),
        pytest.param(RUST, ["--strict"], 1, id="strict, refused"),
        pytest.param(RUST, ["--strict", "--check"], 1, id="strict and check, refused"),
        pytest.param(GO, ["--check"], 1, id="check, would change"),
        pytest.param(GO, ["--diff"], 1, id="diff, would change"),
        pytest.param(GO, ["--diff", "--check"], 1, id="diff and check, would change"),
        pytest.param(GO, ["--platforms", ""], 2, id="no platform"),
        pytest.param(GO, ["--platforms", "linux/amd64,pdp11"], 2, id="no platform's name"),
        pytest.param(GO, ["--platforms", "linux/amd46"], 2, id="unknown platform"),
        pytest.param(GO, ["--nonsense"], 2, id="unknown option"),
        pytest.param(GO, ["--context", "missing"], 2, id="no such context"),
        pytest.param(GO, ["-o", "x", "--diff"], 2, id="output and diff"),
        pytest.param(GO, ["-o", "x", "Dockerfile", "Dockerfile"], 2, id="output of two files"),
        pytest.param("MAKE me", [], 2, id="no Dockerfile"),
    ],
)
def test_exit_code(xxpy: Xxpy, here: Path, text: str, args: list[str], code: int) -> None:
    (here / "Dockerfile").write_text(text)
    result = xxpy("convert", *args)
    assert result.code == code
    if code == 2:
        assert result.err.startswith("xxpy: ")
        assert result.err.count("\n") == 1


def test_default_is_dockerfile_in_place(xxpy: Xxpy, here: Path) -> None:
    result = xxpy("convert")
    assert (here / "Dockerfile").read_text() == PINNED
    assert result.out == ""
    assert result.err == ("Dockerfile:1: build: converted\n    pin the stage to $BUILDPLATFORM\nDockerfile: changed\n")


def test_unchanged_is_not_written(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_text(PINNED)
    before = (here / "Dockerfile").stat()
    result = xxpy("convert")
    assert (here / "Dockerfile").stat().st_mtime_ns == before.st_mtime_ns
    assert result.err.endswith("Dockerfile: nothing to change\n")


def test_report_of_a_refusal(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_text(RUST)
    assert xxpy("convert").err.splitlines()[:2] == [
        "Dockerfile:1: build: refused",
        "    line 2: 'RUN cargo build' is not understood",
    ]


def test_diff(xxpy: Xxpy, here: Path) -> None:
    result = xxpy("convert", "--diff")
    assert result.out == DIFF
    assert result.err.endswith("Dockerfile: would change\n")


@pytest.mark.parametrize("text", [GO, PINNED, RUST], ids=["changed", "unchanged", "refused"])
def test_stdin_to_stdout_is_the_whole_file(xxpy: Xxpy, here: Path, text: str) -> None:
    result = xxpy("convert", "-", stdin=text.encode())
    assert result.out == text.replace(GO, PINNED)
    assert result.err.startswith("<stdin>:1: build: ")
    assert result.code == 0


def test_bytes_that_are_no_utf8_stay(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_bytes(GO.encode() + b"# caf\xe9\r\n")
    assert xxpy("convert").code == 0
    assert (here / "Dockerfile").read_bytes() == PINNED.encode() + b"# caf\xe9\r\n"


def test_mode_stays(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").chmod(0o751)
    xxpy("convert")
    assert stat.S_IMODE((here / "Dockerfile").stat().st_mode) == 0o751


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_owner_stays(xxpy: Xxpy, here: Path) -> None:
    os.chown(here / "Dockerfile", 12345, 54321)
    xxpy("convert")
    after = (here / "Dockerfile").stat()
    assert (after.st_uid, after.st_gid) == (12345, 54321)


def test_new_output_has_the_usual_mode(xxpy: Xxpy, here: Path) -> None:
    (here / "usual").touch()
    xxpy("convert", "-o", "other")
    assert (here / "other").read_text() == PINNED
    assert (here / "other").stat().st_mode == (here / "usual").stat().st_mode


def test_link_stays_and_its_target_changes(xxpy: Xxpy, here: Path) -> None:
    (here / "real").mkdir()
    (here / "Dockerfile").rename(here / "real" / "file")
    (here / "Dockerfile").symlink_to("real/file")
    assert xxpy("convert").code == 0
    assert (here / "Dockerfile").is_symlink()
    assert (here / "real" / "file").read_text() == PINNED


def test_device_as_output_is_written_to_not_replaced(xxpy: Xxpy, here: Path) -> None:
    assert xxpy("convert", "-o", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


def test_one_bad_file_does_not_stop_the_others(xxpy: Xxpy, here: Path) -> None:
    (here / "b").write_text(GO)
    result = xxpy("convert", "missing", "Dockerfile", "b")
    assert result.code == 2
    assert (here / "Dockerfile").read_text() == (here / "b").read_text() == PINNED
    assert "xxpy: missing: no such file\n" in result.err


def test_each_file_once(xxpy: Xxpy, here: Path) -> None:
    result = xxpy("convert", "Dockerfile", "./Dockerfile", "-", "-", stdin=GO.encode())
    assert result.out == PINNED
    assert re.findall("^(.*): changed$", result.err, re.MULTILINE) == ["Dockerfile", "<stdin>"]


def test_parse_error_names_file_and_line(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_text("MAKE me\n")
    assert xxpy("convert").err == "xxpy: Dockerfile:1: no build stage; begin with FROM\n"


@pytest.mark.parametrize(
    ("args", "seen"),
    [
        pytest.param(["-"], None, id="none for stdin"),
        pytest.param(["sub/Dockerfile"], "own", id="the folder of the file"),
        pytest.param(["sub/link"], "own", id="the folder of the link"),
        pytest.param(["--context", ".", "sub/Dockerfile"], "root", id="as told"),
        pytest.param(["--context", ".", "-"], "root", id="as told, for stdin"),
    ],
)
def test_context(xxpy: Xxpy, here: Path, contexts: list[Context], args: list[str], seen: str | None) -> None:
    (here / "go.mod").write_text("root")
    (here / "sub").mkdir()
    (here / "sub" / "go.mod").write_text("own")
    (here / "sub" / "Dockerfile").write_text(GO)
    (here / "sub" / "link").symlink_to("../Dockerfile")
    xxpy("convert", *args, stdin=GO.encode())
    assert [context.read("go.mod") for context in contexts] == [seen]


@pytest.mark.parametrize(
    ("ignore", "seen"),
    [
        pytest.param({}, "text", id="none"),
        pytest.param({".dockerignore": "go.mod"}, None, id="the context's"),
        pytest.param({".dockerignore": "go.mod", "Dockerfile.dockerignore": ""}, "text", id="the file's own wins"),
        pytest.param({"Dockerfile.dockerignore": "*"}, None, id="the file's own"),
    ],
)
def test_context_leaves_out_what_a_build_does_not_see(
    xxpy: Xxpy, here: Path, contexts: list[Context], ignore: dict[str, str], seen: str | None
) -> None:
    (here / "go.mod").write_text("text")
    for name, text in ignore.items():
        (here / name).write_text(text)
    xxpy("convert")
    assert [context.read("go.mod") for context in contexts] == [seen]
