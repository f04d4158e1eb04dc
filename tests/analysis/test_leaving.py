"""What leaves a family of stages, and what is not explained."""

from __future__ import annotations

import pytest

from tests.facts import analysed
from xxpy.analysis.leaving import Made, leaving, native_modules, packages, related, unexplained


@pytest.mark.parametrize(
    ("source", "output"),
    [
        pytest.param("/out/app", "/out/app2", id="a name that begins alike"),
        pytest.param("/out/app", "/app", id="the same name elsewhere"),
        pytest.param("/out/", "/output/app", id="a folder that begins alike"),
        pytest.param("/out/*.txt", "/out/app", id="another pattern"),
        pytest.param("/out/?", "/out/app", id="one character"),
        pytest.param("/etc/passwd", "/app", id="something else"),
    ],
)
def test_must_not_cover(source: str, output: str) -> None:
    (item,) = leaving(analysed(f"FROM a\nFROM b\nCOPY --from=0 {source} /x\n"), (0,))
    assert not item.covers(output)


@pytest.mark.parametrize(
    ("source", "output"),
    [
        pytest.param("/out/app", "/out/app", id="the file"),
        pytest.param("out/app", "/out/app", id="relative to the root"),
        pytest.param("/out", "/out/app", id="the folder"),
        pytest.param("/out/", "/out/deep/app", id="a folder above"),
        pytest.param("/", "/out/app", id="everything"),
        pytest.param("/out/*", "/out/app", id="a pattern"),
        pytest.param("/out/*/app", "/out/x/app", id="a pattern within"),
        pytest.param("/out/app-$TARGETARCH", "/out/app-amd64", id="a name only the build knows"),
        pytest.param("/out/$TARGETARCH/app", "/out/${TARGETARCH}/app", id="the same unknown folder"),
        pytest.param("/out/app", "/out/", id="a folder that holds it"),
        pytest.param("/out/app", "/out", id="-o of what may be a folder"),
        pytest.param("/out", "/out/", id="the folder itself"),
    ],
)
def test_covers(source: str, output: str) -> None:
    (item,) = leaving(analysed(f"FROM a\nFROM b\nCOPY --from=0 {source} /x\n"), (0,))
    assert item.covers(output)


def test_leaving_is_what_others_take() -> None:
    text = "FROM a AS base\nFROM base AS build\nCOPY --from=base /in /in\nFROM b AS test\nCOPY --from=x /x /x\nFROM b\n"
    found = analysed(text + "COPY --from=build /one /two /d/\nCOPY --from=base /three /\nCOPY --from=test /four /\n")
    assert [(item.path, item.producer) for item in leaving(found, (0, 1))] == [("/one", 1), ("/two", 1), ("/three", 0)]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/a", "/b"),
        ("/a", "/ab"),
        ("/a/b", "/a/c"),
        ("/a/b", "/"),
        ("/a*", "/b"),
    ],
)
def test_must_not_be_related(path: str, place: str) -> None:
    assert not related(path, place)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/a", "/a"),
        ("/a/", "/a"),
        ("/a/b", "/a"),
        ("/a", "/a/b"),
        ("/", "/"),
        ("/", "/a"),
        ("/a/*.so", "/a/b"),
        ("/a/b", "/a/?"),
        ("/a/b", "/a/${X}"),
        ("/a/b", "$X"),
    ],
)
def test_related(path: str, place: str) -> None:
    assert related(path, place)


BUILD = "FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\n"
MADE = Made(("/out/app",))


def doubts(lines: str, taken: str, made: Made = MADE, files: dict[str, str] | None = None) -> list[str]:
    found = analysed(f"{BUILD}{lines}\nFROM alpine\nCOPY --from=build {taken} /x/\n", files)
    return [reason.text.partition(": ")[2] for reason in unexplained(found, (0,), made)]


@pytest.mark.parametrize(
    ("lines", "taken", "made"),
    [
        pytest.param("RUN go build -o /out/app .", "/out/app", MADE, id="the program"),
        pytest.param("RUN go build -o /out/app .", "/out", MADE, id="its folder"),
        pytest.param("RUN make", "/out/app", MADE, id="make beside the program"),
        pytest.param("RUN strip /out/app", "/out/app", MADE, id="what reads it is told of elsewhere"),
        pytest.param("RUN true", "/src/conf.yaml", MADE, id="a file of the context"),
        pytest.param("RUN make", "/src/conf.yaml", MADE, id="a file of the context, whatever make does"),
        pytest.param("RUN apk add ca-certificates", "/etc/ssl/certs/", MADE, id="certificates"),
        pytest.param("RUN useradd me", "/etc/passwd", MADE, id="accounts"),
        pytest.param("RUN apt-get install -y tzdata && make", "/usr/share/zoneinfo", MADE, id="time zones"),
        pytest.param("RUN mkdir /data", "/data", MADE, id="an empty folder"),
        pytest.param("RUN curl -o /usr/bin/jq https://example.com/jq", "/usr/bin/jq", MADE, id="a download"),
        pytest.param("COPY --from=me/jq /jq /usr/bin/jq", "/usr/bin/jq", MADE, id="another image's program"),
        pytest.param("RUN true", "/go/bin/app", Made(("/go/bin/app",)), id="installed"),
        pytest.param("RUN true", "/go/bin", Made(("/go/bin/",)), id="the folder it is installed in"),
    ],
)
def test_must_not_doubt(lines: str, taken: str, made: Made) -> None:
    assert doubts(lines, taken, made, {"conf.yaml": "a: 1\n"}) == []


def test_what_is_cleared_must_not_be_doubted() -> None:
    cleared = frozenset((len(BUILD) + len("RUN "),))
    assert doubts("RUN make && cp x /dist/x", "/dist", Made((), hidden=True, cleared=cleared)) == []


SYSTEM = "a program or library of the image would be that of the build platform"
NOTHING = "nothing in the Dockerfile puts it there, so the image or a package does, for the build platform"
LATER = "may make it for the build platform: do that in a stage of its own"


@pytest.mark.parametrize(
    ("lines", "taken", "doubt"),
    [
        pytest.param("RUN apk add jq", "/usr/bin/jq", SYSTEM, id="a package's program"),
        pytest.param("RUN true", "/lib/ld-musl-x86_64.so.1", SYSTEM, id="the loader"),
        pytest.param("RUN true", "/usr/lib/*", SYSTEM, id="all libraries"),
        pytest.param("RUN true", "/", SYSTEM, id="the whole image"),
        pytest.param("RUN true", "/usr/local/go", SYSTEM, id="Go itself"),
        pytest.param("RUN true", "/etc", NOTHING, id="all settings"),
        pytest.param("RUN apk add x", "/opt/x", NOTHING, id="a folder of a package"),
        pytest.param("RUN npm ci", "/src/node_modules", "/src/node_modules may hold native modules of the build "
                     "platform", id="node modules"),
        pytest.param("RUN cd web && npm ci", "/src", "/src/web/node_modules may hold native modules of the build "
                     "platform", id="node modules within"),
        pytest.param("RUN gcc -o /out/x x.c", "/out", f"`gcc` (line 4) {LATER}", id="another compiler"),
        pytest.param("RUN make", "/src/bin", f"`make` (line 4) {LATER}", id="make"),
        pytest.param("RUN ./build.sh", "/src/conf.yml", f"`./build.sh` (line 4) {LATER}", id="a script"),
        pytest.param("RUN gcc -o /out/app x.c", "/out/app", f"`gcc` (line 4) {LATER}", id="a rival by name"),
        pytest.param("RUN cp /bin/sh /out/app", "/out/app",
                     f"`cp of files that may be the image's own` (line 4) {LATER}", id="a rival that copies"),
        pytest.param('SHELL ["pwsh", "-c"]\nRUN x', "/src/x", f"the RUN in line 5 {LATER}", id="another shell"),
    ],
)  # fmt: skip
def test_doubts(lines: str, taken: str, doubt: str) -> None:
    assert doubts(lines, taken) == [doubt]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        pytest.param("RUN true", "/usr/bin/git", id="comes with an image"),
        pytest.param("RUN true", "/usr/lib/libx.so", id="a library"),
        pytest.param("RUN true", "/usr/bin/*", id="a pattern"),
        pytest.param("RUN apk add mytool", "/usr/bin/mytool", id="a package"),
    ],
)
def test_a_makefile_must_not_explain(lines: str, taken: str) -> None:
    assert doubts(lines, taken, Made((), hidden=True)) == [SYSTEM]


def test_a_makefile_explains_a_program_nobody_knows() -> None:
    assert doubts("RUN true", "/usr/local/bin/app", Made((), hidden=True)) == []


def test_native_modules_must_leave() -> None:
    assert (
        native_modules(analysed("FROM node AS web\nWORKDIR /w\nRUN npm ci\nFROM a\nCOPY --from=web /w/dist /\n"), (0,))
        == ""
    )


def test_packages_are_words_of_package_managers() -> None:
    found = analysed("FROM alpine\nRUN apk add --no-cache gcc && echo git\nRUN pip install x\n")
    assert packages(found, (0,)) == ("add", "--no-cache", "gcc", "install", "x")
