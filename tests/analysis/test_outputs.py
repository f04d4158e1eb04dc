"""Where the program of a build goes: out of its family, or to be run in it."""

from __future__ import annotations

import pytest

from tests.facts import analysed, command
from xxpy.analysis.outputs import Outputs, outputs_of, sources


def outputs(lines: str = "", taken: str = "/nothing", end: str = "FROM alpine\n") -> Outputs:
    return outputs_of(analysed(f"FROM golang\nWORKDIR /src\n{lines}\n{end}COPY --from=0 {taken} /x\n"), (0,))


@pytest.mark.parametrize(
    ("lines", "taken", "path"),
    [
        pytest.param("", "/other", "/out/app", id="something else is taken"),
        pytest.param("", "/out/app2", "/out/app", id="a name that begins alike"),
        pytest.param("", "/other", "", id="nothing is written"),
        pytest.param("RUN cp conf /out/", "/other", "/out/app", id="the place a copy goes to"),
        pytest.param("RUN rm /out/app", "/other", "/out/app", id="removed"),
        pytest.param("RUN mv /out/b /c", "/other", "/out/app", id="another file is moved"),
        pytest.param("CMD x", "/other", "/out/app", id="used by a stage, so no image"),
    ],
)
def test_must_not_leave(lines: str, taken: str, path: str) -> None:
    assert not outputs(lines, taken).leaves(path)


@pytest.mark.parametrize(
    ("lines", "taken", "path"),
    [
        pytest.param("", "/out/app", "/out/app", id="taken"),
        pytest.param("", "/out", "/out/app", id="its folder is taken"),
        pytest.param("", "/out/app", "/out/", id="taken out of a folder"),
        pytest.param("", "/other", None, id="an unknown path"),
        pytest.param("", "/other", "/out/${X}", id="a path the build knows"),
        pytest.param("RUN mv app /dist", "/other", "/src/app", id="moved"),
        pytest.param("RUN cp -r bin /dist", "/other", "/src/bin/app", id="moved with its folder"),
        pytest.param("RUN cp bin/* /dist", "/other", "/src/bin/app", id="moved by pattern"),
        pytest.param("RUN tar cf /x.tar bin", "/other", "/src/bin/app", id="packed"),
        pytest.param("RUN cp $(which app) /dist", "/other", "/go/bin/app", id="moved from anywhere"),
        pytest.param("RUN find . | cpio -o > x", "/other", "/src/app", id="packed by cpio"),
        pytest.param("RUN dd if=app of=/x", "/other", "/src/app", id="dd"),
        pytest.param("RUN cp -t /dist app", "/other", "/src/app", id="the last word is a file"),
        pytest.param("RUN cp /bin/{app,x} /dist", "/other", "/bin/app", id="braces"),
    ],
)
def test_leaves(lines: str, taken: str, path: str | None) -> None:
    assert outputs(lines, taken).leaves(path)


def test_everything_leaves_a_final_stage() -> None:
    assert outputs_of(analysed("FROM golang\n"), (0,)).leaves("/any")


def test_everything_leaves_a_stage_somebody_starts() -> None:
    assert outputs_of(analysed("FROM golang\nCMD x\nFROM alpine\n"), (0,)).leaves("/any")


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        pytest.param("RUN echo app", "/out/app", id="only named"),
        pytest.param("RUN app2", "/out/app", id="another"),
        pytest.param("RUN app", "/out/", id="a folder"),
        pytest.param("RUN app", None, id="unknown"),
        pytest.param("RUN app", "", id="nothing"),
        pytest.param("CMD app", "/out/app", id="started later"),
    ],
)
def test_must_not_run(lines: str, path: str | None) -> None:
    assert not outputs(lines).runs(path)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("RUN /out/app x", id="by path"),
        pytest.param("RUN app", id="by name"),
        pytest.param("RUN cd /out && ./app", id="in its folder"),
        pytest.param('RUN ["/out/app"]', id="JSON form"),
        pytest.param("RUN env X=1 /out/app", id="behind a wrapper"),
        pytest.param("RUN X=$(/out/app)", id="for its output"),
    ],
)
def test_runs(lines: str) -> None:
    assert outputs(lines).runs("/out/app")


@pytest.mark.parametrize(
    ("lines", "taken", "path", "tool"),
    [
        pytest.param("RUN app", "/out/app", "/out/app", False, id="run, but taken"),
        pytest.param("", "/other", "/out/app", False, id="neither run nor where programs are"),
        pytest.param("RUN app", "/other", None, False, id="unknown"),
        pytest.param("RUN app && cp /out/app /x", "/other", "/out/app", False, id="run, but moved"),
        pytest.param("RUN app", "/other", "/out/app", True, id="run"),
        pytest.param("", "/other", "/usr/local/bin/app", True, id="where programs are"),
        pytest.param("", "/other", "/go/bin/app", True, id="where go puts programs"),
    ],
)
def test_is_tool(lines: str, taken: str, path: str | None, tool: bool) -> None:
    assert outputs(lines, taken).is_tool(path) is tool


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo a b", ()),
        ("cp a b c", ("a", "b")),
        ("cp -t c a b", ("-t", "c", "a", "b")),
        ("tar cf x.tar a", ("cf", "x.tar", "a")),
        ("cat a", ("a",)),
    ],
)
def test_sources(script: str, words: tuple[str, ...]) -> None:
    assert sources(command(script)) == words
