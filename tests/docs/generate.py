"""Writes the generated files and the generated parts of files: `./run generate`, or `--check` to look only.

A part of a file stands between `<!-- generated: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xxpy.cli import files, options
from xxpy.cli.search import is_dockerfile
from xxpy.conversion import Options
from xxpy.converter import convert
from xxpy.linter import lint
from xxpy.report import conversion, targets, text
from xxpy.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xxpy.conversion import Conversion
    from xxpy.findings import Finding

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/go/Dockerfile"
PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Write what is out of date and name it; with `--check` write nothing, and exit 1 if anything is."""
    stale = [path for path, content in outputs().items() if not path.exists() or path.read_text() != content]
    for path in stale:
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.write_text(outputs()[path])
    sys.exit(bool(stale) and "--check" in sys.argv)


def outputs() -> dict[Path, str]:
    """Every file with generated content, and what it should be."""
    return {
        ROOT / "README.md": filled((ROOT / "README.md").read_text()),
        ROOT / "scripts" / "xx-lib" / "targets.sh": targets.scripts_table(),
        **{path.with_name("Dockerfile.cross"): converted(path).text for path in examples()},
    }


def filled(document: str) -> str:
    """The document with its generated parts as they should be."""
    return PART.sub(lambda part: part[1] + PARTS[part[2]]() + part[3], document)


def examples() -> list[Path]:
    """The examples' Dockerfiles."""
    return sorted((ROOT / "examples").glob("*/Dockerfile"))


def converted(dockerfile: Path) -> Conversion:
    """The outcome of `xxpy convert`."""
    source = files.read(str(dockerfile))
    return convert(source.text, options.context_of(source, None), Options())


def linted(dockerfile: Path) -> Sequence[Finding]:
    """The findings of `xxpy lint`."""
    source = files.read(str(dockerfile))
    return lint(source.text, options.context_of(source, None), Options())


def diff() -> str:
    result = converted(ROOT / EXAMPLE)
    return fenced("diff", conversion.diff("Dockerfile", result.before, result.text))


def report() -> str:
    result = converted(ROOT / EXAMPLE)
    return fenced("console", f"$ xxpy convert\n{conversion.stages('Dockerfile', result)}Dockerfile: changed\n")


def finding() -> str:
    found = {path.name: linted(path) for path in sorted((ROOT / EXAMPLE).parent.iterdir()) if is_dockerfile(path.name)}
    lines = "".join(text.findings(name, findings) for name, findings in found.items())
    return fenced("console", f"$ xxpy lint\n{lines}{text.summary([len(findings) for findings in found.values()])}")


def rules() -> str:
    rows = (f"| {rule.code} | {rule.name} | {rule.severity.value} | {rule.summary} |\n" for rule in RULES)
    return "| code | name | severity | finds |\n| --- | --- | --- | --- |\n" + "".join(rows)


def table() -> str:
    return targets.render("markdown")


def fenced(language: str, content: str) -> str:
    return f"```{language}\n{content}```\n"


PARTS: dict[str, Callable[[], str]] = {
    "diff": diff,
    "report": report,
    "finding": finding,
    "rules": rules,
    "targets": table,
}

if __name__ == "__main__":
    main()
