from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from xxpy.context import EMPTY, MAX_BYTES, BuildContext, Context, FolderContext, MappingContext, inside, walk

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"go.mod": "module m\n", "cmd/main.go": "package main\n", "cmd/a/b.go": "package a\n", "z": "Grüße\r\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "file").write_text("secret")
    return root


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("..", None),
        ("../x", None),
        ("a/../../x", None),
        ("/", None),
        ("/etc/passwd", None),
        ("//etc/passwd", None),
        ("a\0b", None),
        ("", ""),
        (".", ""),
        ("a/..", ""),
        ("./a//b/", "a/b"),
        ("..a", "..a"),
    ],
)
def test_inside(path: str, expected: str | None) -> None:
    assert inside(path) == expected


@pytest.mark.parametrize(
    "path", ["", "cmd", "nothing", "z/z", "../secret", "/etc/passwd", "a\0b", "x" * 5000, "\udcff"]
)
def test_reads_nothing(folder: Path, path: str) -> None:
    assert FolderContext(folder).read(path) is None
    assert MappingContext(FILES).read(path) is None


@pytest.mark.parametrize("path", ["z", "./z", "cmd/../z", "cmd//a/b.go"])
def test_reads(folder: Path, path: str) -> None:
    expected = FILES[inside(path) or ""]
    assert FolderContext(folder).read(path) == expected
    assert MappingContext(FILES).read(path) == expected


@pytest.mark.parametrize("make", [lambda folder: FolderContext(folder), lambda _folder: MappingContext(FILES)])
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nothing", ()),
        ("z", ()),
        ("..", ()),
        ("/", ()),
        ("cm", ()),
        ("", ("cmd/", "go.mod", "z")),
        ("cmd", ("a/", "main.go")),
        ("./cmd/", ("a/", "main.go")),
    ],
)
def test_names(folder: Path, make: type[FolderContext], path: str, expected: tuple[str, ...]) -> None:
    assert make(folder).names(path) == expected


def test_large_and_binary_files_are_not_text(folder: Path) -> None:
    (folder / "large").write_bytes(b"x" * (MAX_BYTES + 1))
    (folder / "limit").write_bytes(b"x" * MAX_BYTES)
    (folder / "latin1").write_bytes(b"\xe9")
    context = FolderContext(folder)
    assert context.read("large") is None
    assert context.read("latin1") is None
    assert context.read("limit") == "x" * MAX_BYTES


def test_links_that_lead_outside_are_not_followed(folder: Path) -> None:
    for name, target in {
        "file": "../secret",
        "folder": "../outside",
        "absolute": "/etc/passwd",
        "dangling": "nothing",
        "loop": "loop",
    }.items():
        (folder / name).symlink_to(target)
    context = FolderContext(folder)
    for path in ("file", "folder/file", "absolute", "dangling", "loop"):
        assert context.read(path) is None
    assert context.names("folder") == ()


def test_links_within_the_folder(folder: Path) -> None:
    (folder / "link").symlink_to("z")
    (folder / "cmd" / "up").symlink_to("..")
    context = FolderContext(folder)
    assert context.read("link") == FILES["z"]
    assert context.names("cmd") == ("a/", "main.go", "up")
    assert context.read("cmd/up/z") == FILES["z"]


def test_a_root_that_is_itself_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(folder)
    assert FolderContext(tmp_path / "alias").read("z") == FILES["z"]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert FolderContext(folder).read("pipe") is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(folder: Path) -> None:
    (folder / "z").chmod(0)
    (folder / "cmd").chmod(0)
    assert FolderContext(folder).read("z") is None
    assert FolderContext(folder).names("cmd") == ()


def test_no_such_root(tmp_path: Path) -> None:
    assert FolderContext(tmp_path / "nothing").names() == ()
    assert EMPTY.names() == ()


def test_walk_is_breadth_first() -> None:
    assert walk(MappingContext(FILES)).paths == ("go.mod", "z", "cmd/main.go", "cmd/a/b.go")
    assert walk(MappingContext(FILES), "cmd").paths == ("cmd/main.go", "cmd/a/b.go")


@pytest.mark.parametrize(("limit", "files", "complete"), [(0, 0, False), (5, 3, False), (6, 4, True)])
def test_walk_stops_at_the_limit(limit: int, files: int, complete: bool) -> None:
    found = walk(MappingContext(FILES), limit=limit)
    assert (len(found.paths), found.complete) == (files, complete)


def test_walk_leaves_folders_out() -> None:
    context = MappingContext({".git/config": "", "web/node_modules/a/b.js": "", "vendor/c.go": "", "d.go": ""})
    assert walk(context, enter=lambda folder: folder != "vendor").paths == ("d.go",)


def test_walk_ends_on_a_loop_of_links(folder: Path) -> None:
    (folder / "cmd" / "up").symlink_to("..")
    assert walk(FolderContext(folder)).complete


IGNORE = "cmd\n!cmd/a/b.go\nz\nlogs\n"


def test_build_context_hides_what_is_ignored() -> None:
    context: Context = BuildContext(MappingContext({**FILES, "logs/1": ""}), IGNORE)
    assert context.names() == ("cmd/", "go.mod")
    assert context.names("cmd") == ("a/",)
    assert walk(context).paths == ("go.mod", "cmd/a/b.go")
    assert context.read("cmd/main.go") is None
    assert context.read("./logs/1") is None
    assert context.read("../z") is None
    assert context.read("cmd/a/../a/b.go") == "package a\n"
