"""Edits: conflicts are errors, and the order of arrival does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xxpy.edits import Change, Edit, apply
from xxpy.errors import ConflictError

TEXT = "0123456789"


def change(*edits: tuple[int, int, str]) -> Change:
    return Change("test", tuple(Edit(*edit) for edit in edits))


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([(1, 3, "a"), (2, 4, "b")], id="overlap"),
        pytest.param([(1, 3, "a"), (1, 3, "b")], id="same place, other text"),
        pytest.param([(2, 2, "a"), (2, 2, "b")], id="two insertions at one place"),
    ],
)
def test_conflicts(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ConflictError):
        apply(TEXT, [change(edit) for edit in edits])


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        pytest.param([], TEXT, id="none"),
        pytest.param([(0, 0, "a")], "a0123456789", id="at the start"),
        pytest.param([(10, 10, "a")], "0123456789a", id="at the end"),
        pytest.param([(1, 3, ""), (5, 6, "xyz")], "034xyz6789", id="two"),
        pytest.param([(2, 2, "a"), (2, 2, "a")], "01a23456789", id="the same twice is made once"),
        pytest.param([(2, 2, "a"), (2, 3, "b")], "01ab3456789", id="an insertion in front of a replacement"),
        pytest.param([(1, 2, "a"), (2, 2, "b")], "0ab23456789", id="an insertion behind a replacement"),
    ],
)
def test_apply(edits: list[tuple[int, int, str]], after: str) -> None:
    assert apply(TEXT, [change(edit) for edit in edits]) == after
    assert apply(TEXT, [change(*reversed(edits))]) == after


@given(st.text(max_size=40), st.data())
def test_one_pass_is_the_same_as_back_to_front(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, data.draw(st.text(max_size=3))) for start, end in spans]
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    shuffled = data.draw(st.permutations(edits))
    assert apply(text, [Change("", (edit,)) for edit in shuffled]) == expected
