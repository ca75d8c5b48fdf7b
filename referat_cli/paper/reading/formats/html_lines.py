"""The elements of HTML as lines: what each tag means for the words within it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.paper.reading.formats.html_tables import OpenTable
from referat_cli.paper.reading.formats.list_marks import BULLET, list_mark, ordinal
from referat_cli.paper.reading.formats.runs import WordRun, as_heading, line_of, moved, without
from referat_cli.paper.reading.source import DocumentPlace, Origin, SourceLine

if TYPE_CHECKING:
    from lxml.etree import _Element

# What no browser shows.
HIDDEN_TAGS = frozenset("script style template noscript head title iframe object".split())  # noqa: SIM905 - easier to read
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody"
        " td tfoot th thead tr ul",
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRONG = frozenset(("b", "strong", "th"))
_EMPHASIS = frozenset(("i", "em"))
_AROUND: dict[str, Origin] = {"header": "header", "footer": "footer", "nav": "header"}
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|\shidden(?=[\s=/>]|$)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|lighter|[1-5]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
# How Word says in HTML that a paragraph is an item; its label is its first word.
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;\"']*\blevel(\d)", re.IGNORECASE)
# How editors that keep all items in flat lists say how deep one lies: from 0, and from 1 for those who listen.
_LEVEL_CLASS = re.compile(r"(?:^|\s)(?:lst-\w+-|ql-indent-)(\d)(?=\s|$)")
_LEVEL_ATTRIBUTES = ("aria-level", "data-aria-level")
_WORD_LABEL = re.compile(r"(\S+)[\s\xa0]+")
# A first word that is the beginning of the number of a case: "14/26", "Sak".
_NO_LABEL = re.compile(r"\S*\d/\d\S*|[^\W\d_]{3,}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INTEGER = re.compile(r"-?\d{1,6}", re.ASCII)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_COUNTING = frozenset((*_TYPES.values(), "lower-latin", "upper-latin"))
# A word that may be a label; a name is longer.
_LABEL = re.compile(r"(?![^\W\d_]{4})\S{1,12}")
_CELLS = ("td", "th", "dt", "dd")
_DEEPEST_TABLE = 8


def is_hidden_style(tag: str) -> bool:
    """Whether the attributes of a tag, as they are written, say that it is not shown."""
    return _NOT_SHOWN.search(tag) is not None


class _Setting(NamedTuple):
    """How the words of an element are set, and where they stand."""

    strong: bool = False
    link: str = ""
    origin: Origin = "body"
    kept: bool = False  # white space stays as it is
    heading: int = 0
    word_level: int = 0
    emphasis: bool = False


@dataclass
class _OpenList:
    """A list whose items are read: how it counts, and the number of the next; None where it has bullets or nothing."""

    style: str
    number: int | None
    step: int = 1
    # How deep its items lie, where its class says so.
    level: int = 0
    is_begun: bool = False

    def label(self, element: "_Element") -> str:
        """The label of the next item."""
        self.is_begun = True
        if self.number is None:
            return "" if self.style == "none" else BULLET
        number = _number(element.get("value"), self.number)
        self.number = number + self.step
        return f"{ordinal(number, self.style)}."


@dataclass
class _OpenItem:
    label: str
    level: int
    # Its first line has been met, so that what follows stands below it.
    is_told: bool = False
    # A first word that may be the label, written out: it is when a block with more follows.
    first: SourceLine | None = None


class HtmlLines:
    """Reads the elements of a document in order, from its beginning to its end, however deep they lie."""

    def __init__(self) -> None:
        self._number = 0
        self._sinks: list[list[SourceLine]] = [[]]
        self._settings = [_Setting()]
        # The lists and the items that are open, those of each cell apart.
        self._lists: list[list[_OpenList]] = [[]]
        self._items: list[list[_OpenItem]] = [[]]
        self._tables: list[OpenTable] = []
        self._runs: list[WordRun] = []
        self._hidden = 0

    def read(self, walk: "Iterable[tuple[str, _Element]]") -> tuple[SourceLine, ...]:
        """The lines of all elements of a walk through a document."""
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self._begin(tag, element)
            else:
                self._end(tag, element)
        self._flush()
        return tuple(self._sinks[0])

    def _begin(self, tag: str, element: "_Element") -> None:
        style = element.get("style") or ""
        if self._hidden or tag in HIDDEN_TAGS or element.get("hidden") is not None or is_hidden_style(style):
            self._hidden += 1
            return
        if tag in _BLOCKS:
            self._flush(before_block=True)
        self._settings.append(self._set(tag, style, element))
        self._open(tag, style, element)
        self._say(element.text)

    def _end(self, tag: str, element: "_Element") -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            if tag in _BLOCKS:
                self._flush()
            self._close(tag, element)
            self._settings.pop()
        if not self._hidden:
            self._say(element.tail)

    def _set(self, tag: str, style: str, element: "_Element") -> _Setting:
        above = self._settings[-1]
        strong = above.strong or (tag in _STRONG and element.get("scope") != "row")
        if weight := _WEIGHT.search(style):
            strong = weight[1].casefold() in ("bold", "bolder") or weight[1][0] in "6789"
        word_level = _WORD_LEVEL.search(style)
        return _Setting(
            strong,
            (element.get("href") or "") if tag == "a" else above.link,
            above.origin if self._tables else _AROUND.get(tag, above.origin),
            kept=above.kept or tag == "pre",
            heading=_HEADINGS.get(tag, above.heading),
            word_level=int(word_level[1]) if word_level else above.word_level,
            emphasis=above.emphasis or tag in _EMPHASIS,
        )

    def _open(self, tag: str, style: str, element: "_Element") -> None:
        items = self._items[-1]
        if tag in ("ul", "ol"):
            if items and not items[-1].is_told and (items[-1].first or items[-1].label not in ("", BULLET)):
                self._tell_item(items[-1])
            self._lists[-1].append(_opened_list(tag, style, element))
        elif tag == "li":
            items.append(self._opened_item(element))
        elif tag in ("table", "dl"):
            self._tables.append(OpenTable(element, is_flat=len(self._tables) >= _DEEPEST_TABLE))
        elif tag in _CELLS and self._tables:
            self._emit(self._tables[-1].before(tag))
            self._sinks.append([])
            self._items.append([])
            self._lists.append([])
        elif tag == "thead" and self._tables:
            self._tables[-1].is_head = True
        elif tag == "br":
            self._runs.append(WordRun("\n", strong=self._settings[-1].strong))

    def _opened_item(self, element: "_Element") -> _OpenItem:
        """An item; a list within another lies deeper, whether it stands in an item of that or between two."""
        lists = self._lists[-1]
        level = max(len(self._items[-1]), sum(1 for one in lists[:-1] if one.is_begun), _level_said(element))
        if not lists:
            return _OpenItem(BULLET, level)
        return _OpenItem(lists[-1].label(element), max(level, lists[-1].level))

    def _close(self, tag: str, element: "_Element") -> None:
        if tag in ("ul", "ol"):
            self._lists[-1].pop()
        elif tag == "li":
            item = self._items[-1].pop()
            if not item.is_told and (item.first or not len(element)):
                self._tell_item(item)
        elif tag in ("table", "dl"):
            self._emit(self._tables.pop().row())
        elif tag in _CELLS and self._tables:
            self._items.pop()
            self._lists.pop()
            self._tables[-1].add(element, self._sinks.pop())
        elif tag == "tr" and self._tables:
            self._emit(self._tables[-1].row())
        elif tag == "thead" and self._tables:
            self._tables[-1].is_head = False

    def _say(self, text: str | None) -> None:
        if not text:
            return
        setting = self._settings[-1]
        words = text if setting.kept else _BLANKS.sub(" ", text)
        self._runs.append(WordRun(words, setting.strong, setting.link, setting.emphasis))

    def _flush(self, *, before_block: bool = False) -> None:
        """End the line that is being read; a block within it may follow."""
        runs, self._runs = self._runs, []
        for part in _parted(_collapsed(runs)):
            if (line := line_of(part)).text and (told := self._told(line, before_block=before_block)):
                self._emit([told])

    def _told(self, line: SourceLine, *, before_block: bool) -> SourceLine | None:
        """The line as what it is where it stands; None where it waits for what follows."""
        setting = self._settings[-1]
        line = replace(line, origin=setting.origin)
        item = self._items[-1][-1] if self._items[-1] else None
        if setting.heading:
            told = replace(line, kind="heading", level=setting.heading)
        elif setting.word_level and (found := _WORD_LABEL.match(line.text)) and not _NO_LABEL.fullmatch(found[1]):
            told = replace(without(line, found.end()), kind="item", label=found[1], level=setting.word_level - 1)
        elif item is None:
            return line if self._tables else as_heading(line)
        elif item.is_told:
            return replace(line, level=item.level + 1)
        elif before_block and item.first is None and _LABEL.fullmatch(line.text):
            item.first = line
            return None
        else:
            told = self._item(item, line)
        if item:
            item.is_told = True
        return told

    def _item(self, item: _OpenItem, line: SourceLine) -> SourceLine:
        """The first line of an item; a label that is written out is the one that is seen."""
        label = item.label
        if item.first:
            label = item.first.text
        elif mark := list_mark(line.text):
            label, line = mark.label, without(line, mark.end)
        return replace(line, kind="item", label=label, level=item.level)

    def _tell_item(self, item: _OpenItem) -> None:
        """An item of one word; without words it is a place that was left open."""
        item.is_told = True
        line, item.first = item.first or SourceLine(DocumentPlace(1, 1), origin=self._settings[-1].origin), None
        self._emit([self._item(item, line)])

    def _emit(self, lines: Iterable[SourceLine]) -> None:
        """Lines are numbered as they stand in the document itself; those of a cell stand where their row does."""
        for line in lines:
            if len(self._sinks) > 1:
                self._sinks[-1].append(line)
            else:
                self._number += 1
                self._sinks[0].append(moved(line, DocumentPlace(1, self._number)))


def _opened_list(tag: str, style: str, element: "_Element") -> _OpenList:
    found = _LIST_STYLE.search(style)
    kind = found[1].casefold() if found else _TYPES.get(element.get("type") or "", "")
    if kind in _COUNTING or (tag == "ol" and kind in ("", "decimal")):
        first = _number(element.get("start"), 1)
        return _OpenList(kind.replace("latin", "alpha") or "decimal", first, level=_level_said(element))
    return _OpenList(kind, None, level=_level_said(element))


def _level_said(element: "_Element") -> int:
    """How deep a list or an item says itself that it lies, from 0."""
    if found := _LEVEL_CLASS.search(element.get("class") or ""):
        return int(found[1])
    said = next((element.get(name) for name in _LEVEL_ATTRIBUTES if element.get(name)), None)
    return min(max(_number(said, 1) - 1, 0), 9)


def _number(written: str | None, otherwise: int) -> int:
    found = _INTEGER.fullmatch((written or "").strip())
    return int(found[0]) if found else otherwise


def _collapsed(runs: Iterable[WordRun]) -> Iterator[WordRun]:
    """The runs without white space that no browser shows: after other white space, and around a break."""
    before = " "
    for run in runs:
        text = run.text.lstrip(" ") if before in " \n" else run.text
        if text:
            before = text[-1]
            yield run._replace(text=text)


def _parted(runs: Iterable[WordRun]) -> list[list[WordRun]]:
    """The runs of each line: where there is more than one break at once, a new one begins."""
    parts: list[list[WordRun]] = [[]]
    breaks = 0
    for run in runs:
        if run.text == "\n":
            breaks += 1
        elif run.text.strip():
            breaks = 0
        if breaks > 1:
            parts.append([])
        else:
            parts[-1].append(run)
    return parts
