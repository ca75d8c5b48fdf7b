"""What do the files of an archive say when everything is put right that takes no judgement?"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import groupby

from referat_cli.archive.archive import Archive
from referat_cli.archive.paths import kind_of
from referat_cli.record.problem import Problem
from referat_cli.record.reading import read
from referat_cli.record.repairs import repaired
from referat_cli.rules.session import judge_all

# A repair can bring another to light, but never a long row of them.
_ROUNDS = 10


def fix(
    archive: Archive, paths: Iterable[str], today: date, wanted: Callable[[Problem], bool]
) -> tuple[list[Problem], dict[str, bytes]]:
    """The problems that are left when the wanted ones are put right, and the new contents of the files they stood in.

    Nothing is written. A file whose repair would make it unreadable is left as it is.
    """
    chosen = list(paths)
    contents: dict[str, bytes] = {}
    left: set[str] = set()
    found: list[Problem] = []
    for _ in range(_ROUNDS):
        snapshot = archive.snapshot._replace(read=partial(_overlaid, dict(contents), archive.snapshot.read))
        found = list(judge_all(Archive(snapshot), chosen, today))
        fixable = [problem for problem in found if problem.fixable and wanted(problem) and problem.path not in left]
        if not fixable:
            break
        for path, problems in groupby(fixable, key=lambda problem: problem.path):
            before = snapshot.read(path)
            after = _repaired(before, path, list(problems))
            if after == before:
                left.add(path)
            else:
                contents[path] = after
    return found, contents


def _overlaid(contents: dict[str, bytes], otherwise: Callable[[str], bytes], path: str) -> bytes:
    return contents[path] if path in contents else otherwise(path)


def _repaired(content: bytes, path: str, problems: list[Problem]) -> bytes:
    document = read(content, path)
    after = repaired(document, problems, kind_of(path)).encode("utf-8", "surrogateescape")
    return content if document.readable and not read(after, path).readable else after
