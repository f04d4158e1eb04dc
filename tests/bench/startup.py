"""What xxpy costs: CPU time of its commands as ratios to importing click and dockerfile-parse, within one run."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "examples" / "go" / "Dockerfile"
XXPY = (sys.executable, "-m", "xxpy")
REPEATS, FILES = 7, 200


def main() -> None:
    """Print a line for each command."""
    base = seconds(sys.executable, "-c", "import click, dockerfile_parse")
    print(f"{'import click, dockerfile_parse':34} {base * 1000:6.0f} ms CPU")
    for command in (
        ["--version"],
        ["--help"],
        ["parse", DOCKERFILE],
        ["lint", DOCKERFILE],
        ["convert", "--diff", DOCKERFILE],
    ):
        taken = seconds(*XXPY, *command)
        label = "xxpy " + " ".join(Path(word).name for word in command)
        print(f"{label:34} {taken * 1000:6.0f} ms CPU  {taken / base:5.1f} x")
    many(base)


def many(base: float) -> None:
    """Files a second, start-up included, and what one more file costs."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.Dockerfile") for number in range(FILES)]
        for file in files:
            file.write_bytes(DOCKERFILE.read_bytes())
        for command in (["lint"], ["convert", "--check"]):
            taken = seconds(*XXPY, *command, *files, repeats=2)
            label = f"xxpy {' '.join(command)}, {FILES} files"
            print(f"{label:34} {FILES / taken:6.0f} files/s     {taken / FILES / base:5.2f} x for each file")


def seconds(*command: str | Path, repeats: int = REPEATS) -> float:
    """The least CPU seconds, user and system, of a few runs."""
    return min(_once(command) for _ in range(repeats))


def _once(command: tuple[str | Path, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
