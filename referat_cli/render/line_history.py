"""What do the later changes of attendance lists look like?"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from referat_cli.i18n import _
from referat_cli.queries.attendance.history import KEYS, AttendanceChange
from referat_cli.render import table as listing
from referat_cli.render.screen import Screen, plain
from referat_cli.store.commits import Commit

_SHORT = 10


def author_and_time(commit: Commit) -> str:
    """When a commit was made and by whom: "2024-11-02 12:30, Kari Nordmann"."""
    name = commit.author.partition(" <")[0] or commit.author
    return _("{time}, {author}").format(time=commit.time[:16].replace("T", " "), author=name)


def heading(commit: Commit, screen: Screen) -> str:
    """The line that tells of a commit."""
    told = f"{commit.id[:_SHORT]}  {author_and_time(commit)}: {commit.subject}"
    return "\n".join(screen.style(line, "sterk") for line in screen.wrap(plain(told), "", "  ").splitlines())


def table(changes: Sequence[AttendanceChange], screen: Screen) -> str:
    """The changes commit by commit and meeting by meeting."""
    from referat_cli.render.changes import told  # noqa: PLC0415 - programs read the other forms

    several = len({change.committee for change in changes}) > 1
    narrower = screen._replace(width=screen.width - 4)
    blocks = []
    for commit, found in groupby(changes, lambda change: change.commit):
        lines = [heading(commit, screen)]
        for (committee, date, approved), part in groupby(found, lambda c: (c.committee, c.date, c.after_approval)):
            place = _("møtet {date}").format(date=date)
            place = f"{committee}: {place}" if several else place
            note = _(" (etter at referatet var godkjent)") if approved else ""
            lines.append(screen.wrap(plain(f"{place}{note}"), "  ", "    "))
            lines += [f"    {line}" for change in part for line in told(change.change, narrower)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def record(change: AttendanceChange) -> dict[str, Any]:
    """One change, with the record's keys."""
    commit, told = change.commit, change.change
    values = (
        commit.id, commit.subject, commit.author, commit.time, change.date, change.name, told.field, told.before,
        told.after, change.after_approval, change.committee, change.group, change.path,
    )  # fmt: skip
    return dict(zip(KEYS, values, strict=True))


def told_value(value: Any) -> str:  # noqa: ANN401 - a mark, a name, or a whole line
    """A value on one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {told_value(held)}" for key, held in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _markdown(changes: Sequence[AttendanceChange], screen: Screen) -> str:
    columns: list[tuple[str, Callable[[Any], str]]] = [
        (_("Tid"), lambda row: row["tid"][:16].replace("T", " ")),
        (_("Forfatter"), lambda row: row["forfatter"].partition(" <")[0]),
        (_("Commit"), lambda row: row["commit"][:_SHORT]),
        (_("Møte"), lambda row: row["moetedato"]),
        (_("Navn"), lambda row: row["navn"] or "–"),
        (_("Felt"), lambda row: row["felt"]),
        (_("Før"), lambda row: told_value(row["foer"])),
        (_("Etter"), lambda row: told_value(row["etter"])),
        (_("Etter godkjenning"), lambda row: _("ja") if row["etter_godkjenning"] else ""),
    ]
    return listing.markdown([record(change) for change in changes], columns, screen)


def _csv(changes: Sequence[AttendanceChange]) -> str:
    rows = [record(change) for change in changes]
    return listing.csv_of(
        [{**row, "foer": told_value(row["foer"]), "etter": told_value(row["etter"])} for row in rows], KEYS
    )


FORMATS: dict[str, Callable[[Sequence[AttendanceChange], Screen], str]] = {
    "table": table,
    "json": lambda changes, _screen: listing.as_json([record(change) for change in changes], "endringer"),
    "ndjson": lambda changes, _screen: listing.ndjson([record(change) for change in changes]),
    "csv": lambda changes, _screen: _csv(changes),
    "markdown": _markdown,
}
