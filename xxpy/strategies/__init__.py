"""How each language is made to cross-compile: one package per language, tried in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxpy.strategies import unsupported
from xxpy.strategies.go.plan import plan as go

if TYPE_CHECKING:
    from collections.abc import Callable

    from xxpy.analysis.facts import Analysis
    from xxpy.conversion import Options
    from xxpy.strategies.plan import Plan

    Strategy = Callable[[Analysis, tuple[int, ...], Options], Plan | None]

STRATEGIES: tuple[Strategy, ...] = (go, unsupported.plan)


def plan_family(analysis: Analysis, family: tuple[int, ...], options: Options) -> Plan | None:
    """The plan of the first strategy that has one for a family of stages; None where nothing is to be said."""
    return next(filter(None, (strategy(analysis, family, options) for strategy in STRATEGIES)), None)
