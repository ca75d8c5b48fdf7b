"""What is drawn on the pages of a PDF: letters, lines and links, with their places.

This module is loaded when a PDF is read, and only then: what it builds on takes a third of a second.
"""

# ruff: noqa: ANN401, ARG002, FBT001, PLR0913, PLR0917 - what a drawing is told, and by which names, the library says

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve_all, stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfplumber.table import TableFinder

from referat_cli.paper.reading.formats.pdf_content import tokens
from referat_cli.paper.reading.formats.pdf_letters import DrawnText, LinkedArea, Looks, words_of

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
    letters: list[DrawnText]
    edges: list[dict[str, Any]]
    links: list[LinkedArea]

    def words(self) -> Iterator[DrawnText]:
        """The words that letters beside each other make; a link ends where it ends, also within a word."""
        return words_of(_once(self.letters), self.links)

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
        for token in tokens(b"\n".join(one.get_data() for one in drawn)):
            if isinstance(token, PSKeyword):
                self._carry_out(token)
            else:
                self.push(token)

    def _carry_out(self, operator: PSKeyword) -> None:
        operation, needed = _operation(operator)
        if operation is None:
            return
        operands = self.pop(needed)
        if len(operands) == needed:
            operation(self, *operands)


@lru_cache
def _operation(operator: PSKeyword) -> tuple[Callable[..., None] | None, int]:
    """What the library does for an operator, and how many operands it takes; None for one that is unknown."""
    name = keyword_name(operator).replace("*", "_a").replace('"', "_w").replace("'", "_q")
    operation = getattr(PDFPageInterpreter, f"do_{name}", None)
    return operation, operation.__code__.co_argcount - 1 if operation else 0


class _Glyphs(dict[int, tuple[str, float]]):
    """What each code of a font means, and how wide it is: the font is asked once for each."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, code: int) -> tuple[str, float]:
        try:
            text = self._font.to_unichr(code)
        except PDFUnicodeNotDefined:  # the font does not say which letter it is
            text = "\ufffd"
        self[code] = text, self._font.char_width(code)
        return self[code]


class _Drawing(PDFLayoutAnalyzer):
    """Notes what is drawn on a page, one after another."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._glyphs: dict[Any, _Glyphs] = {}
        self._left = _MOST_IN_ALL
        self.letters: list[DrawnText] = []

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """See the library."""
        super().begin_page(page, ctm)
        self.width, self.height = self.cur_item.width, self.cur_item.height
        self._left -= len(self.letters)
        self.letters = []
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
        left, right = sorted((c * foot, c * (foot + fontsize)))
        low, high = sorted((d * foot, d * (foot + fontsize)))
        glyphs, height, note = self._glyphs_of(font), self.height, self.letters.append
        looks = Looks(_is_upright(matrix, scaling), str(font.fontname), 0)
        before = 0.0
        for part in seq:
            if isinstance(part, int | float):
                x -= part * dxscale
                before = charspace
            elif isinstance(part, bytes):
                codes = [*font.decode(part)]
                self._count(len(codes))
                for code in codes:
                    text, width = glyphs[code]
                    width = width * fontsize * scaling
                    x += before
                    before = charspace
                    across, up = x * a + y * c + e, x * b + y * d + f
                    along, rising = a * width, b * width
                    x0, x1 = (left, along + right) if along > 0 else (along + left, right)
                    y0, y1 = (low, rising + high) if rising > 0 else (rising + low, high)
                    top, bottom = y1 + up, y0 + up
                    if top - bottom != looks.size:
                        looks = looks._replace(size=top - bottom)
                    note(DrawnText(text, x0 + across, x1 + across, height - top, height - bottom, looks))
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
        text, width = self._glyphs_of(font)[cid]
        width = width * fontsize * scaling
        across, down = font.char_disp(cid)
        left = -(fontsize * 0.5 if across is None else across * fontsize * 0.001)
        up = (1000 - down) * fontsize * 0.001 + rise
        corners = [(x, y) for x in (left, left + fontsize) for y in (up, up + width)]
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        looks = Looks(_is_upright(matrix, scaling), str(font.fontname), max(xs) - min(xs))
        top, bottom = self.height - max(ys), self.height - min(ys)
        self.letters.append(DrawnText(text, min(xs), max(xs), top, bottom, looks))
        return float(width)

    def _glyphs_of(self, font: Any) -> _Glyphs:
        if font not in self._glyphs:
            self._glyphs[font] = _Glyphs(font)
        return self._glyphs[font]

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
        yield DrawnPage(number, drawing.width, drawing.height, drawing.letters, drawing.edges, links)


def _links(page: PDFPage, height: float) -> Iterator[LinkedArea]:
    left, below = page.mediabox[:2]
    for one in resolve_all(page.annots) or ():
        said = one.get("A") if isinstance(one, dict) else None
        address = said.get("URI") if isinstance(said, dict) else None
        if isinstance(address, bytes) and isinstance(one.get("Rect"), list) and len(one["Rect"]) == 4:  # noqa: PLR2004
            x0, y0, x1, y1 = one["Rect"]
            where = (min(x0, x1) - left, height + below - max(y0, y1), max(x0, x1) - left, height + below - min(y0, y1))
            yield LinkedArea(*where, address.decode("utf-8", "replace"))


def _is_upright(matrix: Any, scaling: float) -> bool:
    a, b, c, d, _e, _f = matrix
    return bool(a * d * scaling > 0 and b * c <= 0)


def _once(letters: list[DrawnText]) -> list[DrawnText]:
    """The letters, where they are set twice, a hair apart, to look bold."""
    places = {(one[0], round(one[1] / 2), round(one[3] / 2)): one for one in letters}
    return [*places.values()] if len(places) < 0.9 * len(letters) else letters
