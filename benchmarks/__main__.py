"""How fast is the tool, beside its peers, in one run?

    pip install -e . && SOURCEMETA=<the binary of @sourcemeta/jsonschema> python -m benchmarks

makes invented archives and repositories and an environment for each peer, times whole processes in turn, and prints
the table of docs/performance.md, a row when it is there. ``--keep FOLDER`` keeps what was made for the next run; the
names of parts (checking, building, asking, paper) leave the others out. Leaves with 1 where a row is not as it must be.
It takes about half an hour, and the machine should have nothing else to do.
"""

import argparse
import compileall
import contextlib
import sys
import tempfile
from pathlib import Path

import referat_cli
from benchmarks import asking, building, checking, paper, peers, repositories
from benchmarks.table import HEAD, BenchmarkTable

PARTS = ("checking", "building", "asking", "paper")


def main() -> int:
    """Make what is measured, measure, and say how many rows are not as they must be."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which parts; all of them without")
    options.add_argument("--keep", type=Path, help="where archives and environments are made and kept")
    options.add_argument("--meetings", type=int, default=1_000, help="meetings of an archive that is checked")
    options.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[1_000, 10_000],
        help="meetings of the repositories, at least 500 in the largest",
    )
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--slow-rounds", type=int, default=3, help="rounds of what takes minutes")
    chosen = options.parse_args()
    parts = chosen.parts or PARTS
    table = BenchmarkTable()
    # As pip leaves what it installs. Of a source tree every call would else compile its modules anew where Python is
    # told to write no bytecode, and the peers, which pip has installed, would not.
    compileall.compile_dir(Path(referat_cli.__file__).parent, quiet=1)
    print(HEAD)
    with contextlib.ExitStack() as stack:
        made = chosen.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = made.resolve()
        made.mkdir(parents=True, exist_ok=True)
        if "checking" in parts:
            checking.measure(table, made, chosen.meetings, chosen.slow_rounds)
        if "building" in parts or "asking" in parts:
            folders = {size: made / f"repository-{size}" for size in sorted(chosen.sizes)}
            for size, folder in folders.items():
                if not folder.exists():
                    repositories.make(folder, size)
            if "building" in parts:
                building.measure(table, folders, chosen.slow_rounds)
            if "asking" in parts:
                asking.measure(table, *max(folders.items()), made, chosen.rounds)
        if "paper" in parts:
            paper.measure(table, chosen.rounds)
        print(f"\n{peers.versions(made)}")
    print(f"{len(table.rows)} rows, {table.missed} not as they must be")
    return 1 if table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
