"""What lies beyond the Dockerfile: the build context, read-only and bounded.

Paths are relative to the context's root, written with `/`. Everything that reads the context goes through
`Context`, so a mapping (tests), a folder, or a view handed over by BuildKit serve alike.
"""

from __future__ import annotations

from typing import Protocol


class Context(Protocol):
    """A read-only view of a build context."""

    def read(self, path: str) -> str | None:
        """The text of a file; None where there is no such file, or it is too large or not text."""

    def names(self, folder: str = "") -> tuple[str, ...]:
        """The names in a folder, sorted; those of folders end in `/`. Empty where there is no such folder."""
