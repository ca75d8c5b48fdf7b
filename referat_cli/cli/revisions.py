"""Which two versions of the archive does a person want to compare?"""

from typing import TYPE_CHECKING

from referat_cli.cli.named import commit_called
from referat_cli.language import _
from referat_cli.record.problem import WrongCall

if TYPE_CHECKING:
    from referat_cli.archive.paths import Location


def interval(location: "Location", written: str | None) -> tuple[str, str | None]:
    """The commits that "A..B", "A...B", "REV" or nothing mean, as `git diff` has it; None is the work tree.

    Raises `WrongCall` for a revision that does not exist, and for two that have no history in common.
    """
    written = written or ""
    if "..." in written:
        one, other = (commit_called(location, part or "HEAD") for part in written.split("...", 1))
        base = location.git.merge_base(one, other) if location.git else None
        if base is None:
            told = _("Utgavene i «{written}» har ingen felles historie; skriv dem med to prikker: {two}.")
            raise WrongCall(told.format(written=written, two=written.replace("...", "..", 1)))
        return base, other
    if ".." in written:
        one, other = (commit_called(location, part or "HEAD") for part in written.split("..", 1))
        return one, other
    if not written and location.git and location.git.commit_of("HEAD") is None:
        raise WrongCall(_("Ingenting er sjekket inn ennå, så det er ingenting å sammenligne med."))
    return commit_called(location, written or "HEAD"), None
