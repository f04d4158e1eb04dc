"""The house style of the scripts, as far as shellcheck and shfmt do not look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GENERATED = "targets.sh"
SCRIPTS = Path(__file__).parents[2] / "scripts"
FILES = sorted(path for path in [*SCRIPTS.glob("xx-*"), *SCRIPTS.glob("xx-lib/*.sh")] if path.is_file())
HAND_WRITTEN = [path for path in FILES if path.name != GENERATED]
FUNCTION = re.compile(r"^(\w+)\(\) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
# The words of the table. Where a tool is spoken to in its own words, it is said so there.
ARCHITECTURES = re.compile(r"\b(aarch64|ppc64le|loong|riscv64|s390x|mips64|armhf|armv7)")
WORDS_OF_TOOLS = {
    "apk-root.sh": "the releases since which Alpine has riscv64 and loong64",
    "apt-names.sh": "mingw-w64-arm",
    "apt-sources.sh": "XX_APT_FORCE_RISCV64",
    "clang.sh": "riscv64gc is riscv64 for clang",
    "elf.sh": "ELF machines",
    "expect.sh": "file(1)",
    "linker.sh": "what lld lacks",
    "names.sh": "RISCV64_TARGET_ARCH",
    "xx-windres": "llvm-cvtres -machine",
}


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
class TestFile:
    """Each file that is not generated."""

    def test_length(self, path: Path) -> None:
        text = path.read_text()
        assert text.count("\n") <= 150
        assert {name for name, body in FUNCTION.findall(text) if body.count("\n") > 20} == set()

    def test_no_bashisms_by_agreement(self, path: Path) -> None:
        assert re.search(r"^\s*local |\[\[ |\becho ", path.read_text().split("<<END")[0], re.MULTILINE) is None

    def test_platforms_are_the_tables(self, path: Path) -> None:
        code = re.sub(r"#.*", "", path.read_text())
        assert bool(ARCHITECTURES.search(code)) == (path.name in WORDS_OF_TOOLS)


@pytest.mark.parametrize("path", [path for path in FILES if path.name.startswith("xx-")], ids=lambda path: path.name)
def test_head(path: Path) -> None:
    first, second, *_ = path.read_text().splitlines()
    assert first == "#!/bin/sh"
    assert second.startswith("# Usage: xx-")
