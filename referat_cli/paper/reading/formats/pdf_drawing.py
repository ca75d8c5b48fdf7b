"""What is drawn on the pages of a PDF: letters, lines and links, with their places.

This module is loaded when a PDF is read, and only then: what it builds on takes a third of a second.
"""

# ruff: noqa: ANN401, ARG002, FBT001, PLR0913, PLR0917 - what a drawing is told, and by which names, the library says

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from math import inf
from types import SimpleNamespace
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value
from pdfplumber.table import TableFinder

from referat_cli.paper.reading.formats.pdf_content import operations
from referat_cli.paper.reading.formats.pdf_letters import (
    DrawnText,
    LetterRun,
    LinkedArea,
    Looks,
    is_blank,
    spelt_out,
    words_of,
)

# What no page of minutes has more of: letters, lines, and drawings within drawings.
_MOST_DRAWN, _MOST_FIGURES = 200_000, 2000
_MOST_IN_ALL = 1_000_000
# A line this thin is a line, though it was drawn as an area.
_THIN = 0.2
# What the space between words is added to.
_SPACE = 32


# What the library raises of a file that a password locks.
LOCKED = PDFPasswordIncorrect

# Left, top, right, bottom.
Box = tuple[float, float, float, float]


class TooMuchDrawnError(Exception):
    """A page has more on it than any page of minutes."""


class DrawnTable(NamedTuple):
    """A table whose cells are drawn: its place, and the place of each cell, row by row; None where one is missing."""

    box: Box
    rows: list[list[Box | None]]


class DrawnPage(NamedTuple):
    """A page; places are in points from its upper left corner: left, top, right, bottom."""

    number: int
    width: float
    height: float
    runs: list[LetterRun]
    edges: list[dict[str, Any]]
    links: list[LinkedArea]

    def words(self) -> Iterator[DrawnText]:
        """The words that letters beside each other make; a link ends where it ends, also within a word."""
        return words_of(_once(self.runs), self.links)

    def tables(self) -> Iterator[DrawnTable]:
        """The tables whose cells are drawn."""
        page: Any = SimpleNamespace(edges=self.edges)
        for table in TableFinder(page).tables:
            yield DrawnTable(table.bbox, [list(row.cells) for row in table.rows])


class _Interpreter(PDFPageInterpreter):
    """Draws what the contents of a page say."""

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out each operation; contents that are being drawn already are not drawn within themselves."""
        contents = [stream_value(stream) for stream in streams]
        drawn = [one for one in contents if one.objid is not None and one.objid not in self.parent_stream_ids]
        self.stream_ids = {one.objid for one in drawn if one.objid is not None}
        for operator, operands in operations(b"\n".join(one.get_data() for one in drawn), _OPERATIONS):
            operation, needed = _OPERATIONS[operator]
            if len(operands) >= needed:
                operation(self, *operands[len(operands) - needed :])


def _operations() -> Iterator[tuple[bytes, tuple[Callable[..., None], int]]]:
    """What the library does for each operator that moves or draws something, and how many operands it takes."""
    for name in _DRAWING.split():
        operation = getattr(PDFPageInterpreter, "do_" + name.translate(_SPELT))
        yield name.encode(), (operation, operation.__code__.co_argcount - 1)


# State, places, fonts, texts, lines, areas, and drawings within drawings; not colours, widths of lines, or tags.
_DRAWING = """q Q cm BT ET Td TD Tm T* Tc Tw Tz TL Tf Ts Tj TJ ' " m l c v y h re S s f F f* B B* b b* n Do"""
_SPELT = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
_OPERATIONS = dict(_operations())


class _Glyphs(dict[int, tuple[str, float, bool]]):
    """What each code of a font means, how wide it is when it is set, and whether it is a blank: asked once for each."""

    def __init__(self, font: Any, fontsize: float, scaling: float) -> None:
        super().__init__()
        self._font, self._fontsize, self._scaling = font, fontsize, scaling

    def __missing__(self, code: int) -> tuple[str, float, bool]:
        try:
            text = spelt_out(self._font.to_unichr(code))
        except PDFUnicodeNotDefined:  # the font does not say which letter it is
            text = "\ufffd"
        glyph = self[code] = text, self._font.char_width(code) * self._fontsize * self._scaling, is_blank(text)
        return glyph


class _Drawing(PDFLayoutAnalyzer):
    """Notes what is drawn on a page, one after another."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._glyphs: dict[tuple[Any, float, float], _Glyphs] = {}
        self._left = _MOST_IN_ALL
        self.runs: list[LetterRun] = []

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """See the library."""
        super().begin_page(page, ctm)
        self.width, self.height = self.cur_item.width, self.cur_item.height
        self._left -= sum(len(run.texts) for run in self.runs)
        self.runs = []
        self.edges: list[dict[str, Any]] = []
        self._drawn = self._figures = 0

    def end_page(self, page: PDFPage) -> None:
        """See the library; there is no layout to make."""

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """A drawing within a drawing, which may hold others, and so on."""
        self._figures += 1
        if self._figures > _MOST_FIGURES:
            raise TooMuchDrawnError

    def end_figure(self, _: str) -> None:
        """See the library."""

    def render_image(self, name: str, stream: Any) -> None:
        """A picture has no words."""

    def render_string_horizontal(
        self,
        seq: Any,
        matrix: Any,
        pos: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: Any,
        graphicstate: Any,
    ) -> Any:
        """The letters of a text that goes along; placed here, and not one by one by the library."""
        (x, y), (a, b, c, d, e, f) = pos, matrix
        foot = font.get_descent() * fontsize + rise
        glyphs, note = self._glyphs_of(font, fontsize, scaling), self.runs.append
        looks = Looks(_is_upright(matrix, scaling), str(font.fontname), 0)
        # Along a line that is neither turned nor askew, each letter begins farther right than the one before.
        is_level = looks.upright and b == c == 0 < a * fontsize * scaling
        low, high = sorted(d * edge + (y * d + f) for edge in (foot, foot + fontsize))
        top, bottom, level = self.height - high, self.height - low, looks._replace(size=high - low)
        before, last, reach, between = 0.0, 0.0, -inf, level.between
        texts, lefts, rights = list[str](), list[float](), list[float]()
        for part in seq:
            if isinstance(part, int | float):
                x -= part * dxscale
                before = charspace
            elif isinstance(part, bytes):
                codes = [*font.decode(part)]
                self._count(len(codes))
                for code in codes:
                    text, width, blank = glyphs[code]
                    x += before
                    before = charspace
                    if is_level:
                        begin = x * a + e
                        if blank or not last <= begin <= reach:
                            texts, lefts, rights = [], [], []
                            note(LetterRun(texts, lefts, rights, top, bottom, level))
                        end = width * a + begin
                        texts.append(text)
                        lefts.append(begin)
                        rights.append(end)
                        last, reach = begin, -inf if blank else end + between
                    else:
                        note(_turned(text, width, (x, y), matrix, (foot, foot + fontsize), looks, self.height))
                    x += width
                    if code == _SPACE:
                        x += wordspace
        return x, y

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """A letter of a text that goes down the page."""
        self._count()
        a, b, c, d, e, f = matrix
        text, width, _blank = self._glyphs_of(font, fontsize, scaling)[cid]
        across, down = font.char_disp(cid)
        left = -(fontsize * 0.5 if across is None else across * fontsize * 0.001)
        up = (1000 - down) * fontsize * 0.001 + rise
        corners = [(x, y) for x in (left, left + fontsize) for y in (up, up + width)]
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        looks = Looks(_is_upright(matrix, scaling), str(font.fontname), max(xs) - min(xs))
        top, bottom = self.height - max(ys), self.height - min(ys)
        self.runs.append(LetterRun((text,), (min(xs),), (max(xs),), top, bottom, looks))
        return float(width)

    def _glyphs_of(self, *setting: Any) -> _Glyphs:
        if setting not in self._glyphs:
            self._glyphs[setting] = _Glyphs(*setting)
        return self._glyphs[setting]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """Lines and areas: of both, the sides that go along or up."""
        points: list[tuple[float, float]] = []
        for command, *numbers in path:
            self._count()
            if command == "m" or not points:
                points = []
            place = self._place(numbers[-2:]) if len(numbers) > 1 else points[0] if points else None
            if place is None:
                continue
            if points:
                self._edge(points[-1], place)
            points.append(place)

    def _place(self, numbers: Any) -> tuple[float, float]:
        a, b, c, d, e, f = self.ctm
        x, y = numbers
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    def _edge(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, y0), (x1, y1) = begin, end
        along, up = abs(y0 - y1) <= _THIN, abs(x0 - x1) <= _THIN
        if along == up:
            return
        top, bottom = (min(y0, y1), max(y0, y1)) if up else (y0, y0)
        left, right = (min(x0, x1), max(x0, x1)) if along else (x0, x0)
        self.edges.append(
            {
                "object_type": "line",
                "x0": left,
                "x1": right,
                "top": top,
                "bottom": bottom,
                "width": right - left,
                "height": bottom - top,
                "orientation": "h" if along else "v",
            }
        )

    def _count(self, number: int = 1) -> None:
        self._drawn += number
        if self._drawn > min(self._left, _MOST_DRAWN):
            raise TooMuchDrawnError


def drawn_pages(content: bytes) -> Iterator[DrawnPage]:
    """The pages of a PDF; of a damaged one the library raises whatever it stumbles over."""
    resources = PDFResourceManager()
    document = PDFDocument(PDFParser(BytesIO(content)))
    drawing = _Drawing(resources)
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        _Interpreter(resources, drawing).process_page(page)
        links = [*_links(page, drawing.height)] if not page.rotate else []
        yield DrawnPage(number, drawing.width, drawing.height, drawing.runs, drawing.edges, links)


def _links(page: PDFPage, height: float) -> Iterator[LinkedArea]:
    left, below = page.mediabox[:2]
    for one in map(resolve1, resolve1(page.annots) or ()):  # a field of a form leads back to its page
        said = resolve1(one.get("A")) if isinstance(one, dict) else None
        address = resolve1(said.get("URI")) if isinstance(said, dict) else None
        rectangle = resolve1(one.get("Rect")) if isinstance(address, bytes) else None
        if isinstance(address, bytes) and isinstance(rectangle, list) and len(rectangle) == 4:  # noqa: PLR2004
            x0, y0, x1, y1 = map(resolve1, rectangle)
            where = (min(x0, x1) - left, height + below - max(y0, y1), max(x0, x1) - left, height + below - min(y0, y1))
            yield LinkedArea(*where, address.decode("utf-8", "replace"))


def _is_upright(matrix: Any, scaling: float) -> bool:
    a, b, c, d, _e, _f = matrix
    return bool(a * d * scaling > 0 and b * c <= 0)


def _turned(
    text: str, width: float, place: Any, matrix: Any, edges: tuple[float, float], looks: Looks, height: float
) -> LetterRun:
    """A letter of a text that is turned, mirrored or askew; its edges are those below and above it."""
    (x, y), (a, b, c, d, e, f) = place, matrix
    (left, right), (low, high) = (sorted(part * edge for edge in edges) for part in (c, d))
    across, up = x * a + y * c + e, x * b + y * d + f
    along, rising = a * width, b * width
    x0, x1 = (left, along + right) if along > 0 else (along + left, right)
    y0, y1 = (low, rising + high) if rising > 0 else (rising + low, high)
    top, bottom = y1 + up, y0 + up
    looks = looks._replace(size=top - bottom)
    return LetterRun((text,), (x0 + across,), (x1 + across,), height - top, height - bottom, looks)


def _once(runs: list[LetterRun]) -> list[LetterRun]:
    """The letters, where they are set twice, a hair apart, to look bold."""
    places = {("".join(run.texts), round(run.lefts[0] / 2), round(run.top / 2)): run for run in runs}
    once, every = (sum(len(run.texts) for run in found) for found in (places.values(), runs))
    return [*places.values()] if once < 0.9 * every else runs
