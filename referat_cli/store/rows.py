"""The rows that a document gives, to be asked about together with those of many others.

The only place where a row is made. Rows are a pure function of the document: nothing in them is about now, names and
bodies stand as written, and what a register makes of them is found when somebody asks.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1
from typing import NamedTuple

import msgspec

from referat_cli.document.parser import read
from referat_cli.document.schema import typed
from referat_cli.model.case_numbers import folded
from referat_cli.model.closed import without_leaks
from referat_cli.model.commitments import points_to_do
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Case, Meeting, says_something, walk
from referat_cli.model.mentions import mentions_of
from referat_cli.model.register import identity
from referat_cli.model.texts import Text, texts_of
from referat_cli.model.votes import kind_of_votes
from referat_cli.store.stemming import for_sqlite
from referat_cli.store.tables import ROLE_NUMBERS, packed, unpacked

# What a column holds.
Value = str | int | bool | None


# A name as written, the place of the case that it belongs to, or `NO_CASE`, and what it does there, by `ROLE_NUMBERS`.
MentionRow = tuple[str, int, int]
CommitmentRow = tuple[int, str, str, str, str | None, str | None, str]
# A text: place, field and `stemming.for_sqlite`, as SQLite keeps it: to write it anew for it takes as long as to split.
TextRow = tuple[int, str, bytes]

MeetingValues = tuple[str, str, str, str | None, str | None, str | None, str | None, str | None, str, bytes | None]


class Facts(NamedTuple):
    """The rows of one document, and the document itself, encoded.

    ``meeting`` is its committee, date, status, start, end, venue, next meeting, number, last day and the digest of its
    attendance list, None where none was recorded; ``roster`` the list itself, encoded. ``commitments`` are tasks, and
    points of decisions with somebody to do them or a time to do them by: place, point, text, names as JSON, deadline
    and its text, and as JSON the points below a text that ends with a colon; names of a point above count where one has
    none. ``closings`` are places of cases and the commitments ("42/24#4") that they say they close, ``earlier`` places
    of cases and the addresses, as they are looked up, of those that they say were the same. ``committee`` is a
    register's code and name, ``spellings`` what it spells in some way, the name that stands for, and whose it is: a
    "person", "enhet" or "organ". ``texts`` are the searchable ones, None where nobody has asked for them.
    """

    record: bytes
    meeting: MeetingValues | None = None
    roster: bytes | None = None
    cases: tuple[tuple[Value, ...], ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    closings: tuple[tuple[int, str], ...] = ()
    earlier: tuple[tuple[int, str], ...] = ()
    committee: tuple[str, str] | None = None
    spellings: tuple[tuple[str, str, str], ...] = ()
    texts: tuple[TextRow, ...] | None = None


# A version to be read: its blob, what it is read as, and what stands in it.
Content = tuple[str, str, bytes]
# A version that was read: its blob, its kind and its rows; None where it cannot be read, or has not its form.
VersionRows = tuple[str, str, Facts | None]
# A version and its texts.
VersionTexts = tuple[int, tuple[TextRow, ...]]


def read_version(content: Content, *, searchable: bool = False) -> VersionRows:
    """The rows of a version, with its texts where it is to be ``searchable``."""
    blob, kind, raw = content
    document = read(raw, "")
    record = typed(document.value, "utvalg" if kind == "utvalg" else "moete") if document.readable else None
    if record is None:
        return blob, kind, None
    facts = facts_of(record, document.value)
    if searchable and facts.meeting:
        facts = facts._replace(texts=text_rows(texts_of(without_leaks(document.value))))
    return blob, kind, facts


def texts_of_record(record: tuple[int, bytes]) -> VersionTexts:
    """The searchable texts of a version, given with its record."""
    version, packed_meeting = record
    return version, text_rows(texts_of(msgspec.json.decode(unpacked(packed_meeting))))


def text_rows(texts: Iterable[Text]) -> tuple[TextRow, ...]:
    """The rows of a meeting's texts."""
    found = list(texts)
    # Each once: most decisions are their proposals, word for word.
    kept = {text: for_sqlite(text).encode() for text in {row.text for row in found}}
    return tuple((place, field, kept[text]) for place, field, text in found)


def facts_of(record: Meeting | Committee, value: object) -> Facts:
    """The rows of a document that has the form of its kind; ``value`` is what the file says."""
    return _of_meeting(record, value) if isinstance(record, Meeting) else _of_register(record, value)


def _of_meeting(meeting: Meeting, value: object) -> Facts:
    roster = msgspec.json.encode(meeting.attendance) if meeting.attendance is not None else None
    digest = sha1(roster, usedforsecurity=False).digest() if roster is not None else None
    return Facts(
        record=packed(msgspec.json.encode(without_leaks(value))),
        meeting=(
            *(meeting.committee, meeting.date, meeting.status),
            *(meeting.start, meeting.end, meeting.venue, meeting.next_meeting, meeting.number),
            max((meeting.date, *meeting.days)),
            digest,
        ),
        roster=packed(roster) if roster is not None else None,
        cases=tuple(_case(place, case, meeting) for place, case in enumerate(meeting.cases)),
        mentions=tuple(
            dict.fromkeys(
                (name, place, ROLE_NUMBERS[role])
                for name, place, role, _where in mentions_of(meeting)
                if role in ROLE_NUMBERS
            )
        ),
        commitments=tuple(row for place, case in enumerate(meeting.cases) for row in _commitments(place, case)),
        closings=tuple((place, address) for place, case in enumerate(meeting.cases) for address in case.follows_up),
        earlier=tuple((place, folded(address)) for place, case in enumerate(meeting.cases) for address in case.earlier),
    )


def _case(place: int, case: Case, meeting: Meeting) -> tuple[Value, ...]:
    """The values of `CASE_COLUMNS`, in their order."""
    return (
        *(place, case.number, folded(case.number), case.title, case.type),
        *(_list(case.responsible), _list(case.case_workers)),
        meeting.was_held and says_something(case.decision),
        kind_of_votes(case.votes) if meeting.was_held else None,
        case.closed.legal_basis if case.closed else None,
    )


def _list(values: tuple[str, ...]) -> str:
    return msgspec.json.encode(values).decode() if values else "[]"


def _commitments(place: int, case: Case) -> Iterator[CommitmentRow]:
    if not case.tasks and all(isinstance(point, str) for point in case.decision or ()):
        return  # as of most: a point of a decision that is a text alone says neither who nor when
    responsible: dict[tuple[int | bool, ...], tuple[str, ...]] = {}
    for one in points_to_do(case):
        point, own = one.point, (one.is_task, *one.position)
        names = responsible[own] = point.responsible or responsible.get(own[:-1], ())
        if one.is_commitment:
            is_list = point.text.rstrip().endswith(":")
            below = _list(tuple(below.text for _position, below in walk(point.points or ()))) if is_list else "[]"
            yield place, one.address, point.text, _list(names), point.deadline, point.deadline_text, below


def _of_register(committee: Committee, value: object) -> Facts:
    people = dict.fromkeys(tenure.name for group in committee.groups for tenure in group.people)
    units = dict.fromkeys(tenure.unit for group in committee.groups for tenure in group.people if tenure.unit)
    rows = [(name, name, "person") for name in people]
    for written, name in committee.aliases.items():
        if name in people and written not in people:
            rows.append((written, name, "person"))
        elif name in units and written not in units:
            rows.append((written, name, "enhet"))
    ids: dict[str, str] = {}  # what tells the people of one name apart, and a name that it would find
    for group in committee.groups:
        for line in group.people:
            ids.setdefault(identity(line), line.name)
    rows += [(one, name, "id") for one, name in ids.items()]
    for body in committee.bodies:
        rows += [(name, body.name, "organ") for name in dict.fromkeys((body.name, *body.aliases))]
    return Facts(
        record=packed(msgspec.json.encode(value)),
        committee=(committee.code, committee.name),
        spellings=tuple(dict.fromkeys(rows)),
    )
