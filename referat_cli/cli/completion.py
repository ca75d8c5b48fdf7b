"""What a half-written word is completed to when a person presses Tab.

What the archive holds comes from the index as it is: where there is no index yet, none of that is offered.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from referat_cli.cli.console import Call

if TYPE_CHECKING:
    import sqlite3

    import click
    from click.shell_completion import CompletionItem

    from referat_cli.store.paths import Location

# The variable in which the shell says what it wants: «bash_source», «bash_complete», and so on.
VARIABLE = "_REFERAT_COMPLETE"

Offer = Callable[["click.Context", object, str], list[str]]


def register_bash() -> None:
    """Let click write a name with a space in it so that bash takes it for one word."""
    from click.shell_completion import BashComplete, add_completion_class  # noqa: PLC0415 - when Tab is pressed

    class Bash(BashComplete):
        before = ""

        def get_completion_args(self) -> tuple[list[str], str]:
            args, incomplete = super().get_completion_args()
            # Bash takes a colon for a word of its own, and replaces what follows it alone: of asu:42/24 only 42/24.
            words = [*args, ":", ""] if incomplete == ":" else [*args, incomplete]
            if words[-2:-1] != [":"] or words[:-2] == []:
                return args, incomplete
            self.before = f"{words[-3]}:"
            return words[:-3], self.before + words[-1]

        def format_completion(self, item: "CompletionItem[str]") -> str:
            begun = os.environ.get("COMP_WORDS", "").rpartition("\n")[2][:1]
            value = item.value.removeprefix(self.before)
            # Within quotation marks bash takes a space for itself. One backslash is gone when the script has read it.
            value = value if begun in {"'", '"'} else value.replace(" ", "\\\\ ")
            return f"{item.type},{value}"

    add_completion_class(Bash, "bash")


def _offer(find: "Callable[[Location, str], list[str]]") -> Offer:
    """The offer of what is found in the archive that the call is about; nothing where it cannot be had at once."""

    def offer(ctx: "click.Context", _param: object, begun: str) -> list[str]:
        import sqlite3  # noqa: PLC0415 - as in `register_bash`

        from referat_cli.model.user_error import UserError  # noqa: PLC0415
        from referat_cli.store.paths import locate  # noqa: PLC0415

        call = ctx.find_object(Call) or Call()
        try:
            return find(locate(call.directory), begun)
        except (sqlite3.Error, OSError, UserError):
            return []

    return offer


def _from_index(what: str) -> Offer:
    """The offer of what a function of `queries.completion` finds in the index; nothing where there is no index."""

    def found(location: "Location", begun: str) -> list[str]:
        from referat_cli.queries import completion  # noqa: PLC0415 - as in `register_bash`
        from referat_cli.store.database import open_existing  # noqa: PLC0415

        db = open_existing(location)
        find: Callable[[sqlite3.Connection, str], list[str]] = getattr(completion, what)
        return find(db, begun) if db else []

    return _offer(found)


def _revisions(location: "Location", begun: str) -> list[str]:
    """The branches, the tags and the days of meetings that begin so; the last one of a range "A..B"."""
    from referat_cli.queries import completion  # noqa: PLC0415 - as in `register_bash`
    from referat_cli.store.database import open_existing  # noqa: PLC0415

    last = begun.rpartition("..")[2].removeprefix(".")
    before = begun[: len(begun) - len(last)]
    names = location.git.names() if location.git else []
    db = open_existing(location)
    known = [*names, *(completion.meetings(db, "") if db else [])]
    return [before + name for name in known if name.startswith(last)]


people = _from_index("people")
people_in_list = _from_index("people_in_list")
responsible = _from_index("responsible")
parties = _from_index("parties")
committees = _from_index("committees")
cases = _from_index("cases")
meetings = _from_index("meetings")
cases_and_meetings = _from_index("cases_and_meetings")
anything = _from_index("anything")
revisions = _offer(_revisions)


def codes(_ctx: "click.Context", _param: object, begun: str) -> list[str]:
    """The codes of the rules that begin so."""
    from referat_cli.rules.runner import rules  # noqa: PLC0415 - as in `register_bash`

    return [rule.code for rule in rules() if rule.code.startswith(begun.upper())]
