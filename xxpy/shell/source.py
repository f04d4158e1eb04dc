"""A script's text for tree-sitter, which counts bytes, and its way back to the Dockerfile."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Tree

    from xxpy.dockerfile.syntax import Joined, Span


@lru_cache(maxsize=1)
def _parser() -> Parser:
    # imported here: lint of files without RUN, and the command line's start, do without it
    import tree_sitter
    import tree_sitter_bash

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_bash.language()))


class ShellSource:
    """One script, parsed: `text` as the shell sees it, nodes of `tree` placed in the Dockerfile."""

    def __init__(self, joined: Joined) -> None:
        self.joined = joined
        data = joined.text.encode("utf-8", "surrogateescape")
        self._offsets = None if len(data) == len(joined.text) else _byte_offsets(joined.text)
        self.tree: Tree = _parser().parse(data)

    def _index(self, byte: int) -> int:
        return byte if self._offsets is None else self._offsets[byte]

    def text(self, node: Node) -> str:
        """The node's text."""
        return self.joined.text[self._index(node.start_byte) : self._index(node.end_byte)]

    def span(self, node: Node) -> Span:
        """The node's place in the Dockerfile."""
        return self.joined.span(self._index(node.start_byte), self._index(node.end_byte))


def _byte_offsets(text: str) -> dict[int, int]:
    """Character index for every byte offset at which a character starts, and the end."""
    sizes = (len(char.encode("utf-8", "surrogateescape")) for char in text)
    return {byte: index for index, byte in enumerate(accumulate(sizes, initial=0))}
