"""The person or the committee that is meant by a name.

Each answer is the one that was meant, or a `UserError`: one sentence with the nearest there is.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import notify
from referat_cli.i18n import _
from referat_cli.model.names import fold, nearest
from referat_cli.model.user_error import UserError
from referat_cli.render.labels import listed
from referat_cli.store.records import Records

if TYPE_CHECKING:
    from referat_cli.model.register import Register

# More names than this are no help to anybody.
_MOST_NAMES = 6


def resolve_person(records: Records, written: str, committee: str | None = None) -> str:
    """The person that a spelling or a part of a name means, or is nearest to; then a notice says whom.

    It is the registered name, or the id where others have that name. Raises `UserError` with the choices.
    """
    from referat_cli.queries.people import people_called, people_like  # noqa: PLC0415 - a search names nobody

    if people_called(records, written, committee):
        return resolve_exact_person(records, written, committee)
    near = people_like(records, written)
    if len(near) != 1:
        raise UserError(_unclear(written, near) if near else _unknown(written))
    person = resolve_exact_person(records, near[0], committee)
    notify(_("Ingen heter «{name}»; dette er {near}.").format(name=written, near=near[0]))
    return person


def resolve_exact_person(records: Records, written: str, committee: str | None = None) -> str:
    """The one person of that name, as `resolve_person` calls them."""
    from referat_cli.queries.people import name_of, people_called, people_like  # noqa: PLC0415 - as above

    found = people_called(records, written, committee)
    if len(found) > 1 and all(name_of(records, one) != one for one in found):
        sentence = _("Flere heter «{name}»: {names}; skriv kjennetegnet.")
        raise UserError(sentence.format(name=written, names=listed(found, _(" eller "))))
    if len(found) != 1:
        raise UserError(_unclear(written, found) if found else _unknown(written, people_like(records, written)))
    return found[0]


def resolve_registered(written: str, register: "Register", among: Iterable[str] | None = None) -> str:
    """The registered name that a spelling or a part of it means, of all people or of some.

    What is to be written down is never guessed: raises `UserError` for a misspelling, with the nearest.
    """
    found = register.people_called(written, among)
    if len(found) != 1:
        raise UserError(_unclear(written, found) if found else _unknown(written, register.suggestions(written)))
    return found[0]


def _unclear(written: str, names: Sequence[str]) -> str:
    """The sentence about a part of several names, with the choices where they can be looked through."""
    choices = listed(names, _(" eller "))
    if len(names) > _MOST_NAMES:
        choices = _("{n} personer").format(n=len(names))
    return _("«{name}» kan være {choices}; skriv mer av navnet.").format(name=written, choices=choices)


def _unknown(written: str, near: Sequence[str] = ()) -> str:
    sentence = _("Ingen heter «{name}».").format(name=written)
    return sentence + did_you_mean(listed(near, _(" eller ")) if 0 < len(near) <= _MOST_NAMES else None)


def resolve_committee(records: Records, written: str | None) -> str | None:
    """The code of the committee of that code or name; None where none is named."""
    if written is None:
        return None
    from referat_cli.queries.cases import committees  # noqa: PLC0415 - as above

    codes = {code: code for code in committees(records)}
    if written in codes:
        return written
    known = {**codes, **{name: code for code, name in records.names_of_committees().items()}}
    for name, code in known.items():
        if fold(name) == fold(written):
            return code
    near = nearest(written, known)
    sentence = _("Utvalget «{name}» finnes ikke.").format(name=written)
    if near:
        sentence += did_you_mean(known[near])
    elif 0 < len(codes) <= _MOST_NAMES:
        sentence += _(" Arkivet har {codes}.").format(codes=listed([*codes]))
    raise UserError(sentence)
