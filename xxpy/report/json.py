"""Findings for machines. `version` changes when a key is taken away or changes its meaning, not when one is added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xxpy.findings import Finding

VERSION = 1


def findings(files: Iterable[tuple[str, Sequence[Finding]]], errors: Iterable[tuple[str, int, str]]) -> str:
    """Files with their findings, and as errors path, line (0: the whole file), message of what could not be read.

    Lines and columns are 1-based; offsets count the characters of the file decoded as UTF-8.
    """
    document = {
        "version": VERSION,
        "findings": [_finding(path, finding) for path, found in files for finding in found],
        "errors": [{"path": path, "line": line, "message": message} for path, line, message in errors],
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(path: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "fix": _fix(finding),
    }


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.fix.edits]
    return {"title": finding.fix.title, "safe": finding.fix_is_safe, "edits": edits}
