"""Finds templates/ and scripts/, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Traversable


def resource(name: str) -> Traversable:
    """The file or folder `name`, such as "templates/targets.sh.j2"; FileNotFoundError where there is none."""
    from importlib.resources import files  # imports much; most commands need no resource

    package = files("xxpy")
    inside = package.joinpath("_data").joinpath(name)
    if inside.is_file() or inside.is_dir():
        return inside
    beside = Path(str(package)).parent / name
    if not beside.exists():
        raise FileNotFoundError(f"no such resource: {name}")
    return beside
