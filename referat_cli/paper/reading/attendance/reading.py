"""The list of attendance as it is being read: its groups, the heading and the columns that its lines stand under."""

import re
from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.register import Register
from referat_cli.paper.reading.columns import Columns, MarkColumns
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.list_headings import SUBSTITUTES, ListHeading, is_away, is_members
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.bodies import is_body

MEMBERS = "Medlemmer"
# Who is there beside those who may be away.
_BESIDE_MEMBERS = re.compile(
    r"(?:(?:fra|frå)\s+)?(?:andre|gjest|inviter|observat|vara|administrasjon|sekret|teknisk|referent|møtele)",
    re.IGNORECASE,
)


class ListOf(NamedTuple):
    """Which list it is: that of a notice says who is called, and not that they came; of a meeting of several days.

    ``words`` are those of the paper, as they are written; ``is_remote`` is whether nobody was in a room.
    """

    is_notice: bool = False
    days: Sequence[str] = ()
    words: Container[str] = frozenset()
    is_remote: bool = False


OF_MINUTES = ListOf()


class PeopleRead:
    """The list as it is being read."""

    def __init__(self, register: Register | None, ledger: Ledger, told: Container[str] = frozenset()) -> None:
        self.register = register
        # Names that stand elsewhere on the paper, folded.
        self.told = told
        self.ledger = ledger
        # The days of the meeting, where it has several.
        self.days: Sequence[str] = ()
        self.groups: list[dict[str, Any]] = []
        # The first of each name, with the group.
        self.named: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}
        self.heading = ListHeading("", "")
        # Whether a list had the surnames first: "Moe, Siv; Vik, Ola".
        self.has_surnames_first = False
        # Whether the items of the list have several people each, with nothing else between the commas.
        self.has_several_a_line = False
        # The group whose people stand after what they are: "Fra ledelsen:", "Rektor: Siv Nes".
        self.labelled = ""
        # The mark of the last heading that stands over others: "Til stede:" alone on its line.
        self.mark = ""
        self.marking: ListHeading | None = None
        self.columns = Columns({})
        # The heading of a row that has people beside each other, as the rows below it have.
        self.heading_beside_people: ListHeading | None = None
        # Where each of the columns begins, where the document says it.
        self.lefts: tuple[float, ...] = ()
        # The unit of the row above, which goes on where a cell is empty.
        self.unit_above: Piece | None = None
        # How many cells the rows have that they are of; 0 where tabs or blanks tell them.
        self.width = 0
        # Those of the table that a heading stands within.
        self.columns_above = Columns({})
        self.marks: MarkColumns | None = None
        # The lines whose marks are told by the blanks after them alone: person, number of blanks.
        self.blanks: list[tuple[dict[str, Any], int, Piece]] = []
        # Those who were called, and of whom another list says whether they came.
        self.settled: list[dict[str, Any]] = []
        # Those of whom neither a heading nor their line says that they were there.
        self.assumed: list[dict[str, Any]] = []
        # Those with a unit, and the words that it was read from.
        self.units: list[tuple[dict[str, Any], Piece]] = []
        # Those beside whom the column of substitutes has a name, and that name.
        self.beside_members: list[tuple[dict[str, Any], Piece]] = []
        # The headings that nobody stands under yet: their words are taken with the first who does.
        self.waiting: list[Piece] = []
        # How many of a group were there, and the words that say so.
        self.counts: list[tuple[str, dict[str, int], Piece]] = []

    def note_assumed(self, person: dict[str, Any], told: dict[str, Any]) -> None:
        """Note somebody who is taken to have been there, where neither heading, column nor what is told says so."""
        if not (self.heading.mark or self.columns.meanings or "oppmoete" in told):
            self.assumed.append(person)

    def open_heading(self, heading: ListHeading, piece: Piece, *, is_marking: bool) -> None:
        """Go on below a heading alone on its line; ``is_marking`` where it says whether those below were there."""
        if is_marking:
            self.heading, self.mark, self.marking = heading, heading.mark, heading
        elif heading.group and is_away(above := self.mark_over(heading.group)):
            self.heading = heading._replace(mark=above)
            if not self._is_on_list(heading.group):
                why = _("gruppen står under dem som var borte, og er lest som en del av dem")
                self.ledger.guess(piece, f"oppmoete: {above}", why)
        else:
            self.heading, self.mark, self.marking = heading, "", None

    def take_headings(self) -> None:
        """Take the words of the headings that somebody stands under now."""
        self.ledger.label(*self.waiting)
        self.waiting = []

    def mark_over(self, group: str) -> str:
        """The mark that the heading of a group stands under; the columns of a table say it themselves.

        That of guests or the secretariat is no part of those who were away, unless the same stands above, with those
        who came.
        """
        is_beside = is_away(self.mark) and is_beside_members(group) and not self._is_on_list(group)
        return "" if self.columns.meanings or is_beside else self.mark

    def _is_on_list(self, group: str) -> bool:
        return any(one["gruppe"] == group for one in self.groups)

    def close_marking(self) -> None:
        """Let no heading stand under one that has names of its own who were away: "Forfall:", "Kari Moe", "Andre:"."""
        if self.heading is self.marking and self.mark != "møtt":
            self.mark = ""

    def group(self, name: str) -> tuple[int, dict[str, Any]]:
        """The group of that name, which begins where it is not on the list yet."""
        for place, one in enumerate(self.groups):
            if one["gruppe"] == name:
                return place, one
        self.groups.append({"gruppe": name, "personer": []})
        return len(self.groups) - 1, self.groups[-1]

    def has_people(self, name: str) -> bool:
        """Whether somebody is on the list in the group of that name."""
        return any(one["gruppe"] == name and one["personer"] for one in self.groups)

    def put(self, person: dict[str, Any], group: dict[str, Any]) -> None:
        """Put somebody into a group."""
        group["personer"].append(person)
        self.named.setdefault(person["navn"], (person, group))

    def calls_by_first_name(self) -> bool:
        """Whether most of those on the list so far have no surname: so have the others."""
        alone = sum(1 for name in self.named if " " not in name)
        return alone * 2 > len(self.named)

    def person(self, name: str) -> dict[str, Any] | None:
        """Who is on the list by that name."""
        return self.named[name][0] if name in self.named else None

    def may_have_been_there(self, person: dict[str, Any], told: dict[str, Any]) -> bool:
        """Whether somebody was there, so that it can be said when: those who were away may have come later."""
        return person["oppmoete"] != "forfall" or "kom" in told

    def note_when(self, person: dict[str, Any], told: dict[str, Any], piece: Piece) -> None:
        """Write when somebody of the list was there: "Forfall: Siv Nes", "Siv Nes tiltrådte møtet kl. 18.15"."""
        if person["oppmoete"] == "forfall":
            person["oppmoete"] = "møtt"
            why = _("{name} står med forfall, og kom siden").format(name=person["navn"])
            self.ledger.guess(piece, f"oppmoete: møtt ({person['navn']})", why)
        person.update({key: value for key, value in told.items() if key not in person or key == "oppmoete"})

    def person_called(self, name: str) -> dict[str, Any] | None:
        """Who is on the list by that name, or who alone has it for a surname."""
        found = [one for one in self.named if one.split()[-1:] == [name]]
        return self.person(name) or (self.person(found[0]) if len(found) == 1 else None)


def is_beside_members(group: str) -> bool:
    """Whether a heading is that of guests, substitutes or those who serve the committee."""
    return _BESIDE_MEMBERS.match(group) is not None


def group_for(name: str, reading: PeopleRead) -> str:
    """The group that somebody is listed in: that of the heading, else the register's, else the members."""
    heading, register = reading.heading, reading.register
    if register and heading.group not in register.groups:
        own = register.lines.get(register.canonical_name(name), ())
        role = "vara" if SUBSTITUTES.search(heading.group) else "medlem" if is_members(heading.group) else None
        for group, _tenure in own:
            if not heading.group or (role and group.role == role):
                return group.group
        if role == "vara" or (role == "medlem" and not heading.group):
            fitting = [group.group for group in register.committee.groups if group.role == role]
            if fitting:
                return fitting[0]
    return heading.group or (_only_group(reading) if is_away(heading.mark) else "") or MEMBERS


def _only_group(reading: PeopleRead) -> str:
    """The one group of members on the list, which those are of who stand under no more than «Forfall»."""
    called = [one["gruppe"] for one in reading.groups if one["personer"] and not is_beside_members(one["gruppe"])]
    is_only = len(called) == 1 and (is_members(called[0]) or is_body(called[0]))
    return called[0] if is_only else ""
