from __future__ import annotations

import pytest

from xxpy.analysis.gosource import imports

NO_C = {
    "none": "package p\n",
    "line comment": 'package p\n// import "C"\n',
    "block comment": 'package p\n/*\nimport "C"\n*/\nimport "fmt"\n',
    "comment in a group": 'package p\nimport (\n\t// "C"\n\t/* "C" */ "fmt"\n)\n',
    "string": 'package p\nvar s = "import \\"C\\""\n',
    "raw string": 'package p\nvar s = `\nimport "C"\n`\n',
    "after other declarations": 'package p\nvar x = 1\nimport "C"\n',
    "before the package clause": 'import "C"\npackage p\n',
    "another path": 'package p\nimport "C/x"\nimport C "x"\nimport "c"\n',
    "comment never closed": 'package p\n/* import "C"\n',
    "string never closed": 'package p\nimport "C\n',
    "not Go": '{{ .Package }}\nimport "C"\n',
    "empty": "",
    "import alone": "package p\nimport",
}
C = {
    "plain": ('package p\n\nimport "C"\n', ("C",)),
    "preamble": ('package p\n/*\n#include <a.h>\n// "*/\nimport "C"\n', ("C",)),
    "group": ('package p\nimport (\n\t"fmt"\n\t"C"\n)\n', ("fmt", "C")),
    "several": ('package p\nimport "fmt"\nimport "C"\nimport ("os"; x "a/b")\n', ("fmt", "C", "os", "a/b")),
    "one line": ('package p; import "C"; import "os"\n', ("C", "os")),
    "raw": ("package p\nimport `C`\n", ("C",)),
    "names": ('package p\nimport (\n. "a"\n_ "b"\nimport_ "c"\n)\nimport "C"', ("a", "b", "c", "C")),
    "licence above": ('/* l */\n// x\npackage p // y\nimport /* z */ "C"\n', ("C",)),
    "byte order mark, carriage returns": ('\ufeffpackage p\r\nimport (\r\n"C"\r\n)\r\n', ("C",)),
    "empty group": ('package p\nimport ()\nimport "C"\n', ("C",)),
}


@pytest.mark.parametrize("source", NO_C.values(), ids=NO_C)
def test_imports_no_c(source: str) -> None:
    assert "C" not in imports(source)


@pytest.mark.parametrize(("source", "expected"), C.values(), ids=C)
def test_imports(source: str, expected: tuple[str, ...]) -> None:
    assert imports(source) == expected
