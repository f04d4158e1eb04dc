"""Errors a user can cause. Each prints as one line and carries the exit code of the command line."""

from __future__ import annotations


class XxpyError(Exception):
    """Base of every error xxpy raises on purpose; `str()` is one line that says what to do."""

    exit_code = 2


class ParseError(XxpyError):
    """The text is not a Dockerfile BuildKit would accept.

    `line` is 1-based, or 0 where the fault is the file as a whole.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message, line)  # as given, so that a copy of it from another process says the same
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return self.message


class PlatformError(XxpyError, ValueError):
    """A platform that cannot be read, or is not known to a table."""


class ConflictError(XxpyError):
    """Two edits want the same place: a fault in a plan, never written out."""


class SelfCheckError(XxpyError):
    """What xxpy was about to give back is not what it meant: a fault of xxpy's; nothing is written."""

    def __str__(self) -> str:
        return f"{self.args[0]}: nothing was changed; this is a fault of xxpy, please report it"
