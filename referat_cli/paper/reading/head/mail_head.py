"""The head of an e-mail above the minutes that it carries: its subject is their title, and when it was sent a day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import Found, dates_in, hours_of_day
from referat_cli.paper.reading.words.labels import MAIL, LabelFound, label_of

# Above the head of an e-mail stand no more than so many lines, and it has so many itself.
_FIRST_LINES = 4
_FEWEST = 3
# Those of who wrote to whom, without a subject, stand among the other facts of the first lines.
_LETTER_HEAD = 12
_LABEL_AND_VALUE = 2
_SHORT_DAY = re.compile(r"(?<![\d.:/])(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:(?<=/\d)|(?<=/\d\d)|\.|\s*$)(?!\d)")
# Minutes are sent so long after the meeting at most.
_MOST_BEFORE = timedelta(days=92)
# What stands between those who got it.
_ADDRESS = re.compile(r"[;@]|^,")


class Sent(NamedTuple):
    """The day on which an e-mail was sent, and the words for it."""

    day: str
    piece: Piece

    def days_in(self, text: str) -> list[Found]:
        """The days of a text that have no year, of the weeks before it was sent."""
        first = f"{date.fromisoformat(self.day) - _MOST_BEFORE}"
        years = dict.fromkeys((self.day[:4], first[:4]))
        told = [day for year in years for day in (*dates_in(text, year), *_short_days(text, year))]
        return [day for day in told if first < day.value <= self.day]


def _short_days(text: str, year: str) -> list[Found]:
    """The days of a text that are written "13.2." or "13/2"."""
    return [
        Found(day.value, found.start(), found.end())
        for found in _SHORT_DAY.finditer(text)
        for day in dates_in(f"{found['day']}.{found['month']}.{year}")
    ]


def without_mail_head(lines: Sequence[SourceLine], ledger: Ledger) -> tuple[list[SourceLine], Sent | None]:
    """The lines, of such a head the subject alone; and when it was sent, None where nothing says it."""
    begin = next((place for place, line in enumerate(lines[:_FIRST_LINES]) if _label(line)), 0)
    found, end = _labels(lines, begin)
    told = {label.meaning: label for label in found}
    if len(found) < _FEWEST or not told.keys() >= {"sender", "subject"}:
        return _without_letter_head(lines, ledger), None
    subject = told["subject"]
    ledger.label(subject.label)
    every = (whole(one) for line in lines[begin:end] for one in line.lines())
    ledger.furniture(*(piece for piece in every if piece.line is not subject.rest.line))
    sent = [Sent(day.value, told["sent"].rest) for day in dates_in(told["sent"].rest.raw)] if "sent" in told else []
    title = [ledger.part(subject.rest)] if subject.rest.text else []
    return [*lines[:begin], *title, *lines[end:]], next(iter(sent), None)


def _without_letter_head(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines without those near the top that say who wrote to whom: "Til: Medlemmene", "Fra: Ola Lie"."""
    first = [*takewhile(lambda line: not is_attendance_heading(line.text), lines[:_LETTER_HEAD])]
    letter = [line for line in first if len(line.cells) <= _LABEL_AND_VALUE and _tells_of_letter(line)]
    ledger.furniture(*(whole(one) for line in letter for one in line.lines()))
    return [line for line in lines if line not in letter]


def _tells_of_letter(line: SourceLine) -> bool:
    """Whether a line has who wrote or got a letter; what has hours after it is when a meeting was: "Fra: kl. 10"."""
    label = _label(line)
    if label is None or label.meaning not in ("sender", "receivers") or not label.rest.text:
        return False
    return not hours_of_day(label.rest.text)


def _labels(lines: Sequence[SourceLine], begin: int) -> tuple[list[LabelFound], int]:
    """The labels of a head of an e-mail, one a line, with what stands after each; and where it ends."""
    found: list[LabelFound] = []
    for place, line in enumerate(lines[begin:], begin):
        label = _label(line)
        is_below = place > begin and line.place.line <= lines[place - 1].place.line + 1
        around = f"{lines[place - 1].text.rstrip()[-1:]} {line.text}"
        if label is None and is_below and found[-1].meaning == "receivers" and _ADDRESS.search(around):
            continue
        is_said = label and label.meaning in {one.meaning for one in found} - {"receivers"}
        is_over = any(one.meaning == "subject" for one in found) and not is_below
        if label is None or is_said or is_over:
            return found, place
        found.append(label)
    return found, len(lines)


def _label(line: SourceLine) -> LabelFound | None:
    """The label of the head of an e-mail that a line or a row begins with."""
    pieces = [piece for cell in cells_of(line) for piece in cell.pieces]
    found = label_of(pieces[0], MAIL) if pieces and ":" in pieces[0].text else None
    return found._replace(rest=pieces[1]) if found and pieces[1:] and not found.rest.text else found
