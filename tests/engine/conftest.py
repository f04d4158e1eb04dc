"""These tests build images and are asked for with `-m engine`.

With XXPY_REQUIRE_ENGINE=1 a test that cannot run fails instead of being skipped.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

from .engine import Engine, answers


def unable(reason: str) -> NoReturn:
    """Skip, or fail where the engine is required."""
    if os.environ.get("XXPY_REQUIRE_ENGINE"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.find() or unable("no Docker Engine with buildx answers")


@pytest.fixture(scope="session")
def emulator(engine: Engine) -> None:
    del engine
    if "linux/arm64" not in answers("buildx inspect"):
        unable("the builder cannot run programs for linux/arm64")
