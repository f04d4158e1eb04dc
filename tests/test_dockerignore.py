"""Patterns of `.dockerignore`; the answers were compared with github.com/moby/patternmatcher v0.6.1."""

from __future__ import annotations

import pytest

from xxpy import dockerignore

KEPT = [
    ("", "a", "empty file"),
    ("\n \n\t\n", "a", "blank lines"),
    ("# a", "a", "comment"),
    ("#a", "#a", "comment, the file of that name"),
    ("abc.def", "abcZdef", "a dot is a dot"),
    ("a/*.txt", "a/b/c.txt", "a star stays in its folder"),
    ("foo", "x/foo", "anchored at the root"),
    ("/foo", "x/foo", "leading slash is the root all the same"),
    ("dir/**", "dir", "two stars at the end spare the folder itself"),
    ("abc?def", "abcdef", "a question mark is one character"),
    ("a?b", "a/b", "a question mark is no slash"),
    ("a[b-d]e", "ae", "a class is one character"),
    ("a[^b-d]e", "ace", "negated class"),
    ("a\\*b", "ab", "escaped star"),
    ("**/.foo", "bar.foo", "two stars with a slash end at a folder"),
    ("**/**/*.txt2", "dir/dir/file.txt", "suffix differs"),
    ("docs\n!docs/README.md", "docs/README.md", "exception below a folder"),
    ("docs/\n! /docs/README.md ", "docs/README.md", "exception with a slash and spaces"),
    ("**\n!dist/*.whl", "dist/a.whl", "all but some"),
    ("**\n!util/web", "util/web/foo", "exception of a folder covers what is in it"),
    ("*.go\n!main.go", "main.go", "the last one wins"),
    ("!", "a", "refused by BuildKit: a lone exclamation mark"),
    ("[", "[", "refused by BuildKit: class never closed"),
    ("[]a]", "]", "refused by BuildKit: empty class"),
    ("[^]", "^", "refused by BuildKit: empty negated class"),
    ("a[x-]", "ax", "refused by BuildKit: range never closed"),
    ("a\\", "a\\", "refused by BuildKit: trailing backslash"),
    (".", "a", "the root itself"),
]
IGNORED = [
    ("foo", "foo", "exact"),
    ("foo", "foo/bar/baz", "below a folder"),
    ("foo/", "foo", "trailing slash, a file"),
    ("/foo", "foo", "leading slash"),
    ("./a/../foo", "foo", "cleaned as a path"),
    ("  foo\t\r\n", "foo", "spaces and a carriage return"),
    ("\ufefffoo", "foo", "byte order mark"),
    (" #a", "#a", "a comment begins in the first column"),
    ("*", ".git", "a star takes hidden files too"),
    ("**", "a/b/c", "everything"),
    ("**/", "file", "everything, with a slash"),
    ("**file", "dir/xfile", "two stars and text: any path that ends so"),
    ("**/dir", "a/dir/file", "at any depth, below it"),
    ("**/file*.txt", "a/b/file1.txt", "at any depth"),
    ("**/**/foo", "a/b/foo", "said twice"),
    ("**/*.txt", "file.txt", "at no depth"),
    ("a**/*.txt", "a/b/c.txt", "two stars within a word"),
    ("a/**/b", "a/b", "no folder between"),
    ("dir/**", "dir/a/b", "two stars at the end"),
    ("a[b-d]e", "ace", "class"),
    ("[\\]a]", "]", "escaped member"),
    ("a[[]b", "a[b", "a bracket in a class"),
    ("a\\*b", "a*b", "escaped star, literal"),
    ("a.|)$(}+{bc*", "a.|)$(}+{bcd", "what regular expressions take for special"),
    ("a?b", "a\u263ab", "one character is not one byte"),
    ("!a\na", "a", "an exception before what it excepts"),
    ("docs\n!docs/README.md", "docs/x.md", "the rest of the folder"),
    ("**\n!util/web\nutil/web/foo", "util/web/foo", "ignored again"),
    ("x/y\n!x", "x/y", "an exception of the folder alone, from its parent's match"),
]


@pytest.mark.parametrize(("text", "path"), [row[:2] for row in KEPT], ids=[row[2] for row in KEPT])
def test_kept(text: str, path: str) -> None:
    assert not dockerignore.parse(text).ignores(path)


@pytest.mark.parametrize(("text", "path"), [row[:2] for row in IGNORED], ids=[row[2] for row in IGNORED])
def test_ignored(text: str, path: str) -> None:
    assert dockerignore.parse(text).ignores(path)


@pytest.mark.parametrize(
    ("text", "folder", "may"),
    [
        ("a", "a", False),
        ("a\n!b/c", "a", False),
        ("a\n!ab/c", "a", False),
        ("a\n!a/b/c", "a", True),
        ("a\n!a/b/**", "a/b", True),
        ("a\n!**/*.go", "a/b/c", True),
    ],
)
def test_may_return(text: str, folder: str, may: bool) -> None:
    assert dockerignore.parse(text).may_return(folder) is may
