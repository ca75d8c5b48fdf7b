"""What a half-written word is completed to when a person presses Tab.

Everything comes from the index as it is. Nothing is read for it: where there is no index yet, nothing is offered.
"""

import os
from typing import TYPE_CHECKING

from referat_cli.cli.console import Call

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click
    from click.shell_completion import CompletionItem

# The variable in which the shell says what it wants: «bash_source», «bash_complete», and so on.
VARIABLE = "_REFERAT_COMPLETE"
# Nobody reads a longer list than this.
_MOST = 100

_PEOPLE = "SELECT DISTINCT sp.name FROM spelling sp JOIN snapshot_file USING (version) WHERE sp.kind = 'person'"
_COMMITTEES = """SELECT mt.committee FROM snapshot_file JOIN meeting mt USING (version)
    UNION SELECT k.code FROM snapshot_file JOIN committee k USING (version) ORDER BY 1"""
_MEETINGS = "FROM snapshot_file f JOIN meeting mt ON mt.version = f.version"
_CASES = f"""SELECT min(mt.committee), count(DISTINCT mt.committee), cs.number
    {_MEETINGS} JOIN case_ cs ON cs.version = f.version
    WHERE substr(cs.number, 1, length(?)) = ? AND ? IN ('', mt.committee)
    GROUP BY cs.number ORDER BY max(mt.date) DESC, min(cs.place) LIMIT {_MOST}"""
_DATES = f"""SELECT DISTINCT mt.date {_MEETINGS} WHERE substr(mt.date, 1, length(?)) = ?
    ORDER BY mt.date DESC LIMIT {_MOST}"""


def register_bash() -> None:
    """Let click write a name with a space in it so that bash takes it for one word."""
    from click.shell_completion import BashComplete, add_completion_class  # noqa: PLC0415 - when Tab is pressed

    class Bash(BashComplete):
        def format_completion(self, item: "CompletionItem[str]") -> str:
            begun = os.environ.get("COMP_WORDS", "").rpartition("\n")[2][:1]
            # Within quotation marks bash takes a space for itself. One backslash is gone when the script has read it.
            value = item.value if begun in {"'", '"'} else item.value.replace(" ", "\\\\ ")
            return f"{item.type},{value}"

    add_completion_class(Bash, "bash")


def _query_index(ctx: "click.Context", query: str, values: "Sequence[object]" = ()) -> list[tuple[str, ...]]:
    """The rows that a query finds in the index; none where there is no index, or it cannot be had at once."""
    import sqlite3  # noqa: PLC0415 - as in `register_bash`

    from referat_cli.model.problem import UserError  # noqa: PLC0415
    from referat_cli.store.database import open_existing  # noqa: PLC0415
    from referat_cli.store.paths import locate  # noqa: PLC0415

    call = ctx.find_object(Call) or Call()
    try:
        db = open_existing(locate(call.directory))
        return db.execute(query, values).fetchall() if db else []
    except (sqlite3.Error, OSError, UserError):
        return []


def people(ctx: "click.Context", _param: object, incomplete: str) -> list[str]:
    """The people whose name begins so; else the only one who has a name that does."""
    from referat_cli.model.names import fold, sort_key  # noqa: PLC0415

    begun = fold(incomplete)
    if incomplete and not begun:  # signs alone begin no name
        return []
    names = sorted((name for (name,) in _query_index(ctx, _PEOPLE)), key=sort_key)
    first = [name for name in names if fold(name).startswith(begun)]
    if first:
        return first[:_MOST]
    later = [name for name in names if any(part.startswith(begun) for part in fold(name).split())]
    return later if len(later) == 1 else []


def committees(ctx: "click.Context", _param: object, incomplete: str) -> list[str]:
    """The codes of the committees that begin so."""
    return [code for (code,) in _query_index(ctx, _COMMITTEES) if code.startswith(incomplete)]


def cases(ctx: "click.Context", _param: object, incomplete: str) -> list[str]:
    """The cases whose number begins so, newest first; with the committee where several have that number."""
    committee, colon, number = incomplete.rpartition(":")
    rows = _query_index(ctx, _CASES, (number, number, committee))
    if colon:
        return [f"{committee}:{number}" for _code, _count, number in rows]
    return [number for _code, count, number in rows if int(count) == 1] + [
        address
        for _code, count, number in rows
        if int(count) > 1
        for (code,) in _query_index(ctx, _COMMITTEES)
        for address in [f"{code}:{number}"]
    ]


def cases_and_meetings(ctx: "click.Context", param: object, incomplete: str) -> list[str]:
    """Cases, and meetings when a whole year has been written."""
    if len(incomplete) < len("2024") or not incomplete[:4].isdigit():
        return cases(ctx, param, incomplete)
    return [date for (date,) in _query_index(ctx, _DATES, (incomplete, incomplete))]


def anything(ctx: "click.Context", param: object, incomplete: str) -> list[str]:
    """What `show` takes: cases and meetings, or people where letters have been written."""
    found = cases_and_meetings(ctx, param, incomplete)
    return found if found or not incomplete else people(ctx, param, incomplete)


def codes(_ctx: "click.Context", _param: object, incomplete: str) -> list[str]:
    """The codes of the rules that begin so."""
    from referat_cli.rules.runner import rules  # noqa: PLC0415

    return [rule.code for rule in rules() if rule.code.startswith(incomplete.upper())]
