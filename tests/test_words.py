"""Variable references: rows compared with BuildKit's shell lexer (v0.34)."""

from __future__ import annotations

import pytest

from xxpy.dockerfile.words import Reference, expand, variables
from xxpy.errors import ParseError

VALUES = {
    "A": "abcabc",
    "EMPTY": "",
    "P": "linux/arm/v7",
    "V": "v1.2.3",
    "SPACE": "a b",
    "STAR": "a*b",
    "GR\u00d6SSE": "7",
    "1": "one",
}

BAD = {
    "single quote": ("it's", "missing '"),
    "double quote": ('a"b', 'missing "'),
    "escape before the quote": ('"a\\"', 'missing "'),
    "brace": ("${A", "unsupported modifier"),
    "brace after a word": ("${A:-b", "missing }"),
    "slash": ("${A/b}", "missing /"),
    "nothing in braces": ("${}", "bad substitution"),
    "no name in braces": ("${:-a}", "bad substitution"),
    "brace in braces": ("${{A}}", "bad substitution"),
    "blank in braces": ("${ A}", "unsupported modifier"),
    "operator of another shell": ("${A^^}", "unsupported modifier"),
    "colon and pattern": ("${A:#a}", "unsupported modifier"),
    "assignment": ("${A:=a}", "unsupported modifier"),
    "substring": ("${A:1}", "unsupported modifier"),
    "question": ("${U?}", "U: must be set"),
    "question with a message": ("${U:?no ${V}}", "U: no v1.2.3"),
    "question of an empty value": ("${EMPTY:?}", "EMPTY: must be set"),
    "escape in a pattern": ("${A#\\a}", "invalid escape \\a"),
    "nested deep": ("${A:-" * 1000 + "}" * 1000, "nested"),
}

GOOD = {
    "plain": ("a b", "a b"),
    "name": ("x$A.y", "xabcabc.y"),
    "braces": ("x${A}y", "xabcabcy"),
    "unknown name": ("x${U}$U", "x"),
    "name of digits": ("$1a $10", "onea "),
    "name of other letters": ("$GR\u00d6SSE", "7"),
    "special parameters": ("a$@b$*$#$?$-$$$!", "ab"),
    "dollar alone": ("$ a$", "$ a$"),
    "dollar before a sign": ("$(a) $%", "$(a) $%"),
    "single quotes": ("'$A \\'\"\"", "$A \\"),
    "double quotes": ("\"$A 'b'\"", "abcabc 'b'"),
    "escapes": ("\\$A \\'\\a\\\\", "$A 'a\\"),
    "escape at the end": ("a\\", "a"),
    "escapes in double quotes": ('"\\$A \\" \\a \\\\"', '$A " \\a \\'),
    "fallback": ("${U:-b} ${EMPTY:-b} ${A:-b}", "b b abcabc"),
    "fallback without colon": ("${U-b} ${EMPTY-b} ${A-b}", "b  abcabc"),
    "alternative": ("${U:+b} ${EMPTY:+b} ${A:+b}", "  b"),
    "alternative without colon": ("${U+b} ${EMPTY+b} ${A+b}", " b b"),
    "question of a value": ("${A:?b} ${EMPTY?b}", "abcabc "),
    "nested": ("${U:-a${EMPTY:-$V}b}", "av1.2.3b"),
    "quotes in a word": ("${U:-'}'\"$A\"}", "}abcabc"),
    "escape in a word": ("${U:-\\}}", "}"),
    "blank in a word": ("${U:-a b}", "a b"),
    "prefix": ("${P#*/} ${P##*/} ${V#v}", "arm/v7 v7 1.2.3"),
    "suffix": ("${P%/*} ${P%%/*} ${V%.*}", "linux/arm linux v1.2"),
    "pattern that does not match": ("${P#x} ${P%x*y}", "linux/arm/v7 linux/arm/v7"),
    "pattern with any character": ("${V#?} ${V%%.?}", "1.2.3 v1.2"),
    "pattern from a variable": ("${V#${V%%.*}}", ".2.3"),
    "pattern with an escape": ("${STAR%\\**} ${STAR#\\*}", "a a*b"),
    "quotes do not protect a pattern": ("${STAR#'a*'}", "*b"),
    "pattern of an unknown name": ("${U#a}${U%%a}", ""),
    "replacement": ("${A/b/X} ${A//b/X} ${A/b/}", "aXcabc aXcaXc acabc"),
    "replacement takes the longest": ("${A/a*b/X} ${A//a?/X}", "Xc XcXc"),
    "replacement of everything": ("${A//*/X} ${EMPTY//*/X} ${A/}/X}", "X X abcabc"),
    "slashes": ("${P/\\//-} ${P//\\//-}", "linux-arm/v7 linux-arm-v7"),
    "replacement from a variable": ("${P/arm/$EMPTY${V}}", "linux/v1.2.3/v7"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_refuses(text: str, message: str) -> None:
    with pytest.raises(ParseError) as caught:
        expand(text, VALUES.get)
    assert message in str(caught.value)


@pytest.mark.parametrize(("text", "expected"), GOOD.values(), ids=GOOD)
def test_expands(text: str, expected: str) -> None:
    assert expand(text, VALUES.get) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("C:\\$A", "C:\\abcabc"), ("`$A``", "$A`"), ('"`$A \\$A"', "$A \\abcabc"), ("${U:-`}}", "}")],
)
def test_escape_character_of_the_file(text: str, expected: str) -> None:
    assert expand(text, VALUES.get, "`") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'$A' \\$B $", ()),
        ("a$A", (Reference("A", 1, 3),)),
        ('"${A}"', (Reference("A", 1, 5),)),
        ("${A:-b}", (Reference("A", 0, 7, ":-", "b"),)),
        ("${A##*/}", (Reference("A", 0, 8, "##", "*/"),)),
        ("${A//b/$C}", (Reference("A", 0, 10, "//", "b/$C"), Reference("C", 7, 9))),
        (
            "${A-${B+'}'}}$A",
            (Reference("A", 0, 13, "-", "${B+'}'}"), Reference("B", 4, 12, "+", "'}'"), Reference("A", 13, 15)),
        ),
    ],
)
def test_variables(text: str, expected: tuple[Reference, ...]) -> None:
    assert variables(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("$A", False), ("${A:?b}", False), ("${A:+b}", False), ("${A-b}", True), ("${A:-}", True)]
)
def test_fallback(text: str, expected: bool) -> None:
    assert variables(text)[0].has_fallback is expected


def test_no_pattern_takes_forever() -> None:
    assert expand("${X##" + "*a" * 40 + "*b}", {"X": "a" * 5000}.get) == "a" * 5000
