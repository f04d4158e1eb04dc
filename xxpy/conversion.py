"""What `convert` takes and gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from xxpy.platform import DEFAULT_PLATFORMS, Platform

if TYPE_CHECKING:
    from xxpy.edits import Change


class Outcome(Enum):
    """What became of a stage."""

    CONVERTED = "converted"
    READY = "already right"
    LEFT = "left"  # nothing in it needs the build platform
    REFUSED = "refused"  # it compiles under emulation and must go on doing so


@dataclass(frozen=True, slots=True)
class StageReport:
    """One stage's part of a conversion. `line` is that of its FROM; `label` its name or `stage N`."""

    index: int
    label: str
    line: int
    outcome: Outcome
    done: tuple[str, ...] = ()  # what was changed
    reasons: tuple[tuple[int, str], ...] = ()  # why not, each with the line it is about
    notes: tuple[tuple[int, str], ...] = ()  # what a person should know, each with its line


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of `convert` and `lint`."""

    platforms: tuple[Platform, ...] = DEFAULT_PLATFORMS


@dataclass(frozen=True, slots=True)
class Conversion:
    """The outcome of `convert`: `text` equals `before` where nothing changed."""

    before: str
    text: str
    stages: tuple[StageReport, ...]
    changes: tuple[Change, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the text differs."""
        return self.text != self.before

    @property
    def refused(self) -> bool:
        """Whether a stage was refused."""
        return any(stage.outcome is Outcome.REFUSED for stage in self.stages)
