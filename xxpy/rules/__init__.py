"""The rules, one per module, in the order of their codes."""

from __future__ import annotations

from xxpy.rules import (
    automatic_arg_default,
    automatic_arg_not_declared,
    emulated_build_stage,
    final_stage_on_build_platform,
    go_implicit_cgo,
    go_missing_goarm,
    hardcoded_goarch,
    mapped_but_not_pinned,
    pinned_but_not_mapped,
    syntax_error,
    unused_ignore,
)
from xxpy.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    syntax_error.RULE,
    unused_ignore.RULE,
    emulated_build_stage.RULE,
    mapped_but_not_pinned.RULE,
    pinned_but_not_mapped.RULE,
    final_stage_on_build_platform.RULE,
    automatic_arg_not_declared.RULE,
    automatic_arg_default.RULE,
    hardcoded_goarch.RULE,
    go_missing_goarm.RULE,
    go_implicit_cgo.RULE,
)

__all__ = ["RULES", "Rule"]
