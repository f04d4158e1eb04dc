"""The xx-* scripts as files that need no others.

Here the scripts share a library. Dockerfiles copy single scripts by name as often as all of them together
(`COPY --from=xx /usr/bin/xx-info /usr/bin/`), so each one is handed out with the parts of the library that it needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy._resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SOURCED = re.compile(r'^(?:# shellcheck source=\S+\n)?\. "\$(?:xx_lib|\{xx_lib:\?\})/(\S+)"\n', re.MULTILINE)
_DIRECTIVE = re.compile(r"\A# shellcheck shell=sh.*\n")


def scripts() -> Iterator[tuple[str, bytes]]:
    """Name and content of each script, in the order of their names."""
    folder = resource("scripts")
    parts = {part.name: part.read_text(encoding="utf-8") for part in (folder / "xx-lib").iterdir()}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("xx-") and entry.is_file():
            yield entry.name, inline(entry.read_text(encoding="utf-8"), parts).encode()


def inline(text: str, parts: Mapping[str, str]) -> str:
    """The script with each part where it is first sourced; KeyError for a part that does not exist."""
    seen: set[str] = set()

    def expand(text: str) -> str:
        return _SOURCED.sub(lambda found: part(found[1]), text)

    def part(name: str) -> str:
        if name in seen:
            return ""
        seen.add(name)
        return f"\n{expand(_DIRECTIVE.sub('', parts[name]))}\n"

    return expand(text)
