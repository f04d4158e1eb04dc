"""What emulation costs: the CPU seconds of one compilation, native, emulated and converted, as ratios within one run.

The example's `go build` is timed by the shell that runs it, with `times`: user and system time of all it started.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from ..engine.engine import ROOT, Engine, convert

NATIVE, FOREIGN = "linux/amd64", "linux/arm64"
COMMAND = "go build -o server ."
TIMES = re.compile(r"^#\d+ [\d.]+ (\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$", re.MULTILINE)


def main() -> None:
    """Build three times and print a line for each; the emulated one takes minutes."""
    engine = Engine.find()
    if engine is None:
        sys.exit("no Docker Engine with buildx answers")
    native = 0.0
    for name, platform, converted in (
        ("native", NATIVE, False),
        ("converted", FOREIGN, True),
        ("emulated", FOREIGN, False),
    ):
        seconds = compile_seconds(engine, platform, converted)
        native = native or seconds
        print(f"{name:10} {platform}  {seconds:6.1f} s CPU  {seconds / native:5.1f} x native", flush=True)


def compile_seconds(engine: Engine, platform: str, converted: bool) -> float:
    """CPU seconds of the compile step."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "go")
        shutil.copytree(ROOT / "examples" / "go", folder)
        dockerfile = folder / "Dockerfile"
        dockerfile.write_text(dockerfile.read_text().replace(COMMAND, f"{COMMAND} && times"))
        if converted:
            convert(dockerfile, NATIVE, FOREIGN)
        log = engine.build(folder, "--platform", platform, "--no-cache-filter", "build", "-o", "type=cacheonly")
    *_, children = TIMES.findall(log)
    user_minutes, user, system_minutes, system = map(float, children)
    return 60 * (user_minutes + system_minutes) + user + system


if __name__ == "__main__":
    main()
