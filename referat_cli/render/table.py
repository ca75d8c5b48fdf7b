"""What does a list of rows look like, as a table, as data and as Markdown?"""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from referat_cli.render.screen import Screen, plain

Columns = Sequence[tuple[str, Callable[[Any], str]]]
# What the lines of a folded cell are made into when they are shown; the row is counted from 0.
Dressed = Callable[[int, list[str]], list[str]]

_GAP = "  "
# The last column is never narrower, however narrow the screen.
_LEAST = 20


def table(rows: Sequence[Any], columns: Columns, screen: Screen, numbers: range = range(0)) -> str:
    """Columns under their headings; the last is folded so that the table fits the screen, ``numbers`` stand right."""
    cells = [[plain(read(row)) for _heading, read in columns] for row in rows]
    headings = [heading for heading, _read in columns]
    if screen.terminal and room(headings, cells, screen) < _LEAST:
        return "\n".join(_stacked(headings, row, screen, numbers) for row in cells)
    return drawn(headings, cells, screen, numbers)


def _stacked(headings: Sequence[str], row: Sequence[str], screen: Screen, numbers: range) -> str:
    """A row on a terminal too narrow for the table: its last text below the others; a number says what it counts."""
    others = [f"{headings[at]} {text}" if at in numbers else text for at, text in enumerate(row[:-1]) if text]
    lines = [screen.style(line, "sterk") for line in wrap(_GAP.join(others), screen.width, subsequent_indent=" " * 4)]
    return "\n".join([*lines, *(_GAP + line for line in fold(row[-1], max(screen.width - len(_GAP), 1)))])


def drawn(
    headings: Sequence[str],
    cells: Sequence[Sequence[str]],
    screen: Screen,
    numbers: range = range(0),
    dressed: Dressed = lambda _row, lines: lines,
) -> str:
    """The same from texts that are safe to show; ``dressed`` puts colours on the lines of the last column."""
    widths = _widths(headings, cells)
    last = max(room(headings, cells, screen), _LEAST)
    drawing = [_line(headings, widths, numbers, lambda text: screen.style(text, "sterk"))]
    for number, row in enumerate(cells):
        lines = [[line.strip() for line in cell.splitlines()] for cell in row[:-1]]
        lines.append(dressed(number, fold(row[-1], last)))
        drawing += [_line(parts, widths, numbers) for parts in zip_longest(*lines, fillvalue="")]
    return "\n".join(drawing)


def room(headings: Sequence[str], cells: Sequence[Sequence[str]], screen: Screen) -> int:
    """The columns of the screen that are left for the last column of a table."""
    return screen.width - sum(_widths(headings, cells)[:-1]) - len(_GAP) * (len(headings) - 1)


def fold(text: str, width: int) -> list[str]:
    """The lines of a text in a column of that width; a word is broken only where it is wider."""
    return [line for paragraph in text.splitlines() for line in wrap(paragraph, width)]


def _widths(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is before the last is folded."""
    return [
        max(len(line.strip()) for text in column for line in text.splitlines() or [""])
        for column in zip(headings, *cells, strict=True)
    ]


def _line(
    parts: Sequence[str], widths: Sequence[int], numbers: range, style: Callable[[str], str] = lambda text: text
) -> str:
    """One line of the screen; the last part is as wide as it is, so that it may hold colours."""
    line = ""
    for index, (text, width) in enumerate(zip(parts, widths, strict=True)):
        space = " " * (width - len(text))
        line += _GAP * bool(index) + (space + style(text) if index in numbers else style(text) + space)
    return line.rstrip()


def markdown(rows: Sequence[Any], columns: Columns, _screen: Screen) -> str:
    """A table for a pull request or a wiki."""
    lines = [[heading for heading, _read in columns], ["---"] * len(columns)]
    lines += [[plain(read(row)).replace("|", "\\|") for _heading, read in columns] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_json(rows: Sequence[Any], envelope: str) -> str:
    """All rows under the envelope's name, with the record's own keys."""
    import json  # noqa: PLC0415 - people read other forms

    import msgspec  # noqa: PLC0415 - as above

    return json.dumps({"versjon": 1, envelope: msgspec.to_builtins(list(rows))}, ensure_ascii=False, indent=2)


def ndjson(rows: Sequence[Any]) -> str:
    """One row a line, as JSON."""
    import json  # noqa: PLC0415 - people read other forms

    import msgspec  # noqa: PLC0415 - as above

    return "\n".join(json.dumps(msgspec.to_builtins(row), ensure_ascii=False) for row in rows)


def as_csv(rows: Sequence[Any], keys: Sequence[str]) -> str:
    """Comma-separated, with a heading; a list of names is joined with "; "."""
    import msgspec  # noqa: PLC0415 - people read other forms

    return csv_of([msgspec.to_builtins(row) for row in rows], keys)


def csv_of(records: Sequence[Mapping[str, object]], keys: Sequence[str]) -> str:
    """The same for rows that are mappings already; a key that a row lacks is an empty cell."""
    import csv  # noqa: PLC0415 - people read other forms
    import io  # noqa: PLC0415 - as above

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for record in records:
        writer.writerow([_cell(record.get(key)) for key in keys])
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, bool):  # as JSON has it, for programs in every language
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
