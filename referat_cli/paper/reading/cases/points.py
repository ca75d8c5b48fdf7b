"""The points of a proposal or a decision: a tree from the labels before them, with the labels that the record keeps."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, cast

from referat_cli.model.meeting import Labels
from referat_cli.model.point_numbers import letter, roman
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block, is_mark
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, whole

_MARKS_BY_DEPTH = (("o", "○", "◦"), ("▪", "■", "\uf0a7"))
_ROMANS = frozenset("ivxIVX")


class ReadPoint:
    """A point on the way to the record: its block, the form of its label, and the points under it."""

    def __init__(self, block: Block, form: str) -> None:
        self.block = block
        self.form = form
        self.below: list[ReadPoint] = []


class _Open(NamedTuple):
    """A list that may go on: how deep its document says that it is, the form of its labels, and its points."""

    level: int
    form: str
    nodes: list[ReadPoint]

    @property
    def rank(self) -> int:
        """How deep the marks of its points are in the lists of Word."""
        return next((_rank(node.block.label) for node in self.nodes if node.form), 0)


def labels_of(blocks: Sequence[Block]) -> Labels | None:
    """How the points at the top are labelled; None where there are none."""
    return _labels(tree_of(blocks))


def read_points(blocks: Sequence[Block], labels: Labels, where: Where, ledger: Ledger) -> list[Any]:
    """The points that blocks are, all their words taken.

    ``labels`` are those of the points at the top as the record has them, ``where`` is the place of the list in it.
    """
    return [*_records(tree_of(blocks), labels, where, ledger)]


def tree_of(blocks: Sequence[Block]) -> list[ReadPoint]:
    """Blocks as a tree: an item is under the one before it where it lies deeper, or its label is of another form.

    The rows of a table are under the point that they stand below.
    """
    top: list[ReadPoint] = []
    lists: list[_Open] = []
    for block in blocks:
        if block.line.cells and top:
            above = lists[-1].nodes[-1] if lists else top[-1]
            above.below.append(ReadPoint(block, ""))
            continue
        if block.kind != "item":
            top.append(ReadPoint(block, ""))
            lists = []
            continue
        form = form_of(block.label, lists[-1] if lists else None)
        lists = _lists_for(block, form, lists, top)
        lists[-1].nodes.append(ReadPoint(block, form))
    return top


def _lists_for(block: Block, form: str, lists: list[_Open], top: list[ReadPoint]) -> list[_Open]:
    """The lists that an item leaves open, the last of them its own."""
    level, depth = block.level, _depth_told(block.label)
    if depth:
        lists = lists[:depth]
        level = lists[-1].level if len(lists) == depth else level
    while lists and not depth and level < lists[-1].level:
        lists = lists[:-1]
    if not lists:
        return [_Open(level, form, top)]
    last = lists[-1]
    if depth:
        return lists if len(lists) == depth else [*lists, _under(last, level, form)]
    if form == last.form and (level == last.level or _continues(block.label, last)):
        return _by_mark(block, lists)
    if level == last.level:
        same = [place for place, one in enumerate(lists) if one.form == form and one.level == level]
        if same:
            return lists[: same[-1] + 1]
    return [*lists, _under(last, level, form)]


def _by_mark(block: Block, lists: list[_Open]) -> list[_Open]:
    """The lists that an item of the form and depth of the last leaves open: "o" lies under "•"."""
    last, rank = lists[-1], _rank(block.label)
    if rank == last.rank:
        return lists
    if rank > last.rank:
        return [*lists, _under(last, block.level, last.form)]
    same = [place for place, one in enumerate(lists) if one.nodes and one.rank == rank]
    return lists[: same[-1] + 1] if same and lists[same[-1]].level == block.level else lists


def _rank(label: str) -> int:
    """How deep a mark is in the lists of Word, which sets "•", "o" and "▪" below each other."""
    return next((rank for rank, marks in enumerate(_MARKS_BY_DEPTH, 1) if label in marks), 0)


def _under(above: _Open, level: int, form: str) -> _Open:
    """A list under the last point of another."""
    return _Open(level, form, above.nodes[-1].below if above.nodes else above.nodes)


def _depth_told(label: str) -> int:
    """How deep "2.3.1" says that it is; 0 where a label says nothing of it."""
    parts = label.strip("().").split(".")
    return len(parts) if len(parts) > 1 and all(part.isdecimal() for part in parts) else 0


def _continues(label: str, last: _Open) -> bool:
    """Whether a label is the next of a list, wherever it stands on the page."""
    number = len([node for node in last.nodes if node.form]) + 1
    core = label.strip("(). ").lower()
    return core == {"tall": f"{number}", "bokstav": letter(number - 1), "romertall": roman(number).lower()}.get(
        last.form
    )


def form_of(label: str, before: _Open | None = None) -> str:
    """How a label is made, as the record calls it."""
    core = label.strip("(). ")
    if is_mark(label):
        return "strek"
    if core.replace(".", "").rstrip("abcdef").isdecimal():  # also "3b", which somebody put between two
        return "tall"
    form, count = (before.form, len(before.nodes)) if before else ("", 0)
    if set(core) <= _ROMANS and (form == "romertall" or (core.lower() == "i" and form != "bokstav")):
        return "romertall"
    if form == "bokstav" and len(core) == 1 and core.lower() == letter(count):
        return "bokstav"
    return "bokstav" if len(core) == 1 and not (core.isupper() and core in "IVX") else "romertall"


def _labels(nodes: Sequence[ReadPoint]) -> Labels | None:
    """What the labels of one list are, None for a list without points."""
    forms = [node.form for node in nodes if node.form]
    if not nodes:
        return None
    if not forms:
        return "ingen"
    most = max(dict.fromkeys(forms), key=forms.count)
    return cast("Labels", most)


def _records(nodes: Sequence[ReadPoint], labels: Labels, where: Where, ledger: Ledger) -> Iterator[Any]:
    count = 0
    header = _header_of(nodes)
    columns = [" ".join(piece.text for piece in cell) for cell in _cells(header)] if header else []
    if header:
        ledger.label(*(piece for cell in _cells(header) for piece in cell))
    for place, node in enumerate(node for node in nodes if node is not header):
        here = (*where, place)
        point: dict[str, Any] = {"tekst": _text(node, columns, here, ledger)}
        if not node.form:
            if labels != "ingen":
                point["unummerert"] = True
        else:
            count += 1
            if own := _own_label(node, labels, count):
                point["merke"] = own
        if node.below:
            below = _labels(node.below) or "strek"
            if below != "strek":
                point["merking"] = below
            point["punkter"] = [*_records(node.below, below, (*here, "punkter"), ledger)]
        yield point if len(point) > 1 else point["tekst"]


def _header_of(nodes: Sequence[ReadPoint]) -> ReadPoint | None:
    """The row that names the columns of a table among points: numbers stand in a column of all the rows below it."""
    first, *below = [node for node in nodes if node.block.line.cells] or (None,)
    if first is None or not below:
        return None
    of_columns = zip(*([_has_digit(cell) for cell in _cells(node)] for node in (first, *below)), strict=False)
    is_told = len(below) > 1 and any(not head and all(numbers) for head, *numbers in of_columns)
    is_named = all(map(any, _cells(first))) and not any(map(_has_digit, _cells(first)))
    return first if is_named and (is_told or first.block.line.is_header) else None


def _cells(node: ReadPoint) -> list[list[Piece]]:
    """What stands in each cell of a row, a piece a line of it."""
    return [[whole(one).stripped() for line in cell for one in line.lines()] for cell in node.block.line.cells]


def _has_digit(cell: Sequence[Piece]) -> bool:
    return any(letter.isdigit() for piece in cell for letter in piece.text)


def _text(node: ReadPoint, columns: Sequence[str], where: Where, ledger: Ledger) -> str:
    if node.block.line.cells:
        return _text_of_row(_cells(node), columns, where, ledger)
    ledger.value(where, *node.block.pieces)
    return node.block.text


def _text_of_row(cells: Sequence[Sequence[Piece]], columns: Sequence[str], where: Where, ledger: Ledger) -> str:
    """A row of a table as the text of a point: "Dalen skolekorps: Søkt 60 000, Tildelt 40 000".

    Of two columns the first names what the other is of, and the name of that is not needed.
    """
    names = ["", *columns[1:]] if len(cells) > 2 else []  # noqa: PLR2004 - a pair
    told = zip_longest((ledger.value(where, *cell) for cell in cells), names, fillvalue="")
    first, *others = [f"{name} {text}".strip() for text, name in told if text]
    is_named = first[-1:].isalnum() or first.endswith(")")
    return f"{first}{':' if is_named else ''} {', '.join(others)}" if others else first


def _own_label(node: ReadPoint, labels: Labels, number: int) -> str | None:
    """The label that a point keeps because its position gives another; brackets and dots mean nothing."""
    core = node.block.label.strip("(). ")
    if labels in ("strek", "ingen") or is_mark(node.block.label):
        return None
    expected = {"tall": f"{number}", "bokstav": letter(number - 1), "romertall": roman(number)}[labels]
    if labels == "tall":
        core = core.rpartition(".")[2]
    return None if core.lower() == expected.lower() else node.block.label
