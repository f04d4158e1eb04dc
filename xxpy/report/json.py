"""Values for machines, as JSON in ASCII.

`version` changes when a key is taken away or changes its meaning, not when one is added. Bytes that are not UTF-8 are
U+FFFD in what is read from a file, and `\\xNN` in its path.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xxpy.findings import Finding

VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def findings(files: Iterable[tuple[str, Sequence[Finding]]], errors: Iterable[tuple[str, int, str]]) -> str:
    """Files with their findings, and as errors path, line (0: the whole file), message of what could not be read.

    Lines and columns are 1-based. The offsets in edits are 0-based and count the characters of the file decoded as
    UTF-8, each of the two in `\\r\\n`.
    """
    document = {
        "version": VERSION,
        "findings": [_finding(name, finding) for name, found in files for finding in found],
        "errors": [{"path": path(name), "line": line, "message": message} for name, line, message in errors],
    }
    return json.dumps(_sound(document), indent=2) + "\n"


def line(value: object) -> str:
    """A value on one line."""
    return json.dumps(_sound(value)) + "\n"


def path(name: str) -> str:
    """A path for the functions above: its undecodable bytes as `\\xNN`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _sound(value: object) -> object:
    """The value without lone surrogates: many readers of JSON refuse them."""
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _sound(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_sound(item) for item in value]
    return value


def _finding(name: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": path(name),
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
