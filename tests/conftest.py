"""Where BuildKit's own answers for the shared parser cases lie, if they are here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def parse_cases() -> Path:
    """The folder that `XXPY_PARSE_CASES` names."""
    folder = Path(os.environ.get("XXPY_PARSE_CASES", ""))
    if not (folder / "golden.jsonl").is_file():
        pytest.skip("no golden.jsonl: set XXPY_PARSE_CASES to the folder of the parser cases")
    return folder
