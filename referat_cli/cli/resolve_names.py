"""The person or the committee that is meant by a name.

Each answer is the one that was meant, or a `UserError`: one sentence with the nearest there is.
"""

from referat_cli.cli.click_norwegian import did_you_mean
from referat_cli.cli.console import notify
from referat_cli.i18n import _
from referat_cli.model.names import fold, nearest
from referat_cli.model.problem import UserError
from referat_cli.queries.cases import committees
from referat_cli.queries.people import name_of, people_called, people_like
from referat_cli.render.labels import listed
from referat_cli.store.records import Records

# More names than this are no help to anybody.
_MOST_NAMES = 6


def resolve_person(records: Records, written: str, committee: str | None = None) -> str:
    """The registered name of the one person that a spelling means, or the id where others have that name."""
    found = people_called(records, written, committee)
    if len(found) > 1:
        sentence = (
            _("Flere heter «{name}»: {names}; skriv kjennetegnet.")
            if all(name_of(records, one) != one for one in found)
            else _("«{name}» kan være {names}; skriv hele navnet.")
        )
        raise UserError(sentence.format(name=written, names=listed(found, _(" eller "))))
    if not found:
        raise UserError(_("Ingen heter «{name}».").format(name=written) + suggest_people(records, written))
    return found[0]


def resolve_nearest_person(records: Records, written: str, committee: str | None = None) -> str:
    """The person that a spelling means, as `resolve_person` has it, or is nearest to; then a notice says whom."""
    found = people_called(records, written, committee)
    near = found or people_like(records, written)
    if found or len(near) != 1:
        return resolve_person(records, written, committee)
    person = resolve_person(records, near[0], committee)
    notify(_("Ingen heter «{name}»; dette er {near}.").format(name=written, near=near[0]))
    return person


def suggest_people(records: Records, written: str) -> str:
    """The suggestion of the people that an unknown name may mean, or nothing."""
    near = people_like(records, written)
    return did_you_mean(listed(near, _(" eller ")) if 0 < len(near) <= _MOST_NAMES else None)


def resolve_committee(records: Records, written: str | None) -> str | None:
    """The code of the committee of that code or name; None where none is named."""
    if written is None:
        return None
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
