"""The types of the record of one meeting.

The types are the glossary between the record's Norwegian keys and the English of the code: the alias of a field is the
key in the file. A document that fits ``schema/moete.schema.json`` converts to a `Meeting` without loss.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import force_setattr, replace

from referat_cli.model.case_numbers import has_number, names_of

Status = Literal["innkalling", "referat", "godkjent", "avlyst"]
# Of these a meeting has been held; a notice is only a call to one, and a meeting called off had no more than that.
HELD: frozenset[Status] = frozenset({"referat", "godkjent"})
# How a meeting was held; by circulation a case is decided without one.
MeetingForm = Literal["fysisk", "digitalt", "hybrid", "sirkulasjon"]
MeetingType = Literal["konstituerende", "ekstraordinært"]
Mark = Literal["møtt", "digitalt", "forfall", "permisjon", "uteblitt", "ukjent"]
CaseType = Literal[
    "godkjenning",
    "beslutning",
    "orientering",
    "referatsak",
    "interpellasjon",
    "spørsmål",
    "eventuelt",
    "valg",
    "annet",
]
Labels = Literal["tall", "bokstav", "strek", "romertall", "ingen"]
ProposalType = Literal["alternativt", "endring", "tillegg", "utsettelse", "tilbakesendelse", "oversendelse"]
ProposalOutcome = Literal["vedtatt", "falt", "trukket"]
VoteResult = Literal["vedtatt", "falt"]
Outcome = Literal[
    "vedtatt_uendret",
    "vedtatt_endret",
    "utsatt",
    "tilbakesendt",
    "oversendt",
    "trukket",
    "ikke_behandlet",
    "erstattet",
    "avvist",
    "uten_forslag",
    "uten_vedtak",
]

# What becomes of a case that can be taken up again under its number.
UNFINISHED: frozenset[Outcome] = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "ikke_behandlet"})

# Present, in the room or from afar. Absent (with or without notice) is not the same as not recorded.
PRESENT: frozenset[Mark] = frozenset({"møtt", "digitalt"})


class Point(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point of a proposal, a decision or an agenda slot; its number is its position, never stored."""

    text: str = field(name="tekst")
    label: str | None = field(name="merke", default=None)
    labels: Labels | None = field(name="merking", default=None)
    unnumbered: bool = field(name="unummerert", default=False)
    points: tuple["str | Point", ...] | None = field(name="punkter", default=None)
    from_proposal: str | None = field(name="fra_forslag", default=None)
    deadline: str | None = field(name="frist", default=None)
    deadline_text: str | None = field(name="frist_tekst", default=None)
    responsible: tuple[str, ...] = field(name="ansvarlig", default=())


Points = tuple[str | Point, ...]


class Attendee(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the attendance list.

    ``from_case`` and ``to_case`` are the first and the last case that the person was there for, ``left_before`` the
    first that the person was not there for any more, ``not_cases`` those that the person was out for. ``came`` and
    ``left`` are times of the day. ``may_vote`` is None where it follows from the group.
    """

    name: str = field(name="navn")
    mark: Mark = field(name="oppmoete")
    unit: str | None = field(name="enhet", default=None)
    union: str | None = field(name="forbund", default=None)
    party: str | None = field(name="parti", default=None)
    function: str | None = field(name="funksjon", default=None)
    substitute_for: str | None = field(name="moette_for", default=None)
    on_cases: tuple[str, ...] = field(name="paa_sak", default=())
    from_case: str | None = field(name="fra_sak", default=None)
    to_case: str | None = field(name="til_sak", default=None)
    left_before: str | None = field(name="gikk_foer", default=None)
    not_cases: tuple[str, ...] = field(name="ikke_sak", default=())
    came: str | None = field(name="kom", default=None)
    left: str | None = field(name="gikk", default=None)
    days: tuple[str, ...] = field(name="dager", default=())
    may_vote: bool | None = field(name="stemmerett", default=None)
    may_speak: bool | None = field(name="talerett", default=None)


def part_of_meeting(line: Attendee) -> tuple[object, ...]:
    """What a line says of the part of the meeting that it is for; nothing where it is for the whole."""
    part = (
        *(line.on_cases, line.from_case, line.to_case, line.left_before, line.not_cases),
        *(line.came, line.left, line.days),
    )
    return part if any(part) else ()


def comes_or_goes(line: Attendee) -> bool:
    """Whether a line says when somebody came, went or was out; ``paa_sak`` alone says what somebody was called to."""
    return any(part_of_meeting(line)[1:])


def at_once(one: Attendee, other: Attendee) -> bool:
    """Whether two lines say that both were there at one time: for the whole meeting, or for one and the same case.

    Where one was there for a part only, the other may have had the rest of the meeting.
    """
    return bool(set(one.on_cases) & set(other.on_cases)) or not (part_of_meeting(one) or part_of_meeting(other))


class Headcount(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many were there, and of how many, where the minutes do not name them."""

    present: int = field(name="moett")
    of: int | None = field(name="av", default=None)


class AttendeeGroup(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The people of one heading in the attendance list, or only how many they were."""

    group: str = field(name="gruppe")
    people: tuple[Attendee, ...] = field(name="personer", default=())
    headcount: Headcount | None = field(name="antall", default=None)


class Officer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who chaired the meeting or wrote its minutes, and from which case to which; None where it was from its ends."""

    name: str = field(name="navn")
    from_case: str | None = field(name="fra_sak", default=None)
    to_case: str | None = field(name="til_sak", default=None)


class Slot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of the agenda: a case, or a title of its own (a break, a closing word)."""

    day: str | None = field(name="dag", default=None)
    start: str | None = None
    end: str | None = field(name="slutt", default=None)
    minutes: int | None = field(name="minutter", default=None)
    case: str | None = field(name="sak", default=None)
    title: str | None = field(name="tittel", default=None)
    points: Points = field(name="punkter", default=())
    responsible: tuple[str, ...] = field(name="ansvarlig", default=())


class Attachment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A presentation or paper that the minutes announce."""

    title: str = field(name="tittel")
    file: str | None = field(name="fil", default=None)
    url: str | None = field(name="lenke", default=None)


class OtherBusiness(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One matter of other business; announced at the start of the meeting unless ``announced`` is false."""

    title: str = field(name="tittel")
    minutes: str = field(name="referat", default="")
    announced: bool = field(name="meldt", default=True)


class Closed(Struct, frozen=True, kw_only=True):
    """Why a case is not public: the record has its number, its title and this."""

    legal_basis: str = field(name="hjemmel")


class Proposal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody put forward beside the recommendation, which is proposal A.

    ``amends`` are the proposals ("A") and points ("A.1") that it would change. ``outcome`` is what the record states;
    else it follows from the votes.
    """

    id: str
    proposers: tuple[str, ...] = field(name="forslagsstiller", default=())
    on_behalf_of: tuple[str, ...] = field(name="paa_vegne_av", default=())
    type: ProposalType | None = None
    amends: tuple[str, ...] = field(name="endrer", default=())
    labels: Labels | None = field(name="merking", default=None)
    points: Points = field(name="punkter", default=())
    outcome: ProposalOutcome | None = field(name="utfall", default=None)


class Impartiality(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether somebody was disqualified in a case; ``substitute`` is who met instead, "ingen" for nobody."""

    name: str = field(name="navn")
    outcome: Literal["inhabil", "habil"] = field(name="utfall")
    reason: str | None = field(name="begrunnelse", default=None)
    legal_basis: str | None = field(name="hjemmel", default=None)
    substitute: str | None = field(name="vara", default=None)


class Vote(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vote, in the order in which they were taken.

    It is on proposals and points (``on``: "A", "B.1"), perhaps ``against`` others, or on no written proposal
    (``text``). Numbers are None where the paper has none; names may be those of one side only. ``casting`` is whether
    the chair's vote counted twice, or the name of the one whose did; a ``trial`` decides nothing.
    """

    on: tuple[str, ...] = field(name="gjelder", default=())
    against: tuple[str, ...] = field(name="satt_opp_mot", default=())
    text: str | None = field(name="tekst", default=None)
    form: str | None = None
    votes_for: int | None = field(name="for", default=None)
    votes_against: int | None = field(name="imot", default=None)
    blank: int | None = field(name="blanke", default=None)
    abstaining: int | None = field(name="avholdende", default=None)
    absent: int | None = field(name="fravaerende", default=None)
    unanimous: bool = field(name="enstemmig", default=False)
    majority: str | None = field(name="flertall", default=None)
    casting: bool | str = field(name="dobbeltstemme", default=False)
    by_lot: bool = field(name="loddtrekning", default=False)
    trial: bool = field(name="proeve", default=False)
    voted_for: tuple[str, ...] = field(name="stemte_for", default=())
    voted_against: tuple[str, ...] = field(name="stemte_imot", default=())
    voted_blank: tuple[str, ...] = field(name="stemte_blankt", default=())
    abstained: tuple[str, ...] = field(name="avholdt_seg", default=())
    not_present: tuple[str, ...] = field(name="ikke_til_stede", default=())
    result: VoteResult | None = field(name="resultat", default=None)


class Candidate(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who was voted on, and by how many."""

    name: str = field(name="navn")
    votes: int | None = field(name="stemmer", default=None)


class Election(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who was elected to an office; the people need not stand in the register. ``after`` are those they replace."""

    office: str = field(name="verv")
    form: str | None = None
    candidates: tuple[Candidate, ...] = field(name="kandidater", default=())
    blank: int | None = field(name="blanke", default=None)
    by_lot: bool = field(name="loddtrekning", default=False)
    elected: tuple[str, ...] = field(name="valgt", default=())
    substitutes: tuple[str, ...] = field(name="varamedlemmer", default=())
    after: tuple[str, ...] = field(name="etter", default=())


class RecordedStatement(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A remark that somebody had entered in the minutes."""

    by: tuple[str, ...] = field(name="av", default=())
    on_behalf_of: tuple[str, ...] = field(name="paa_vegne_av", default=())
    text: str = field(name="tekst")


class Case(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case: what was proposed, said and decided.

    ``proposal``, ``decision`` and ``other_business`` are None where the record has no such key, which is not the same
    as an empty list. ``proposal`` is the recommendation, proposal A; ``proposals`` are the others. ``number`` is what
    the case is called in its meeting: where the committee does not number it, "+3" for the third such case.
    """

    number: str = field(name="saksnr", default="")
    title: str = field(name="tittel")
    subtitle: str | None = field(name="undertittel", default=None)
    closed: Closed | None = field(name="lukket", default=None)
    type: CaseType | None = field(name="sakstype", default=None)
    raised_in_meeting: bool = field(name="tatt_opp_i_moetet", default=False)
    earlier: tuple[str, ...] = field(name="tidligere", default=())
    responsible: tuple[str, ...] = field(name="saksansvarlig", default=())
    case_workers: tuple[str, ...] = field(name="saksbehandler", default=())
    archive_case: str | None = field(name="arkivsak", default=None)
    recommended_by: str | None = field(name="innstilling_fra", default=None)
    labels: Labels | None = field(name="merking", default=None)
    proposal: Points | None = field(name="forslag_til_vedtak", default=None)
    proposals: tuple[Proposal, ...] = field(name="forslag", default=())
    impartiality: tuple[Impartiality, ...] = field(name="habilitet", default=())
    minutes: str = field(name="referat", default="")
    attachments: tuple[Attachment, ...] = field(name="vedlegg", default=())
    follows_up: tuple[str, ...] = field(name="foelger_opp", default=())
    entitled: int | None = field(name="stemmeberettigede", default=None)
    votes: tuple[Vote, ...] = field(name="votering", default=())
    decision: Points | None = field(name="vedtak", default=None)
    outcome: Outcome | None = field(name="utfall", default=None)
    elections: tuple[Election, ...] = field(name="valg", default=())
    statements: tuple[RecordedStatement, ...] = field(name="protokolltilfoersler", default=())
    tasks: Points = field(name="oppgaver", default=())
    other_business: tuple[OtherBusiness, ...] | None = field(name="eventuelt", default=None)

    @property
    def is_numbered(self) -> bool:
        """Whether the committee has given the case a number."""
        return has_number(self.number)


class CaseOutcome(NamedTuple):
    """What became of a case; ``derived`` where the record does not state it, ``certain`` where nothing is in doubt."""

    outcome: Outcome
    derived: bool
    certain: bool


class Approval(Struct, frozen=True, kw_only=True):
    """When the minutes were approved, and in which case."""

    date: str = field(name="dato")
    case: str | None = field(name="sak", default=None)


class Correction(Struct, frozen=True, kw_only=True):
    """A correction after approval; ``concerns`` names cases or top-level keys."""

    date: str = field(name="dato")
    concerns: tuple[str, ...] = field(name="gjelder")
    text: str = field(name="tekst")
    case: str | None = field(name="sak", default=None)


class Departure(Struct, frozen=True, kw_only=True):
    """What the paper said where the record says otherwise; of a case, or of the meeting where ``case`` is None."""

    key: str = field(name="felt")
    written: str = field(name="skrevet")
    case: str | None = field(name="sak", default=None)


class SourcePlace(Struct, frozen=True, kw_only=True):
    """Where a part of the meeting stands on the paper: page and line of all that `source_places` walks in it."""

    part: str = field(name="del")
    lines: str = field(name="linjer")


class Source(Struct, frozen=True, kw_only=True):
    """The paper that the record was taken over from, and the sum of its bytes."""

    document: str = field(name="dokument")
    sha256: str | None = None
    departures: tuple[Departure, ...] = field(name="avvik", default=())


class Meeting(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One meeting, from notice to approved minutes. Dates are ISO 8601, times ``hh:mm``."""

    committee: str = field(name="utvalg")
    number: str | None = field(name="moetenummer", default=None)
    form: MeetingForm | None = field(name="moeteform", default=None)
    type: MeetingType | None = field(name="moetetype", default=None)
    date: str = field(name="moetedato")
    days: tuple[str, ...] = field(name="dager", default=())
    status: Status
    start: str | None = None
    end: str | None = field(name="slutt", default=None)
    venue: str | None = field(name="moetested", default=None)
    archive_case: str | None = field(name="arkivsak", default=None)
    chair: str | tuple[Officer, ...] | None = field(name="moeteleder", default=None)
    secretary: str | tuple[Officer, ...] | None = field(name="referent", default=None)
    next_meeting: str | None = field(name="neste_moete", default=None)
    approved: Approval | None = field(name="godkjent", default=None)
    source: Source | None = field(name="kilde", default=None)
    corrections: tuple[Correction, ...] = field(name="rettelser", default=())
    attendance: tuple[AttendeeGroup, ...] | None = field(name="deltakere", default=None)
    agenda: tuple[Slot, ...] = field(name="saksliste", default=())
    cases: tuple[Case, ...] = field(name="saker", default=())
    signatures: tuple[str, ...] = field(name="underskrifter", default=())
    places: tuple[SourcePlace, ...] = field(name="steder", default=())

    def __post_init__(self) -> None:
        """Give the cases that have no number their names, so that no two are taken for one."""
        if not all(case.number for case in self.cases):
            names = names_of(case.number for case in self.cases)
            named = (replace(case, number=name) for case, name in zip(self.cases, names, strict=True))
            force_setattr(self, "cases", tuple(named))

    @property
    def chairs(self) -> tuple[Officer, ...]:
        """Those who chaired the meeting, in their order."""
        return _officers(self.chair)

    @property
    def secretaries(self) -> tuple[Officer, ...]:
        """Those who wrote the minutes, in their order."""
        return _officers(self.secretary)

    @property
    def was_held(self) -> bool:
        """Whether the meeting has been held."""
        return self.status in HELD


def _officers(written: str | tuple[Officer, ...] | None) -> tuple[Officer, ...]:
    return (Officer(name=written),) if isinstance(written, str) else written or ()


def as_point(point: str | Point) -> Point:
    """The point itself; in the record a point with nothing but a text is written as the text alone."""
    return Point(text=point) if isinstance(point, str) else point


def is_commitment(point: Point) -> bool:
    """Whether a point of a decision says who is to do something, or by when."""
    return bool(point.responsible or point.deadline or point.deadline_text)


def walk(points: Sequence[str | Point]) -> Iterator[tuple[tuple[int, ...], Point]]:
    """Every point of a tree in reading order, with its position from the top (from 0, one number a level)."""
    for index, entry in enumerate(points):
        point = as_point(entry)
        yield (index,), point
        for position, below in walk(point.points or ()):
            yield (index, *position), below


def says_something(points: Points | None) -> bool:
    """Whether any point has a text; a list left open for the meeting proposes nothing."""
    return any(point.text.strip() for _position, point in walk(points or ()))


def point_where(position: tuple[int, ...]) -> tuple[str | int, ...]:
    """The place of a point under its list: position (1, 2) is ``1, "punkter", 2``."""
    steps: tuple[str | int, ...] = position[:1]
    for index in position[1:]:
        steps += ("punkter", index)
    return steps
