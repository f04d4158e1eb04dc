"""What a strategy gives back for a family of stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxpy.analysis.reasons import Reason
    from xxpy.edits import Change


@dataclass(frozen=True, slots=True)
class Plan:
    """How a family of stages is made to cross-compile, or why it is not.

    `builders` are the stages that compile for the target; `changes` belong each to a stage. With `reasons` nothing is
    changed. Neither changes nor reasons: it is right already.
    """

    family: tuple[int, ...]
    builders: tuple[int, ...]
    changes: tuple[tuple[int, Change], ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
