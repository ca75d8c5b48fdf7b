"""The look at the work tree, begun before the modules that answer are loaded: Git takes as long as they do."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from referat_cli.cli.console import Call
from referat_cli.model.user_error import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_cli.store.snapshot import Snapshot

# The commands that open the records of the archive, and the options with which they are of another place or version.
QUESTIONS = frozenset(
    {"attendance", "cases", "diff", "followups", "history", "meetings", "people", "render", "search", "show", "votes"}
)
_ELSEWHERE = ("-C", "--rev", "-h", "--help")
# A check of the whole archive as it stands is asked for with no other words than these.
_WHOLE = frozenset({"-f", "--format", "--strict", "full", "concise", "json", "markdown", "github", "sarif"})


def begin_look(ctx: click.Context, arguments: "Sequence[str]") -> None:
    """Let Git begin to look at the work tree where the arguments are a question about it, or a check of all of it."""
    name, *rest = arguments or [""]
    call = ctx.find_object(Call)
    checks = name == "validate" and _WHOLE.issuperset(rest)
    asks = name in QUESTIONS and not any(map(_is_elsewhere, rest))
    if call is None or ctx.resilient_parsing or not (asks or checks):
        return
    from referat_cli.store.paths import begin_locate  # noqa: PLC0415 - help is shown without

    with suppress(UserError):  # the command meets it again, where its own arguments are in order
        located = begin_locate(call.directory)
        # Loaded while Git looks for the repository; what is loaded next waits until it looks at the work tree, which
        # takes the longest of all where there are many files.
        from referat_cli.store.snapshot import Snapshot  # noqa: PLC0415

        call.look = Snapshot(located(), hidden=checks)
        ctx.call_on_close(lambda: _abandon(call))


def _is_elsewhere(argument: str) -> bool:
    return argument.startswith(_ELSEWHERE)


def take_look(call: Call) -> "Snapshot | None":
    """The look that was begun for this call, once."""
    look, call.look = call.look, None
    return look


def _abandon(call: Call) -> None:
    """Wait for the answer that nobody has asked for: the arguments were wrong."""
    look = take_look(call)
    with suppress(UserError):
        if look and look.status:
            return
