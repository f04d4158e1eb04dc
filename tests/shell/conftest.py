"""Each script is tried in every shell that a build stage may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .scripts import SHELLS, System, make_system

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return tuple(request.param)


@pytest.fixture
def system(tmp_path: Path, shell: tuple[str, ...]) -> System:
    return make_system(tmp_path, shell=shell)
