"""Units on the list of attendance that may be people: what stands after a name is told of where it is in doubt."""

import re
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.attendance_list import PeopleRead
from referat_cli.paper.reading.people import is_name

_FOR = re.compile(r"\s+for\s+")
_AFTER_NAME = re.compile(r"\s*[,(]")


def tell_doubtful_units(reading: PeopleRead) -> None:
    """Note the units that are somebody on the list or in the register, or somebody who met for another."""
    listed = {fold(person["navn"]) for group in reading.groups for person in group["personer"]}
    for person, piece in reading.units:
        if _may_be_person(person, listed, reading):
            reading.ledger.guess(
                piece,
                f"enhet: {person['enhet']}",
                _("kan være en person; er lest som enheten til {name}").format(name=person["navn"]),
            )


def _may_be_person(person: dict[str, Any], listed: set[str], reading: PeopleRead) -> bool:
    unit, *others = _FOR.split(person["enhet"])
    if not others and "moette_for" in person:
        others = [person["moette_for"]]
    name = _AFTER_NAME.split(unit, maxsplit=1)[0]
    if others and is_name(name) and is_name(_AFTER_NAME.split(others[0], maxsplit=1)[0]):
        return True
    register = reading.register
    return fold(name) in listed or (
        register is not None and register.person(name) is not None and register.unit(name) not in register.units
    )
