"""The people of a paper whom the register does not know, and what to write there of each."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.document.edits import new_text
from referat_cli.model.case_numbers import USUAL_FORM, numbering_of
from referat_cli.model.committee import FORMAT, Role
from referat_cli.model.fields import Json
from referat_cli.model.meeting import Attendee, Meeting
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.model.register import Register

# What tells of the role of a group, by the beginnings of the words of its heading.
_ROLES: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("vara", ("vara", "vararepresentant")),
    ("observatør", ("observat", "ansatte", "tilsette")),
    ("sekretariat", ("sekret", "administrasj", "referent", "teknisk")),
    ("gjest", ("andre", "gjest", "inviter", "ellers", "innled", "elles")),
)


class NewPerson(NamedTuple):
    """Somebody whom the register does not know.

    ``where`` is the place of the name in the record, ``near`` the registered names that it may mean, ``group`` that of
    the list they stand in (None outside of it), ``line`` what the register would have.
    """

    name: str
    where: Where
    near: tuple[str, ...]
    group: str | None
    line: dict[str, Json]


def new_people(meeting: Meeting, register: Register) -> Iterator[NewPerson]:
    """Those on the list, and those who led the meeting or wrote its minutes, whom the register does not know."""
    told: set[str] = set()
    for g, group in enumerate(meeting.attendance or ()):
        registered = register.groups.get(group.group)
        if registered and (registered.open or registered.role == "gjest"):
            continue
        for p, one in enumerate(group.people):
            if register.person(one.name) is None and one.name not in told:
                told.add(one.name)
                where = ("deltakere", g, "personer", p)
                yield NewPerson(one.name, where, register.suggestions(one.name), group.group, _line(one))
    for key, officers in (("moeteleder", meeting.chairs), ("referent", meeting.secretaries)):
        for officer in officers:
            if register.person(officer.name) is None and officer.name not in told:
                told.add(officer.name)
                near = register.suggestions(officer.name)
                yield NewPerson(officer.name, (key,), near, None, {"navn": officer.name})


def _line(attendee: Attendee) -> dict[str, Json]:
    fields = (("navn", attendee.name), ("enhet", attendee.unit), ("forbund", attendee.union), ("parti", attendee.party))
    line: dict[str, Json] = {key: value for key, value in fields if value}
    return {**line, "vara": True} if attendee.substitute_for else line


def suggested_role(heading: str) -> Role:
    """The role that a group most likely has, by its heading."""
    words = fold(heading).split()
    for role, beginnings in _ROLES:
        if any(word.startswith(fold(beginning)) for word in words for beginning in beginnings):
            return role
    return "medlem"


# A case number with the year in it: what stands before them, and which of them comes first.
_NUMBER = re.compile(r"(?P<before>[^\d{}]*)(?:(?P<nr>\d+)(?P<sign>[/-])(?P<year>\d{4}|\d\d)|(?P<first>\d{4})[/-]\d+)")


def suggested_register(name: str, meeting: Meeting) -> str:
    """A register of a committee that has none, with the people of a meeting and the form of its numbers, as a file."""
    written: list[Json] = []
    for group in meeting.attendance or ():
        role = suggested_role(group.group)
        people = [_line(one) for one in group.people] if role != "gjest" else []
        entry: dict[str, Json] = {"gruppe": group.group, "rolle": role}
        written.append({**entry, "personer": list(people)} if people else entry)
    head: dict[str, Json] = {"format": FORMAT, "kode": meeting.committee, "navn": name}
    if (form := _form_of_numbers(meeting)) and form != USUAL_FORM:
        head["saksnummer"] = form
    return new_text("utvalg", {**head, "grupper": written})


def _form_of_numbers(meeting: Meeting) -> str | None:
    """The one form that all numbers of a meeting have; None where they have several, or none with the year in it."""
    numbers = [case.number for case in meeting.cases if case.is_numbered]
    found = _NUMBER.fullmatch(numbers[0]) if numbers else None
    if not found:
        return None
    form = "{aar}-{nr}"
    if found["nr"]:
        form = f"{{nr}}{found['sign']}{'{aar:2}' if len(found['year']) == len('26') else '{aar}'}"
    form = f"{found['before']}{form}"
    numbering = numbering_of(form)
    return form if all(map(numbering.fits, numbers)) else None
