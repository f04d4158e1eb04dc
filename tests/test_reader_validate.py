"""BuildKit's second stage: what it refuses, and what it lets pass."""

from __future__ import annotations

import pytest

from xxpy.dockerfile.reader import parse
from xxpy.dockerfile.validate import stage_name, validate
from xxpy.errors import ParseError

BAD = {
    "no FROM": ("ARG A\n", 0, "no FROM"),
    "instruction before FROM": ("ARG A\nRUN make\nFROM base\n", 2, "RUN before the first FROM"),
    "unknown instruction": ("FROM base\nFETCH a\n", 2, "unknown instruction FETCH"),
    "instruction misspelt": ("FROM base\n\nCPOY a b\n", 3, "unknown instruction CPOY: did you mean COPY?"),
    "no-break space": ("FROM base\nRUN\u00a0make\n", 2, "unknown instruction RUN\\xa0make"),
    "instruction without a name": ("FROM base\n\\", 2, "unknown instruction (empty)"),
    "Jinja statement": ("{% if x %}\nFROM base\n", 1, "looks like a template: render it first"),
    "Jinja value in a FROM": ("FROM {{ image }}\n", 1, "looks like a template: render it first"),
    "Go template": ("FROM base\n{{ .Run }}\n", 2, "looks like a template: render it first"),
    "ERB": ("<%= from %>\nFROM base\n", 1, "looks like a template: render it first"),
    "FROM without an image": ("FROM\n", 1, "FROM needs an image"),
    "FROM with two words": ("FROM base build\n", 1, "FROM needs an image"),
    "FROM without AS": ("FROM base IS build\n", 1, "FROM needs an image"),
    "FROM with four words": ("FROM base AS build it\n", 1, "FROM needs an image"),
    "stage name with a digit first": ("FROM base AS 1st\n", 1, "1st is no stage name"),
    "stage name with a symbol": ("FROM base AS a/b\n", 1, "a/b is no stage name"),
    "stage name that is a variable": ("FROM base AS $NAME\n", 1, "$NAME is no stage name"),
    "flag of FROM": ("FROM --plattform=x base\n", 1, "unknown flag of FROM --plattform: did you mean --platform?"),
    "flag of RUN": ("FROM base\nRUN --link make\n", 2, "unknown flag of RUN --link"),
    "flag of CMD": ("FROM base\nCMD --network=none make\n", 2, "unknown flag of CMD --network"),
    "flag of ENV": ("FROM base\nENV --a A=1\n", 2, "unknown flag of ENV --a"),
    "flag of ADD on COPY": ("FROM base\nCOPY --unpack a b\n", 2, "unknown flag of COPY --unpack"),
    "flag of ONBUILD": ("FROM base\nONBUILD --a RUN make\n", 2, "unknown flag of ONBUILD --a"),
    "flag twice": ("FROM --platform=a --platform=b base\n", 1, "--platform is given twice"),
    "flag without a value": ("FROM --platform base\n", 1, "--platform needs a value"),
    "flag that is no switch": ("FROM base\nCOPY --link=yes a b\n", 2, "--link is true or false, not yes"),
    "switch with an empty value": ("FROM base\nCOPY --link= a b\n", 2, "--link is true or false, not empty"),
    "COPY with one word": ("FROM base\nCOPY a\n", 2, "COPY needs a source and a destination"),
    "COPY with nothing but flags": ("FROM base\nCOPY --link\n", 2, "COPY needs a source and a destination"),
    "ADD with an array of one": ('FROM base\nADD ["a"]\n', 2, "ADD needs a source and a destination"),
    "COPY to a heredoc": ("FROM base\nCOPY a <<END\nEND\n", 2, "not a heredoc"),
    "ENV without arguments": ("FROM base\nENV\n", 2, "ENV needs an argument"),
    "ENV without a name": ("FROM base\nENV A=1 =2\n", 2, "ENV needs a name before the ="),
    "LABEL without arguments": ("FROM base\nLABEL\n", 2, "LABEL needs an argument"),
    "ARG without arguments": ("ARG\nFROM base\n", 1, "ARG needs an argument"),
    "ARG without a name": ("ARG A =1\nFROM base\n", 1, "ARG needs a name before the ="),
    "EXPOSE without arguments": ("FROM base\nEXPOSE\n", 2, "EXPOSE needs an argument"),
    "VOLUME with an empty path": ('FROM base\nVOLUME ["/a", " "]\n', 2, "not empty"),
    "VOLUME without arguments": ("FROM base\nVOLUME\n", 2, "VOLUME needs an argument"),
    "WORKDIR without arguments": ("FROM base\nWORKDIR\n", 2, "WORKDIR needs exactly one argument"),
    "USER without arguments": ("FROM base\nUSER\n", 2, "USER needs exactly one argument"),
    "SHELL in shell form": ("FROM base\nSHELL bash -c\n", 2, "SHELL needs the JSON form"),
    "SHELL with an empty array": ("FROM base\nSHELL []\n", 2, "SHELL needs an argument"),
    "ONBUILD without an instruction": ("FROM base\nONBUILD\n", 2, "ONBUILD needs an instruction"),
    "ONBUILD twice": ("FROM base\nONBUILD onbuild RUN make\n", 2, "ONBUILD ONBUILD is not allowed"),
    "ONBUILD FROM": ("FROM base\nONBUILD FROM other\n", 2, "ONBUILD FROM is not allowed"),
    "ONBUILD MAINTAINER": ("FROM base\nONBUILD MAINTAINER me\n", 2, "ONBUILD MAINTAINER is not allowed"),
    "HEALTHCHECK without arguments": ("FROM base\nHEALTHCHECK\n", 2, "HEALTHCHECK needs an argument"),
    "HEALTHCHECK of another kind": ("FROM base\nHEALTHCHECK RUN a\n", 2, "HEALTHCHECK needs CMD or NONE, not RUN"),
    "HEALTHCHECK without a command": ("FROM base\nHEALTHCHECK CMD\n", 2, "HEALTHCHECK needs a command"),
    "HEALTHCHECK NONE with a command": ("FROM base\nHEALTHCHECK NONE a\n", 2, "nothing after NONE"),
    "not UTF-8": (b"FROM base\nRUN echo \xff\n", 2, "not UTF-8 (byte 0xff): save it as UTF-8"),
    "not UTF-8, in a comment": (b"FROM base\n# caf\xe9\n", 2, "not UTF-8 (byte 0xe9): save it as UTF-8"),
    "UTF-16": ("FROM base\n".encode("utf-16"), 1, "UTF-16: save it as UTF-8"),
    "UTF-16 without its mark": ("FROM base\n".encode("utf-16-le"), 1, "UTF-16: save it as UTF-8"),
    "UTF-16, the other way round": ("FROM base\n".encode("utf-16-be"), 1, "UTF-16: save it as UTF-8"),
    "binary": (b"FROM base\n\nRUN a\0b\n", 3, "binary file: a NUL byte"),
}

GOOD = {
    "ARG before FROM": "ARG V=1\narg W\nFROM base:$V\n",
    "every instruction": "FROM base AS One.2_3-x\nADD --checksum=a:b --keep-git-dir --unpack=False a b\n"
    "COPY --chown=1 --chmod=2 --from=x --link --parents --exclude=a --exclude=b a b c/\nARG A\nCMD a\nENTRYPOINT []\n"
    "ENV A b\nEXPOSE 80\nHEALTHCHECK --interval=1s --timeout=1s --start-period=1s --start-interval=1s --retries=1 "
    "CMD a\nHEALTHCHECK none\nLABEL a=b\nMAINTAINER me\nONBUILD RUN make\nRUN --mount=type=ssh --mount=type=tmpfs,"
    'target=/a --network=none --security=insecure --device=x make\nSHELL ["sh"]\nSTOPSIGNAL 9\nUSER me\nVOLUME a\n'
    "WORKDIR /a\n",
    "RUN and CMD without arguments": "FROM base\nRUN\nCMD\n",
    "no flag is looked at": "ARG --a B\nFROM base\nSTOPSIGNAL --a 9\nHEALTHCHECK --a=1 NONE\n",
    "ONBUILD of anything": "FROM base\nONBUILD FETCH --a\n",
    "braces in a command": "FROM base\nRUN docker inspect -f '{{ .Id }}'\n",
    "braces in an image": "FROM {{image}}\n",
    "byte order mark": "\ufeffFROM base\n",
    "stage name in capitals": "FROM base AS BUILD\n",
    "heredoc as a source": "FROM base\nCOPY <<A <<B /x/\nA\nB\n",
}


@pytest.mark.parametrize(("text", "line", "message"), BAD.values(), ids=BAD)
def test_refuses(text: str | bytes, line: int, message: str) -> None:
    document = parse(text)
    with pytest.raises(ParseError) as caught:
        validate(document)
    assert (caught.value.line, message in str(caught.value)) == (line, True), str(caught.value)


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_lets_pass(text: str) -> None:
    validate(parse(text))


@pytest.mark.parametrize("word", ["x" * 70000, "\x1b[31m", "a\tb\u202ec"], ids=["long", "escape", "direction"])
def test_messages_are_short_and_printable(word: str) -> None:
    with pytest.raises(ParseError) as caught:
        validate(parse("FROM base\n" + "\\\n".join(word[at : at + 9000] for at in range(0, len(word), 9000))))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize(
    ("line", "name"), [("FROM base", ""), ("FROM base AS Build", "build"), ("from base as a-b_c.1", "a-b_c.1")]
)
def test_stage_names(line: str, name: str) -> None:
    assert stage_name(parse(line).instructions[0]) == name
