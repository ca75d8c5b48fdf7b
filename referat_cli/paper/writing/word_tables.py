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
    return "".join(_day(day, agenda.headings, file, caption, blocks) for day in agenda.days)


def _day(day: AgendaDay, headings: Sequence[str], file: WordFile, caption: str, blocks: Blocks) -> str:
    widths = _fitted(AGENDA_CM, file.width)
    above = paragraph(run(day.day, strong=True), ParagraphSettings(keep_with_next=True)) if day.day else ""
    rows = [row((_heading_cell(*one, file) for one in zip(headings, widths, strict=True)), heading=True)]
    rows += [_slot(slot, widths, file, blocks) for slot in day.slots]
    name = f"{caption}, {day.day}" if day.day else caption
    return above + table(rows, widths, style=file.style(TABLE), caption=name) + ("<w:p/>" if day.day else "")


def _slot(slot: AgendaSlot, widths: Sequence[float], file: WordFile, blocks: Blocks) -> str:
    settings = ParagraphSettings(file.style(CELL))
    title = paragraph(run(slot.title, strong=True), settings) if slot.title or not slot.blocks else ""
    responsible = "".join(paragraph(run(name), settings) for name in slot.responsible)
    hours, number, titled, whose, minutes = widths
    return row(
        [
            _text_cell(slot.hours, hours, file),
            _text_cell(slot.number, number, file),
            cell(title + blocks(slot.blocks), CellSettings(titled)),
            cell(responsible or paragraph("", settings), CellSettings(whose)),
            _text_cell(slot.minutes, minutes, file),
        ]
    )


def text_table(shown: TextTable, file: WordFile, caption: str, indent: float = 0) -> str:
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
