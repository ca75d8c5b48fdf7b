"""How fast is ``referat validate``, beside tools that check far less?

    python -m benchmarks.validate

makes archives of 1,000 and 10,000 invented meetings of about 25 kB and times, in turn: referat (schema and every rule,
from nothing), check-jsonschema (the schema alone, in Python) and the sourcemeta JSON Schema CLI (the schema alone, in
C++). The others come from ``pip install check-jsonschema`` and ``npm install @sourcemeta/jsonschema``; CHECK_JSONSCHEMA
and SOURCEMETA name the commands where they are not on the path. A peer that is not installed is left out, and said so.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.archives import write
from benchmarks.timing import run, side_by_side, told

ROOT = Path(__file__).parents[1]
SCHEMA = str(ROOT / "schema" / "moete.schema.json")
REFERAT = [sys.executable, "-m", "referat_cli", "validate"]


def peer(name: str, variable: str) -> str | None:
    """The path of another tool's command; None, with a word about it, where it is not installed."""
    beside = Path(sys.executable).parent / name
    found = os.environ.get(variable) or (str(beside) if beside.exists() else shutil.which(name))
    if not found:
        print(f"{name} is not installed and is left out")
    return found


def main() -> None:
    """Make the archives, time the commands, print the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--slow-rounds", type=int, default=1, help="rounds for check-jsonschema over 1,000 files")
    options.add_argument("--large", type=int, default=10_000, help="the larger archive; 0 leaves it out")
    chosen = options.parse_args()
    python_peer = peer("check-jsonschema", "CHECK_JSONSCHEMA")
    cpp_peer = peer("jsonschema", "SOURCEMETA")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "thousand"
        files = [str(path.relative_to(folder)) for path in write(folder, 1000)]
        size = sum((folder / file).stat().st_size for file in files) / len(files) / 1000
        print(f"\n{len(files)} meetings of {size:.1f} kB, every rule against the schema alone")
        commands = {"referat validate": REFERAT}
        if cpp_peer:
            commands["sourcemeta jsonschema (schema)"] = [cpp_peer, "validate", SCHEMA, *files]
        told(side_by_side(commands, folder, chosen.rounds), list(commands)[-1])
        if python_peer:
            commands = {
                "referat validate": REFERAT,
                "check-jsonschema (schema)": [python_peer, "--schemafile", SCHEMA, *files],
            }
            told(side_by_side(commands, folder, chosen.slow_rounds), "referat validate")
            print("\none file")
            commands = {
                "referat validate FILE": [*REFERAT, files[0]],
                "check-jsonschema FILE (schema)": [python_peer, "--schemafile", SCHEMA, files[0]],
            }
            told(side_by_side(commands, folder, chosen.rounds * 2), "check-jsonschema FILE (schema)")
        if chosen.large:
            large = Path(temporary) / "large"
            write(large, chosen.large)
            one, many = run(REFERAT, folder), run(REFERAT, large)
            times = many.wall / one.wall
            print(f"\n{chosen.large} meetings: {many.wall:.1f} s, {times:.1f} times 1,000")
            print(f"largest process {many.memory:.0f} MB")


if __name__ == "__main__":
    main()
