"""Text for people: control characters made visible, colour, and findings one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xxpy.findings import Finding

_COLOURS = {"red": 31, "green": 32, "yellow": 33, "cyan": 36}
_SEVERITY_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def visible(text: str, keep: str = "") -> str:
    """`text` with everything that could move a cursor or hide written as an escape, but for what is in `keep`.

    Covers control and format characters of all of Unicode, and undecodable bytes (`\\xNN`).
    """
    return text if text.isprintable() else "".join(c if c in keep or c.isprintable() else _escape(c) for c in text)


def paint(text: str, colour: str, on: bool) -> str:
    """`text` in a colour of a terminal, where `on`."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if on else text


def findings(path: str, found: Sequence[Finding], colour: bool = False) -> str:
    """`path:line:column: CODE severity message`, one line each."""
    return "".join(_finding(visible(path), finding, colour) for finding in found)


def summary(counts: Sequence[int], unreadable: int = 0) -> str:
    """One line about the findings in each file, `unreadable` ones not among them."""
    files = plural(len(counts), "file")
    if any(counts):
        text = f"{plural(sum(counts), 'finding')} in {sum(map(bool, counts))} of {files}"
    else:
        text = f"no findings in {files}"
    return f"{text}, {unreadable} not read\n" if unreadable else f"{text}\n"


def plural(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _finding(path: str, finding: Finding, colour: bool) -> str:
    severity = paint(finding.severity.value, _SEVERITY_COLOURS[finding.severity], colour)
    place = f"{path}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code} {severity} {visible(finding.message)}\n"


def _escape(character: str) -> str:
    byte = ord(character) - 0xDC00
    if 0x80 <= byte <= 0xFF:
        return f"\\x{byte:02x}"
    return character.encode("unicode_escape").decode()
