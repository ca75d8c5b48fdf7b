"""What does a set of printed minutes say, and where on the form does it say it?

The nouns that both layouts share, the readers of what they have in common, and by name everything on paper that is no
content: `FURNITURE` and the constants beside it. What a reader meets and cannot place raises `PaperError`, so nothing
on paper is passed over in silence.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

# What may stand on paper and not in the record, and why. Each pattern is a whole line, its Markdown marks taken off.
FURNITURE = {
    r"[-_]{3,}": "a ruled line",
    r"MØTEREFERAT": "the form's heading over each page of minutes; it says where a case begins",
    r"SAKLISTE": "the form's heading over the agenda",
    r"Kl\. Saksnr\. Saker Ansvarlig Tid": "the column heads of the agenda",
}

# Printed labels → the field of the record that holds what follows.
SECTIONS = {
    "Forslag til vedtak": "forslag_til_vedtak",
    "Referat": "referat",
    "Vedtak": "vedtak",
    "Saker til eventuelt": "eventuelt",
}
HEAD_LABELS = ("Møtedato", "Møtevarighet", "Møtested", "Neste møte", "Møteleder", "Referent")
CASE_LABELS = ("Utvalg", "Dato", "Saksansvarlig", "Saksbehandler")

# The form's own word where there is no other business: an empty list in the record.
NO_OTHER_BUSINESS = "Ingen"
# Whole answers under «Saker til eventuelt»: what follows one of them is a new paragraph.
ANSWERS = (NO_OTHER_BUSINESS, "Ingen saker ble meldt.")

# The one row of the attendance lists that lacks its comma between name and unit.
MISSING_COMMA = {"Roar Pedersen Trøndelag Fylkeskommune": "Roar Pedersen, Trøndelag Fylkeskommune"}
# The one cell where two names stand side by side with nothing but the lost line break between them.
GLUED_NAMES = {"Vivian Sandberg Larsen Elin Ulleberg": "Vivian Sandberg Larsen/Elin Ulleberg"}

# The groups whose rows are not «name, unit».
SUBSTITUTES = "Vararepresentanter"
GUESTS = "Andre til stede"
SECRETARIAT = "Sekretariatet/Teknisk arrangør"
# The group where the brackets after the unit name a union; elsewhere they belong to the unit.
EMPLOYEES = "Ansatte representanter"

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)


class PaperError(Exception):
    """The paper holds something that its reader cannot place."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item; ``mark`` is how the item is labelled: "-", "3" or "c"."""

    kind: Literal["overskrift", "avsnitt", "punkt"]
    text: str
    depth: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the attendance list, in the record's own terms."""

    name: str
    mark: str
    unit: str | None = None
    union: str | None = None
    substitute_for: str | None = None
    on_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the agenda; ``minutes`` is the printed number of the last column."""

    start: str | None
    end: str | None
    case: str | None
    title: str
    points: tuple[Block, ...]
    responsible: tuple[str, ...]
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A case with its sections; the key of a section is the record's field, ``words`` its whole text on one line."""

    number: str
    title: str
    subtitle: str | None
    fields: dict[str, str]
    sections: dict[str, tuple[Block, ...]]
    lines: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A set of minutes as printed.

    ``running``: the breaks between its paragraphs are lost, so that paragraphs that follow one another are one.
    """

    name: str
    running: bool
    title: str
    head: dict[str, str]
    body: dict[str, str]
    people: tuple[tuple[str, tuple[Person, ...]], ...]
    agenda: tuple[Slot, ...]
    cases: tuple[Case, ...]
    words: dict[str, str] = field(default_factory=dict)


def squeeze(text: str) -> str:
    """The text on one line: white space of every kind and length is one space."""
    return " ".join(text.split())


def unmarked(line: str) -> str:
    """The line without Markdown's marks for bold, italics and headings, and without HTML's."""
    line = re.sub(r"<[^>]+>", "", line).replace("**", "").replace("\xa0", " ")
    return re.sub(r"\*([^*]+)\*", r"\1", re.sub(r"^#+ ", "", line))


def is_furniture(line: str) -> bool:
    """Is the line blank, or part of the form?"""
    line = squeeze(unmarked(line))
    return not line or any(re.fullmatch(pattern, line) for pattern in FURNITURE)


def pages(text: str) -> list[list[str]]:
    """The lines of the front page, of the meeting's page with the agenda, and of each case."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if squeeze(unmarked(line)) == "MØTEREFERAT":
            found.append([])
        else:
            found[-1].append(line)
    return found


def labelled(lines: list[str], labels: tuple[str, ...]) -> dict[str, str]:
    """Lines of the form «label: value» as a dict; a label may lack its colon, but none may be missing or strange."""
    found: dict[str, str] = {}
    for line in map(squeeze, lines):
        label = next((label for label in labels if re.match(rf"{label}(?::| |$)", line)), None)
        if label is None or label in found:
            raise PaperError(line)
        found[label] = line.removeprefix(label).removeprefix(":").strip()
    if tuple(found) != labels:
        raise PaperError(str(found))
    return found


def names(cell: str) -> tuple[str, ...]:
    """The names of a cell; they are parted by «/», and a full stop after the last is the form's."""
    cell = squeeze(cell).removesuffix(".")
    return tuple(name.strip() for name in GLUED_NAMES.get(cell, cell).split("/") if name.strip())


def iso_date(written: str) -> str:
    """The date of «29.10.24», «06.09.2023.» or «29. oktober 2024» as ISO 8601."""
    if found := re.fullmatch(r"(\d\d)\.(\d\d)\.(?:20)?(\d\d)\.?", written):
        return f"20{found[3]}-{found[2]}-{found[1]}"
    if found := re.fullmatch(r"(\d+)\. (\w+) (\d{4})", written):
        return f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
    raise PaperError(written)


def clock(written: str) -> str:
    """«13.00» as the record writes it."""
    if not re.fullmatch(r"\d\d\.\d\d", written):
        raise PaperError(written)
    return written.replace(".", ":")


def hours(written: str) -> tuple[str, str]:
    """Start and end of «13.00 – 17.00»."""
    start, end = re.split(r" ?[–-] ?", written)
    return clock(start), clock(end)


def people_of_row(group: str, row: str, mark: str) -> list[Person]:
    """Everybody in a row of the attendance list; a comma after the last word is the form's."""
    row = squeeze(row).removesuffix(",")
    row = MISSING_COMMA.get(row, row)
    if group == SUBSTITUTES:
        name, absent = row.split(" møtte for ")
        return [Person(name, mark, substitute_for=absent)]
    if group == GUESTS:
        told = re.findall(r"(.+?) på sak (\d+/\d+)(?:, |$)", row)
        return [Person(name, mark, on_cases=(case,)) for who, case in told for name in re.split(r", | og ", who)]
    if group == SECRETARIAT:
        return [Person(name, mark) for name in re.split(r", | og ", row)]
    name, _, unit = row.partition(", ")
    union = None
    if group == EMPLOYEES and (found := re.fullmatch(r"(.+) \((\w+)\)", unit)):
        unit, union = found[1], found[2]
    return [Person(name, mark, unit or None, union)]


def group_name(heading: str) -> str:
    """The group of a printed heading: without the colon and without what stands in brackets."""
    return re.sub(r" \(.*\)$", "", squeeze(heading).removesuffix(":"))


def split_case(lines: list[str]) -> tuple[re.Match[str], str | None, dict[str, str], list[str]]:
    """The heading of a case (number, title), its subtitle, its labelled fields, and the lines below them."""
    top = [line for line in lines if not is_furniture(line)]
    first = next(index for index, line in enumerate(top) if unmarked(line).startswith("Utvalg:"))
    end = first + len(CASE_LABELS)
    heading = re.fullmatch(r"Sak: (\d+/\d+) (.+)", squeeze(unmarked(top[0])))
    subtitles = [squeeze(unmarked(line)) for line in top[1:first]]
    if heading is None or len(subtitles) > 1 or not all(line.startswith("- ") for line in subtitles):
        raise PaperError(str(top[:first]))
    fields = labelled([unmarked(line) for line in top[first:end]], CASE_LABELS)
    below = lines[lines.index(top[end - 1]) + 1 :]
    return heading, subtitles[0].removeprefix("- ") if subtitles else None, fields, below


def settled(sections: dict[str, list[Block]]) -> dict[str, tuple[Block, ...]]:
    """The sections with «Saker til eventuelt» where the record has it.

    A list is the matters themselves; the form's «Ingen» is an empty list, and what follows it the text of the case;
    any other text is told under its own heading in the text of the case.
    """
    found = {key: tuple(blocks) for key, blocks in sections.items()}
    told = found.pop("eventuelt", None)
    if told is None:
        return found
    if told[0].kind == "punkt":
        return {**found, "eventuelt": told}
    if told[0].text == NO_OTHER_BUSINESS:
        return {**found, "eventuelt": (), "referat": told[1:]}
    return {**found, "referat": (Block("overskrift", "Saker til eventuelt"), *told, *found.get("referat", ()))}
