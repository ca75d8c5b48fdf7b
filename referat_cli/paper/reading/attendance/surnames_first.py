"""Lists that have surnames first, a name a line or a row: "Moe, Siv", "Vik, Ola (leder)"."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.turned_names import turned_double_name, turned_name, with_first_name_first
from referat_cli.paper.reading.source import SourceLine, whole

_COMMA = re.compile(r",\s")
# Fewer may as well be somebody's first name and where they are from.
_LEAST = 3


def with_first_names_first(
    lines: Sequence[SourceLine], ledger: Ledger, told: Container[str] = frozenset()
) -> list[SourceLine]:
    """The lines, the names of such a list turned; ``told`` are names that stand elsewhere on the paper, folded.

    Most of the list must be of that form, and not one unit come again. Where none of the names stands elsewhere, and no
    heading says so, it is a guess.
    """
    names = _names(lines)
    found = {id(name): match for name in names if (match := turned_name(name.text))}
    firsts = {match["first"] for match in found.values()}
    if len(found) < _LEAST or len(firsts) * 3 < len(found) * 2 or not _are_turned(names):
        return list(lines)
    says_so = any("etternavn" in fold(one.text) for line in lines for one in line.lines())
    if not says_so and not any(fold(f"{match['first']} {match['last']}") in told for match in found.values()):
        first = next(name for name in names if id(name) in found)
        ledger.guess(whole(first), _("navn"), _("navnene er lest med etternavnet først"))
    double = ((name, turned_double_name(name.text)) for name in names)
    found |= {id(name): match for name, match in double if match and fold(match["last"]) not in told}
    return [_with_turned(line, found, ledger) for line in lines]


def _names(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines that may be a name: those of the columns that have such names, and those of a list without columns."""
    columns: defaultdict[int, list[SourceLine]] = defaultdict(list)
    for line in lines:
        for at, cell in enumerate(line.cells):
            columns[at] += (one for one in cell if not one.cells)
    told = [line for line in lines if not (line.cells or line.kind == "heading" or ":" in line.text.partition(",")[0])]
    return [one for cells in columns.values() if _are_turned(cells) for one in cells] + told


def _are_turned(names: Sequence[SourceLine]) -> bool:
    """Whether most of the names that have a comma have the surname before it."""
    turned = sum(1 for one in names if turned_name(one.text))
    with_comma = sum(1 for one in names if _COMMA.search(one.text))
    return turned * 3 >= with_comma * 2 > 0


def _with_turned(line: SourceLine, found: dict[int, re.Match[str]], ledger: Ledger) -> SourceLine:
    if line.cells:
        cells = tuple(tuple(_with_turned(one, found, ledger) for one in cell) for cell in line.cells)
        return line if cells == line.cells else replace(line, cells=cells)
    match = found.get(id(line))
    return with_first_name_first(whole(line), match, ledger) if match else line
