"""The command line in this process, with a core whose answers are known."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from xxpy.cli import run
from xxpy.conversion import Conversion, Outcome, StageReport
from xxpy.dockerfile.syntax import Span
from xxpy.errors import ParseError
from xxpy.findings import Finding, Severity

if TYPE_CHECKING:
    from xxpy.context import Context
    from xxpy.conversion import Options

ROOT = str(Path(__file__).parents[2])
GO = "FROM golang\nRUN go build\n"
PINNED = "FROM --platform=$BUILDPLATFORM golang\nRUN go build\n"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class Xxpy(Protocol):
    def __call__(self, *args: str | os.PathLike[str], stdin: bytes = b"") -> Result: ...


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)
    for name in ("NO_COLOR", "FORCE_COLOR", "XXPY_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def xxpy(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Xxpy:
    def call(*args: str | os.PathLike[str], stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([os.fspath(arg) for arg in args])
        out, err = capsysbinary.readouterr()
        return Result(code, out.decode(errors="surrogateescape"), err.decode())

    return call


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch) -> None:
    """`convert` pins golang, refuses rust and fails on anything else; `lint` finds golang."""
    import xxpy.cli.convert
    import xxpy.cli.lint

    monkeypatch.setattr(xxpy.cli.convert, "convert", _convert)
    monkeypatch.setattr(xxpy.cli.lint, "lint", _lint)


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[Context]:
    """The contexts `convert` was handed."""
    import xxpy.cli.convert

    seen: list[Context] = []

    def spy(text: str, context: Context, options: Options) -> Conversion:
        seen.append(context)
        return _convert(text, context, options)

    monkeypatch.setattr(xxpy.cli.convert, "convert", spy)
    return seen


def _convert(text: str, _context: Context, _options: Options) -> Conversion:
    if not text.startswith("FROM "):
        raise ParseError("no build stage; begin with FROM", 1)
    outcome = Outcome.REFUSED if "rust" in text else Outcome.CONVERTED if "FROM golang" in text else Outcome.READY
    done = ("pin the stage to $BUILDPLATFORM",) if outcome is Outcome.CONVERTED else ()
    reasons = ((2, f"{text.splitlines()[-1]!r} is not understood"),) if outcome is Outcome.REFUSED else ()
    after = text.replace("FROM golang", "FROM --platform=$BUILDPLATFORM golang")
    return Conversion(text, after, (StageReport(0, "build", 1, outcome, done, reasons),))


def _lint(text: str, _context: Context, _options: Options) -> tuple[Finding, ...]:
    start = text.find("golang")
    if start < 0:
        return ()
    message = f"compiles under emulation: {text[start:].splitlines()[0]}"
    span = Span(start, start + 6)
    return (Finding("XX101", "emulated-build-stage", Severity.WARNING, message, span, 1, start + 1, 1, start + 7),)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh current folder with a Dockerfile that can be converted."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "Dockerfile").write_text(GO)
    monkeypatch.chdir(folder)
    return folder
