"""What do the minutes of 6 September 2023 say, whose text lost its columns, bullets and paragraphs?"""

import re
from pathlib import Path

from tests.verbatim.paper import (
    ANSWERS,
    HEAD_LABELS,
    SECTIONS,
    Block,
    Case,
    Paper,
    PaperError,
    Person,
    Slot,
    clock,
    group_name,
    is_furniture,
    labelled,
    names,
    pages,
    people_of_row,
    settled,
    split_case,
    squeeze,
)

# The columns «Møtte» and «Forfall» are lost, but what follows the mark tells them apart: an empty column after it left
# a second space. So two spaces say «Møtte», one says «Forfall»; the spaces before the mark say nothing.
MARKED = re.compile(r"(?P<row>.*?) +(?P<mark>x|Teams)(?P<after> {1,2})")
MARKS = {("x", 2): "møtt", ("Teams", 2): "digitalt", ("x", 1): "forfall"}
COLUMNS = "Møtte Forfall"

# A heading inside the text of a case; on paper only its type face said so.
SUBHEADINGS = ("Orientering fra AU/sekretariat",)

# A list item: a number, a dash, or the «o» of a round bullet, which may have nothing after it.
ITEM = re.compile(r"(?:(\d+)\.|-|o)(?: (.*)|$)")


def read(path: Path) -> Paper:
    """The minutes in the file."""
    front, meeting, *cases = pages(path.read_text(encoding="utf-8"))
    top = [line for line in front if not is_furniture(line)]
    first = next(index for index, line in enumerate(top) if COLUMNS in line)
    title, *head = map(squeeze, top[:first])
    body = [line for line in meeting if not is_furniture(line)]
    return Paper(
        name=path.name,
        running=True,
        title=title,
        head=labelled([f"{label} {value}" for label, value in zip(head[::2], head[1::2], strict=True)], HEAD_LABELS),
        body=labelled(body[:4], ("Utvalg", "Arkivsak", "Møtested", "Møtedato")),
        people=_people(top[first:]),
        agenda=_agenda(body[4:]),
        cases=tuple(map(_case, cases)),
        words={"deltakere": squeeze(" ".join(front)), "saksliste": squeeze(" ".join(meeting))},
    )


def _people(lines: list[str]) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    groups: list[tuple[str, list[Person]]] = []
    for line in lines:
        found = MARKED.fullmatch(line)
        if found is None:
            groups.append((squeeze(line.replace(COLUMNS, "")), []))
            continue
        heading, people = groups[-1]
        people += people_of_row(group_name(heading), found["row"], MARKS[found["mark"], len(found["after"])])
    return tuple((heading.removesuffix(":"), tuple(people)) for heading, people in groups)


def _agenda(lines: list[str]) -> tuple[Slot, ...]:
    rows: list[list[str]] = []
    times = 0
    for line in lines:
        is_time = re.fullmatch(r"\d\d\.\d\d-?", squeeze(line)) is not None
        if is_time and times % 2 == 0:
            rows.append([])
        times += is_time
        rows[-1].append(line)
    return tuple(map(_slot, rows))


def _slot(lines: list[str]) -> Slot:
    start, end, heading, *rest = lines
    if not rest:  # a break: its title and its minutes share a line
        title, _, minutes = squeeze(heading).rpartition(" ")
        return Slot(clock(squeeze(start)), clock(squeeze(end)), None, title, (), (), int(minutes))
    found = re.fullmatch(r"(\d+/\d+) (.+)", squeeze(heading))
    last = re.fullmatch(r"(.*?) ?(\d+)", squeeze(rest[-1]))
    if found is None or last is None:
        raise PaperError(str(lines))
    # A line in the column «Saker» keeps its dash, the space where its bullet stood, or its full stop; a name has none.
    points = [line for line in rest[:-1] if re.match(r"-| ", line) or squeeze(line).endswith(".")]
    people = [line for line in rest[:-1] if line not in points]
    return Slot(
        start=clock(squeeze(start).removesuffix("-")),
        end=clock(squeeze(end)),
        case=found[1],
        title=found[2],
        points=tuple(Block("punkt", squeeze(line).removeprefix("- "), 0, "-") for line in points),
        responsible=names("/".join([*people, last[1]])),
        minutes=int(last[2]),
    )


def _case(lines: list[str]) -> Case:
    heading, subtitle, fields, below = split_case(lines)
    sections: dict[str, list[Block]] = {}
    blocks: list[Block] = []
    for line in below:
        if is_furniture(line):
            continue
        text = squeeze(line)
        if text.removesuffix(":") in SECTIONS:
            blocks = sections.setdefault(SECTIONS[text.removesuffix(":")], [])
        elif text in SUBHEADINGS:
            blocks.append(Block("overskrift", text))
        else:
            _take(text, blocks)
    return Case(heading[1], heading[2], subtitle, fields, settled(sections), tuple(below), squeeze(" ".join(lines)))


def _take(text: str, blocks: list[Block]) -> None:
    """Begin an item or a paragraph with the text, or let the last one go on with it."""
    if found := ITEM.fullmatch(text):
        below_number = not found[1] and any(block.mark.isdigit() for block in blocks)
        blocks.append(Block("punkt", found[2] or "", int(below_number), found[1] or "-"))
    elif blocks and blocks[-1].kind != "overskrift" and blocks[-1].text not in ANSWERS:
        last = blocks.pop()
        blocks.append(Block(last.kind, f"{last.text} {text}", last.depth, last.mark))
    else:
        blocks.append(Block("avsnitt", text))
