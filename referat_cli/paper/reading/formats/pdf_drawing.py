"""What is drawn on the pages of a PDF: letters, lines and links, with their places.

This module is loaded when a PDF is read, and only then: what it builds on takes a third of a second.
"""

# ruff: noqa: ANN401, ARG002, FBT001, PLR0913, PLR0917 - what a drawing is told, and by which names, the library says

from collections.abc import Iterable, Iterator, Sequence
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
from pdfplumber.utils.text import extract_words

from referat_cli.paper.reading.formats.pdf_content import tokens

# What no page of minutes has more of: letters, lines, and drawings within drawings.
_MOST_DRAWN, _MOST_FIGURES = 200_000, 2000
_MOST_IN_ALL = 1_000_000
# A line this thin is a line, though it was drawn as an area.
_THIN = 0.2


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
    letters: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    links: list[tuple[float, float, float, float, str]]

    def words(self) -> list[dict[str, Any]]:
        """The words that letters beside each other make; a link ends where it ends, also within a word."""
        letters, told = _once(self.letters), ["fontname", "size"]
        if self.links:
            letters = [{**letter, "link": link_at(letter, self.links)} for letter in letters]
            told.append("link")
        return extract_words(letters, x_tolerance_ratio=0.15, extra_attrs=told)

    def tables(self) -> Iterator[DrawnTable]:
        """The tables whose cells are drawn."""
        page: Any = SimpleNamespace(edges=self.edges)
        for table in TableFinder(page).tables:
            yield DrawnTable(table.bbox, [list(row.cells) for row in table.rows])


def link_at(drawn: dict[str, Any], links: Iterable[tuple[float, float, float, float, str]]) -> str:
    """Where what is drawn leads: the link that its middle lies in; "" for none."""
    x, y = (drawn["x0"] + drawn["x1"]) / 2, (drawn["top"] + drawn["bottom"]) / 2
    return next((uri for x0, top, x1, bottom, uri in links if x0 <= x <= x1 and top <= y <= bottom), "")


class _Interpreter(PDFPageInterpreter):
    """Draws what the contents of a page say."""

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out each operation; contents that are being drawn already are not drawn within themselves."""
        contents = [stream_value(stream) for stream in streams]
        drawn = [one for one in contents if one.objid is not None and one.objid not in self.parent_stream_ids]
        self.stream_ids = {one.objid for one in drawn if one.objid is not None}
        for token in tokens(b"\n".join(one.get_data() for one in drawn)):
            if isinstance(token, PSKeyword):
                self._carry_out(keyword_name(token))
            else:
                self.push(token)

    def _carry_out(self, operator: str) -> None:
        name = operator.replace("*", "_a").replace('"', "_w").replace("'", "_q")
        operation = getattr(self, f"do_{name}", None)
        if operation is None:
            return
        needed = operation.__code__.co_argcount - 1
        operands = self.pop(needed)
        if len(operands) == needed:
            operation(*operands)


class _Drawing(PDFLayoutAnalyzer):
    """Notes what is drawn on one page."""

    def __init__(self, resources: PDFResourceManager, most: int) -> None:
        super().__init__(resources)
        self.letters: list[dict[str, Any]] = []
        self.edges: list[dict[str, Any]] = []
        self.width = self.height = 0.0
        self._drawn = self._figures = 0
        self._most = most

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """See the library."""
        super().begin_page(page, ctm)
        self.width, self.height = self.cur_item.width, self.cur_item.height

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
        """A letter."""
        self._count()
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:  # the font does not say which letter it is
            text = "\ufffd"
        width = font.char_width(cid) * fontsize * scaling
        if font.is_vertical():
            across, down = font.char_disp(cid)
            left = -(fontsize * 0.5 if across is None else across * fontsize * 0.001)
            up = (1000 - down) * fontsize * 0.001 + rise
            corners = (left, up + width, left + fontsize, up)
        else:
            up = font.get_descent() * fontsize + rise
            corners = (0.0, up, width, up + fontsize)
        self._letter(text, matrix, scaling, corners, font)
        return float(width)

    def _letter(self, text: str, matrix: Any, scaling: float, corners: Box, font: Any) -> None:
        """Note a letter whose corners are these before it is moved and turned, as `LTChar` of the library does."""
        x0, y0, x1, y1 = corners
        a, b, c, d, e, f = matrix
        if b == c == 0:
            lefts, ups = (a * x0, a * x1), (d * y0, d * y1)
        else:
            lefts = (a * x0 + c * y0, a * x1 + c * y0, a * x1 + c * y1, a * x0 + c * y1)  # type: ignore[assignment]
            ups = (b * x0 + d * y0, b * x1 + d * y0, b * x1 + d * y1, b * x0 + d * y1)  # type: ignore[assignment]
        left, right, low, high = min(lefts) + e, max(lefts) + e, min(ups) + f, max(ups) + f
        self.letters.append(
            {
                "text": text,
                "x0": left,
                "x1": right,
                "top": self.height - high,
                "bottom": self.height - low,
                "doctop": self.height - high,
                "upright": a * d * scaling > 0 and b * c <= 0,
                "fontname": str(font.fontname),
                "size": right - left if font.is_vertical() else high - low,
            }
        )

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

    def _count(self) -> None:
        self._drawn += 1
        if self._drawn > self._most:
            raise TooMuchDrawnError


def drawn_pages(content: bytes) -> Iterator[DrawnPage]:
    """The pages of a PDF; of a damaged one the library raises whatever it stumbles over."""
    resources = PDFResourceManager()
    document = PDFDocument(PDFParser(BytesIO(content)))
    left = _MOST_IN_ALL
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        drawing = _Drawing(resources, min(left, _MOST_DRAWN))
        _Interpreter(resources, drawing).process_page(page)
        left -= len(drawing.letters)
        links = [*_links(page, drawing.height)] if not page.rotate else []
        yield DrawnPage(number, drawing.width, drawing.height, drawing.letters, drawing.edges, links)


def _links(page: PDFPage, height: float) -> Iterator[tuple[float, float, float, float, str]]:
    left, below = page.mediabox[:2]
    for one in resolve_all(page.annots) or ():
        said = one.get("A") if isinstance(one, dict) else None
        address = said.get("URI") if isinstance(said, dict) else None
        if isinstance(address, bytes) and isinstance(one.get("Rect"), list) and len(one["Rect"]) == 4:  # noqa: PLR2004
            x0, y0, x1, y1 = one["Rect"]
            where = (min(x0, x1) - left, height + below - max(y0, y1), max(x0, x1) - left, height + below - min(y0, y1))
            yield (*where, address.decode("utf-8", "replace"))


def _once(letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters, where they are set twice, a hair apart, to look bold."""
    places = {(one["text"], round(one["x0"] / 2), round(one["top"] / 2)): one for one in letters}
    return [*places.values()] if len(places) < 0.9 * len(letters) else letters
