"""The types of a committee's register.

As in `minutes`, the alias of a field is the key in the file; a document that fits ``schema/utvalg.schema.json``
converts to a `Committee` without loss.
"""

from typing import Literal

from msgspec import Struct, field

from referat_cli.model.case_numbers import USUAL_FORM, Restart
from referat_cli.model.meeting import CaseType

Role = Literal["medlem", "observatør", "vara", "gjest", "sekretariat"]

# The version of the record's own format that this program reads; a newer one is refused.
FORMAT = 2

# The written Norwegian of a committee's minutes.
Norwegian = Literal["nb", "nn"]


class Series(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way of numbering cases: of some types or of all others, from one day to another (inclusive)."""

    form: str
    types: tuple[CaseType, ...] = field(name="sakstype", default=())
    restart: Restart | None = field(name="omstart", default=None)
    periods: tuple[str, ...] = field(name="perioder", default=())
    start: str | None = field(name="fra", default=None)
    end: str | None = field(name="til", default=None)


class Body(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A body that decisions name, with its other names."""

    name: str = field(name="navn")
    aliases: tuple[str, ...] = field(name="alias", default=())


class Tenure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person in a group of the register; ``start`` and ``end`` are inclusive ISO dates, None where not proven."""

    name: str = field(name="navn")
    id: str | None = None
    unit: str | None = field(name="enhet", default=None)
    union: str | None = field(name="forbund", default=None)
    party: str | None = field(name="parti", default=None)
    start: str | None = field(name="fra", default=None)
    end: str | None = field(name="til", default=None)
    case: str | None = field(name="sak", default=None)
    substitute: bool = field(name="vara", default=False)
    substitute_for: str | None = field(name="vara_for", default=None)
    successor_of: str | None = field(name="etter", default=None)


class Group(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group of the register: all its people have one role. ``heading`` is how the form prints the group.

    Anybody may meet in an ``open`` group: its people need not stand in the register, and hold no seats.
    """

    group: str = field(name="gruppe")
    role: Role = field(name="rolle")
    heading: str | None = field(name="overskrift", default=None)
    seats: int | None = field(name="plasser", default=None)
    open: bool = field(name="aapen", default=False)
    people: tuple[Tenure, ...] = field(name="personer", default=())


class PaperTitles(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the papers of a committee are called, where it is not the usual: texts with ``{navn}`` and ``{kode}``."""

    notice: str | None = field(name="innkalling", default=None)
    minutes: str | None = field(name="referat", default=None)
    extract: str | None = field(name="saksprotokoll", default=None)


class PaperForm(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the papers of a committee are set: their titles, and what of the old form the committee keeps.

    ``remote`` is the word beside the cross of those who took part from afar. With ``second_head`` the agenda stands
    under a head of its own, and with ``joined_guests`` the guests stand on one line.
    """

    titles: PaperTitles = field(name="titler", default=PaperTitles())
    remote: str = field(name="digitalt", default="Teams")
    second_head: bool = field(name="dobbelt_hode", default=False)
    joined_guests: bool = field(name="samlede_gjester", default=False)


class Committee(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The register of one committee. ``aliases``: a spelling met in the minutes → the registered name or unit.

    ``quorum`` is how many of the members' seats must be filled (see `quorum`); None where the committee states no rule.
    """

    format: int
    code: str = field(name="kode")
    name: str = field(name="navn")
    language: Norwegian = field(name="maalform", default="nb")
    numbering: str | tuple[Series, ...] = field(name="saksnummer", default=USUAL_FORM)
    quorum: str | None = field(name="vedtaksfoer", default=None)
    standing_items: tuple[str, ...] = field(name="staaende_saker", default=())
    paper: PaperForm = field(name="papir", default=PaperForm())
    bodies: tuple[Body, ...] = field(name="organer", default=())
    aliases: dict[str, str] = field(name="alias", default_factory=dict)
    groups: tuple[Group, ...] = field(name="grupper", default=())
