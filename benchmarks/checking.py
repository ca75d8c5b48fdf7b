"""How fast is ``referat validate``, with every rule, beside tools that check the schema alone?"""

from pathlib import Path

from benchmarks import archives, councils, peers
from benchmarks.table import BenchmarkTable, Bound
from benchmarks.timing import side_by_side

ROOT = Path(__file__).parents[1]
SCHEMA = str(ROOT / "schema" / "moete.schema.json")
# Whoever finds something says so by the exit code. The slips are none that a schema knows, so that the others find
# nothing anywhere; what they could not check would else count as checked.
FOUND, NOTHING_FOUND = (0, 1), (0,)
_PYTHON = "check-jsonschema, schema alone"
_CPP = "sourcemeta (C++), schema alone"
_BOUNDS = {0: Bound(40, 60, at_least=True), 1: Bound(16, 25, at_least=True), 8: Bound(16, 25, at_least=True)}


def measure(table: BenchmarkTable, scratch: Path, meetings: int, rounds: int) -> None:
    """The rows: archives without findings, with one and with eight a meeting, of councils; and one file."""
    ours = [*peers.referat(), "validate"]
    python_peer = [peers.check_jsonschema(scratch), "--schemafile", SCHEMA]
    cpp_peer = peers.sourcemeta()
    if not cpp_peer:
        print("SOURCEMETA names no validator in C++: that row is left out")
    one: list[str] = []
    for slips, bound in _BOUNDS.items():
        folder = scratch / f"slips-{slips}"
        files = [str(path.relative_to(folder)) for path in archives.write(folder, meetings, slips)]
        one = one or files[:1]
        job = f"`validate`, {meetings:,} meetings, {slips} findings each"
        _against(table, job, folder, ours, [*python_peer, *files], bound)
        runs = side_by_side({"ours": ours}, folder, 1, FOUND, warm=0)
        table.hold_memory(f"{job}: largest process", runs["ours"], Bound(90))
        if cpp_peer and not slips:
            commands = {"ours": ours, "theirs": [cpp_peer, "validate", SCHEMA, *files]}
            runs = side_by_side(commands, folder, rounds, NOTHING_FOUND)
            table.hold(job, _CPP, runs["ours"], runs["theirs"], Bound(1.6, 1.2))
    folder = scratch / "councils"
    files = [str(path.relative_to(folder)) for path in councils.write(folder, meetings)]
    job = f"`validate`, {meetings:,} meetings of councils with votes"
    _against(table, job, folder, ours, [*python_peer, *files], Bound(16, 25, at_least=True))
    commands = {"ours": [*ours, *one], "theirs": [*python_peer, *one]}
    runs = side_by_side(commands, scratch / "slips-0", 3 * rounds)
    table.hold("`validate` of one file", _PYTHON, runs["ours"], runs["theirs"], Bound(0.5, 0.4))


def _against(  # noqa: PLR0913, PLR0917 - what a row is made of
    table: BenchmarkTable, job: str, folder: Path, ours: list[str], theirs: list[str], bound: Bound
) -> None:
    """A row against the slow peer, which runs once between two of ours."""
    before = side_by_side({"ours": ours}, folder, 1, FOUND)["ours"]
    other = side_by_side({"theirs": theirs}, folder, 1, NOTHING_FOUND, warm=0)["theirs"]
    after = side_by_side({"ours": ours}, folder, 1, FOUND, warm=0)["ours"]
    table.hold(job, _PYTHON, [*before, *after], other * 2, bound)
