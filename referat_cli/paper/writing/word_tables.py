"""The tables of a Word paper: its head, the list of attendance, the agenda, and tables of a text.

Each has a row of headings that is said again on every page, and no row is broken by one. LibreOffice goes by the widths
of the grid, Word by those of the cells, so both are there.
"""

from collections.abc import Callable, Sequence

from referat_cli.paper.tree import Agenda, AgendaDay, AgendaSlot, AttendanceList, Block, Head, Text, TextTable, text_of
from referat_cli.paper.writing.word_file import WordFile
from referat_cli.paper.writing.word_styles import CELL, COLUMN, GROUP, TABLE
from referat_cli.paper.writing.word_xml import CellSettings, ParagraphSettings, cell, paragraph, row, run, table

# The columns of the paper that committees know, in centimetres of a page with 17 for its text.
ATTENDANCE_CM, AGENDA_CM = (12, 2.6, 2.4), (2.6, 1.9, 7.7, 3.4, 1.4)
# The number of a case stands on one line, in so many centimetres a letter and for the sides of its cell, up to a most.
_LETTER_CM, _SIDES_CM, _MOST_CM = 0.19, 0.5, 4
# A column is never narrower or wider than so many letters for what stands in it.
_FEWEST, _MOST, _SIDES = 5, 40, 1.6


def _fitted(columns: Sequence[float], width: float) -> list[float]:
    """Columns in the same proportions that fill a width."""
    return [one * width / sum(columns) for one in columns]


def _needs(texts: Sequence[str]) -> float:
    """How much room a column asks for, in letters: its longest word, and what a cell keeps free at its sides."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return min(max(longest, _FEWEST), _MOST) + _SIDES


def _heading_cell(text: str, width: float, file: WordFile) -> str:
    return cell(paragraph(run(text), ParagraphSettings(file.style(COLUMN))), CellSettings(width, shaded=True))


def _text_cell(text: str, width: float, file: WordFile) -> str:
    return cell(paragraph(run(text), ParagraphSettings(file.style(CELL))), CellSettings(width))


def head_table(head: Head, file: WordFile, caption: str) -> str:
    """The labels at the top of a paper above their values."""
    if not head.facts:
        return ""
    widths = _fitted([_needs([fact.label, fact.value]) for fact in head.facts], file.width)
    labels = [_heading_cell(fact.label, width, file) for fact, width in zip(head.facts, widths, strict=True)]
    values = [_text_cell(fact.value, width, file) for fact, width in zip(head.facts, widths, strict=True)]
    return table([row(labels, heading=True), row(values)], widths, style=file.style(TABLE), caption=caption)


def attendance_table(listed: AttendanceList, file: WordFile, caption: str) -> str:
    """Who was there, group by group; a group's heading takes all columns, and never stands last on a page."""
    widths = _fitted(ATTENDANCE_CM, file.width)
    rows = [row((_heading_cell(*one, file) for one in zip(listed.headings, widths, strict=True)), heading=True)]
    for group in listed.groups:
        heading = paragraph(run(group.heading), ParagraphSettings(file.style(GROUP), keep_with_next=True))
        rows.append(row([cell(heading, CellSettings(sum(widths), columns=len(widths)))]))
        for line in group.people:
            texts = (line.person, line.present, line.absent)
            rows.append(row(_text_cell(*one, file) for one in zip(texts, widths, strict=True)))
    return table(rows, widths, style=file.style(TABLE), caption=caption)


Blocks = Callable[[Sequence[Block]], str]


def agenda_days(agenda: Agenda, file: WordFile, caption: str, blocks: Blocks) -> str:
    """The agenda, a table a day; ``blocks`` sets what stands under the title of a case."""
    widths = _agenda_widths(agenda, file.width)
    return "".join(_day(day, agenda.headings, widths, file, caption, blocks) for day in agenda.days)


def _agenda_widths(agenda: Agenda, width: float) -> list[float]:
    """The widths of the five columns; the titles have the room of columns that are not used, and give it to numbers."""
    usual = _fitted(AGENDA_CM, width)
    longest = max((len(slot.number) for day in agenda.days for slot in day.slots), default=0)
    usual[1] = max(usual[1], min(longest * _LETTER_CM + _SIDES_CM, _MOST_CM))
    widths = [one if heading else 0 for one, heading in zip(usual, agenda.headings, strict=True)]
    widths[2] = width - sum(widths) + widths[2]
    return widths


def _day(  # noqa: PLR0913, PLR0917 - what a table is made of
    day: AgendaDay, headings: Sequence[str], widths: Sequence[float], file: WordFile, caption: str, blocks: Blocks
) -> str:
    used = [place for place, heading in enumerate(headings) if heading]
    above = paragraph(run(day.day, strong=True), ParagraphSettings(keep_with_next=True)) if day.day else ""
    rows = [row((_heading_cell(headings[place], widths[place], file) for place in used), heading=True)]
    for slot in day.slots:
        contents = _slot(slot, file, blocks)
        rows.append(row(cell(contents[place], CellSettings(widths[place])) for place in used))
    name = f"{caption}, {day.day}" if day.day else caption
    shown = table(rows, [widths[place] for place in used], style=file.style(TABLE), caption=name)
    return above + shown + ("<w:p/>" if day.day else "")


def _slot(slot: AgendaSlot, file: WordFile, blocks: Blocks) -> tuple[str, str, str, str, str]:
    """What stands in the five columns of a row."""
    settings = ParagraphSettings(file.style(CELL))
    title = paragraph(run(slot.title, strong=True), settings) if slot.title or not slot.blocks else ""
    responsible = "".join(paragraph(run(name), settings) for name in slot.responsible)
    return (
        paragraph(run(slot.hours), settings),
        paragraph(run(slot.number), settings),
        title + blocks(slot.blocks),
        responsible or paragraph("", settings),
        paragraph(run(slot.minutes), settings),
    )


def text_table(shown: TextTable, file: WordFile, caption: str, indent: float) -> str:
    """A table of a text of the record."""
    columns = [[_plain(text) for text in column] for column in zip(shown.heading, *shown.rows, strict=True)]
    if not columns:
        return ""
    widths = _fitted([_needs(column) + min(max(map(len, column)), _MOST) for column in columns], file.width - indent)
    named = zip(shown.heading, widths, strict=True)
    heading = row((_cell_of(text, width, file, COLUMN) for text, width in named), heading=True)
    rows = [
        row(_cell_of(text, width, file, CELL) for text, width in zip(one, widths, strict=True)) for one in shown.rows
    ]
    return table([heading, *rows], widths, style=file.style(TABLE), caption=caption, indent=indent)


def _plain(text: Text) -> str:
    return " ".join("".join(run.text for run in line) for line in text)


def _cell_of(text: Text, width: float, file: WordFile, style: str) -> str:
    content = file.text(text or text_of(""))
    return cell(paragraph(content, ParagraphSettings(file.style(style))), CellSettings(width, shaded=style == COLUMN))
