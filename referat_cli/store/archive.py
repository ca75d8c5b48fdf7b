"""The documents of a snapshot, each read once, and what they say together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from referat_cli.document import schema
from referat_cli.document.confidential import identity_problems
from referat_cli.document.document import Document
from referat_cli.document.parser import read
from referat_cli.i18n import _
from referat_cli.model.case_names import parse_address
from referat_cli.model.case_numbers import USUAL, CaseNumber, Counted, Numbering, NumberSequence
from referat_cli.model.closed import without_leaks
from referat_cli.model.committee import FORMAT, Committee
from referat_cli.model.fields import whole_letters
from referat_cli.model.meeting import Case, Meeting
from referat_cli.model.problem import Place, Problem
from referat_cli.model.register import Register
from referat_cli.store.paths import FOLDER, REGISTER, home, kind_of, meeting_name, ordered
from referat_cli.store.snapshot import Snapshot, Unreadable


class HeldCase(NamedTuple):
    """A case in the meeting that held it, and the path of that meeting."""

    path: str
    meeting: Meeting
    case: Case

    @property
    def day_and_name(self) -> tuple[str, str]:
        """The date of the meeting, and its name."""
        return self.meeting.date, meeting_name(self.path, self.meeting.date)


class Year(Struct, frozen=True, dict=True):
    """The readable meetings of a committee's year, by path; ``complete`` where every file of it could be read.

    ``numbering`` is how the committee numbers its cases.
    """

    year: str
    meetings: tuple[tuple[str, Meeting], ...]
    complete: bool
    numbering: Numbering = USUAL

    @classmethod
    def of(cls, year: str, files: Iterable[tuple[str, Meeting | None]], numbering: Numbering) -> "Year":
        """The year of these files; a meeting is None where the file cannot be read."""
        found = tuple(files)
        return cls(year, tuple((p, m) for p, m in found if m), all(m for _path, m in found), numbering)

    @cached_property
    def cases(self) -> dict[str, tuple[HeldCase, ...]]:
        """Every case number → the cases that have it: more than one may be a mistake, that a rule tells of."""
        found: dict[str, list[HeldCase]] = {}
        for path, meeting in self.meetings:
            for case in meeting.cases:
                if not case.is_numbered:
                    continue
                found.setdefault(case.number, []).append(HeldCase(path, meeting, case))
        return {number: tuple(cases) for number, cases in found.items()}

    def held_in(self, name: str) -> Iterator[HeldCase]:
        """The cases of the meeting of a name: its date, "2026-03-04-2" for the second of a day."""
        for path, meeting in self.meetings:
            if meeting_name(path, meeting.date) == name:
                yield from (HeldCase(path, meeting, case) for case in meeting.cases)

    @cached_property
    def spans(self) -> tuple[dict[str, tuple[CaseNumber, CaseNumber]], ...]:
        """Of each meeting the least and the greatest of its numbers that are written with the same year, by that."""
        return tuple(self._spans(meeting) for _path, meeting in self.meetings)

    def _spans(self, meeting: Meeting) -> dict[str, tuple[CaseNumber, CaseNumber]]:
        found: dict[str, tuple[CaseNumber, CaseNumber]] = {}
        for number in filter(None, (self.numbering.parse(case.number) for case in meeting.cases)):
            least, greatest = found.get(number.year, (number, number))
            found[number.year] = min(least, number), max(greatest, number)
        return found

    @cached_property
    def running(self) -> dict[NumberSequence, tuple[int, ...]]:
        """The running numbers of each sequence of the year's own numbers, in order."""
        found: dict[NumberSequence, set[int]] = {}
        for path, meeting in self.meetings:
            for sequence, numbers in groupby(self.counted(path, meeting), key=attrgetter("sequence")):
                if sequence not in found:
                    found[sequence] = {0} if sequence.begins_in(self.year) else set()
                found[sequence].update([one.running for one in numbers])
        return {sequence: tuple(sorted(numbers)) for sequence, numbers in found.items()}

    @cached_property
    def lettered(self) -> frozenset[CaseNumber]:
        """The numbers that some case of the year has with a letter after them."""
        found = (self.numbering.parse(number) for number in self.cases)
        return frozenset(number._replace(letter="") for number in found if number and number.letter)

    def counted(self, path: str, meeting: Meeting) -> list[Counted]:
        """The numbers of a meeting that are of its own day, in order."""
        if path not in self._counted:
            numbers = (case.number for case in meeting.cases)
            self._counted[path] = self.numbering.counted(numbers, meeting.date, meeting_name(path, meeting.date))
        return self._counted[path]

    @cached_property
    def _counted(self) -> dict[str, list[Counted]]:
        """What was found by path, because it is asked for the year and again as its meeting is judged."""
        return {}

    @cached_property
    def gaps(self) -> dict[tuple[NumberSequence, int], int]:
        """Each sequence and number in it that follows on numbers the year does not have → the first of those."""
        return {
            (sequence, number): before + 1
            for sequence, numbers in self.running.items()
            for before, number in pairwise(numbers)
            if number > before + 1
        }


Fact = TypeVar("Fact")


class Entry(Struct, frozen=True, dict=True):
    """A file of the archive as read: the record in it where it fits the schema, else the problems that tell why not."""

    path: str
    document: Document
    problems: tuple[Problem, ...]
    meeting: Meeting | None = None
    committee: Committee | None = None
    # The record that a file would be when what is told of its characters and its form is put right, None where that is
    # in doubt: so that what rules say of it is told at once.
    supposed: Meeting | Committee | None = None
    # The keys of a meeting and of its groups, people, slots and cases; None of any other file, and of one in doubt.
    keys: frozenset[str] | None = None

    @cached_property
    def register(self) -> Register | None:
        """The committee's register, ready to be asked."""
        return Register(self.committee) if self.committee else None


def _keys_of(meeting: dict[str, Any]) -> frozenset[str]:
    """The keys of a meeting that has its form; found as it is read, when all of it is at hand."""
    groups = meeting.get("deltakere", ())
    people = (line for group in groups for line in group.get("personer", ()))
    return frozenset(meeting).union(*groups, *people, *meeting.get("saksliste", ()), *meeting.get("saker", ()))


def hidden_edit(path: str) -> Problem:
    """What is wrong with a file that is not on the disk what Git takes it for: one is judged, the other committed."""
    message = _("filen er endret på disken, men Git er bedt om ikke å se det")
    step = _("kjør «git update-index --no-assume-unchanged --no-skip-worktree» på filen, og se på endringen")
    return Problem("REF120", "feil", path, Place(), message, step)


def unopened(path: str, reason: Unreadable) -> Problem:
    """What is wrong with a file that cannot be opened."""
    return Problem("REF101", "feil", path, Place(), f"{reason.noun} {reason}", reason.step)


def register_path(committee: str) -> str:
    """Where a committee's register lies."""
    return f"{FOLDER}/{committee}/{REGISTER}"


class Archive:
    """The documents of a snapshot. A file that does not fit never hides the others.

    ``contents`` are files as they would be, not saved yet: path → bytes, in the place of what the snapshot has. Of
    the codes ``every`` each problem of a file is told, and not as many as somebody reads.
    """

    def __init__(
        self, snapshot: Snapshot, contents: Mapping[str, bytes] | None = None, every: frozenset[str] = frozenset()
    ) -> None:
        self.snapshot = snapshot
        self.contents = contents or {}
        self.every = every
        self.root, self.below = snapshot.location.root, snapshot.location.below
        self._entries: dict[str, Entry] = {}
        self._years: dict[tuple[str, str], Year] = {}
        self._dates: dict[str, tuple[str, ...]] = {}
        self._facts: dict[Callable[[Archive], Any], Any] = {}
        # Of each meeting that was read whether it may use what came with a later format than its register says.
        self.newer: dict[str, bool] = {}

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The record files, registers before meetings."""
        return ordered({*self.snapshot.paths, *self.contents}) if self.contents else self.snapshot.paths

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` for one that cannot be opened."""
        return self.contents[path] if path in self.contents else self.snapshot.read(path)

    def entry(self, path: str) -> Entry:
        """The file of that path, read once; a file that cannot be opened is an entry with that as its problem."""
        if path not in self._entries:
            self._entries[path] = self._read(path)
        return self._entries[path]

    def fact(self, find: Callable[["Archive"], Fact]) -> Fact:
        """What a function says of the whole archive, asked once."""
        if find not in self._facts:
            self._facts[find] = find(self)
        found: Fact = self._facts[find]
        return found

    def forget_meetings(self) -> None:
        """Let go of every meeting that was read; asked for again, it is read again. Registers are few, and kept."""
        for path in [path for path in self._entries if kind_of(path) == "moete"]:
            del self._entries[path]
        self._years.clear()

    def may_be_newer(self, path: str) -> bool:
        """Whether a meeting may use what came with a later format than its register says.

        It is told as the meeting is read after its register, and remembered when that is let go of.
        """
        if path not in self.newer and self.register_of(path):
            self._read(path)
        return self.newer.get(path, False)

    def has(self, path: str) -> bool:
        """Whether the archive has a record file of that path."""
        return path in self._path_set

    @cached_property
    def _path_set(self) -> frozenset[str]:
        return frozenset(self.paths)

    @cached_property
    def _meetings(self) -> dict[str, dict[str, list[str]]]:
        """The meetings that lie where the layout has them: committee → year → paths by date."""
        found: dict[str, dict[str, list[str]]] = {}
        for path in sorted(self.paths):
            where = home(path)
            if where and where.year:
                found.setdefault(where.committee, {}).setdefault(where.year, []).append(path)
        return found

    def _read(self, path: str) -> Entry:
        try:
            document = read(self.read(path), path, every=self.every)
        except Unreadable as reason:
            return Entry(path, Document(path=path, text="", readable=False), (unopened(path, reason),))
        found = (*document.problems, *identity_problems(document))
        if path in self.snapshot.differing:
            found = (hidden_edit(path), *found)
        if not document.readable and document.supposed is None:
            return Entry(path, document, found)
        kind, value = kind_of(path), document.likely_value
        # Letters in parts are told of by REF106, and not once more where a name has them.
        if any(problem.code == "REF106" for problem in document.problems):
            value = whole_letters(value)
        record = self._typed(path, document, value)
        if record is not None and not document.readable:
            return Entry(path, document, found, supposed=record)
        if isinstance(record, Meeting):
            return Entry(path, document, found, meeting=record, keys=_keys_of(value))
        if isinstance(record, Committee) and record.format <= FORMAT:
            return Entry(path, document, found, committee=record)
        from referat_cli.document.schema_errors import problems, suppose  # noqa: PLC0415 - most files have their form

        # One slip is told once: an unquoted 13.00 is the reader's, and of wrong form to the schema as well.
        known = {problem.place for problem in document.problems}
        wrong = tuple(problem for problem in problems(document, kind) if problem.place not in known)
        return Entry(path, document, found + wrong, supposed=suppose(document, value, kind))

    def _typed(self, path: str, document: Document, value: object) -> Meeting | Committee | None:
        """The record in a file; of a meeting it is noted whether it may be newer than its register.

        Who has not asked for the register does not get it read for that.
        """
        kind, where = kind_of(path), home(path)
        register = self._entries.get(register_path(where.committee)) if where and kind == "moete" else None
        version = register.committee.format if register and register.committee else FORMAT
        record = schema.typed(value, kind, version)
        if register:
            self.newer[path] = False
        if record is None and version < FORMAT:
            record = schema.typed(value, kind)
            parts = schema.newer_parts(without_leaks(document.value), kind, version)
            self.newer[path] = record is not None or any(True for _part in parts)
        return record

    def register_of(self, path: str) -> Entry | None:
        """The register that belongs to a meeting's path: None where the layout or the archive has none."""
        where = home(path)
        return self._register(where.committee) if where else None

    def _register(self, committee: str) -> Entry | None:
        path = register_path(committee)
        return self.entry(path) if self.has(path) else None

    def meetings_of(self, committee: str, year: str | None = None) -> tuple[str, ...]:
        """The paths of a committee's meetings, of one year or all, in the order of their dates."""
        years = self._meetings.get(committee, {})
        if year is not None:
            return tuple(years.get(year, ()))
        return tuple(path for one_year in sorted(years) for path in years[one_year])

    def dates_of(self, committee: str) -> tuple[str, ...]:
        """The dates of a committee's meetings by their file names, in order; two of the same day give it twice."""
        if committee not in self._dates:
            found = (home(path) for path in self.meetings_of(committee))
            self._dates[committee] = tuple(sorted(where.date for where in found if where and where.date))
        return self._dates[committee]

    def years_of(self, committee: str) -> list[str]:
        """The years that a committee has meetings of, the newest first."""
        return sorted(self._meetings.get(committee, {}), reverse=True)

    def year(self, committee: str, year: str) -> Year:
        """What a committee's year holds, put together once."""
        if (committee, year) not in self._years:
            paths = self.meetings_of(committee, year)
            meetings = ((path, self.entry(path).meeting) for path in paths)
            self._years[committee, year] = Year.of(year, meetings, self.numbering_of(committee))
        return self._years[committee, year]

    def year_of(self, path: str) -> Year:
        """The year that a meeting's path lies in; an empty one where the path is not in the layout."""
        where = home(path)
        return self.year(where.committee, where.year) if where and where.year else Year("", (), complete=False)

    def numbering_of(self, committee: str) -> Numbering:
        """How a committee numbers its cases; as most do where no register of its own can be read."""
        entry = self._register(committee)
        return entry.register.numbering if entry and entry.register else USUAL

    def years_called(self, committee: str, number: CaseNumber) -> tuple[Year, ...]:
        """The committee's years that a case number may be of."""
        return tuple(self.year(committee, year) for year in self._meetings.get(committee, {}) if number.is_of(year))

    def cases_called(self, committee: str, address: str) -> tuple[HeldCase, ...]:
        """The committee's cases that an address means: "42/24", "2026-03-04/+3"; none where it names another committee.

        Only the years that it names are read.
        """
        of, meeting, number = parse_address(address)
        if of not in ("", committee):
            return ()
        if meeting:
            held = (one for year in self._year_of_meeting(committee, meeting) for one in year.held_in(meeting))
            return tuple(one for one in held if one.case.number == number)
        parsed = self.numbering_of(committee).parse(number)
        years = self.years_called(committee, parsed) if parsed else ()
        return tuple(case for year in years for case in year.cases.get(number, ()))

    def _year_of_meeting(self, committee: str, meeting: str) -> tuple[Year, ...]:
        year = meeting[:4]
        return (self.year(committee, year),) if year in self._meetings.get(committee, {}) else ()

    def committees(self) -> Iterator[Entry]:
        """Every register of the archive, readable or not, by path."""
        for path in sorted(self.paths):
            if kind_of(path) == "utvalg":
                yield self.entry(path)
