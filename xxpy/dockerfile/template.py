"""Files that become a Dockerfile only when rendered: Jinja, Go and ERB templates."""

from __future__ import annotations

import re

from xxpy.errors import ParseError

_MARK = re.compile(r"\{\{|\{%|<%")


def template_error(line: str) -> ParseError | None:
    """The error for a line that cannot be read, if a template's marks are why."""
    return ParseError("looks like a template: render it first") if _MARK.search(line) else None
