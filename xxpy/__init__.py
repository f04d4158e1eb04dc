"""Cross-compilation for Dockerfiles: read, lint and convert them, and the platform table behind it.

What `__all__` names is public; all else may change between any two versions. Functions are pure: text in, values out;
only the command line touches files. Names are imported when first asked for, so that a start costs only what it uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xxpy.context import EMPTY, Context, FolderContext, MappingContext
    from xxpy.conversion import Conversion, Options, Outcome, StageReport
    from xxpy.converter import convert
    from xxpy.dockerfile.reader import parse
    from xxpy.dockerfile.syntax import Document, Instruction
    from xxpy.errors import ParseError, PlatformError, XxpyError
    from xxpy.findings import Finding, Severity
    from xxpy.linter import lint
    from xxpy.platform import DEFAULT_PLATFORMS, Platform, parse_platforms
    from xxpy.rules import RULES, Rule

__version__ = "0.1.0"

_HOMES = {
    "context": ("EMPTY", "Context", "FolderContext", "MappingContext"),
    "conversion": ("Conversion", "Options", "Outcome", "StageReport"),
    "converter": ("convert",),
    "dockerfile.reader": ("parse",),
    "dockerfile.syntax": ("Document", "Instruction"),
    "errors": ("ParseError", "PlatformError", "XxpyError"),
    "findings": ("Finding", "Severity"),
    "linter": ("lint",),
    "platform": ("DEFAULT_PLATFORMS", "Platform", "parse_platforms"),
    "rules": ("RULES", "Rule"),
}

__all__ = [
    "DEFAULT_PLATFORMS",
    "EMPTY",
    "RULES",
    "Context",
    "Conversion",
    "Document",
    "Finding",
    "FolderContext",
    "Instruction",
    "MappingContext",
    "Options",
    "Outcome",
    "ParseError",
    "Platform",
    "PlatformError",
    "Rule",
    "Severity",
    "StageReport",
    "XxpyError",
    "convert",
    "lint",
    "parse",
    "parse_platforms",
]


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"xxpy.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'xxpy' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
