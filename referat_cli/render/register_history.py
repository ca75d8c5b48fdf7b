"""What does it look like who changed what the registers say of a person?"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from referat_cli.i18n import _
from referat_cli.queries.people import Person
from referat_cli.queries.register_history import KEYS, RegisterChange
from referat_cli.render import table as listing
from referat_cli.render.line_history import heading, told_value
from referat_cli.render.people import place, time
from referat_cli.render.screen import Screen, plain


def table(person: Person, changes: Sequence[RegisterChange], screen: Screen) -> str:
    """The seats as the registers have them, and below them every change of the lines, commit by commit."""
    from referat_cli.render.changes import told  # noqa: PLC0415 - programs read the other forms

    lines = [screen.style(plain(person.name), "sterk"), "", screen.style(_("Plasser").upper(), "sterk")]
    for line in person.lines:
        seat = ", ".join(filter(None, (place(line), line.role, time(line))))
        lines.append(screen.wrap(plain(f"{line.committee}: {seat}"), "- ", "  "))
    lines += ["", screen.style(_("Endringer i registeret").upper(), "sterk")]
    narrower = screen._replace(width=screen.width - 2)
    for commit, found in groupby(changes, lambda change: change.commit):
        lines.append(heading(commit, screen))
        lines += [f"  {line}" for change in found for line in told(change.change, narrower)]
    return "\n".join(lines)


def _record(change: RegisterChange) -> dict[str, Any]:
    commit, told = change.commit, change.change
    values = (
        commit.id, commit.subject, commit.author, commit.time, change.committee, change.path, told.field, told.before,
        told.after,
    )  # fmt: skip
    return dict(zip(KEYS, values, strict=True))


def _flat(changes: Sequence[RegisterChange]) -> list[dict[str, Any]]:
    rows = [_record(change) for change in changes]
    return [{**row, "foer": told_value(row["foer"]), "etter": told_value(row["etter"])} for row in rows]


def _markdown(changes: Sequence[RegisterChange], screen: Screen) -> str:
    columns: list[tuple[str, Callable[[Any], str]]] = [
        (_("Tid"), lambda row: row["tid"][:16].replace("T", " ")),
        (_("Forfatter"), lambda row: row["forfatter"]),
        (_("Felt"), lambda row: row["felt"]),
        (_("Før"), lambda row: row["foer"]),
        (_("Etter"), lambda row: row["etter"]),
    ]
    return listing.markdown(_flat(changes), columns, screen)


FORMATS: dict[str, Callable[[Person, Sequence[RegisterChange], Screen], str]] = {
    "table": table,
    "json": lambda _person, changes, _screen: listing.as_json([_record(change) for change in changes], "endringer"),
    "ndjson": lambda _person, changes, _screen: listing.ndjson([_record(change) for change in changes]),
    "csv": lambda _person, changes, _screen: listing.csv_of(_flat(changes), KEYS),
    "markdown": lambda _person, changes, screen: _markdown(changes, screen),
}
