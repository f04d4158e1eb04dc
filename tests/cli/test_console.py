"""Streams that end, terminals, colour, and text that would like to steer the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from xxpy.cli.console import colour
from xxpy.report.text import visible

from .conftest import GO, PINNED, ROOT

if TYPE_CHECKING:
    from .conftest import Xxpy

XXPY = [sys.executable, "-m", "xxpy"]
PARSE = [*XXPY, "parse"]
EXAMPLE = f"{ROOT}/examples/go/Dockerfile"
CLOSED = b"xxpy: standard output: is closed\n"


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "expected"),
    [
        pytest.param(None, {}, False, id="closed"),
        pytest.param(sys.__stdin__, {"TERM": "dumb"}, False, id="pipe"),
        pytest.param(Terminal(), {"TERM": "dumb"}, False, id="dumb terminal"),
        pytest.param(Terminal(), {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="both"),
        pytest.param(Terminal(), {"NO_COLOR": ""}, True, id="empty NO_COLOR"),
        pytest.param(Terminal(), {}, True, id="terminal"),
        pytest.param(None, {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
    ],
)
def test_colour(stream: object, environment: dict[str, str], expected: bool) -> None:
    assert colour(stream, environment) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("plain, é, 日本, ¥", "plain, é, 日本, ¥", id="printable"),
        pytest.param("\x1b[31mred\x07", r"\x1b[31mred\x07", id="escape sequence"),
        pytest.param("a\r\nb\tc", r"a\r\nb\tc", id="line ends and tab"),
        pytest.param("\x9b31m\x7f", r"\x9b31m\x7f", id="C1 and DEL"),
        pytest.param("\u202egnp\u200b", r"\u202egnp\u200b", id="bidi override, zero width"),
        pytest.param("caf\udce9", r"caf\xe9", id="undecodable byte"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.usefixtures("core")
@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("FROM rust\nRUN \x1b[31m\x07", id="in a refusal"),
        pytest.param("FROM golang\x1b]0;title\x07\n", id="in a finding"),
        pytest.param("M\x1b[2JAKE\n", id="in an error"),
    ],
)
def test_no_escape_reaches_the_terminal(xxpy: Xxpy, here: Path, command: str, text: str) -> None:
    name = "evil\x1b[31m\nname"
    (here / name).write_text(text)
    result = xxpy(command, name)
    assert "\x1b" not in result.out + result.err
    assert command != "convert" or r"evil\x1b[31m\nname" in result.err


@pytest.mark.usefixtures("core")
def test_diff_is_exact_in_a_pipe(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").write_bytes(GO.encode() + b"# \x1b caf\xe9\r\nno newline")
    diff = xxpy("convert", "--diff").out.encode(errors="surrogateescape")
    assert diff.endswith(b" # \x1b caf\xe9\r\n no newline\n\\ No newline at end of file\n")
    subprocess.run(["patch", "-s", "Dockerfile"], input=diff, check=True)
    assert (here / "Dockerfile").read_bytes() == PINNED.encode() + b"# \x1b caf\xe9\r\nno newline"


@pytest.mark.usefixtures("core")
def test_diff_is_escaped_on_a_terminal(xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xxpy.cli.convert.terminal", lambda _: True)
    (here / "Dockerfile").write_text(GO + "# \x1b[2J\tx\n")
    assert xxpy("convert", "--diff").out.endswith(" # \\x1b[2J\tx\n")


@pytest.mark.usefixtures("core")
def test_forced_colour(xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "XX101 \x1b[33mwarning\x1b[0m" in xxpy("lint").out
    assert "\x1b[31m-FROM golang\x1b[0m\n" in xxpy("convert", "--diff").out


def test_reader_goes_away(here: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*PARSE, "Dockerfile", "missing"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.returncode == 2
    assert done.stderr == b"xxpy: missing: no such file\n"


@pytest.mark.parametrize(
    ("args", "redirection", "code", "error"),
    [
        pytest.param(["parse", "Dockerfile"], "1>&-", 2, CLOSED, id="parse"),
        pytest.param(["parse", "Dockerfile"], "1>&- 2>&-", 2, b"", id="parse, nobody listens"),
        pytest.param(["convert", "-"], "1>&- <Dockerfile", 2, CLOSED, id="convert -"),
        pytest.param(["convert", "-o", "-"], "1>&-", 2, CLOSED, id="convert -o -"),
        pytest.param(["convert", "--diff", EXAMPLE], "1>&-", 2, CLOSED, id="diff"),
        pytest.param(["lint", EXAMPLE], "1>&-", 2, CLOSED, id="lint"),
        pytest.param(["--help"], "1>&-", 2, CLOSED, id="help"),
        pytest.param(["convert"], "1>&- 2>&-", 0, b"", id="nothing to write"),
        pytest.param(["parse", "Dockerfile"], "0<&-", 0, b"", id="standard input"),
    ],
)
def test_closed_streams(here: Path, args: list[str], redirection: str, code: int, error: bytes) -> None:
    done = subprocess.run(["sh", "-c", f'"$@" {redirection}', "sh", *XXPY, *args], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (code, error)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "args", [["parse", "Dockerfile"], ["--help"], ["--version"], ["lint", "-h"], ["convert", "-o", "-"]], ids=" ".join
)
def test_full_output(here: Path, args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*XXPY, *args], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"xxpy: standard output: no space left on device\n")


@pytest.mark.usefixtures("core")
def test_a_result_is_exact_on_a_terminal(xxpy: Xxpy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xxpy.cli.convert.terminal", lambda _: True)
    assert xxpy("convert", "-", stdin=b"FROM alpine\n# \x1b\n").out == "FROM alpine\n# \x1b\n"


def test_output_the_encoding_lacks(here: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*PARSE, "é"], capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (2, b"xxpy: \\xe9: no such file\n")


def test_interrupt(xxpy: Xxpy, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_path: str) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("xxpy.cli.files.read_bytes", interrupt)
    result = xxpy("parse", "x")
    assert result.code == 130
    assert result.err.strip() == ""


def test_interrupt_while_it_loads(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run([*XXPY, "--version"], capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize(
    ("place", "start"),
    [
        pytest.param("xxpy.cli.lint.lint", "xxpy: Dockerfile: a fault in xxpy, please report it: ", id="in a file"),
        pytest.param("xxpy.cli.search.find", "xxpy: a fault in xxpy, please report it: ", id="elsewhere"),
    ],
)
def test_a_fault_is_one_line(xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch, place: str, start: str) -> None:
    monkeypatch.setattr(place, lambda *_: [][0])
    result = xxpy("lint", "Dockerfile")
    assert result.code == 2
    assert result.err.startswith(start)
    monkeypatch.setenv("XXPY_DEBUG", "1")
    with pytest.raises(IndexError):
        xxpy("lint", "Dockerfile")


def test_help_on_a_terminal_has_no_escapes(here: Path) -> None:
    master, slave = pty.openpty()
    subprocess.run([sys.executable, "-m", "xxpy", "lint", "--help"], stdout=slave, check=True)
    os.close(slave)
    assert b"\x1b" not in os.read(master, 10_000)
