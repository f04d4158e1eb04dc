"""The public names, and what importing them costs."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

import xxpy
from xxpy.cli.files import FileError
from xxpy.errors import ParseError, SelfCheckError, XxpyError


@pytest.mark.parametrize("name", xxpy.__all__)
def test_public_names_exist_and_say_what_they_are(name: str) -> None:
    value = getattr(xxpy, name)
    assert callable(value) or name.isupper()
    assert not callable(value) or value.__doc__


def test_functions_stay_functions_after_their_modules_are_imported() -> None:
    code = "import xxpy.converter, xxpy.linter; from xxpy import convert, lint; assert callable(convert)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="convrt"):
        xxpy.convrt  # noqa: B018


def test_the_package_alone_imports_nothing_heavy() -> None:
    code = "import sys, xxpy; print(sorted({'click', 'jinja2', 'tree_sitter', 'dockerfile_parse'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


ERRORS = [
    (ParseError("no FROM", 3), "no FROM", 3),
    (FileError("Dockerfile", "no such file"), "Dockerfile: no such file", 0),
    (SelfCheckError("cut"), "cut: nothing was changed; this is a fault of xxpy, please report it", None),
]


@pytest.mark.parametrize(("error", "text", "line"), ERRORS, ids=lambda value: type(value).__name__)
def test_errors_pass_between_processes(error: XxpyError, text: str, line: int | None) -> None:
    """As from the workers of a pool."""
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), getattr(copy, "line", None)) == (type(error), text, line)


def test_converting_from_python() -> None:
    text = "FROM golang:alpine AS build\nRUN go build -o /app .\nFROM alpine\nCOPY --from=build /app /\n"
    result = xxpy.convert(text, xxpy.EMPTY, xxpy.Options(xxpy.parse_platforms("linux/arm64")))
    assert result.changed
    assert [finding.code for finding in xxpy.lint(text)] == ["XX101"]
    assert "XX101" not in {finding.code for finding in xxpy.lint(result.text)}
