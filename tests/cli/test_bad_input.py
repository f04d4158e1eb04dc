"""What cannot be read or written: one line that names file and line, the exit code, and nothing changed."""

from __future__ import annotations

import errno
import os
import re
import resource
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from .conftest import GO, PINNED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from _pytest.mark import ParameterSet

    from .conftest import Xxpy

    Setup = Callable[[Path], object]

ROOT = os.geteuid() == 0
NOBODY = 65534
needs_root = pytest.mark.skipif(not ROOT, reason="only root may become somebody else")
LONG = "x" * 300


def content(data: str | bytes) -> Setup:
    return lambda path: path.write_bytes(data if isinstance(data, bytes) else data.encode())


def link(target: str) -> Setup:
    return lambda path: path.symlink_to(target)


def nothing(_path: Path) -> None:
    pass


def unreadable(path: Path) -> None:
    path.write_text(GO)
    path.chmod(0)


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 64 * 1024 * 1024 + 1)


def cross(args: list[str], row: ParameterSet) -> ParameterSet:
    """The row with the words of a command before it."""
    return pytest.param(args, *row.values, id=f"{' '.join(args)}, {row.id}", marks=row.marks)


# what is there, the message
UNREADABLE = [
    pytest.param(nothing, "no such file", id="missing"),
    pytest.param(Path.mkdir, "is a directory; name the Dockerfile in it", id="directory"),
    pytest.param(link("gone"), "is a link to gone, which does not exist", id="dangling link"),
    pytest.param(link("Dockerfile"), "too many levels of symbolic links", id="link to itself"),
    pytest.param(huge, "larger than 64 MiB, so no Dockerfile", id="huge"),
    pytest.param(link("/dev/zero"), "larger than 64 MiB, so no Dockerfile", id="without end"),
    pytest.param(
        unreadable,
        "permission denied",
        id="unreadable",
        marks=pytest.mark.skipif(ROOT, reason="root may read all files"),
    ),
]
# the text, the line of the fault (0: the file as a whole)
NOT_A_DOCKERFILE = [
    pytest.param(b"", 0, id="empty"),
    pytest.param(b"\n# nothing\n", 0, id="comments alone"),
    pytest.param("FROM a\nRUN <<EOF\ntrue\n", 2, id="unterminated heredoc"),
    pytest.param("x" * 10_000_000 + "\n", 1, id="10 MB line"),
]
# what BuildKit's parser takes, and the build does not or nobody means
NOT_A_BUILD = [
    pytest.param("RUN true\n", 1, id="no FROM"),
    pytest.param("FROM a\nMAKE b\n", 2, id="unknown instruction"),
    pytest.param("FROM a\nM\x1b[31mAKE \x1b]0;x\x07\n", 2, id="terminal escapes"),
    pytest.param("{{ if .X }}\nFROM a\n{{ end }}\n", 1, id="template"),
    pytest.param(b"FROM a\nRUN caf\xe9\n", 2, id="not UTF-8"),
    pytest.param(GO.encode("utf-16"), 1, id="UTF-16"),
    pytest.param(b"\x7fELF\x02\n\x01\x01\0\0", 2, id="binary"),
]


@pytest.mark.parametrize(
    ("args", "setup", "message"),
    [
        *(cross(["convert"], row) for row in UNREADABLE),
        *(cross(["lint"], row) for row in UNREADABLE if row.id != "directory"),
        *(cross(["parse"], row) for row in UNREADABLE),
    ],
)
def test_unreadable(xxpy: Xxpy, tmp_path: Path, args: list[str], setup: Setup, message: str) -> None:
    path = tmp_path / "Dockerfile"
    setup(path)
    before = snapshot(tmp_path)
    result = xxpy(*args, path)
    assert (result.code, result.err.splitlines()[0]) == (2, f"xxpy: {path}: {message}")
    assert len(result.err.splitlines()) == (2 if args == ["lint"] else 1)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("args", "text", "line"),
    [
        *(cross(["convert"], row) for row in NOT_A_DOCKERFILE + NOT_A_BUILD),
        *(cross(["convert", "--diff"], row) for row in NOT_A_DOCKERFILE + NOT_A_BUILD),
        *(cross(["convert", "-o", "other"], row) for row in NOT_A_DOCKERFILE + NOT_A_BUILD),
        *(cross(["parse"], row) for row in NOT_A_DOCKERFILE),
    ],
)
def test_not_a_dockerfile(xxpy: Xxpy, here: Path, args: list[str], text: str | bytes, line: int) -> None:
    content(text)(here / "Dockerfile")
    before = snapshot(here)
    result = xxpy(*args, "Dockerfile")
    place = f"Dockerfile:{line}" if line else "Dockerfile"
    assert result.code == 2
    assert re.fullmatch(rf"xxpy: {place}: [ -~]{{5,300}}\n", result.err)
    assert snapshot(here) == before


@pytest.mark.parametrize(("text", "line"), NOT_A_DOCKERFILE + NOT_A_BUILD)
def test_not_a_dockerfile_is_a_finding(xxpy: Xxpy, here: Path, text: str | bytes, line: int) -> None:
    content(text)(here / "Dockerfile")
    result = xxpy("lint", "Dockerfile")
    assert result.code == 1
    assert re.match(rf"Dockerfile:{line or 1}:\d+: XX001 error [ -~]{{5,300}}\n", result.out)


@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
@pytest.mark.parametrize("path", [LONG, "x/" * 3000 + "Dockerfile"], ids=["name", "path"])
def test_name_too_long(xxpy: Xxpy, here: Path, command: str, path: str) -> None:
    result = xxpy(command, path)
    assert (result.code, result.err.splitlines()[0]) == (2, f"xxpy: {path}: file name too long")


def test_longest_name(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").rename(here / LONG[:255])
    assert xxpy("lint", LONG[:255]).err == "no findings in 1 file\n"


@needs_root
@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644], ids=oct)
def test_closed_folder(xxpy: Xxpy, shared: Path, command: str, mode: int) -> None:
    path = shared / "closed" / "Dockerfile"
    path.parent.mkdir()
    path.write_text(GO)
    path.parent.chmod(mode)
    with nobody():
        results = [xxpy(command, path), *([xxpy("lint", path.parent)] if command == "lint" else [])]
    for result in results:
        assert result.code == 2
        assert re.match(rf"xxpy: {path.parent}(/Dockerfile)?: permission denied\n", result.err)


@needs_root
def test_closed_folder_of_scripts(xxpy: Xxpy, shared: Path) -> None:
    (shared / "closed").mkdir(mode=0o700)
    with nobody():
        result = xxpy("scripts", shared / "closed")
    message = f"xxpy: {shared}/closed/xx-apk: cannot be written: permission denied\n"
    assert (result.code, result.err) == (2, message)


def test_current_folder_is_gone(xxpy: Xxpy, here: Path) -> None:
    (here / "Dockerfile").unlink()
    here.rmdir()
    assert xxpy("lint", "Dockerfile").err.splitlines()[0] == "xxpy: Dockerfile: no such file"


@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
def test_pipe_without_a_writer_is_empty(xxpy: Xxpy, here: Path, command: str) -> None:
    os.mkfifo(here / "pipe")
    result = xxpy(command, "pipe")
    assert result.code == (1 if command == "lint" else 2)
    assert "no instruction in the file" in result.out + result.err


@pytest.mark.parametrize("path", ["/dev/stdin", "/dev/fd/0"])
def test_pipe_is_waited_for(here: Path, path: str) -> None:
    script = '(sleep 0.5; cat Dockerfile) | "$@"'
    words = ["sh", "-c", script, "sh", sys.executable, "-m", "xxpy", "parse", path]
    assert b"go build" in subprocess.check_output(words)


@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
def test_standard_input_is_called_so(xxpy: Xxpy, command: str) -> None:
    result = xxpy(command, "-", stdin=b"FROM a\nRUN <<E\n")
    assert "<stdin>:2:" in result.out + result.err
    assert " -:" not in result.out + result.err


@pytest.mark.parametrize("command", ["convert", "lint", "parse"])
def test_standard_input_without_end(xxpy: Xxpy, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr("xxpy.cli.files.MAX_BYTES", 2 << 20)
    result = xxpy(command, "-", stdin=bytes(3 << 20))
    assert (result.code, result.err.splitlines()[0]) == (2, "xxpy: <stdin>: larger than 2 MiB, so no Dockerfile")


@pytest.mark.usefixtures("core")
class TestWriting:
    @pytest.mark.parametrize("call", ["fsync", "fchmod"])
    @pytest.mark.parametrize("target", [[], ["-o", "other"]], ids=["in place", "output"])
    def test_disk_full(
        self, xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch, call: str, target: list[str]
    ) -> None:
        def fail(*_args: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        before = snapshot(here)
        monkeypatch.setattr(os, call, fail)
        result = xxpy("convert", *target)
        name = target[-1] if target else "Dockerfile"
        assert (result.code, result.err) == (2, f"xxpy: {name}: cannot be written: no space left on device\n")
        assert snapshot(here) == before

    def test_interrupted(self, xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(_descriptor: int) -> None:
            raise KeyboardInterrupt

        before = snapshot(here)
        monkeypatch.setattr(os, "fsync", interrupt)
        assert xxpy("convert").code == 130
        assert snapshot(here) == before

    def test_read_only_folder(self, xxpy: Xxpy, read_only: Path) -> None:
        before = snapshot(read_only)
        result = xxpy("convert", read_only / "Dockerfile")
        assert result.code == 2
        assert re.fullmatch(r"xxpy: \S+: cannot be written: (permission denied|read-only file system)\n", result.err)
        assert snapshot(read_only) == before

    def test_full_file_system(self, xxpy: Xxpy, small: Path) -> None:
        (small / "Dockerfile").write_text(GO + "#" * 20_000)
        (small / "rest").write_bytes(bytes(os.statvfs(small).f_bavail * os.statvfs(small).f_bsize))
        before = snapshot(small)
        result = xxpy("convert", small / "Dockerfile")
        assert result.code == 2
        assert result.err == f"xxpy: {small / 'Dockerfile'}: cannot be written: no space left on device\n"
        assert snapshot(small) == before

    @pytest.mark.parametrize(
        ("target", "reason"),
        [
            pytest.param("gone/file", "no such file", id="no such folder"),
            pytest.param(".", "is a directory; name the Dockerfile in it", id="directory"),
            pytest.param(LONG, "file name too long", id="name too long"),
        ],
    )
    def test_output(self, xxpy: Xxpy, here: Path, target: str, reason: str) -> None:
        before = snapshot(here)
        result = xxpy("convert", "-o", target)
        assert (result.code, result.err) == (2, f"xxpy: {target}: cannot be written: {reason}\n")
        assert snapshot(here) == before

    def test_pipe_is_not_rewritten(self, xxpy: Xxpy) -> None:
        read, write = os.pipe()
        os.write(write, GO.encode())
        os.close(write)
        result = xxpy("convert", f"/dev/fd/{read}")
        assert (result.code, result.err) == (2, f"xxpy: /dev/fd/{read}: cannot be rewritten: not a regular file\n")

    def test_fails_half_way(self, xxpy: Xxpy, here: Path) -> None:
        (here / "Dockerfile").write_text(GO + "#" * 20_000)
        before = snapshot(here)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        try:
            result = xxpy("convert")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert (result.code, result.err) == (2, "xxpy: Dockerfile: cannot be written: file too large\n")
        assert snapshot(here) == before

    def test_changed_in_the_meantime(self, xxpy: Xxpy, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def change(_descriptor: int) -> None:
            (here / "Dockerfile").write_text("theirs")

        monkeypatch.setattr(os, "fsync", change)
        result = xxpy("convert")
        reason = "it was changed in the meantime; run again"
        assert (result.code, result.err) == (2, f"xxpy: Dockerfile: cannot be written: {reason}\n")
        assert [(path.name, path.read_text()) for path in here.iterdir()] == [("Dockerfile", "theirs")]

    @pytest.mark.parametrize("args", [["Dockerfile"], ["link"], ["-o", "Dockerfile", "good"]], ids=" ".join)
    def test_hard_link(self, xxpy: Xxpy, here: Path, args: list[str]) -> None:
        os.link(here / "Dockerfile", here / "other")
        (here / "link").symlink_to("Dockerfile")
        (here / "good").write_text(GO)
        before = snapshot(here)
        result = xxpy("convert", *args)
        assert result.code == 2
        assert result.err.count("\n") == 1
        assert "cannot be written: it has another hard link" in result.err
        assert snapshot(here) == before

    @needs_root
    @pytest.mark.parametrize(
        ("mode", "message"),
        [
            pytest.param(0o444, "permission denied", id="not writable"),
            pytest.param(0o666, "you may not keep its owner and group; write to another file", id="writable"),
        ],
    )
    @pytest.mark.parametrize("args", [["Dockerfile"], ["-o", "Dockerfile", "good"]], ids=" ".join)
    def test_file_of_somebody_else(
        self, xxpy: Xxpy, shared: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], mode: int, message: str
    ) -> None:
        for name in ("Dockerfile", "good"):
            (shared / name).write_text(GO)
            (shared / name).chmod(mode)
        monkeypatch.chdir(shared)
        before = snapshot(shared)
        with nobody():
            result = xxpy("convert", *args)
        assert (result.code, result.err) == (2, f"xxpy: Dockerfile: cannot be written: {message}\n")
        assert snapshot(shared) == before

    def test_unreadable_output_is_no_obstacle(self, xxpy: Xxpy, here: Path) -> None:
        (here / "other").write_text("old")
        (here / "other").chmod(0o200)
        assert xxpy("convert", "-o", "other").code == 0
        (here / "other").chmod(0o600)
        assert (here / "other").read_text() == PINNED


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every name in the folder with inode, time and content."""
    names = {path.name: (path.lstat().st_ino, path.lstat().st_mtime_ns, body(path)) for path in folder.iterdir()}
    return dict(sorted(names.items()))


def body(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b""


@contextmanager
def nobody() -> Iterator[None]:
    """As a user who owns nothing."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder in which everybody may write."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"cannot mount here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def read_only(here: Path) -> Iterator[Path]:
    """A folder that cannot be written to: by its mode, or for root a file system mounted read-only."""
    if not ROOT:
        here.chmod(0o555)
        yield here
        here.chmod(0o755)
        return
    with mounted(here) as folder:
        (folder / "Dockerfile").write_text(GO)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        yield folder


@pytest.fixture
def small(here: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    with mounted(here) as folder:
        yield folder
