"""Edits as data, and the one function that changes text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from xxpy.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `[start, end)` of the original text by `text`; an insertion where `start == end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that belong together: all are made or none. `title` says what is done, in the imperative."""

    title: str
    edits: tuple[Edit, ...]


def collect(changes: Iterable[Change]) -> tuple[Edit, ...]:
    """The edits of all changes in order, identical ones once.

    Raises ConflictError where two overlap, or insert different text at one place.
    """
    edits = sorted({edit for change in changes for edit in change.edits})
    for one, two in pairwise(edits):
        if two.start < one.end or (one.start, one.end) == (two.start, two.end):
            raise ConflictError(f"two edits at offset {two.start}: {one.text!r} and {two.text!r}")
    return tuple(edits)


def apply(text: str, changes: Iterable[Change]) -> str:
    """`text` with every change made, copied forward once."""
    pieces, done = [], 0
    for edit in collect(changes):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])
