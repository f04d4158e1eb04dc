"""Bytes to text: UTF-8 with `surrogateescape`, so that no byte is lost; and text to show in a message."""

from __future__ import annotations

import re

from xxpy.errors import ParseError

_UNDECODED = re.compile("[\udc80-\udcff]")
_SHOWN = 60  # characters of a word in a message


def decode(data: bytes | str) -> str:
    """Text as all of xxpy counts it. Raises ParseError for text that no bytes decode to."""
    if isinstance(data, bytes):
        return data.decode("utf-8", "surrogateescape")
    try:
        data.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise ParseError("half of a surrogate pair in the text", data.count("\n", 0, error.start) + 1) from None
    return data


def check_text(text: str) -> None:
    """Raises ParseError for text that BuildKit may read but nobody means: UTF-16, binary, another encoding."""
    if text.startswith(("\udcff\udcfe", "\udcfe\udcff")) or text[1:2] == "\0" or text[:1] == "\0":
        raise ParseError("UTF-16: save it as UTF-8", 1)
    nul = text.find("\0")
    if nul >= 0:
        raise ParseError("binary file: a NUL byte", text.count("\n", 0, nul) + 1)
    bad = _UNDECODED.search(text)
    if bad:
        byte = ord(bad[0]) - 0xDC00
        raise ParseError(f"not UTF-8 (byte 0x{byte:02x}): save it as UTF-8", text.count("\n", 0, bad.start()) + 1)


def shown(text: str) -> str:
    """`text` fit for a message of one line: short and printable, other characters as escapes."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in short)
