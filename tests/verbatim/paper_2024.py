"""What do the minutes of 29 October 2024 say, whose text kept its tables, lists and headings?"""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.verbatim.paper import (
    HEAD_LABELS,
    SECTIONS,
    Block,
    Case,
    Paper,
    PaperError,
    Person,
    Slot,
    group_name,
    hours,
    is_furniture,
    labelled,
    names,
    pages,
    people_of_row,
    settled,
    split_case,
    squeeze,
    unmarked,
)

NAME, PRESENT, ABSENT = 0, 5, 6  # the columns of the attendance list
MARKS = {("x", ""): "møtt", ("x (Teams)", ""): "digitalt", ("", "x"): "forfall"}

# A list item: its indentation, a number or a dash, and after the dash perhaps a letter, or the «o» of a round bullet.
ITEM = re.compile(r"( *)(?:(\d+)\.|-) (?:([a-z])[.)] |o )?(.*)")


class Cell(HTMLParser):
    """A cell of the agenda: a title in bold, and a list below it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = -1
        self.title = ""
        self.items: list[tuple[int, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the base class's signature
        """Go one list deeper, or begin an item."""
        if tag == "ul":
            self.depth += 1
        elif tag == "li":
            self.items.append((self.depth, ""))
        elif tag != "b":
            raise PaperError(tag)

    def handle_endtag(self, tag: str) -> None:
        """Come up from a list."""
        self.depth -= tag == "ul"

    def handle_data(self, data: str) -> None:
        """Give the text to the title, or to the last item."""
        if self.depth < 0:
            self.title += data
        elif data.strip():
            depth, text = self.items.pop()
            self.items.append((depth, text + data))

    def points(self) -> tuple[Block, ...]:
        """The items as blocks."""
        return tuple(Block("punkt", squeeze(text), depth, "-") for depth, text in self.items)


def read(path: Path) -> Paper:
    """The minutes in the file."""
    front, meeting, *cases = pages(path.read_text(encoding="utf-8"))
    top = [line for line in front if not is_furniture(line)]
    body = [line for line in meeting if not is_furniture(line) and "\t" not in line]
    rows = [line.split("\t") for line in meeting if "\t" in line]
    if rows[0] != ["Kl.", "Saksnr.", "Saker", "Ansvarlig", "Tid"]:
        raise PaperError(str(rows[0]))
    return Paper(
        name=path.name,
        running=False,
        title=squeeze(unmarked(top[0])),
        head=labelled([cell for cell in top[1].split("\t") if cell], HEAD_LABELS),
        body=labelled([unmarked(line) for line in body], ("Utvalg", "Arkivsak", "Møtested", "Møtedato")),
        people=_people(top[2:]),
        agenda=tuple(_slot(*cells) for cells in rows[1:]),
        cases=tuple(map(_case, cases)),
        words={
            "deltakere": squeeze(" ".join(map(unmarked, front))),
            "saksliste": squeeze(" ".join(map(unmarked, meeting))),
        },
    )


def _people(rows: list[str]) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    groups: list[tuple[str, list[Person]]] = []
    for row in rows:
        cells = [unmarked(cell) for cell in row.split("\t")]
        if row.startswith("<b>"):
            groups.append((squeeze(cells[NAME]), []))
            continue
        mark = MARKS[cells[PRESENT], cells[ABSENT]]
        heading, people = groups[-1]
        people += people_of_row(group_name(heading), cells[NAME], mark)
    return tuple((heading, tuple(people)) for heading, people in groups)


def _slot(time: str, number: str, html: str, responsible: str, minutes: str) -> Slot:
    cell = Cell(html)
    start, end = hours(time) if time else (None, None)
    return Slot(
        start=start,
        end=end,
        case=number or None,
        title=squeeze(cell.title),
        points=cell.points(),
        responsible=names(responsible),
        minutes=int(minutes) if minutes else None,
    )


def _case(lines: list[str]) -> Case:
    heading, subtitle, fields, below = split_case(lines)
    sections: dict[str, list[Block]] = {}
    blocks: list[Block] = []
    goes_on = False  # a line that ends in two spaces goes on in the next
    for line in below:
        if is_furniture(line):
            continue
        text = squeeze(unmarked(line))
        if line.startswith("#") and text.removesuffix(":") in SECTIONS:
            blocks = sections.setdefault(SECTIONS[text.removesuffix(":")], [])
        elif line.startswith("#"):
            blocks.append(Block("overskrift", text))
        elif goes_on:
            last = blocks.pop()
            blocks.append(Block(last.kind, f"{last.text} {text}", last.depth, last.mark))
        else:
            blocks.append(_block(unmarked(line)))
        goes_on = line.endswith("  ")
    words = squeeze(" ".join(map(unmarked, lines)))
    return Case(heading[1], heading[2], subtitle, fields, settled(sections), tuple(below), words)


def _block(line: str) -> Block:
    found = ITEM.fullmatch(line)
    if found is None:
        return Block("avsnitt", squeeze(line))
    return Block("punkt", squeeze(found[4]), len(found[1]) // 2, found[2] or found[3] or "-")
