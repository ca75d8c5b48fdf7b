"""The tasks that came of a case, in a list, in a table or beside its decision: each with who is to do it and when."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.case_numbers import bare
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block, blocks_of
from referat_cli.paper.reading.cases.other_business import is_nothing
from referat_cli.paper.reading.cases.part_headings import SEEN_TO_BY
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.points import read_points, tree_of
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.task_columns import names_tasks, task_columns
from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.bodies import is_body_or_office
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import CASE, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase

_WHO_AND_WHEN = re.compile(r"\s*\((?P<told>[^()]*)\)\s*$")
_DEADLINE = re.compile(r"(?:^|[,;.]\s*)(?:tids)?frist:?\s+(?P<time>.+)$", re.IGNORECASE)
# "20.03", "20/3", which is of the year of the meeting, or the next.
_DAY = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?")
_RESPONSIBLE = (
    r"(?:ansvar(?:lig|leg)?(?: for (?:(?:videre |vidare )?oppfølging(?:en|a)?|å følg[ej] opp))?|hvem|kven|utføres av"
    r"|(?:følges|følgjast) opp av)"
)
_TIME = r"(?:tids)?frist"
# Who is to do something, and by when: "Ansvar: Kari. Frist: 1. mai", "Ansvarlig/frist: Kari, 1. mai".
_WHOSE = phrase(
    rf"{_RESPONSIBLE}\s*:\s*(?P<who>[^:;]+?)(?:[\s,.;/–-]+{_TIME}\s*:\s*(?P<time>[^:]+?))?\.?"
    rf"|{_TIME}(?:\s*:\s*| (?=\d|uke|veke|innen|snarest))(?P<time2>[^:]+?)"
    rf"(?:[\s,.;/–-]+{_RESPONSIBLE}\s*:\s*(?P<who2>[^:;]+?))?\.?"
    rf"|{SEEN_TO_BY}"
    rf"|{_RESPONSIBLE}\s*(?:/|og)\s*{_TIME}\s*:\s*(?P<who3>[^:;,/–]+?)\s*[,/–]\s*(?P<time3>[^:]+?)\.?"
)
_AT_END = re.compile(
    rf"[\s.,;–-]+(?P<told>{_RESPONSIBLE}\s*:.+|{_TIME}(?:\s*:|\s+(?=\d|uke|veke|innen|snarest)).+)$", re.IGNORECASE
)
_BEFORE = phrase(r"\b(?:innan|innen|før|senest|seinast)(?: (?:den|utgangen av))? (?=\d{1,2}[. ])")
_NAMES = re.compile(r"\s*[,/&+]\s*|\s+(?:og|samt)\s+")
# Somebody, and what they do: no word of what is done to them ("Kari Moe inviteres") or of what they are.
_DOERS = re.compile(
    rf"(?P<who>{CAPITAL}[^:.;()]*?)\s*(?::|\s[–-]\s|\s(?:bes|bedes|(?!(?:er|var|blir|ble|vert|vart|har|hadde)\b)"
    r"(?!og\b|samt\b|med\b|fra\b|frå\b)[a-zæøå]+[a-rt-zæøå])\b)"
)
_COLUMNS = 2


class Whose(NamedTuple):
    """Who is to do something, and by when: names, a date or words for it; empty where it is not said."""

    names: tuple[str, ...] = ()
    date: str = ""
    time: str = ""

    def keys(self) -> dict[str, Any]:
        """The same as keys of a point."""
        told: dict[str, Any] = {"frist": self.date} if self.date else {"frist_tekst": self.time} if self.time else {}
        return told | ({"ansvarlig": list(self.names)} if self.names else {})


def whose_in(text: str, day: str) -> Whose | None:
    """What a text says of who is to do something and by when, and nothing else; None for every other text."""
    found = _WHOSE.fullmatch(text.strip())
    if not found:
        return None
    who, time = (next((one for one in found.group(*names) if one), "") for names in (_WHOS, _TIMES))
    return Whose(_names(who), *_time(time, day))


_WHOS, _TIMES = ("who", "who2", "who3", "seen_to"), ("time", "time2", "time3")


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip(" .") for name in _NAMES.split(text) if name.strip(" .")))


def _time(text: str, day: str) -> tuple[str, str]:
    """A deadline as a date, or in its own words; ``day`` is that of the meeting, after which it is."""
    bare = re.sub(r"^(?:inn[ae]n|seinast|senest|til|før|den)\s+", "", text.strip(" ."), flags=re.IGNORECASE)
    year = day[:4]
    if (short := _DAY.fullmatch(bare)) and year:
        bare = f"{short['day']}.{short['month']}.{year}"
    dates = dates_in(bare, year)
    if len(dates) == 1 and not bare[: dates[0].start].strip() and not bare[dates[0].end :].strip(" ."):
        due = dates[0].value
        is_next_year = due < day and year not in text
        return f"{int(year) + 1}{due[4:]}" if is_next_year else due, ""
    return "", text.strip(" .")


def read_tasks(section: CasePart, case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """The tasks of a list, each with who is to do it and by when."""
    ledger, day = reading.ledger, reading.known.date
    if section.heading:
        ledger.label(section.heading.label)
    if section.lines and all(is_nothing(line.text) for line in section.lines):
        ledger.label(*map(whole, section.lines))  # "Oppfølging: Ingen"
        return
    blocks = blocks_of(section.lines, reading.layout)
    trimmed = [_without_who(block, ledger, day) for block in blocks]
    told = {id(block): who for block, who in trimmed}
    whose = [told[id(node.block)] for node in tree_of([block for block, _who in trimmed])]
    here = (*where, "oppgaver")
    points = read_points([block for block, _who in trimmed], "strek", here, ledger)
    tasks = [_with_doers(_task(point, who, day), reading) for point, who in zip(points, whose, strict=True)]
    if tasks or "oppgaver" not in case:
        case["oppgaver"] = [*case.get("oppgaver", ()), *tasks]


def _without_who(block: Block, ledger: Ledger, day: str) -> tuple[Block, str | Whose]:
    """A task without what stands in brackets after it, and that; the record says it in keys of its own."""
    last = block.lines[-1]
    found = _WHO_AND_WHEN.search(last.text)
    if not (last.cells or found) and (after := _AT_END.search(last.text)) and (whose := whose_in(after["told"], day)):
        return _cut(block, after.start(), ledger), whose
    if last.cells or not found or not _tells_who(found["told"]):
        return block, ""
    return _cut(block, found.start(), ledger), " ".join(found["told"].split())


def _tells_who(told: str) -> bool:
    """Whether brackets have who is to do something, and perhaps by when: not «(ramme 3 000 kr)»."""
    who = _DEADLINE.sub("", told).strip(" ,")
    is_other = who[:1].islower() and any(map(str.isdecimal, who)) and not is_body_or_office(who)
    return not is_other and not who[:1].isdecimal()


def _cut(block: Block, end: int, ledger: Ledger) -> Block:
    last = block.lines[-1]
    ledger.label(whole(last).part(end))
    rest = ledger.part(whole(last).part(0, end), kind=last.kind, label=last.label, level=last.level)
    return block._replace(lines=(*block.lines[:-1], rest))


def _task(point: str | dict[str, Any], told: str | Whose, day: str) -> str | dict[str, Any]:
    """A task, and what the brackets after it tell of who is to do it and by when."""
    text = point["tekst"] if isinstance(point, dict) else point
    rest = {key: value for key, value in point.items() if key != "unummerert"} if isinstance(point, dict) else {}
    if not told and (due := _due(text, day)):
        return {**rest, "tekst": text, "frist": due}
    if not told:
        return {**rest, "tekst": text} if rest and len(rest) > 1 else text
    task: dict[str, Any] = {**rest, "tekst": text}
    if isinstance(told, Whose):
        return task | told.keys()
    if deadline := _DEADLINE.search(told):
        date, time = _time(deadline["time"], day)
        task |= {"frist": date} if date else {"frist_tekst": time}
        told = told[: deadline.start()]
    if told.strip(" ,"):
        task["ansvarlig"] = [name.strip() for name in re.split(r",\s*|\s+og\s+", told) if name.strip()]
    return task


def _with_doers(task: str | dict[str, Any], reading: CaseReading) -> str | dict[str, Any]:
    """A task with those of the list whom it begins with and says to do it: "Kari Moe og Ola Lie skriver utkast"."""
    told = task if isinstance(task, dict) else {"tekst": task}
    found = _DOERS.match(str(told["tekst"]))
    names = _names(found["who"]) if found else ()
    if "ansvarlig" in told or not names or not all(name in _called(reading) or is_name(name) for name in names):
        return task
    return {**told, "ansvarlig": list(names)}


def read_told_task(value: Piece, case: dict[str, Any], where: Where, reading: CaseReading) -> bool:
    """Whether beside who is responsible it is told what somebody of the list does: "Ola lager notat til styret"."""
    found = _DOERS.match(value.text)
    if not found or not _called(reading).issuperset(_names(found["who"])) or not value.text[found.end() :].strip():
        return False
    tasks = case.setdefault("oppgaver", [])
    text = reading.ledger.value((*where, "oppgaver", len(tasks), "tekst"), value)
    tasks.append(_with_doers(_task(text, "", reading.known.date), reading))
    reading.ledger.guess(value, f"oppgaver: {text}", _("sier hva noen gjør, og er lest som en oppgave"))
    return True


def _called(reading: CaseReading) -> frozenset[str]:
    """The names of the list, and the first names that the text may call them by."""
    return frozenset(one for name in reading.known.parties for one in (name, name.partition(" ")[0]))


def _due(text: str, day: str) -> str:
    """The one date before which the words of a task say that it is to be done: "Kari ringer innen 1. mai."."""
    found = _BEFORE.search(text)
    dates = dates_in(text, day[:4]) if found else []
    return _time(text[found.end() :], day)[0] if found and len(dates) == 1 else ""


def with_own_tasks(
    spans: Sequence[Sequence[SourceLine]], numbers: Sequence[str], ledger: Ledger
) -> list[list[SourceLine]]:
    """The lines of the cases, each row of a table of tasks at the end of the case that it names by its number.

    A table after the last case has the tasks of the whole meeting.
    """
    kept: list[list[SourceLine]] = [[] for _span in spans]
    dealt: list[list[SourceLine]] = [[] for _span in spans]
    for own, span in enumerate(spans):
        at = 0
        while at < len(span):
            end = _end_of_table(span, at)
            found = _rows_by_case(span[at:end], numbers, own)
            if own not in found and kept[own] and names_tasks(kept[own][-1]):
                ledger.label(whole(kept[own].pop()))
            for to, rows in found.items():
                (kept if to == own else dealt)[to].extend(rows)
            at = end
    return [[*rest, *tables] for rest, tables in zip(kept, dealt, strict=True)]


def _rows_by_case(lines: Sequence[SourceLine], numbers: Sequence[str], own: int) -> dict[int, list[SourceLine]]:
    """A table of tasks as one for each case that it names, under the same head; other lines are of their own case."""
    column = _column_of_cases(lines[0]) if lines[1:] else None
    if column is None:
        return {own: [*lines]}
    found: dict[int, list[SourceLine]] = {}
    for row in lines[1:]:
        named = fold(bare(cells_of(row)[column].text))
        found.setdefault(numbers.index(named) if named and named in numbers else own, [lines[0]]).append(row)
    return found


def _column_of_cases(line: SourceLine) -> int | None:
    """Which column of a table of tasks has the numbers of the cases."""
    called = [meaning_of(cell.text, CASE) for cell in cells_of(line)] if task_columns(line) else []
    return called.index("number") if "number" in called else None


def _end_of_table(lines: Sequence[SourceLine], at: int) -> int:
    """Where the table of tasks ends that begins with a line; the next line where none does."""
    end = at + 1
    while task_columns(lines[at]) and end < len(lines) and len(lines[end].cells) == len(lines[at].cells):
        end += 1
    return end


def without_task_tables(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The lines without the tables of tasks, which become tasks of the case."""
    found: list[SourceLine] = []
    at = 0
    while at < len(lines):
        places, end = task_columns(lines[at]), _end_of_table(lines, at)
        if end > at + 1:
            reading.ledger.label(*(piece for cell in cells_of(lines[at]) for piece in cell.pieces))
            if found and names_tasks(found[-1]):
                reading.ledger.label(whole(found.pop()))
            column = _column_of_cases(lines[at])
            for row in lines[at + 1 : end]:
                cells = cells_of(row)
                reading.ledger.label(*(one for one in _cell(cells, 0) if one.text.strip(".").isdecimal()))
                if column is not None and fold(bare(cells[column].text)) == fold(bare(case.get("saksnr", ""))):
                    reading.ledger.label(*cells[column].pieces)
                _read_row([_cell(cells, place) for place in places], case, where, reading)
        else:
            found.append(lines[at])
        at = end
    return found


def _read_row(row: Sequence[tuple[Piece, ...]], case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """What a row says is to be done, by whom and by when; what stands in other columns is left for the report."""
    text, who, when = row
    if not text:
        return
    tasks, ledger = case.setdefault("oppgaver", []), reading.ledger
    written = ledger.value((*where, "oppgaver", len(tasks), "tekst"), *text)
    deadline = _time(" ".join(piece.text for piece in when), reading.known.date)
    whose = Whose(_names(", ".join(piece.text for piece in who)), *deadline).keys()
    ledger.label(*who, *when)
    tasks.append({"tekst": written, **whose} if whose else written)
    ledger.guess(text[0], f"oppgaver: {written}", _("lest som en oppgave, fordi kolonnene sier hva, hvem og når"))


def _cell(cells: Sequence[Cell], place: int | None) -> tuple[Piece, ...]:
    return cells[place].pieces if place is not None else ()


def read_whose_of_decision(part: CasePart, case: dict[str, Any], reading: CaseReading) -> Iterator[CasePart]:
    """Who is to do what was decided, and by when, on the one point that a decision has; else the lines as they were.

    Of several points nobody can say which it is about: then somebody answers for the case, and a day is left over.
    """
    told = [whose_in(line.text, reading.known.date) for line in part.lines]
    decided: list[Any] = case.get("vedtak") or []
    if not decided or None in told or len(told) > _COLUMNS:
        yield CasePart(None, None, part.lines)
        return
    if len(decided) > 1:
        _read_who_answers(part.lines, case, reading.ledger)
        return
    point = decided[0] if isinstance(decided[0], dict) else {"tekst": decided[0]}
    for line, whose in zip(part.lines, told, strict=True):
        point |= whose.keys() if whose else {}
        reading.ledger.label(whole(line))
    case["vedtak"] = [point]
    why = _("står etter vedtaket; er lest som ansvar og frist for det")
    reading.ledger.guess(whole(part.lines[0]), f"vedtak: {point['tekst'][:60]}", why)


def _read_who_answers(lines: Sequence[SourceLine], case: dict[str, Any], ledger: Ledger) -> None:
    """Who is named after a decision of several points, as who answers for the case."""
    for line in lines:
        found = _WHOSE.fullmatch(line.text.strip())
        group = next((name for name in _WHOS if found and found[name]), "")
        if not found or not group:
            continue
        begin = line.text.index(line.text.strip())
        named = _names(found[group])
        case["saksansvarlig"] = [*dict.fromkeys([*case.get("saksansvarlig", ()), *named])]
        last = 0 if group == "who" else found.start(group)  # what stands before may be the day
        ledger.label(whole(line).part(begin + last, begin + found.end(group)))
        why = _("vedtaket har flere punkter, og papiret sier ikke hvilket det gjelder")
        ledger.guess(whole(line), f"saksansvarlig: {', '.join(named)}", why)
