"""Dockerfiles in folders, by their names."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from xxpy.cli.files import STDIN, FileError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# .pre-commit-hooks.yaml holds the same two, for paths with /; letter case does not count.
DOCKERFILE = r"(^|/)((docker|container)file([._-][^/]+)?|[^/]+\.(docker|container)file)$"
OTHER = (
    r"\.(dockerignore|containerignore|md|rst|adoc|txt|html?|json|ya?ml|toml|xml|lock|csv|vim|el|lua|rego|go|py|rb|rs"
    r"|jsx?|tsx?|java|kt|scala|cs|c|cc|cpp|h|hpp|php|pl|sh|bash|ps1|bat|mk|nix|tf|j2|jinja2?|tmpl|tpl|template|erb"
    r"|bak|orig|rej|swp|tmp|patch|diff|log|gz|zip)$"
)
_DOCKERFILE, _OTHER = (re.compile(pattern, re.IGNORECASE) for pattern in (DOCKERFILE, OTHER))
_SKIPPED = {".git", ".venv", "node_modules"}


def find(path: str, report: Callable[[FileError], None]) -> Iterator[str]:
    """`path` itself, or the Dockerfiles in that folder and below, sorted.

    What cannot be searched, and a folder without any, is told to `report`.
    """
    if path == STDIN or not _is_folder(path):
        yield path
        return
    found = False
    for folder, folders, names in os.walk(path, onerror=lambda error: report(_unreadable(error))):
        folders[:] = sorted(set(folders) - _SKIPPED)
        for file in (Path(folder, name) for name in sorted(names) if is_dockerfile(name)):
            if _may_be_read(file):
                found = True
                yield str(file)
    if not found:
        report(FileError(path, "no Dockerfile in this folder"))


def is_dockerfile(path: str) -> bool:
    """Whether the path is one of a Dockerfile, and not of a program or a page about them."""
    return bool(_DOCKERFILE.search(path)) and not _OTHER.search(path)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # reading it will tell why
        return False


def _may_be_read(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)  # no pipes and devices: they may have no end
    except OSError:  # reading it will tell why
        return True


def _unreadable(error: OSError) -> FileError:
    return FileError(str(error.filename), reason(error.filename, error))
