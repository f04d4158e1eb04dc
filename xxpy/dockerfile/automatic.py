"""The arguments BuildKit sets by itself.

Source: the Dockerfile reference, "Automatic platform ARGs in the global scope".
"""

from __future__ import annotations

TARGET_ARGS = ("TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT")
BUILD_ARGS = ("BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT")
AUTOMATIC = frozenset(TARGET_ARGS + BUILD_ARGS)


def automatic(name: str) -> str | None:
    """The symbolic value of an automatic argument, None for other names.

    It stands for what BuildKit sets, declared or not, default or not: where a declaration is missing or a default hides
    the value, that is a fault of its own (XX201, XX202), and what convert mends first.
    """
    return f"${{{name}}}" if name in AUTOMATIC else None
