"""The grammar, rule by rule: what a Dockerfile says and how it is read.

Each row was compared with BuildKit's parser (v0.34). Instructions are written `KEYWORD lines flags json: arguments`,
arguments separated by `|`, then heredocs and, after `>`, the instruction inside ONBUILD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xxpy.dockerfile.reader import parse
from xxpy.errors import ParseError

if TYPE_CHECKING:
    from xxpy.dockerfile.syntax import Heredoc, Instruction

FROM = "FROM base\n"
LONGEST = "y" * 65531

BAD = {
    "empty file": ("", 0, "no instruction"),
    "comments alone": ("# a\n\n# b\n", 0, "no instruction"),
    "blanks alone": ("\n \n\t\n", 0, "no instruction"),
    "escape that is none": ("# escape=x\nFROM base\n", 1, "must be \\ or `"),
    "escape given twice": ("# escape=`\n# escape=`\nFROM base\n", 2, "only one escape"),
    "syntax given twice": ("# syntax=a\n# syntax=b\nFROM base\n", 2, "only one syntax"),
    "heredoc without an end": (FROM + "RUN <<END\nmake\n", 2, "END has no end"),
    "heredoc at the end of the file": (FROM + "RUN <<END", 2, "END has no end"),
    "heredoc that was meant as a shift": (FROM + "RUN echo $(( 1 << 2 ))\nCMD go\n", 2, "2 has no end"),
    "heredoc after a comment sign": (FROM + "RUN make # <<END\nCMD go\n", 2, "END has no end"),
    "heredoc glued to a redirection": (FROM + "RUN cat <<END>/x\nhi\nEND\n", 2, "END>/x has no end"),
    "second heredoc without an end": (FROM + "RUN <<A <<B\nA\n", 2, "B has no end"),
    "heredoc with a name that does not lex": (FROM + 'RUN ${A:-x <<\\"}\n', 2, 'missing "'),
    "env with a name alone": (FROM + "ENV A\n", 2, "a name and a value"),
    "env with a pair and a name": (FROM + "\nENV A=1 \\\n  B\n", 3, "no = in B"),
    "label with a name alone": (FROM + "LABEL A\n", 2, "a name and a value"),
    "label from a template": (FROM + "LABEL {{labels}}\n", 2, "looks like a template"),
    "array of numbers": (FROM + "CMD [1]\n", 2, "strings only"),
    "array with null": (FROM + "CMD [null]\n", 2, "strings only"),
    "array in an array": (FROM + 'CMD [["a"]]\n', 2, "strings only"),
    "array with an object": (FROM + 'COPY [{"a": 1}]\n', 2, "strings only"),
    "array under healthcheck": (FROM + "HEALTHCHECK CMD [1]\n", 2, "strings only"),
    "array under onbuild": (FROM + "ONBUILD CMD [1]\n", 2, "strings only"),
    "arrays nested deep": (FROM + "CMD " + "[" * 5000 + "]" * 5000 + "\n", 2, "strings only"),
    "line too long": (FROM + f"RUN {LONGEST}y\nCMD go\n", 2, "longer than 65535 bytes"),
    "line too long in bytes": (FROM + "RUN " + "\u00fc" * 32766 + "\n", 2, "longer than 65535 bytes"),
    "line too long at the end of the file": (FROM + f"RUN {LONGEST}y", 2, "longer than 65535 bytes"),
    "line too long in a heredoc": (FROM + f"RUN <<END\n{LONGEST}yyyyy\nEND\n", 3, "longer than 65535 bytes"),
    "onbuild nested deep": (FROM + "ONBUILD " * 1000 + "RUN make\n", 2, "nested ONBUILD"),
    "UTF-16": (f"FROM base\nRUN {LONGEST}\n".encode("utf-16"), 1, "UTF-16: save it as UTF-8"),
}

WHOLE_FILE = {
    "no newline at the end": (FROM + "RUN make", ["RUN 2: make"]),
    "one bare word at the end": (FROM + "oops", ["oops 2: "]),
    "carriage returns": (
        "FROM base\r\nRUN one && \\\r\n  two\r\nCMD three\r\n",
        ["FROM 1: base", "RUN 2-3: one &&   two", "CMD 4: three"],
    ),
    "carriage return alone ends no line": ("FROM base\rRUN make\nCMD go\n", ["FROM 1: base|RUN|make", "CMD 2: go"]),
    "byte order mark": ("\ufeffFROM base\nRUN make\n", ["FROM 1: base", "RUN 2: make"]),
    "byte order mark before a directive": (
        "\ufeff# escape=`\nFROM base\nRUN a `\n  b\n",
        ["FROM 2: base", "RUN 3-4: a   b"],
    ),
    "bytes that are not UTF-8": (
        b"FROM base\nRUN echo \xfe\nCMD go\n",
        ["FROM 1: base", "RUN 2: echo \udcfe", "CMD 3: go"],
    ),
    "line separators of Unicode end no line": (
        FROM + "RUN a\u2028b\x0bc\x0cd\x85e\nCMD go\n",
        ["RUN 2: a\u2028b\x0bc\x0cd\x85e", "CMD 3: go"],
    ),
    "no-break space ends no keyword": (FROM + "RUN\xa0make it\n", ["RUN\xa0make 2: "]),
    "no-break space is indentation": (FROM + "\xa0RUN make\n", ["RUN 2: make"]),
    "ASCII separators are no white space": (FROM + "\x1cRUN make\n", ["\x1cRUN 2: "]),
    "longest line": (FROM + f"RUN {LONGEST}\nCMD go\n", [f"RUN 2: {LONGEST}", "CMD 3: go"]),
    "COMMENT is an instruction like any unknown one": (
        FROM + "COMMENT on this\nRUN make\n",
        ["COMMENT 2: ", "RUN 3: make"],
    ),
    "instruction without a name": (FROM + "\\", [" 2: "]),
    "NUL byte": (FROM + "RUN a\x00b\n", ["RUN 2: a\x00b"]),
}
CONTINUATIONS = {
    "joined with the indentation kept": (FROM + "RUN one \\\n  two \\\n\tthree\n", ["RUN 2-4: one   two \tthree"]),
    "blanks after the escape character": (
        FROM + "RUN one \\ \t \n  two\nCMD go\n",
        ["RUN 2-3: one   two", "CMD 4: go"],
    ),
    "vertical tab after the escape character": (FROM + "RUN one \\\x0b\nCMD go\n", ["RUN 2: one \\", "CMD 3: go"]),
    "two escape characters": (FROM + "RUN one \\\\\nCMD go\n", ["RUN 2: one \\\\", "CMD 3: go"]),
    "three escape characters": (FROM + "RUN one \\\\\\\nCMD go\n", ["RUN 2: one \\\\\\", "CMD 3: go"]),
    "empty line inside": (FROM + "RUN one \\\n\n  two\nCMD go\n", ["RUN 2-4: one   two", "CMD 5: go"]),
    "empty lines up to the next instruction": (
        FROM + "RUN one \\\n\n\t\n  two \\\n\n\nCMD go\n",
        ["RUN 2-8: one   two CMD go"],
    ),
    "comment inside": (
        FROM + "RUN one \\\n# why\n   # and how \\\n  two\nCMD go\n",
        ["RUN 2-5: one   two", "CMD 6: go"],
    ),
    "comment before the next instruction": (FROM + "RUN one && \\\n# two\nCMD go\n", ["RUN 2-4: one && CMD go"]),
    "at the end of the file": (FROM + "RUN one \\\n", ["RUN 2: one"]),
    "at the end of the file without newline": (FROM + "RUN one \\", ["RUN 2: one"]),
    "comment at the end of the file": (FROM + "RUN one \\\n# done\n", ["RUN 2-3: one"]),
    "inside a keyword": (FROM + "RU\\\nN make\n", ["RUN 2-3: make"]),
    "right after a keyword": (FROM + "RUN\\\n make\n", ["RUN 2-3: make"]),
    "first line is the escape character": (FROM + "\\\nRUN make\n", ["RUN 2-3: make"]),
    "line with the escape character alone": (FROM + "RUN one \\\n\\\n  two\n", ["RUN 2-4: one   two"]),
    "flags on lines of their own": (
        "FROM \\\n  --platform=linux/arm64 \\\n  base \\\n  AS build\n",
        ["FROM 1-4 --platform=linux/arm64: base|AS|build"],
    ),
    "tabs": (FROM + "\tRUN\tone\t\\\n\t\ttwo\n", ["RUN 2-3: one\t\t\ttwo"]),
}
DIRECTIVES = {
    "escape is a backtick": (
        "# escape=`\nFROM base\nRUN one `\n  two\nRUN three \\\nCMD go\n",
        ["FROM 2: base", "RUN 3-4: one   two", "RUN 5: three \\", "CMD 6: go"],
    ),
    "any case and spaces": ("#  EsCapE  =  `\t\nFROM base\nRUN one `\n  two\n", ["FROM 2: base", "RUN 3-4: one   two"]),
    "indented escape": (" # escape=`\nFROM base\nRUN one `\n  two\n", ["FROM 2: base", "RUN 3-4: one   two"]),
    "after syntax and check": (
        "# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`\nFROM base\nRUN one `\n  two\n",
        ["FROM 4: base", "RUN 5-6: one   two"],
    ),
    "after a comment": ("# note\n# escape=`\nFROM base\nRUN one `\n", ["FROM 3: base", "RUN 4: one `"]),
    "after an empty line": ("\n# escape=`\nFROM base\nRUN one `\n", ["FROM 3: base", "RUN 4: one `"]),
    "after an unknown one": ("# color=red\n# escape=`\nFROM base\nRUN one `\n", ["FROM 3: base", "RUN 4: one `"]),
    "after a shebang line": (
        "#!/usr/bin/env docker\n# escape=`\nFROM base\nRUN one `\n",
        ["FROM 3: base", "RUN 4: one `"],
    ),
    "after an instruction": (FROM + "# escape=`\nRUN one `\n", ["RUN 3: one `"]),
    "without a value": ("# escape=\nFROM base\n", ["FROM 2: base"]),
}
HEREDOCS = {
    "run": (
        FROM + "RUN <<END\nmake\nmake install\nEND\nCMD go\n",
        ["RUN 2-5: <<END <<END 'make\\nmake install\\n'", "CMD 6: go"],
    ),
    "body that reads as a Dockerfile": (
        FROM + "RUN <<END\nFROM other\n# note\n\nRUN x \\\nEND\nCMD go\n",
        ["RUN 2-7: <<END <<END 'FROM other\\n# note\\n\\nRUN x \\\\\\n'", "CMD 8: go"],
    ),
    "copy, two files": (
        FROM + "COPY <<one.txt <<'two.txt' /etc/\n1\none.txt\n2\ntwo.txt\nCMD go\n",
        ["COPY 2-6: <<one.txt|<<'two.txt'|/etc/ <<one.txt '1\\n' <<'two.txt' '2\\n'", "CMD 7: go"],
    ),
    "add": (
        FROM + "ADD --chmod=644 <<END /etc/motd\nhi\nEND\n",
        ["ADD 2-4 --chmod=644: <<END|/etc/motd <<END 'hi\\n'"],
    ),
    "quoted name": (FROM + "RUN <<'END'\necho $A\nEND\n", ["RUN 2-4: <<'END' <<'END' 'echo $A\\n'"]),
    "name quoted in part": (FROM + 'RUN <<E"N"D\necho $A\nEND\n', ["RUN 2-4: <<E\"N\"D <<'END' 'echo $A\\n'"]),
    "name with a space": (FROM + "RUN <<'THE END'\nmake\nTHE END\n", ["RUN 2-4: <<'THE END' <<'THE END' 'make\\n'"]),
    "name with an escape": (FROM + "RUN <<E\\ND\nmake\nEND\n", ["RUN 2-4: <<E\\ND <<END 'make\\n'"]),
    "name is a variable": (FROM + "RUN <<$END\nmake\n$END\n", ["RUN 2-4: <<$END <<$END 'make\\n'"]),
    "name is a variable in braces": (FROM + "RUN <<${END}\nmake\n${END}\n", ["RUN 2-4: <<${END} <<${END} 'make\\n'"]),
    "tabs before the end": (
        FROM + "RUN <<-END\n\tmake\n\t\tEND\nCMD go\n",
        ["RUN 2-4: <<-END <<-END '\\tmake\\n'", "CMD 5: go"],
    ),
    "spaces before the end do not count": (FROM + "RUN <<-END\n  END\n\tEND\n", ["RUN 2-4: <<-END <<-END '  END\\n'"]),
    "end must stand alone": (
        FROM + "RUN <<END\n END\nEND \nENDE\nEND\nCMD go\n",
        ["RUN 2-6: <<END <<END ' END\\nEND \\nENDE\\n'", "CMD 7: go"],
    ),
    "end without newline": (FROM + "RUN <<END\nmake\nEND", ["RUN 2-4: <<END <<END 'make\\n'"]),
    "empty body": (FROM + "RUN <<END\nEND\nCMD go\n", ["RUN 2-3: <<END <<END ''", "CMD 4: go"]),
    "carriage returns in heredoc": (
        "FROM base\r\nRUN <<END\r\nmake\r\nEND\r\nCMD go\r\n",
        ["FROM 1: base", "RUN 2-4: <<END <<END 'make\\r\\n'", "CMD 5: go"],
    ),
    "file descriptor": (FROM + "RUN cat 3<<END <&3\nhi\nEND\n", ["RUN 2-4: cat 3<<END <&3 <<END on 3 'hi\\n'"]),
    "file descriptor too large": (
        FROM + "RUN 99999999999999999999<<END\nhi\nEND\n",
        ["RUN 2-4: 99999999999999999999<<END <<END on 18446744073709551615 'hi\\n'"],
    ),
    "space before the name": (
        FROM + "RUN cat << END\nhi\nEND\nCMD go\n",
        ["RUN 2-4: cat << END <<END 'hi\\n'", "CMD 5: go"],
    ),
    "several on a line": (
        FROM + "RUN cat <<A <<-B | sh\na\nA\n\tb\n\tB\nCMD go\n",
        ["RUN 2-6: cat <<A <<-B | sh <<A 'a\\n' <<-B '\\tb\\n'", "CMD 7: go"],
    ),
    "line goes on": (
        FROM + "RUN cat <<END && \\\n  echo two\nhi\nEND\nCMD go\n",
        ["RUN 2-5: cat <<END &&   echo two <<END 'hi\\n'", "CMD 6: go"],
    ),
    "escape directive and heredoc": (
        "# escape=`\nFROM base\nRUN <<END `\n  two\nmake `\nEND\nCMD go\n",
        ["FROM 2: base", "RUN 3-6: <<END   two <<END 'make `\\n'", "CMD 7: go"],
    ),
    "onbuild heredoc": (
        FROM + "ONBUILD RUN <<END\nmake\nEND\nCMD go\n",
        ["ONBUILD 2-4:  <<END 'make\\n' > RUN 2-4: <<END", "CMD 5: go"],
    ),
    "only in run, copy, add": (FROM + "CMD cat <<END\nENV A=1\n", ["CMD 2: cat <<END", "ENV 3: A|1|="]),
    "not in the JSON form": (FROM + 'RUN ["cat", "<<END"]\nCMD go\n', ["RUN 2 json: cat|<<END", "CMD 3: go"]),
    "not under two onbuild": (
        FROM + "ONBUILD ONBUILD RUN <<END\nCMD go\n",
        ["ONBUILD 2:  > ONBUILD 2:  > RUN 2: <<END", "CMD 3: go"],
    ),
    "glued to a word": (FROM + "RUN cat<<END\nCMD go\n", ["RUN 2: cat<<END", "CMD 3: go"]),
    "here-string": (FROM + "RUN cat <<<END\nCMD go\n", ["RUN 2: cat <<<END", "CMD 3: go"]),
    "in quotes": (FROM + "RUN echo \"<<END\" '<<END'\nCMD go\n", ["RUN 2: echo \"<<END\" '<<END'", "CMD 3: go"]),
    "escaped": (FROM + "RUN echo \\<<END\nCMD go\n", ["RUN 2: echo \\<<END", "CMD 3: go"]),
    "no name": (FROM + "RUN cat << \nCMD go\n", ["RUN 2: cat <<", "CMD 3: go"]),
    "empty name": (FROM + "RUN cat <<''\nCMD go\n", ["RUN 2: cat <<''", "CMD 3: go"]),
    "shift in arithmetic": (FROM + "RUN echo $((1<<2))\nCMD go\n", ["RUN 2: echo $((1<<2))", "CMD 3: go"]),
    "quote that never ends": (FROM + "RUN echo it's <<END\nCMD go\n", ["RUN 2: echo it's <<END", "CMD 3: go"]),
    "brace that never ends": (FROM + "RUN echo ${A <<END\nCMD go\n", ["RUN 2: echo ${A <<END", "CMD 3: go"]),
    "inside the word of a variable": (
        FROM + "RUN echo ${A:-x <<END}\nhi\nEND}\nCMD go\n",
        ["RUN 2-4: echo ${A:-x <<END} <<END} 'hi\\n'", "CMD 5: go"],
    ),
    "after a variable with a word": (
        FROM + "RUN echo 3${A:-x}<<END\nCMD go\n",
        ["RUN 2: echo 3${A:-x}<<END", "CMD 3: go"],
    ),
    "redirection glued to the name is part of it": (
        FROM + "RUN cat <<END>/x\nhi\nEND>/x\n",
        ["RUN 2-4: cat <<END>/x <<END>/x 'hi\\n'"],
    ),
    "comment sign hides nothing": (FROM + "RUN make # <<END\nhi\nEND\n", ["RUN 2-4: make # <<END <<END 'hi\\n'"]),
    "byte order mark before a name": (FROM + "RUN <<\ufeffEND\nhi\nEND\n", ["RUN 2-4: <<\ufeffEND <<END 'hi\\n'"]),
}
FLAGS = {
    "many": (
        FROM + "RUN --mount=type=cache,target=/c --network=none make -j\n",
        ["RUN 2 --mount=type=cache,target=/c --network=none: make -j"],
    ),
    "none after the first word": (FROM + "COPY a --link b\n", ["COPY 2: a|--link|b"]),
    "quotes and escapes": (FROM + 'COPY --chown="a b"\'"\'\\ c --link x y\n', ['COPY 2 --chown=a b" c --link: x|y']),
    "end of flags": (FROM + "RUN -- --x y\n", ["RUN 2: --x y"]),
    "one dash": (FROM + "RUN -x y\n", ["RUN 2: -x y"]),
    "nothing but flags": (FROM + "RUN --network=none\n", ["RUN 2 --network=none: "]),
    "empty flag value": (FROM + "FROM --platform= other\n", ["FROM 2 --platform=: other"]),
    "not ASCII": (FROM + "COPY --chown=\xfc a b\n", ["COPY 2 --chown=\xc3\xbc: a|b"]),
    "byte 0xa0 is white space": (FROM + "COPY --chown=\xe0 a b\n", ["COPY 2 --chown=\xc3: a|b"]),
    "onbuild keeps its own": (
        FROM + "ONBUILD --a RUN --network=none make\n",
        ["ONBUILD 2 --a:  > RUN 2 --network=none: make"],
    ),
    "quote that never ends in a flag": (FROM + 'COPY --chown="a b c\n', ["COPY 2 --chown=a b c: "]),
    "escape at the end of a flag": ("# escape=`\nFROM base\nRUN --a=b` c\n", ["FROM 2: base", "RUN 3 --a=b c: "]),
}
JSON = {
    "strings": (FROM + 'CMD ["a", "b c"]\n', ["CMD 2 json: a|b c"]),
    "over lines": (FROM + 'CMD ["a", \\\n  "b"]\n', ["CMD 2-3 json: a|b"]),
    "escapes": (FROM + 'CMD ["\\u0041\\n\\"\\/"]\n', ['CMD 2 json: A\n"/']),
    "half a surrogate pair": (FROM + 'CMD ["\\ud83d", "\\ud83d\\ude00"]\n', ["CMD 2 json: \ufffd|\U0001f600"]),
    "empty": (FROM + "CMD []\n", ["CMD 2 json: "]),
    "copy": (FROM + 'COPY --link ["a b", "c"]\n', ["COPY 2 --link json: a b|c"]),
    "volume": (FROM + 'VOLUME ["/a", "/b"]\n', ["VOLUME 2 json: /a|/b"]),
    "healthcheck JSON": (
        FROM + 'HEALTHCHECK --retries=2 CMD ["a", "b"]\n',
        ["HEALTHCHECK 2 --retries=2 json: CMD|a|b"],
    ),
    "single quotes": (FROM + "CMD ['a', 'b']\n", ["CMD 2: ['a', 'b']"]),
    "trailing comma": (FROM + 'CMD ["a",]\n', ['CMD 2: ["a",]']),
    "text after it": (FROM + 'CMD ["a"] b\n', ['CMD 2: ["a"] b']),
    "test command": (FROM + "RUN [ -f /x ] && make\n", ["RUN 2: [ -f /x ] && make"]),
    "bad escape": (FROM + 'CMD ["a\\d"]\n', ['CMD 2: ["a\\d"]']),
    "control character": (FROM + 'CMD ["a\tb"]\n', ['CMD 2: ["a\tb"]']),
    "not a number": (FROM + "CMD [NaN]\n", ["CMD 2: [NaN]"]),
    "number out of range": (FROM + "CMD [1e999]\n", ["CMD 2: [1e999]"]),
    "no space after the keyword": (FROM + 'ENTRYPOINT["/x"]\n', ['ENTRYPOINT["/x"] 2: ']),
}
ARGUMENTS = {
    "any case": ("from base As build\nrUn make\n", ["from 1: base|As|build", "rUn 2: make"]),
    "unknown": (FROM + "FETCH a b\nRUN make\n", ["FETCH 2: ", "RUN 3: make"]),
    "none": (
        FROM + "RUN\nCMD\nENV\nCOPY\nONBUILD\nHEALTHCHECK\nVOLUME\n",
        ["RUN 2: ", "CMD 3: ", "ENV 4: ", "COPY 5: ", "ONBUILD 6: ", "HEALTHCHECK 7: ", "VOLUME 8: "],
    ),
    "white space around": ("  FROM   base  \n   RUN make  \t \n", ["FROM 1: base", "RUN 2: make"]),
    "no comment after an instruction": (FROM + "RUN make # all\n", ["RUN 2: make # all"]),
    "env": (
        FROM + 'ENV A=1 B="x y" C=\'q\' D=a\\ b E= F="g"h\n',
        ['ENV 2: A|1|=|B|"x y"|=|C|\'q\'|=|D|a\\ b|=|E||=|F|"g"h|='],
    ),
    "env, old form": (FROM + "ENV A    b  c=d\n", ["ENV 2: A|b  c=d|"]),
    "env over lines": (FROM + "ENV A=1 \\\n  # note\n  B=2\n", ["ENV 2-4: A|1|=|B|2|="]),
    "env, quote that never ends": (FROM + 'ENV A="b c\n', ['ENV 2: A|"b c|=']),
    "env, escape at the end": (FROM + "ENV A=b\\\\\\\n", ["ENV 2: A|b\\\\|="]),
    "env, backtick": ("# escape=`\nFROM base\nENV A=b` c D=e\\\n", ["FROM 2: base", "ENV 3: A|b` c|=|D|e\\|="]),
    "label": (FROM + 'LABEL a="1" b.c=2 "d e"=3\n', ['LABEL 2: a|"1"|=|b.c|2|=|"d e"|3|=']),
    "arg": ('ARG A=1 B C="x y" D=\nFROM base\n', ['ARG 1: A=1|B|C="x y"|D=', "FROM 2: base"]),
    "expose": (FROM + "EXPOSE 80\t443/tcp  8080\n", ["EXPOSE 2: 80|443/tcp|8080"]),
    "workdir": (FROM + "WORKDIR /a b  c\n", ["WORKDIR 2: /a b  c"]),
    "healthcheck": (
        FROM + "HEALTHCHECK --interval=5m CMD curl -f http://x || exit 1\n",
        ["HEALTHCHECK 2 --interval=5m: CMD|curl -f http://x || exit 1"],
    ),
    "healthcheck, none": (FROM + "HEALTHCHECK NONE\n", ["HEALTHCHECK 2: NONE"]),
    "shell": (FROM + 'SHELL ["/bin/bash", "-c"]\n', ["SHELL 2 json: /bin/bash|-c"]),
    "maintainer": (FROM + "MAINTAINER A <a@example.org>\n", ["MAINTAINER 2: A <a@example.org>"]),
    "onbuild": (
        FROM + "ONBUILD \\\n  RUN --network=none one \\\n # note\n  two\n",
        ["ONBUILD 2-5:  > RUN 2-5 --network=none: one   two"],
    ),
    "onbuild, env": (FROM + "ONBUILD ENV A=1 B=2\n", ["ONBUILD 2:  > ENV 2: A|1|=|B|2|="]),
    "onbuild, unknown": (FROM + "ONBUILD FETCH a\n", ["ONBUILD 2:  > FETCH 2: "]),
    "onbuild, twice": (FROM + "ONBUILD ONBUILD RUN make\n", ["ONBUILD 2:  > ONBUILD 2:  > RUN 2: make"]),
    "from": (
        "FROM --platform=$BUILDPLATFORM base:${V}-x AS build\nFROM base@sha256:00\n",
        ["FROM 1 --platform=$BUILDPLATFORM: base:${V}-x|AS|build", "FROM 2: base@sha256:00"],
    ),
}

READ = {**WHOLE_FILE, **CONTINUATIONS, **DIRECTIVES, **HEREDOCS, **FLAGS, **JSON, **ARGUMENTS}
# Where the `dockerfile` package, a binding of BuildKit 0.12, reads another way.
OTHERWISE = frozenset(
    {
        "heredoc that was meant as a shift",  # white space after << is newer
        "space before the name",
        "after syntax and check",  # so is the check directive
        "escape at the end of a flag",  # it always takes a backslash here
        "onbuild nested deep",  # our guard
    }
)


def heredoc(found: Heredoc) -> str:
    name = found.name if found.expand else repr(found.name)
    descriptor = f" on {found.fd}" if found.fd else ""
    return f" <<{'-' * found.chomp}{name}{descriptor} {found.body.text!r}"


def describe(instruction: Instruction) -> str:
    first, last = instruction.start_line, instruction.end_line
    lines = str(first) if first == last else f"{first}-{last}"
    head = [instruction.keyword, lines, *map(str, instruction.flags), *(["json"] if instruction.json else [])]
    trigger = f" > {describe(instruction.trigger)}" if instruction.trigger else ""
    return " ".join(head) + ": " + "|".join(instruction.args) + "".join(map(heredoc, instruction.heredocs)) + trigger


@pytest.mark.parametrize(("text", "line", "message"), BAD.values(), ids=BAD)
def test_rejects(text: str | bytes, line: int, message: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(text)
    assert (caught.value.line, message in str(caught.value)) == (line, True), str(caught.value)


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_reads(text: str | bytes, expected: list[str]) -> None:
    base = ["FROM 1: base"] if isinstance(text, str) and text.startswith(FROM) else []
    assert [describe(each) for each in parse(text).instructions] == base + expected


def binding_reads(text: str) -> list[tuple[str, int, int, tuple[str, ...]]] | None:
    """What the binding says, None for an error."""
    binding = pytest.importorskip("dockerfile")
    try:
        return [
            ((each.cmd or "").upper(), each.start_line, each.end_line, each.flags)
            for each in binding.parse_string(text)
        ]
    except binding.GoParseError:
        return None


def xxpy_reads(text: str) -> list[tuple[str, int, int, tuple[str, ...]]] | None:
    try:
        found = parse(text).instructions
    except ParseError:
        return None
    return [(each.name, each.start_line, each.end_line, tuple(map(str, each.flags))) for each in found]


TEXTS = {name: row[0] for name, row in {**BAD, **READ}.items() if isinstance(row[0], str)}


@pytest.mark.parametrize("name", TEXTS)
def test_agrees_with_the_binding(name: str) -> None:
    same = binding_reads(TEXTS[name]) == xxpy_reads(TEXTS[name])
    assert same == (name not in OTHERWISE)
