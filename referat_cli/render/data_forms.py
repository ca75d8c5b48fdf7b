"""Answers for programs: JSON and CSV, in which nothing is obeyed by a terminal or counted by a spreadsheet."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from referat_cli.render.screen import UNSAFE, plain

Record = Mapping[str, object]
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def json_envelope(content: Record) -> str:
    """An answer for programs: its version and its content."""
    return write_json({"versjon": 1, **content}, indent=2)


def write_json(content: Record, indent: int | None = None) -> str:
    """The content as JSON; what a terminal would obey is written as an escape, which is the same to a program."""
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    return re.sub(UNSAFE, lambda found: json.dumps(found[0])[1:-1], text)


def write_csv(keys: Sequence[str], records: Iterable[Record]) -> str:
    """Comma-separated, with a heading; a key that a record lacks is an empty cell."""
    import csv  # noqa: PLC0415 - people read other forms
    import io  # noqa: PLC0415 - as above

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([_in_spreadsheet(record.get(key)) for key in keys] for record in records)
    return out.getvalue().rstrip("\n")


def _in_spreadsheet(value: object) -> object:
    """A value in a cell: a list of names is joined with "; ", and nothing is taken for a formula."""
    if isinstance(value, bool):  # as JSON has it, for programs in every language
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, str):
        return "'" * value.startswith(_FORMULA) + plain(value)
    return value
