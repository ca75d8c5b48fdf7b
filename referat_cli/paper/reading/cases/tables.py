"""Minutes that are a table, a row a case: "Sak", "Referat", "Vedtak", "Ansvarlig" in columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from referat_cli.i18n import _
from referat_cli.paper.reading.cases.flow import as_item
from referat_cli.paper.reading.cases.heads import head_in
from referat_cli.paper.reading.cases.part_headings import SEEN_TO, part_heading
from referat_cli.paper.reading.cases.table_heads import (
    AND,
    PARTS,
    TITLES,
    WORDS_OF_SENTENCE,
    counts_in_titles,
    decide,
    fact_of,
    heads_cases,
    is_sentence,
    names_both,
    names_parts,
    tells_between,
    titles_of,
)
from referat_cli.paper.reading.cases.task_columns import rows_of_tasks
from referat_cli.paper.reading.cases.who_and_when import (
    is_day,
    is_time,
    tasks_in,
    who_and_when,
    whose_line,
    without_time,
)
from referat_cli.paper.reading.columns import Cell, cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.treatment.proposal_tables import rows_of_proposals
from referat_cli.paper.reading.words.labels import COLUMN, PART, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL, phrase
from referat_cli.paper.reading.words.sentences import sentences

# A number without a year, which is known for that of a case by its column alone.
_COUNTED = re.compile(r"\d{1,3}(?:[.-]\d{1,3})?\.?")
# The number of a case and nothing else.
_NUMBER = re.compile(r"(?:[Ss][Aa][Kk]\s+)?(?:[A-ZÆØÅ]{1,5}[ -])?\d{1,4}(?:\s?[/.-]\s?\d{1,4})?\.?")
# A small letter or a digit before a word with a capital; and a sentence that has ended.
_RUN_TOGETHER = phrase(rf"(?<=[a-zæøå\d]) (?={CAPITAL}[a-zæøå])", re.NOFLAG)
_ENDS = re.compile(r"[.!?:]\s")
# The label of a point, alone.
_POINT = re.compile(r"\(?(?:\d{1,2}|[a-zæøå])[.)]|[–•-]")


def rows_as_cases(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, the rows of such a table as the head of a case and its parts, each under the name of its column."""
    others = rows_of_tasks(lines) | rows_of_proposals(lines)
    heading: list[Cell] = []
    in_case = in_part = in_told = is_counted = is_between = False
    for place, line in enumerate(lines):
        if place in others:
            yield line
            continue
        cells = cells_of(line) if line.cells else []
        in_case = in_case or head_in(line, place, "") is not None or _is_counted(line)
        is_again = bool(heading) and [cell.text for cell in cells] == [cell.text for cell in heading]
        has_rows = bool(cells) and any(len(below.cells) == len(cells) for below in lines[place + 1 : place + 2])
        if is_again or (has_rows and names_parts(cells)) or heads_cases(place, lines):
            heading = cells
            is_counted = counts_in_titles(lines[place + 1 :], heading)
            is_between = is_again or tells_between(place, lines)
            for cell in cells:
                ledger.label(*cell.pieces)
        elif heading and len(cells) == len(heading) and cells[0].text:
            yield from _case(cells, heading, ledger, is_counted=is_counted)
        elif _hangs(place, lines):
            yield from _hanging(cells, ledger)
            in_part = in_told = True
            continue
        elif in_case and _is_label_alone(cells):
            below = cells_of(lines[place + 1]) if lines[place + 1 : place + 2] and lines[place + 1].cells else []
            in_part = in_told = bool(below) and _is_more(below)
            if in_part:
                yield _part_heading(cells[0], ledger)
            ledger.label(*cells[0].pieces)  # a field of a form that nobody filled
            continue
        elif (in_told and _is_whose(cells)) or (in_case and _goes_on_with_case(place, lines, ledger, in_part=in_part)):
            yield from _part_row(_with_label(cells, ledger), ledger)
            in_part = in_told = True
            continue
        else:
            heading = heading if is_between and not line.cells else []
            yield line
        in_part, in_told = False, _tells_decision(line)


def _is_counted(line: SourceLine) -> bool:
    """Whether a line is a bold item with a number, as the title of a case is where no other number is: "2. Lønn"."""
    return line.kind == "item" and line.strong and line.label[:1].isdigit()


def _tells_decision(line: SourceLine) -> bool:
    """Whether a line has the word for a decision, and what was decided."""
    found = part_heading(line)
    return found is not None and found.meaning == "decision" and bool(found.rest.text)


def _hangs(place: int, lines: Sequence[SourceLine]) -> bool:
    """Whether a row is a case whose number hangs in the margin: what was said stands under the title, or in rows below.

    The number comes no second time, as that of an agenda does.
    """
    cells = cells_of(lines[place]) if len(lines[place].cells) == len(TITLES) else []
    head = head_in(lines[place], place, "") if cells and _NUMBER.fullmatch(cells[0].text) else None
    if head is None or not head.key or not cells[1].text:
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    goes_on = below is not None and bool(below.cells) and _is_more(cells_of(below))
    told = any(label_of(piece, PART) or piece.raw.rstrip().endswith(".") for piece in cells[1].pieces[1:])
    if not (goes_on or told):
        return False
    later = (head_in(line, at, "") for at, line in enumerate(lines[place + 1 :], place + 1))
    return not any(one and one.key == head.key for one in later)


def _hanging(cells: Sequence[Cell], ledger: Ledger) -> Iterator[SourceLine]:
    """The head of such a case, and the lines under its title."""
    title, *told = cells[1].pieces
    like = ledger.part(cells[0].pieces[0], kind="heading", level=1)
    yield ledger.joined([cells[0].pieces[0], title], like)
    yield from _lines(told, ledger)


def _goes_on_with_case(place: int, lines: Sequence[SourceLine], ledger: Ledger, *, in_part: bool) -> bool:
    """Whether a row has a part of a case, more of the part above, or text beside a margin in which nothing stands."""
    cells = _with_label(cells_of(lines[place]), ledger) if lines[place].cells else []
    if _is_part(cells) or not _is_more(cells):
        return _is_part(cells)
    rows = (cells_of(line) for line in takewhile(lambda line: len(line.cells) == len(TITLES), lines[place:]))
    return in_part or (not (place and lines[place - 1].cells) and all(map(_is_more, rows)))


def _with_label(cells: Sequence[Cell], ledger: Ledger) -> Sequence[Cell]:
    """The cells, the label of a point that has a column of its own with its text: "Vedtak", "1.", "Porten males."."""
    if len(cells) != len(TITLES) + 1 or not _POINT.fullmatch(cells[1].text) or not cells[2].text:
        return cells
    text, *more = cells[2].pieces
    point = ledger.joined([*cells[1].pieces, text], ledger.part(text))
    return [cells[0], Cell((whole(point), *more))]


def _is_part(cells: Sequence[Cell]) -> bool:
    """Whether a row has the name of a part of a case in its first cell, and what it says in one other.

    A number alone there is the page of a row of an agenda: "Eventuelt", "", "6".
    """
    if not cells or not cells[0].text or len(_filled(cells)) != len(TITLES) or cells[0].text.endswith("."):
        return False
    found = part_heading(SourceLine(cells[0].pieces[0].place, cells[0].text, "heading"))
    return found is not None and not found.rest.text and not _filled(cells)[1].text.isdecimal()


def _is_label_alone(cells: Sequence[Cell]) -> bool:
    """Whether a row has a label and nothing beside it: "Vedtak", "Ansvarlig:"."""
    if len(cells) != len(TITLES) or cells[1].text:
        return False
    label = cells[0].text.strip(" :")
    return meaning_of(label, PART) in PARTS or meaning_of(label, COLUMN) in ("responsible", "deadline")


def _is_more(cells: Sequence[Cell]) -> bool:
    """Whether a row goes on with the part above, with nothing beside what it says."""
    return len(cells) == len(TITLES) and not cells[0].text and bool(cells[1].text)


def _is_whose(cells: Sequence[Cell]) -> bool:
    """Whether a row below a part says who is to do what was decided, or by when."""
    if not cells or len(cells[0].pieces) != 1 or len(_filled(cells)) < 2:  # noqa: PLR2004 - a label and its value
        return False
    label, *told = (cell.text.strip(" :") for cell in _filled(cells))
    return meaning_of(label, COLUMN) in ("responsible", "deadline") or bool(SEEN_TO.fullmatch(f"{label}: {told[0]}"))


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.text]


def _part_row(cells: Sequence[Cell], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines that a row of a part is: its name over what it says, or a fact on one: "Frist: 10. september"."""
    told = [piece for cell in cells[1:] for piece in cell.pieces if piece.text]
    if _is_whose(cells):
        label = cells[0].pieces[0].stripped(" :")
        yield ledger.joined([label, *told], ledger.part(label), ["", ": "])
        return
    if cells[0].text:
        yield _part_heading(cells[0], ledger)
    yield from _lines(told, ledger)


def _part_heading(cell: Cell, ledger: Ledger) -> SourceLine:
    """The name of a part as a heading, also one that a narrow column has broken."""
    like = ledger.part(cell.pieces[0], kind="heading", level=2)
    return ledger.joined(cell.pieces, like) if cell.pieces[1:] else like


def _case(cells: Sequence[Cell], heading: Sequence[Cell], ledger: Ledger, *, is_counted: bool) -> Iterator[SourceLine]:
    titles = titles_of(heading)
    has_both = names_both(heading[titles[-1]].text)
    if titles[1:] and has_both and not any(map(str.isdigit, cells[titles[0]].text)):
        titles, has_both = titles[:1], False  # "Sak" over a title, and "Innhold/vedtak" over what was said of it
    if titles == [0] and _NUMBER.fullmatch(cells[0].text) and len(cells[1].pieces) > 1:
        titles, has_both = [0, 1], True  # the title stands over what was said
    pieces, told = _title_and_text([cells[place] for place in titles], ledger, has_both=has_both)
    like = ledger.part(pieces[0], kind="heading", level=1)
    is_counted = is_counted or (len(titles) > 1 and _COUNTED.fullmatch(pieces[0].raw) is not None)
    yield ledger.joined(pieces, like, ["Sak "] if is_counted else []) if is_counted or pieces[1:] else like
    others = [(cell, heading[place]) for place, cell in enumerate(cells) if place not in titles and cell.text]
    others, tasks = _tasks_apart(others, ledger)
    others, more = _tasks_of_people(others, ledger)
    tasks += more
    facts = [(cell, name) for cell, name in others if fact_of(name)]
    is_decided = decide(told)
    decided = next(
        (cell for cell, name in others if meaning_of(name.text, PART) == "decision" or decide(cell.pieces[-1:])), None
    )
    days = [cell for cell, name in others if _task_meaning(name) == "deadline"]
    has_days = any(_task_meaning(name) == "deadline" for name in heading)
    whose = [cell for cell, name in facts if (is_decided or decided) and (has_days or _is_of_decision(cell, name))]
    told_whose = [whose_line([*whose, *days], ledger)] if whose else []
    for cell, name in facts:
        if cell not in whose:
            yield from _fact_lines(cell, name, ledger)
    yield from _lines(told, ledger)
    if is_decided:
        yield from told_whose
    for cell, name in others:
        if fact_of(name) or is_day(cell.text) or _task_meaning(name) == "deadline":
            continue
        is_part = meaning_of(name.text, PART) is not None
        if name.pieces and not names_both(name.text) and (is_part or not is_sentence(cell)):
            yield ledger.part(name.pieces[0], kind="heading" if is_part else "paragraph", level=2 if is_part else 0)
        yield from _lines(cell.pieces, ledger)
        if cell is decided and not is_decided:
            yield from told_whose
    yield from tasks


def _is_of_decision(cell: Cell, name: Cell) -> bool:
    """Whether a cell says who is to do what was decided: a day stands there, or its column has that in its name."""
    has_deadline = any(meaning_of(part, COLUMN) == "deadline" for part in AND.split(name.text) if part)
    who, days = who_and_when([cell])
    return bool(who) and len(days) <= 1 and (has_deadline or bool(days))


def _tasks_apart(
    beside: Sequence[tuple[Cell, Cell]], ledger: Ledger
) -> tuple[list[tuple[Cell, Cell]], list[SourceLine]]:
    """The cells beside a title, each with the name of its column, without those of tasks; and these as lines.

    Who does a task and by when stand in columns of their own, each beside its task, or one for all of them.
    """
    column = {meaning: at for at, (_cell, name) in enumerate(beside) for meaning in (_task_meaning(name),) if meaning}
    if "tasks" not in column:
        return list(beside), []
    cell, name = beside[column["tasks"]]
    told = {key: beside[column[key]][0].pieces for key, _word in _WORDS_OF_TASK if key in column}
    found = [ledger.part(name.pieces[0], kind="heading", level=2)]
    for at, task in enumerate(cell.pieces):
        more = [(word, _beside(told.get(key, ()), at, cell)) for key, word in _WORDS_OF_TASK]
        pieces = [(word, piece) for word, piece in more if piece]
        like = ledger.part(task, kind="item", label="–", level=0)
        between = ["", *(word for word, _piece in pieces)]
        found.append(ledger.joined([task, *(piece for _word, piece in pieces)], like, between) if pieces else like)
    return [pair for at, pair in enumerate(beside) if at not in column.values()], found


def _tasks_of_people(
    beside: Sequence[tuple[Cell, Cell]], ledger: Ledger
) -> tuple[list[tuple[Cell, Cell]], list[SourceLine]]:
    """The cells beside a title without those for who does it that say what somebody is to do; and that as lines.

    The days of one task may stand in a column of their own.
    """
    days = [cell for cell, name in beside if _task_meaning(name) == "deadline" and len(cell.pieces) == 1]
    told = {at: tasks_in(cell, days, ledger) for at, (cell, name) in enumerate(beside) if fact_of(name)}
    taken = days if len(days) == sum(len(lines[1:]) for lines in told.values()) == 1 else []
    left = [pair for at, pair in enumerate(beside) if not told.get(at) and all(pair[0] is not one for one in taken)]
    return left, [line for lines in told.values() for line in lines]


_WORDS_OF_TASK = (("responsible", "Ansvar: "), ("deadline", "Frist: "))


def _task_meaning(name: Cell) -> str:
    """Whether a column has tasks, who does them or by when."""
    meaning = meaning_of(name.text, COLUMN) or ""
    is_tasks = meaning_of(name.text, PART) == "tasks" and not fact_of(name)  # "Ansvar/frist" has no tasks
    return "tasks" if is_tasks else meaning * (meaning in ("responsible", "deadline"))


def _beside(pieces: Sequence[Piece], at: int, tasks: Cell) -> Piece | None:
    """What stands beside a task: a line of its own, or the one that there is for all."""
    return pieces[at] if len(pieces) == len(tasks.pieces) else pieces[0] if len(pieces) == 1 else None


def _title_and_text(cells: Sequence[Cell], ledger: Ledger, *, has_both: bool) -> tuple[list[Piece], list[Piece]]:
    """The number and title of a case, and what stands under the title in its cell.

    A title that is several lines is one, unless what was said and decided follows it there, as the name of the column
    may tell.
    """
    own = cells[-1].pieces
    own = tuple(_title_apart(own[0], ledger)) if has_both and len(own) == 1 else own
    pieces = [*(piece for cell in cells[:-1] for piece in cell.pieces), *own]
    first = len(pieces) - len(own) + 1
    below = pieces[first:]
    tells = has_both or any(label_of(piece, PART) or piece.raw.rstrip().endswith((".", ":")) for piece in below)
    return (pieces[:first], below) if tells else (pieces, [])


def _title_apart(piece: Piece, ledger: Ledger) -> list[Piece]:
    """A title and the sentences below it, which a narrow page has run together: "Økonomi Regnskapet er klart."."""
    begins = [found.end() for found in _RUN_TOGETHER.finditer(piece.raw)]
    if len(begins) != 1 or not piece.raw.rstrip().endswith((".", "!", "?")) or _ENDS.search(piece.raw[: begins[0]]):
        return [piece]
    rest = piece.part(begins[0])
    if len(sentences(rest)[0].text.split()) < WORDS_OF_SENTENCE:
        return [piece]
    title = piece.part(0, begins[0]).stripped()
    ledger.guess(title, _("tittel"), _("teksten står i samme celle, og er lest som det som ble sagt"))
    return [title, rest]


def _fact_lines(cell: Cell, name: Cell, ledger: Ledger) -> Iterator[SourceLine]:
    """A label and its value; a deadline beside it has no place in a case, and is left for the report."""
    label = fact_of(name)
    values = [without_time(piece) for piece in cell.pieces if not is_time(piece)]
    if label and values:
        yield ledger.joined([label.stripped(" :"), *values], values[0].line, ["", ": "])


def _lines(pieces: Sequence[Piece], ledger: Ledger) -> Iterator[SourceLine]:
    for piece in pieces:
        line = piece.line
        is_whole = len(line.text.strip()) == len(piece.raw) and line.kind == "item"
        yield line if is_whole else as_item(ledger.part(piece), ledger)
