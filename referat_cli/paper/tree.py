"""What a paper is made of: a tree of headings, labelled facts, lists and tables that every format sets in its own way.

A tree is a plain value: `msgspec.to_builtins` of it is what the templates of a committee (`maler/`) are given, each
node with its kind under ``type``. All words of the record that a paper shows stand in it, and the labels between them.
"""

from typing import Literal

from msgspec import Struct

Kind = Literal["innkalling", "referat", "saksprotokoll"]
KINDS: tuple[Kind, ...] = ("innkalling", "referat", "saksprotokoll")


class TextRun(Struct, frozen=True, omit_defaults=True):
    """Some words set alike; ``link`` is where they lead, which no format ever fetches."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


# A text: its runs, line by line. A text of the record that is no Markdown is one run of one line.
Line = tuple[TextRun, ...]
Text = tuple[Line, ...]


class Heading(Struct, frozen=True, tag="heading", omit_defaults=True):
    """The heading of what follows it: level 1 is a part of the paper, 2 of a case, 3 and more stand within a text.

    A case begins on a ``new_page``, and may have a subtitle.
    """

    text: str
    level: int
    subtitle: str = ""
    new_page: bool = False


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph."""

    text: Text


class Remark(Struct, frozen=True, tag="remark"):
    """A line of the paper's own about what it shows: an approval, a correction, a text that was not recorded."""

    text: str


class Fact(Struct, frozen=True, tag="fact"):
    """A value under its label."""

    label: str
    value: str


class FactList(Struct, frozen=True, tag="facts"):
    """FactList below each other."""

    facts: tuple[Fact, ...]


class ListItem(Struct, frozen=True, omit_defaults=True):
    """An item of a list with the label that stands before it ("1.", "a)", "–", or nothing), and what is under it."""

    label: str
    text: Text
    blocks: tuple["Block", ...] = ()


class Items(Struct, frozen=True, tag="items"):
    """A list; ``ordered`` where the labels are numbers or letters."""

    items: tuple[ListItem, ...]
    ordered: bool


class Head(Struct, frozen=True, tag="head"):
    """The table at the top of a paper: a row of labels above one of values."""

    facts: tuple[Fact, ...]


class ListLine(Struct, frozen=True, omit_defaults=True):
    """Somebody on the list of attendance, and what stands in the columns of those who were there and were not."""

    person: str
    present: str = ""
    absent: str = ""


class ListedGroup(Struct, frozen=True):
    """The people under one heading of the list."""

    heading: str
    people: tuple[ListLine, ...]


class AttendanceList(Struct, frozen=True, tag="attendance"):
    """The list of who was there; ``headings`` are those of its three columns."""

    headings: tuple[str, str, str]
    groups: tuple[ListedGroup, ...]


class AgendaSlot(Struct, frozen=True, omit_defaults=True):
    """A row of the agenda: hours, number, title with its points under it, who answers for it, minutes."""

    hours: str = ""
    number: str = ""
    title: str = ""
    blocks: tuple["Block", ...] = ()
    responsible: tuple[str, ...] = ()
    minutes: str = ""


class AgendaDay(Struct, frozen=True):
    """The rows of one day; ``day`` is empty where the meeting had one."""

    day: str
    slots: tuple[AgendaSlot, ...]


class Agenda(Struct, frozen=True, tag="agenda"):
    """The agenda; ``headings`` are those of its five columns, empty for a column in which no row has anything."""

    headings: tuple[str, str, str, str, str]
    days: tuple[AgendaDay, ...]


class Signatures(Struct, frozen=True, tag="signatures"):
    """Lines to sign on, each over a name; ``place`` is what stands above them."""

    place: str
    names: tuple[str, ...]


class TextTable(Struct, frozen=True, tag="table"):
    """A table of a text of the record: the heading's cells, and rows of as many."""

    heading: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


Block = Heading | Paragraph | Remark | FactList | Items | Head | AttendanceList | Agenda | Signatures | TextTable


def text_of(words: str) -> Text:
    """A text of one line, set plainly."""
    return ((TextRun(words),),)


class Paper(Struct, frozen=True):
    """A paper: what it is called, whose it is, and its blocks in order.

    ``language`` is "nb" or "nn", ``date`` the ISO date of the meeting, which is the date of the document too, so that
    the same record gives the same bytes. ``foot`` stands at the foot of every page, before its number; ``page`` is how
    that number is said ("Side {page} av {pages}").
    """

    kind: Kind
    title: str
    committee: str
    code: str
    language: str
    date: str
    foot: str
    page: str
    blocks: tuple[Block, ...]
