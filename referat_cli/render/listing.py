"""What does a list of rows look like, as a table, as data and as Markdown?"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence

import msgspec

from referat_cli.render.terminal import Screen, plain

Row = msgspec.Struct
Columns = Sequence[tuple[str, Callable[[Row], str]]]


def table(rows: Sequence[Row], columns: Columns, screen: Screen, numbers: range = range(0)) -> str:
    """Columns under their headings; the last is folded so that the table fits the screen, ``numbers`` stand right."""
    from tabulate import tabulate  # noqa: PLC0415 - a slow import that only this format needs

    cells = [[plain(read(row)) for _heading, read in columns] for row in rows]
    widths = [max(len(heading), *(len(line[i]) for line in cells)) for i, (heading, _read) in enumerate(columns)]
    room = screen.width - sum(widths[:-1]) - 2 * (len(columns) - 1)
    limits = [None] * (len(columns) - 1) + [max(room, 20)]
    headings = [screen.style(heading, "sterk") for heading, _read in columns]
    sides = ["right" if index in numbers else "left" for index in range(len(columns))]
    # As a row, because tabulate keeps a heading of its own two wider than its text.
    drawn = tabulate([headings, *cells], tablefmt="plain", disable_numparse=True, maxcolwidths=limits, colalign=sides)
    return "\n".join(line.rstrip() for line in drawn.splitlines())


def markdown(rows: Sequence[Row], columns: Columns, _screen: Screen) -> str:
    """A table for a pull request or a wiki."""
    lines = [[heading for heading, _read in columns], ["---"] * len(columns)]
    lines += [[plain(read(row)).replace("|", "\\|") for _heading, read in columns] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_json(rows: Sequence[Row], envelope: str) -> str:
    """All rows under the envelope's name, with the record's own keys."""
    return json.dumps({"versjon": 1, envelope: msgspec.to_builtins(list(rows))}, ensure_ascii=False, indent=2)


def ndjson(rows: Sequence[Row]) -> str:
    """One row a line, as JSON."""
    return "\n".join(json.dumps(msgspec.to_builtins(row), ensure_ascii=False) for row in rows)


def as_csv(rows: Sequence[Row], keys: Sequence[str]) -> str:
    """Comma-separated, with a heading; a list of names is joined with "; "."""
    return csv_of([msgspec.to_builtins(row) for row in rows], keys)


def csv_of(records: Sequence[Mapping[str, object]], keys: Sequence[str]) -> str:
    """The same for rows that are mappings already; a key that a row lacks is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for record in records:
        writer.writerow([_cell(record.get(key)) for key in keys])
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
