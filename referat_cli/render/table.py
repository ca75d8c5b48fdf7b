"""Lists for people and for programs: a table on a screen or in Markdown, JSON, JSON lines and CSV.

A list says its columns and its keys once, in a `Table`. What is true of every list stands here alone: visible control
characters, numbers to the right, narrow screens, and the sentence for nothing; escaping and the guard against formulas
stand in the forms that need them (`markdown_escapes`, `data_forms`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from textwrap import wrap
from typing import Any, Generic, Literal, NamedTuple, TypeGuard, TypeVar

from referat_cli.render.data_forms import Record, json_envelope, write_csv, write_json
from referat_cli.render.markdown_escapes import escape_markdown, escape_within
from referat_cli.render.screen import Screen, plain

ListFormat = Literal["table", "json", "ndjson", "csv", "markdown"]
Row = TypeVar("Row")

_GAP = _INDENT = "  "
# An empty line of a cell; tabulate would pass over one without a character.
_BLANK = " "
# A space that no line is folded at.
_HARD = "\u00a0"
# The column that gives way is never narrower, however narrow the screen.
_LEAST = 20
# Where there is no colour. A committee's texts hold brackets and quotation marks of their own, but hardly asterisks.
_MARK = "*"


class Marked(NamedTuple):
    """A text with passages that stand out, each from and to a character of it."""

    text: str
    spans: Sequence[tuple[int, int]] = ()

    def pieces(self) -> Iterator[tuple[bool, str]]:
        """The text in pieces, and whether each stands out."""
        place = 0
        for start, end in self.spans:
            yield False, self.text[place:start]
            yield True, self.text[start:end]
            place = end
        yield False, self.text[place:]


Cell = str | Marked


class Column(NamedTuple, Generic[Row]):
    """A column for people: its heading, and how its cell is read from a row.

    A ``number`` stands to the right. An ``optional`` column is left out where no row has anything in it, a
    ``distinctive`` one where all rows have the same. ``short`` is a heading for a narrow screen.

    A ``named`` one has its heading with it where the columns have no room and stand below each other.

    Where a column ``folds``, it gives way to a narrow screen instead of the last one. A column with a ``title`` is none
    on a screen: the rows that share the title stand together under it, in a table of their own. Those that share a
    ``subtitle`` stand together under it within a table.
    """

    heading: str
    read: Callable[[Row], Cell]
    number: bool = False
    optional: bool = False
    distinctive: bool = False
    short: str = ""
    folds: bool = False
    named: bool = False
    title: Callable[[Row], str] | None = None
    subtitle: Callable[[Row], str] | None = None

    def says_something(self, cells: Collection[Cell]) -> bool:
        """Whether the column is shown where its cells are these."""
        if self.distinctive:
            return len(set(cells)) > 1
        return not self.optional or not cells or any(cells)


class Table(NamedTuple, Generic[Row]):
    """A list: the name of its envelope, its columns for people, its keys for programs, and the sentence for nothing.

    ``record`` is a row as JSON has it (else its fields under ``keys``, or a Struct under its own names), and ``keys``
    are the columns of a spreadsheet. Where a record holds several rows of a table or a spreadsheet, ``expand`` gives
    them: the columns read those, and ``flat`` is such a row as a spreadsheet has it. ``beside`` stands beside the list
    in the envelope, and ``wrap`` makes of the records what the envelope holds. ``details`` are paragraphs below a row
    on a screen. The last column gives way to a narrow screen, and has at least ``least`` of its columns. ``text`` and
    ``markdown`` are for what is no table.
    """

    envelope: str
    columns: Sequence[Column[Any]] = ()
    keys: Sequence[str] = ()
    nothing_found: str = ""
    record: Callable[[Row], Record] | None = None
    expand: Callable[[Row], Iterable[Any]] | None = None
    flat: Callable[[Any], Record] | None = None
    beside: Record | None = None
    wrap: Callable[[list[Record]], list[Record]] = list
    details: Callable[[Any], Iterable[str]] | None = None
    least: int = _LEAST
    text: Callable[[Sequence[Row], Screen], str] | None = None
    markdown: Callable[[Sequence[Row], Screen], str] | None = None

    def render(self, rows: Sequence[Row], form: ListFormat, screen: Screen) -> str:
        """The list in a format."""
        match form:
            case "json":
                return json_envelope(
                    {**(self.beside or {}), self.envelope: self.wrap([self._record(row) for row in rows])}
                )
            case "ndjson":
                return "\n".join(write_json(self._record(row)) for row in rows)
            case "csv":
                flat = self.flat or self._record
                return write_csv(self.keys, (flat(row) for row in self._expanded(rows)))
            case "markdown":
                return self.markdown(rows, screen) if self.markdown else self._markdown(self._expanded(rows))
        return self.text(rows, screen) if self.text else self._text(self._expanded(rows), screen)

    def _record(self, row: Row) -> Record:
        if self.record:
            return self.record(row)
        if isinstance(row, tuple):
            return dict(zip(self.keys, row, strict=True))
        import msgspec  # noqa: PLC0415 - 4 ms, and most rows are tuples

        return msgspec.to_builtins(row)  # type: ignore[no-any-return]

    def _expanded(self, rows: Sequence[Row]) -> Sequence[Any]:
        return [flat for row in rows for flat in self.expand(row)] if self.expand else rows

    def _shown(self, rows: Sequence[Any]) -> list[tuple[Column[Any], list[Cell]]]:
        """The columns that say something of the rows, each with its cells, which are read once."""
        read = ((column, [column.read(row) for row in rows]) for column in self.columns)
        return [(column, cells) for column, cells in read if column.says_something(cells)]

    def _markdown(self, rows: Sequence[Any]) -> str:
        shown = self._shown(rows)
        headings = [column.heading for column, _cells in shown]
        return markdown_table(headings, zip(*(cells for _column, cells in shown), strict=True))

    def _text(self, rows: Sequence[Any], screen: Screen) -> str:
        parts = list(self._parts(rows, screen))
        if self.details:
            return "\n".join(line for part in parts for line in self._detailed(part, screen))
        # All parts are drawn alike: rather with short headings than with a folded column, rather folded than stacked.
        layouts = [(least, short) for least in (None, self.least) for short in (False, True)]
        fitting = (short for least, short in layouts if all(part.fits(screen, least, short=short) for part in parts))
        short = next(fitting, None)
        if short is None and not screen.terminal and not any(column.folds for column in self.columns):
            short = True
        return "\n\n".join("\n".join(part.lines(screen, short=short)) for part in parts)

    def _parts(self, rows: Sequence[Any], screen: Screen) -> Iterator["_Part"]:
        """The rows under each title, with the columns that say something of them."""
        shown = self._shown(rows)
        titles = [column.title for column, _cells in shown if column.title]
        subtitle = next((column.subtitle for column, _cells in shown if column.subtitle), None)
        told = [(column, cells) for column, cells in shown if not column.title and not column.subtitle]

        names = zip(*(map(title, rows) for title in titles), strict=True) if titles else [()] * (len(rows) or 1)
        end = 0
        for name, found in groupby(names):
            start, end = end, end + len(list(found))
            part = rows[start:end]
            own = [(column, cells[start:end]) for column, cells in told if column.says_something(cells[start:end])]
            columns = [_safe(cells, screen) for _column, cells in own]
            texts = list(zip(*columns, strict=True)) if columns else [()] * len(part)
            subtitles = [plain(subtitle(row)) for row in part] if subtitle else []
            widths = _widths([""] * len(own), texts)
            title = ": ".join(filter(None, name))
            yield _Part(plain(title), [column for column, _cells in own], part, texts, widths, subtitles)

    def _detailed(self, part: "_Part", screen: Screen) -> Iterator[str]:
        """The rows with their details below; on a narrow screen the last column is the first detail."""
        headings = part.headings(short=False)
        others = sum(_widths(headings, part.cells)[:-1]) + len(_GAP) * (len(headings) - 1)
        narrow = screen.width - others < self.least
        kept = len(headings) - narrow
        heading, *drawn = draw(headings[:kept], [row[:kept] for row in part.cells], screen, part.numbers - {kept})
        yield from heading
        for row, texts, (first, *more) in zip(part.rows, part.cells, drawn, strict=True):
            yield from [screen.style(first, "sterk"), *more]
            named = [f"{headings[-1]}: {_text_of(texts[-1])}"] if narrow and _text_of(texts[-1]) else []
            for detail in [*named, *(self.details(row) if self.details else ())]:
                yield screen.wrap(" ".join(plain(detail).split()), _INDENT)


class _Part(NamedTuple):
    """The rows of a list under one title, with the texts of their columns, the widths of these, and their subtitles."""

    title: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]
    cells: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    subtitles: Sequence[str]

    @property
    def folding(self) -> int:
        """The place of the column that gives way."""
        return next((at for at, column in enumerate(self.columns) if column.folds), len(self.columns) - 1)

    @property
    def numbers(self) -> set[int]:
        """The places of the columns that stand to the right."""
        return {at for at, column in enumerate(self.columns) if column.number}

    def headings(self, *, short: bool) -> list[str]:
        """The headings of the columns."""
        return [(short and column.short) or column.heading for column in self.columns]

    def fits(self, screen: Screen, least: int | None, *, short: bool) -> bool:
        """Whether the columns fit the screen when the one that gives way is folded to a width, or not (None)."""
        widths = [max(len(heading), w) for heading, w in zip(self.headings(short=short), self.widths, strict=True)]
        widths[self.folding] = min(widths[self.folding], least or screen.width)
        return sum(widths) + len(_GAP) * (len(widths) - 1) <= self._inner(screen).width

    def _inner(self, screen: Screen) -> Screen:
        """What the rows have of the screen: those under subtitles are indented."""
        return screen._replace(width=screen.width - len(_INDENT) * bool(self.subtitles))

    def lines(self, screen: Screen, *, short: bool | None) -> Iterator[str]:
        """The title and the rows in columns under their headings, or without columns (None)."""
        inner, numbers, folding = self._inner(screen), self.numbers, self.folding
        if self.title:
            yield screen.style(self.title, "sterk")
        if short is None:
            told = {*numbers, *(at for at, column in enumerate(self.columns) if column.named)}
            blocks = [_stacked(self.headings(short=False), row, inner, told, folding) for row in self.cells]
        else:
            heading, *blocks = draw(self.headings(short=short), self.cells, inner, numbers, folding)
            yield from (_INDENT * bool(self.subtitles) + line for line in heading)
        last = None
        for at, block in enumerate(blocks):
            subtitle = self.subtitles[at] if self.subtitles else None
            if subtitle is not None and subtitle != last:
                yield from (screen.style(line, "sterk") for line in fold(subtitle, screen.width))
            last = subtitle
            yield from (_INDENT * bool(self.subtitles) + line for line in block)


def draw(
    headings: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    screen: Screen,
    numbers: Collection[int] = (),
    folding: int = -1,
) -> list[list[str]]:
    """The lines of the headings, and then those of each row, in columns that fit the screen.

    The texts must be safe to show. Columns are folded at spaces, the one at ``folding`` first; those of ``numbers``
    stand to the right and are never folded.
    """
    import tabulate  # noqa: PLC0415 - 20 ms, and only where a table is drawn

    # Else a table would depend on whether a library that tabulate can do without is there.
    tabulate.WIDE_CHARS_MODE = False

    widths = _fitting(headings, cells, screen.width, numbers, folding % len(headings))
    folded = [_folded(column, width, screen) for column, width in zip(zip(*cells, strict=True), widths, strict=False)]
    heights = [max(map(len, row)) for row in zip(*folded, strict=True)]
    # The headings are the first line, because tabulate would pad those that it gets as headings.
    columns = [[screen.style(heading, "sterk") or _BLANK] for heading in headings]
    for column, blocks in zip(columns, folded, strict=False):
        if set(heights) == {1}:  # as of most tables
            column.extend(chain.from_iterable(blocks))
            continue
        for lines, height in zip(blocks, heights, strict=True):
            column += [*lines, *[_BLANK] * (height - len(lines))]
    # One row, with all lines of a column as its cell: tabulate looks at each cell many times, and takes a third of the
    # time for this.
    row = ["\n".join(column) for column in columns]
    align = ["right" if place in numbers else "left" for place in range(len(headings))]
    lines = tabulate.tabulate(
        [row], tablefmt="plain", colalign=align, disable_numparse=True, preserve_whitespace=True
    ).split("\n")
    drawn = iter(lines)
    return [list(islice(drawn, height)) for height in [1, *heights]]


def _widths(headings: Sequence[str], cells: Sequence[Sequence[Cell]]) -> list[int]:
    """How wide each column is before anything is folded."""
    columns = ("\n".join(_texts_of(column)).splitlines() for column in zip(headings, *cells, strict=True))
    return [max(map(len, map(str.strip, lines)), default=0) for lines in columns]


def _fitting(
    headings: Sequence[str], cells: Sequence[Sequence[Cell]], width: int, numbers: Collection[int], folding: int
) -> list[int]:
    """How wide each column is where the table fits: one gives way first, then the widest, down to their words.

    The first is left as it is for as long as possible, because it tells which row it is, and numbers are never folded.
    Where that is not enough, words of the one that gives way are broken.
    """
    widths = _widths(headings, cells)
    too_wide = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    others = sorted(range(1, len(widths)), key=lambda place: -widths[place])
    for place in [folding, *(place for place in [*others, 0] if place != folding and place not in numbers)]:
        if too_wide <= 0:
            return widths
        words = max((len(word) for row in [headings, *cells] for word in _text_of(row[place]).split()), default=0)
        least = min(max(words, _LEAST), width // 2) if place == folding else words
        less = max(min(too_wide, widths[place] - least), 0)
        widths[place] -= less
        too_wide -= less
    if too_wide > 0:
        widths[folding] = max(widths[folding] - too_wide, min(widths[folding], _LEAST))
    return widths


def fold(text: str, width: int) -> list[str]:
    """The lines of a text in a column of that width; a word is broken only where it is wider."""
    if len(text) <= width and "\n" not in text:  # as most are; textwrap takes 10 µs to find that out
        return [text.rstrip()] if text.strip() else []
    return [line for paragraph in text.splitlines() for line in wrap(paragraph, width)]


def _stacked(
    headings: Sequence[str], row: Sequence[Cell], screen: Screen, numbers: Collection[int], folding: int
) -> list[str]:
    """A row where its columns have no room: the text of one, and the others above or below it.

    A number is told with what it counts, and never broken from it; ``numbers`` are those columns and others that are
    told with their heading.
    """
    texts = [_text_of(cell) for cell in row]
    below = max(screen.width - len(_INDENT), 1)
    if folding < len(row) - 1:
        named = (f"{headings[at].lower()} {text}" for at, text in enumerate(texts) if at != folding and text)
        lines = fold(", ".join(text.replace(" ", _HARD) for text in named), below)
        return [*fold(texts[folding], screen.width), *(_INDENT + line.replace(_HARD, " ") for line in lines)]
    others = [f"{headings[at]} {text}" if at in numbers else text for at, text in enumerate(texts[:-1]) if text]
    lines = [screen.style(line, "sterk") for line in wrap(_GAP.join(others), screen.width, subsequent_indent=" " * 4)]
    last = row[-1]
    if len(row) - 1 in numbers and isinstance(last, str) and last:
        last = f"{headings[-1]} {last}"
    return [*lines, *(_INDENT + line for line in _styled(last, below, screen))]


def _text_of(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _texts_of(cells: Sequence[Cell]) -> Iterable[str]:
    """The texts of a column."""
    return cells if _are_texts(cells) else map(_text_of, cells)


def _are_texts(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    """Whether nothing in a column stands out, as in most: what is asked of all of them at once takes a tenth."""
    return {*map(type, cells)} == {str}


def _safe(cells: Sequence[Cell], screen: Screen) -> Sequence[Cell]:
    """The cells of a column, safe to show."""
    if _are_texts(cells) and "".join(cells).isprintable():
        return cells
    return [_on_screen(cell, screen) for cell in cells]


def _folded(cells: Sequence[Cell], width: int, screen: Screen) -> list[list[str]]:
    """The lines of each cell of a column, at least one."""
    if _are_texts(cells) and "".join(cells).isprintable() and max(map(len, cells)) <= width:
        return [[text.rstrip() or _BLANK] for text in cells]
    folded = (_styled(cell, width, screen) for cell in cells)
    return [[line or _BLANK for line in lines] or [_BLANK] for lines in folded]


def _on_screen(cell: Cell, screen: Screen) -> Cell:
    """A cell that is safe to show; what stands out has marks around it where there is no colour."""
    if isinstance(cell, str):
        return plain(cell)
    text, spans = "", []
    for stands_out, piece in cell.pieces():
        shown = plain(piece)
        if stands_out and screen.colour:
            spans.append((len(text), len(text) + len(shown)))
        text += f"{_MARK}{shown}{_MARK}" if stands_out and not screen.colour else shown
    return Marked(text, spans)


def _styled(cell: Cell, width: int, screen: Screen) -> list[str]:
    """The lines of a folded cell with its spans in bold; a span that goes over lines is bold on each."""
    lines = fold(_text_of(cell), width)
    if isinstance(cell, str) or not cell.spans:
        return lines
    place, styled = 0, []
    for line in lines:
        begin = max(cell.text.find(line, place), place)
        place = begin + len(line)
        text, done = "", 0
        for start, end in cell.spans:
            first, last = max(start - begin, 0), min(end - begin, len(line))
            if first < last:
                text += line[done:first] + screen.style(line[first:last], "sterk")
                done = last
        styled.append(text + line[done:])
    return styled


def markdown_table(headings: Sequence[str], cells: Iterable[Sequence[Cell]]) -> str:
    """A table for a pull request or a wiki, which shows the cells just as they are; what stands out is bold."""
    names = [escape_markdown(heading) for heading in headings]
    lines = [names, ["---"] * len(headings), *([_in_markdown(cell).strip() for cell in row] for row in cells)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _in_markdown(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape_markdown(cell)
    return "".join(
        f"**{escape_within(piece)}**" if stands_out else escape_within(piece) for stands_out, piece in cell.pieces()
    )
