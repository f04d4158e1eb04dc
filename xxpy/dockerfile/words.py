"""Words of a Dockerfile: quotes and escapes removed, references replaced, as BuildKit does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from xxpy.dockerfile.encoding import shown
from xxpy.dockerfile.patterns import remove_prefix, remove_suffix, substitute
from xxpy.dockerfile.wordparts import Escape, Part, Quoted, Reference, Text, Variable, parts
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Lookup: TypeAlias = Callable[[str], str | None]

__all__ = ["Reference", "Style", "expand", "operand_style", "render", "variables"]


@dataclass(frozen=True, slots=True)
class Style:
    """How parts are written out: which quotes and escapes stay, and what stands for a reference.

    `pattern` doubles an escape character that a quote made literal, so that the pattern reads it as one.
    """

    value: Callable[[Variable, Style], str]
    quotes: bool = False
    escapes: bool = False
    pattern: bool = False


def expand(text: str, lookup: Lookup, escape: str = "\\") -> str:
    """`text` without quotes and escapes, references replaced; a name that `lookup` does not know is empty.

    Raises ParseError for a missing quote or brace, an operator that does not exist, and a failing `?`.
    """
    return render(parts(text, escape), Style(lambda variable, style: _resolve(variable, style, lookup)))


def variables(text: str, escape: str = "\\") -> tuple[Reference, ...]:
    """Every reference, in order of place, those inside the words of others included."""
    return tuple(_references(parts(text, escape)))


def _references(found: Iterable[Part]) -> Iterator[Reference]:
    for part in found:
        if isinstance(part, Quoted):
            yield from _references(part.parts)
        elif isinstance(part, Variable):
            yield part.reference
            for operand in part.operands:
                yield from _references(operand)


def render(found: Iterable[Part], style: Style) -> str:
    """Parts as one text."""
    return "".join(_render(part, style) for part in found)


def _render(part: Part, style: Style) -> str:
    if isinstance(part, Text):
        return part.text
    if isinstance(part, Escape):
        return part.escape + part.char if style.escapes else part.char
    if isinstance(part, Variable):
        return style.value(part, style)
    mark = part.quote if style.quotes else ""
    inner = "".join(_render_quoted(inside, part.quote, style) for inside in part.parts)
    return mark + inner + mark


def _render_quoted(part: Part, quote: str, style: Style) -> str:
    """Between quotes an Escape without a character means itself."""
    if isinstance(part, Escape) and not part.char:
        doubled = style.pattern or (quote == '"' and style.escapes and not style.quotes)
        return part.escape * 2 if doubled else part.escape
    return _render(part, style)


def operand_style(variable: Variable, style: Style, index: int) -> Style:
    """How the operand `index` is written out: patterns keep their escapes, and so does a replacement."""
    operator = variable.reference.operator[0]
    pattern = operator in "#%" or (operator == "/" and index == 0)
    return replace(style, escapes=operator in "#%/", pattern=pattern)


def _resolve(variable: Variable, style: Style, lookup: Lookup) -> str:
    reference = variable.reference
    value = lookup(reference.name)
    words = [render(operand, operand_style(variable, style, i)) for i, operand in enumerate(variable.operands)]
    if not reference.operator:
        return value or ""
    if reference.operator[-1] in "-+?":
        missing = not value if reference.operator[0] == ":" else value is None
        return _choose(reference, value or "", words[0], missing)
    return _edit(reference, value or "", words)


def _choose(reference: Reference, value: str, word: str, missing: bool) -> str:
    operator = reference.operator[-1]
    if operator == "?" and missing:
        raise ParseError(f"{shown(reference.name)}: {shown(word) or 'must be set'}")
    if operator == "+":
        return "" if missing else word
    return word if missing else value


def _edit(reference: Reference, value: str, words: list[str]) -> str:
    operator = reference.operator
    if operator in ("#", "##"):
        return remove_prefix(value, words[0], longest=operator == "##")
    if operator in ("%", "%%"):
        return remove_suffix(value, words[0], longest=operator == "%%")
    if operator in ("/", "//"):
        return substitute(value, words[0], words[1], everywhere=operator == "//")
    raise ParseError(f"unsupported modifier {shown(operator)} of {shown(reference.name)}")
