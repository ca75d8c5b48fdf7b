"""Which person, committee or version does a person mean?

Each answer is the one that was meant, or a `UserError`: one sentence with the nearest there is.
"""

import re
from typing import TYPE_CHECKING

from referat_cli.cli.console import notify
from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.render.screen import plain

if TYPE_CHECKING:
    from referat_cli.store.paths import Location
    from referat_cli.store.records import Records

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# More names than this are no help to anybody.
_MOST_MEANT = 6


def person_called(records: "Records", written: str) -> str:
    """The registered name of the one person that a spelling means."""
    from referat_cli.queries.people import people_called  # noqa: PLC0415

    found = people_called(records, written)
    if len(found) > 1:
        told = _("«{name}» kan være {names}; skriv hele navnet.")
        raise UserError(told.format(name=written, names=either(found)))
    if not found:
        raise UserError(_("Ingen heter «{name}».").format(name=written) + likely(records, written))
    return found[0]


def person_nearest(records: "Records", written: str) -> str:
    """The registered name of the person that a spelling means, or is nearest to: then it is said whom is shown."""
    from referat_cli.queries.people import people_called, people_like  # noqa: PLC0415

    found = people_called(records, written)
    near = found or people_like(records, written)
    if len(near) != 1:
        return person_called(records, written)
    if not found:
        notify(plain(_("Ingen heter «{name}»; dette er {near}.").format(name=written, near=near[0])))
    return near[0]


def likely(records: "Records", written: str) -> str:
    """The suggestion of the people that an unknown name may mean, or nothing."""
    from referat_cli.queries.people import people_like  # noqa: PLC0415

    near = people_like(records, written)
    return _(" Mente du {names}?").format(names=either(near)) if 0 < len(near) <= _MOST_MEANT else ""


def either(names: list[str]) -> str:
    """Names to choose between: "a, b eller c"."""
    return _(" eller ").join(filter(None, [", ".join(names[:-1]), names[-1]]))


def committee_called(records: "Records", written: str) -> str:
    """The code of the committee of that code or name."""
    from referat_cli.model.names import fold, nearest  # noqa: PLC0415
    from referat_cli.queries.cases import committees  # noqa: PLC0415

    codes = {code: code for code in committees(records)}
    if written in codes:
        return written
    names = {name: code for code, name in records.names_of_committees().items()}
    for name, code in {**codes, **names}.items():
        if fold(name) == fold(written):
            return code
    near = nearest(written, {**codes, **names})
    told = _("Utvalget «{name}» finnes ikke.").format(name=written)
    if near:
        raise UserError(told + _(" Mente du {near}?").format(near={**codes, **names}[near]))
    if 0 < len(codes) <= _MOST_MEANT:
        told += _(" Arkivet har {codes}.").format(
            codes=_(" og ").join(filter(None, (", ".join([*codes][:-1]), [*codes][-1])))
        )
    raise UserError(told)


def commit_called(location: "Location", written: str) -> str:
    """The commit that a revision, a tag or a date means: of a date, the last one by the end of that day."""
    from datetime import date  # noqa: PLC0415

    from referat_cli.document.suggestions import value  # noqa: PLC0415

    git = location.git
    if git is None:
        raise UserError(_("{folder} er ikke i et Git-arkiv, så det har bare én utgave.").format(folder=location.root))
    if commit := git.commit_of(written):
        return commit
    day = written if _DATE.fullmatch(written) else value("dato", written) or ""
    if day:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise UserError(_("Datoen {date} finnes ikke.").format(date=written)) from None
        if commit := git.commit_by(day):
            return commit
        raise UserError(_("Ingenting var sjekket inn {date}.").format(date=day) + _shallow(location))
    from referat_cli.model.names import nearest  # noqa: PLC0415

    near = nearest(written, git.names())
    hint = _(" Mente du {near}?").format(near=near) if near else ""
    raise UserError(_("Utgaven «{name}» finnes ikke.").format(name=written) + hint + _shallow(location))


def _shallow(location: "Location") -> str:
    if location.git is None or not location.git.shallow:
        return ""
    return _(" Dette er en grunn kopi, som mangler det eldste; kjør «git fetch --unshallow».")


def interval(location: "Location", written: str | None) -> tuple[str, str | None]:
    """The commits that "A..B", "A...B", "REV" or nothing mean, as `git diff` has it; None is the work tree.

    Raises `UserError` for a revision that does not exist, and for two that have no history in common.
    """
    written = written or ""
    if "..." in written:
        one, other = (commit_called(location, part or "HEAD") for part in written.split("...", 1))
        base = location.git.merge_base(one, other) if location.git else None
        if base is None:
            told = _("Utgavene i «{written}» har ingen felles historie; skriv dem med to prikker: {two}.")
            raise UserError(told.format(written=written, two=written.replace("...", "..", 1)))
        return base, other
    if ".." in written:
        one, other = (commit_called(location, part or "HEAD") for part in written.split("..", 1))
        return one, other
    if not written and location.git and location.git.commit_of("HEAD") is None:
        raise UserError(_("Ingenting er sjekket inn ennå, så det er ingenting å sammenligne med."))
    return commit_called(location, written or "HEAD"), None
