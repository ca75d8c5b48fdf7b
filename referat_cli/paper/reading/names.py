"""The people of a paper whom the register does not know, and what to write there of each."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from referat_cli.document.edits import new_text
from referat_cli.model.committee import Role
from referat_cli.model.fields import Json
from referat_cli.model.meeting import Attendee, AttendeeGroup, Meeting
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


def suggested_register(code: str, name: str, groups: Iterable[AttendeeGroup]) -> str:
    """A register of a committee that has none, with the people on a list of attendance, as a file."""
    written: list[Json] = []
    for group in groups:
        role = suggested_role(group.group)
        people = [_line(one) for one in group.people] if role != "gjest" else []
        entry: dict[str, Json] = {"gruppe": group.group, "rolle": role}
        written.append({**entry, "personer": list(people)} if people else entry)
    return new_text("utvalg", {"format": 2, "kode": code, "navn": name, "grupper": written})
