"""The golden cases: folders of tests/cases, each a build context.

`Dockerfile` is converted with the folder as its context, for the platforms in `platforms` where that file exists.
`Dockerfile.cross` is the result, absent where nothing changes; `report.txt` is what is told of each stage.
`python -m tests.cases` writes both anew: look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from xxpy.context import FolderContext
from xxpy.conversion import Conversion, Options
from xxpy.converter import convert
from xxpy.platform import parse_platforms

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def read(path: Path) -> str:
    """A file's text, newlines as they are; "" where there is none."""
    return path.read_bytes().decode() if path.exists() else ""


def run(name: str) -> Conversion:
    """The conversion of a case."""
    folder = FOLDER / name
    platforms = read(folder / "platforms")
    options = Options(parse_platforms(platforms)) if platforms else Options()
    return convert(read(folder / "Dockerfile"), FolderContext(folder), options)


def report(result: Conversion) -> str:
    """What is told of each stage, one line an item."""
    lines = []
    for stage in result.stages:
        lines.append(f"{stage.line}: {stage.label}: {stage.outcome.value}")
        lines += [f"  + {text}" for text in stage.done]
        lines += [f"  ! {line}: {text}" for line, text in stage.reasons]
        lines += [f"  - {line}: {text}" for line, text in stage.notes]
    return "\n".join(lines) + "\n"


def update() -> None:
    """Write every case's expectations anew."""
    for name in CASES:
        result = run(name)
        cross = FOLDER / name / "Dockerfile.cross"
        if result.changed:
            cross.write_bytes(result.text.encode())
        else:
            cross.unlink(missing_ok=True)
        (FOLDER / name / "report.txt").write_text(report(result))


if __name__ == "__main__":
    update()
