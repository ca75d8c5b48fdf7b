"""What does an invented committee's record hold, as the generator of histories knows it?

Every point, line and tenure has a key of its own, which it keeps for as long as it lives. So what became of it from one
version to the next is known, and never worked out from texts. ``record()`` gives a part as the record has it.
"""

from dataclasses import dataclass


def _filled(**keys: object) -> dict[str, object]:
    """The keys that have a value."""
    return {key: value for key, value in keys.items() if value not in (None, False, (), [])}


@dataclass(frozen=True)
class Point:
    """A point of a proposal or a decision."""

    key: int
    text: str
    points: tuple["Point", ...] = ()
    deadline: str | None = None
    responsible: tuple[str, ...] = ()

    def extras(self) -> dict[str, object]:
        """What belongs to the point beside its text and the points under it."""
        return _filled(frist=self.deadline, ansvarlig=list(self.responsible))


@dataclass(frozen=True)
class Case:
    """One case; ``other`` is other business: titles with what was said."""

    number: str
    title: str
    type: str
    subtitle: str | None = None
    responsible: tuple[str, ...] = ()
    proposal: tuple[Point, ...] = ()
    minutes: str | None = None
    decision: tuple[Point, ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    def simple(self) -> dict[str, object]:
        """The keys of the case that hold one value each, but for its number."""
        return {
            "tittel": self.title,
            "undertittel": self.subtitle,
            "sakstype": self.type,
            "saksansvarlig": list(self.responsible) or None,
            "referat": self.minutes,
        }

    def other_business(self) -> dict[str, dict[str, object]]:
        """The other business by title, as the record has it."""
        return {title: {"tittel": title, "referat": said} for title, said in self.other}


@dataclass(frozen=True)
class Line:
    """One line of the attendance list; the name, the unit and the one met for as they are written there."""

    key: int
    name: str
    mark: str
    unit: str | None = None
    union: str | None = None
    meets_for: str | None = None
    on_cases: tuple[str, ...] = ()

    def record(self) -> dict[str, object]:
        """The line as the record has it."""
        return _filled(
            navn=self.name,
            oppmoete=self.mark,
            enhet=self.unit,
            forbund=self.union,
            moette_for=self.meets_for,
            paa_sak=list(self.on_cases),
        )


@dataclass(frozen=True)
class Slot:
    """One row of the agenda."""

    start: str
    end: str
    case: str | None = None
    title: str | None = None
    responsible: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the row is called: its case, or its own title."""
        return self.case or self.title or ""

    def record(self) -> dict[str, object]:
        """The row as the record has it."""
        keys = _filled(sak=self.case, tittel=self.title, ansvarlig=list(self.responsible))
        return {"start": self.start, "slutt": self.end, **keys}


@dataclass(frozen=True)
class Correction:
    """A correction after approval."""

    date: str
    case: str
    concerns: tuple[str, ...]
    text: str

    def record(self) -> dict[str, object]:
        """The correction as the record has it."""
        return {"dato": self.date, "sak": self.case, "gjelder": list(self.concerns), "tekst": self.text}


Listed = tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class Meeting:
    """One version of a meeting; ``key`` is the meeting's own through all its versions, dates and paths."""

    key: int
    code: str
    date: str
    venue: str
    cases: tuple[Case, ...]
    agenda: tuple[Slot, ...]
    status: str = "innkalling"
    start: str = "09:00"
    end: str = "15:00"
    chair: str | None = None
    secretary: str | None = None
    next: str | None = None
    approved: tuple[str, str] | None = None
    corrections: tuple[Correction, ...] = ()
    attendance: Listed | None = None

    @property
    def lines(self) -> tuple[tuple[str, Line], ...]:
        """Every line of the attendance list with its group."""
        return tuple((group, line) for group, lines in self.attendance or () for line in lines)

    def simple(self) -> dict[str, object]:
        """The top-level keys that hold one value each, in the order of the record."""
        approved: dict[str, object] | None = None
        if self.approved:
            approved = {"dato": self.approved[0], "sak": self.approved[1]}
        return {
            "utvalg": self.code,
            "moetedato": self.date,
            "start": self.start,
            "slutt": self.end,
            "moetested": self.venue,
            "moeteleder": self.chair,
            "referent": self.secretary,
            "neste_moete": self.next,
            "status": self.status,
            "godkjent": approved,
        }


@dataclass(frozen=True)
class Tenure:
    """One line of the register."""

    key: int
    name: str
    unit: str | None = None
    union: str | None = None
    start: str | None = None
    end: str | None = None
    case: str | None = None
    substitute: bool = False
    substitute_for: str | None = None

    @property
    def seated(self) -> bool:
        """Whether the line holds a seat, in a group that has seats."""
        return not self.substitute and not self.substitute_for

    def record(self) -> dict[str, object]:
        """The line as the record has it."""
        return _filled(
            navn=self.name,
            enhet=self.unit,
            forbund=self.union,
            fra=self.start,
            til=self.end,
            vara=self.substitute,
            vara_for=self.substitute_for,
            sak=self.case,
        )


@dataclass(frozen=True)
class Group:
    """One group of the register."""

    name: str
    role: str
    people: tuple[Tenure, ...]


@dataclass(frozen=True)
class Register:
    """One version of the register; ``aliases`` are spellings with what they mean, people and units alike."""

    code: str
    name: str
    groups: tuple[Group, ...]
    aliases: tuple[tuple[str, str], ...] = ()

    def means(self, written: str) -> str:
        """The registered name of a spelling, or the spelling itself."""
        return dict(self.aliases).get(written, written)


@dataclass(frozen=True)
class Other:
    """A file that is no record; where it lies where a record should, ``wrong`` says what is the matter with it.

    ``hides`` is the last version that could be read of the meeting that it has spoilt.
    """

    text: str
    wrong: str | None = None
    hides: Meeting | None = None


Document = Meeting | Register | Other
# All files of one commit.
Tree = dict[str, Document]
