"""The files a `.dockerignore` keeps out of a build.

Which file applies (BuildKit, frontend/dockerui/config.go, v0.34): `<name of the Dockerfile>.dockerignore` beside the
Dockerfile where it exists, and then that one alone; otherwise `.dockerignore` in the root of the context. The caller
picks it and passes its text.

How patterns are read and matched: github.com/moby/patternmatcher v0.6 as github.com/tonistiigi/fsutil calls it, which
goes down from the root and hands each folder's matches to what is in it. A pattern BuildKit would refuse is
left out here: the build fails on it before it reads a file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

Match = Callable[[str], object]

_TOKEN = re.compile(r"\*\*/?|\*|\?|\[(?:\^|(?!\^))(?:\\.|[^\]\\-])(?:\\.|[^\]\\])*\]|\\.|[^\\\[]", re.DOTALL)
_MEMBER = re.compile(r"(\\.|[^\\-])(?:-(\\.|[^\\-]))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line. `text` is relative to the context's root; a line that began with `!` is an `exception`."""

    text: str
    exception: bool
    match: Match

    def may_reach(self, folder: str) -> bool:
        """Whether it could match something below the folder."""
        fixed = self.text.removesuffix("/**").removesuffix("/*")
        return any(char in fixed for char in r"*[]?^\\") or f"{fixed}/".startswith(f"{folder}/")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A whole file; the last pattern that matches a path, or a folder above it, decides."""

    patterns: tuple[Pattern, ...]

    def ignores(self, path: str) -> bool:
        """Whether the file or folder at this path is kept out of the build."""
        folder, name = posixpath.split(path)
        return name not in self.keep(folder, (name,))

    def keep(self, folder: str, names: tuple[str, ...]) -> frozenset[str]:
        """Those of the names in a folder that are not ignored."""
        above: tuple[bool, ...] = ()
        path = ""
        for part in filter(None, folder.split("/")):
            path = posixpath.join(path, part)
            _, above = self._step(path, above)
        return frozenset(name for name in names if not self._step(posixpath.join(folder, name), above)[0])

    def may_return(self, folder: str) -> bool:
        """Whether an exception may bring back something below an ignored folder."""
        return any(pattern.exception and pattern.may_reach(folder) for pattern in self.patterns)

    def _step(self, path: str, above: tuple[bool, ...]) -> tuple[bool, tuple[bool, ...]]:
        """Whether the path is ignored, and which patterns matched it; `above` is the latter for its folder."""
        ignored = False
        matches: list[bool] = []
        for index, pattern in enumerate(self.patterns):
            matched = bool(above) and above[index]
            # An exception is only tried on what is ignored so far, any other pattern on what is not.
            matched = matched or (pattern.exception == ignored and bool(pattern.match(path)))
            matches.append(matched)
            if matched:
                ignored = not pattern.exception
        return ignored, tuple(matches)


def parse(text: str) -> Ignore:
    """Read the text of a `.dockerignore`."""
    lines = text.removeprefix("\ufeff").split("\n")
    return Ignore(tuple(pattern for line in lines if (pattern := _pattern(_entry(line)))))


def _entry(line: str) -> str:
    """What moby's ignorefile makes of a line: cleaned, relative to the root; empty where it says nothing."""
    text = line.strip()
    if line.startswith("#") or not text:
        return ""
    mark = "!" if text.startswith("!") else ""
    return mark + _clean(text.removeprefix("!").strip())


def _pattern(entry: str) -> Pattern | None:
    """What moby's patternmatcher makes of an entry; it trims and cleans once more."""
    text = posixpath.normpath(entry.strip()) if entry.strip() else ""
    exception = text.startswith("!")
    text = text.removeprefix("!")
    match = _matcher(text)
    return Pattern(text, exception, match) if match else None


def _clean(text: str) -> str:
    """Go's filepath.Clean, and without the leading slash."""
    normal = posixpath.normpath(text) if text else ""
    return normal.lstrip("/") or normal[:1]


def _matcher(text: str) -> Match | None:
    """Three shapes are compared as they stand, the rest by a regular expression; None where Go finds it malformed."""
    tokens = _tokens(text)
    if not tokens:
        return None
    plain = [len(token) == 1 and token not in "*?" for token in tokens]
    if all(plain):
        return text.__eq__
    if all(plain[:-1]) and tokens[-1] == "**":
        return _starts("".join(tokens[:-1]))
    if all(plain[1:]) and tokens[0].startswith("**"):
        return _ends(tokens[0][2:] + "".join(tokens[1:]))
    return _regex(tokens)


def _tokens(text: str) -> list[str]:
    """Empty where the text is malformed."""
    tokens: list[str] = []
    place = 0
    while match := _TOKEN.match(text, place):
        place = match.end()
        if tokens[-1:] != ["**/"] or match[0] != "**/":  # twice says no more than once, and takes longer to match
            tokens.append(match[0])
    return tokens if place == len(text) else []


def _starts(prefix: str) -> Match:
    return lambda path: path.startswith(prefix)


def _ends(suffix: str) -> Match:
    return lambda path: path.endswith(suffix) or f"/{path}" == suffix


def _regex(tokens: list[str]) -> Match | None:
    try:
        parts = [_part(token, last=index == len(tokens) - 1) for index, token in enumerate(tokens)]
        return re.compile("".join(parts)).fullmatch
    except (ValueError, re.error):
        return None


def _part(token: str, last: bool) -> str:
    if token.startswith("**"):
        return ".*" if last else "(.*/)?"
    if token == "*":
        return "[^/]*"
    if token == "?":
        return "[^/]"
    if token[0] == "[" and len(token) > 1:
        return _members(token[1:-1])
    return re.escape(token[-1])


def _members(body: str) -> str:
    negation, members = ("^", body[1:]) if body[0] == "^" else ("", body)
    found = list(_MEMBER.finditer(members))
    if sum(len(member[0]) for member in found) != len(members):
        raise ValueError(body)
    ranges = ("-".join(re.escape(end[-1]) for end in member.groups() if end) for member in found)
    return f"[{negation}{''.join(ranges)}]"
