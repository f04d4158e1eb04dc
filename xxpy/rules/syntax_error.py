"""The file is not a Dockerfile that BuildKit would accept.

An instruction it does not know, a heredoc or continuation that never ends, text that is not UTF-8: the build stops
before its first step, and no other rule can look at the file.

Bad:

    FROM alpine
    RUN <<EOF
    echo never closed

Good:

    FROM alpine
    RUN <<EOF
    echo closed
    EOF
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.findings import Severity
from xxpy.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options
    from xxpy.rules.rule import Hit


def check(_analysis: Analysis, _options: Options) -> Iterator[Hit]:
    """Nothing: a file that could be analysed has no such fault; `lint` reports those that could not."""
    return iter(())


RULE = Rule("XX001", "syntax-error", Severity.ERROR, check, __name__)
