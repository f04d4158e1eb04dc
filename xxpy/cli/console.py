"""Standard output and standard error: results on one, everything else on the other."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from xxpy.errors import XxpyError
from xxpy.report.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO


class OutputError(XxpyError):
    """Standard output cannot be written: nothing more can be done."""


def out(text: str) -> None:
    """Write a result. What the stream's encoding lacks is written as an escape."""
    _write(sys.stdout, _encode(sys.stdout, text))


def out_bytes(data: bytes) -> None:
    """Write a file's content as it is."""
    _write(sys.stdout, data)


def err(text: str) -> None:
    """Write a report or a message to standard error; where that fails there is nobody to tell."""
    with suppress(OutputError):
        _write(sys.stderr, _encode(sys.stderr, text))


def complain(message: str) -> None:
    """Write an error: one line."""
    err(f"xxpy: {visible(message)}\n")


def fault(error: Exception) -> str:
    """The message for an error nobody meant to raise. With XXPY_DEBUG set it is raised again, for its traceback."""
    if os.environ.get("XXPY_DEBUG"):
        raise error
    return f"a fault in xxpy, please report it: {type(error).__name__}: {error}"


def colour(stream: TextIO | None, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: a terminal, unless NO_COLOR or TERM=dumb says no; FORCE_COLOR says yes for all."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal(stream) and environment.get("TERM") != "dumb"


def terminal(stream: TextIO | None) -> bool:
    """Whether a person is looking."""
    return stream is not None and stream.isatty()


def _encode(stream: TextIO | None, text: str) -> bytes:
    encoding = "utf-8" if stream is None else stream.encoding
    return text.encode(encoding, "backslashreplace")


def _write(stream: TextIO | None, data: bytes) -> None:
    if not data:
        return
    if stream is None:
        raise OutputError("standard output: is closed")
    try:
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        # The reader has gone, as `head` does. Python flushes once more at exit: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        raise OutputError(f"standard output: {(error.strerror or str(error)).lower()}") from error
