"""Findings: what a rule reports, and the fix it may carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Span
    from xxpy.edits import Change


class Severity(Enum):
    """How bad it is; `ERROR` ships a wrong or broken image, `WARNING` costs time or may break, `INFO` is advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule fired. `line` and `column` are 1-based; `fix` is None where a person must decide."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    fix: Change | None = None
    fix_is_safe: bool = False
