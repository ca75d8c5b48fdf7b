"""The text of a document with another value: what both say keeps its lines, its comments and its order.

Every command that writes into the record writes through `rewritten`. What is new is set as `fmt` sets it.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

import msgspec

from referat_cli.document import schema
from referat_cli.document.comments import CommentedNode, attach_comments, end_of, is_acceptance
from referat_cli.document.document import Document
from referat_cli.document.formatter import canonical, is_set_off, rank
from referat_cli.document.nodes import Node, line_start
from referat_cli.document.parser import read
from referat_cli.document.quoting import is_plain
from referat_cli.document.scalars import quoted
from referat_cli.document.schema import Definition, Kind
from referat_cli.document.schema_keys import flow
from referat_cli.model.fields import Json

Steps = tuple[str | int, ...]

_CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
# So wide a paragraph of a new document is at most, unless a word makes it wider.
_PARAGRAPH = 100
# What some programs put before a text to say how it is encoded.
MARK = "\ufeff"


class TextEdit(NamedTuple):
    """What stands from ``start`` to ``end`` (offsets in the text, from 0) becomes ``text``."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with the edits made; of two that overlap only the first."""
    pieces, at = [], 0
    for edit in sorted(dict.fromkeys(edits), key=lambda edit: edit[:2]):
        if edit.start >= at:
            pieces += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*pieces, text[at:]])


def in_file(written: str, edits: Iterable[TextEdit]) -> list[TextEdit]:
    """Edits of a text as edits of the file it was read from, with the file's own mark and line ends."""
    if not written.startswith(MARK) and "\r" not in written:
        return list(edits)
    starts = _starts(written)
    ends = "\r\n" if "\r\n" in written else "\n"
    return [TextEdit(starts[edit.start], starts[edit.end], edit.text.replace("\n", ends)) for edit in edits]


@lru_cache(maxsize=1)
def _starts(written: str) -> list[int]:
    """Where in a file each character of the text stands that is read from it, and where the file ends."""
    begin = 1 if written.startswith(MARK) else 0
    return [*(found.start() for found in _CHARACTER.finditer(written, begin)), len(written)]


def rewritten(document: Document, kind: Kind, value: Mapping[str, Json]) -> str:
    """The file of a readable document with ``value`` in place of what it says.

    A file that is laid out as `fmt` does it is so afterwards; another one keeps its own layout where nothing changes.

    Raises:
        ValueError: the value cannot be written between the comments that the file has.
    """
    root = document.root
    assert root is not None  # noqa: S101 - a readable document that says something has a root
    whole = attach_comments(root, document.text)
    edits = list(_Writer(document.text, kind).value(whole, (), document.value, dict(value)))
    text = apply_edits(document.raw, in_file(document.raw, edits))
    if document.raw == document.text == canonical(document, kind):
        text = canonical(read(text.encode(), document.path), kind)
    if not _is_same(read(text.encode(), document.path).value, value):
        raise ValueError(document.path)
    return text


def new_text(kind: Kind, value: Mapping[str, Json]) -> str:
    """The canonical text of a new document."""
    return canonical(read("\n".join(_block(dict(value))).encode(), ""), kind)


def folded(text: str) -> str:
    """The text of a new document with its long paragraphs on several lines, as people read and compare them.

    Only where a break is read as a space: in a paragraph under ``>-``.
    """
    lines: list[str] = []
    column: int | None = None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if column is not None and line.strip() and indent <= column:
            column = None
        if column is None or len(line) <= _PARAGRAPH or "  " in line.strip() or "\t" in line:
            lines.append(line)
        else:
            margin = " " * indent
            lines += wrap(
                line,
                _PARAGRAPH,
                initial_indent="",
                subsequent_indent=margin,
                break_long_words=False,
                break_on_hyphens=False,
            )
        if line.endswith(" >-"):
            is_key_of_item = line.startswith("- ", indent) and line.strip() != "- >-"
            column = indent + 2 * is_key_of_item  # the keys after it stand below it, not below the dash
    return "\n".join(lines)


class _Writer:
    """What makes one text say something else."""

    def __init__(self, text: str, kind: Kind) -> None:
        self.text = text
        self.kind = kind

    def value(self, entry: CommentedNode, where: Steps, old: Json, new: Json) -> Iterator[TextEdit]:
        """The edits that make an entry say ``new``."""
        if _is_same(old, new):
            return
        node = entry.node
        if isinstance(old, dict) and isinstance(new, dict) and any(key in new for key in old):
            if node.flow:
                yield from self.flow_mapping(node, where, old, new)
            else:
                yield from self.mapping(entry, where, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new and not node.flow:
            yield from self.items(entry, where, old, new)
        elif entry.parent is None:
            yield TextEdit(0, len(self.text), flow(self.in_order(new, where)) + "\n")
        else:
            yield self.replacement(entry, where, new)

    def mapping(
        self, entry: CommentedNode, where: Steps, old: Mapping[str, Json], new: Mapping[str, Json]
    ) -> Iterator[TextEdit]:
        """The edits of a mapping on lines of its own: keys changed, taken out, and put in where the schema has them."""
        kept = [below for below in entry.below if below.key and below.key.value in new]
        first = entry.below[0]
        begins_item = bool(self.text[line_start(self.text, first.start) : first.start].strip())
        if begins_item and first is not kept[0]:  # the first that stays takes its place beside the dash
            yield TextEdit(first.start, kept[0].start, "")
        for below in entry.below:
            key = str(below.key.value) if below.key else ""
            if key in new:
                yield from self.value(below, (*where, key), old[key], new[key])
            elif not begins_item or below.start > kept[0].start:
                yield self.removal(below)
        ranks = rank(self.definition(where))
        came: dict[int, list[str]] = {}
        for key in sorted((key for key in new if key not in old), key=lambda key: ranks.get(key, len(ranks))):
            lower = [below for below in kept if _rank_of(below, ranks) < ranks.get(key, len(ranks))]
            before = max(lower, key=lambda below: _rank_of(below, ranks), default=None)
            came.setdefault(kept.index(before) if before else -1, []).append(key)
        for place, keys in came.items():
            column = kept[0].column
            blocks = []
            for key in keys:
                lines = self.lines((*where, key), new[key])
                blocks.append(
                    _indented(["", *lines] if not where and self.is_section(key, new[key]) else lines, column)
                )
            if place < 0:
                yield TextEdit(
                    kept[0].start, kept[0].start, "".join(f"{block.lstrip()}\n{' ' * column}" for block in blocks)
                )
            else:
                at = self.end_of_lines(kept[place])
                yield TextEdit(at, at, "".join(f"\n{block}" for block in blocks))

    def items(self, entry: CommentedNode, where: Steps, old: list[Json], new: list[Json]) -> Iterator[TextEdit]:
        """The edits of a list on lines of its own: items changed where they stand, taken out and put in."""
        pairs = _pairs(old, new, self.identity(where))
        if not pairs or self.text[line_start(self.text, entry.below[0].start) : entry.below[0].start].strip():
            yield self.replacement(entry, where, new)
            return
        column = entry.below[0].column
        stays = set(pairs.values())
        for row, below in enumerate(entry.below):
            if row not in stays:
                yield self.removal(below)
        blocks: list[str] = []
        before: CommentedNode | None = None
        for column_new, item in enumerate(new):
            if column_new not in pairs:
                blocks.append(_indented(self.lines((*where, column_new), item), column))
                continue
            yield from self.between(entry, before, blocks)
            before, blocks = entry.below[pairs[column_new]], []
            yield from self.value(before, (*where, column_new), old[pairs[column_new]], item)
        yield from self.between(entry, before, blocks)

    def between(self, entry: CommentedNode, before: CommentedNode | None, blocks: Sequence[str]) -> Iterator[TextEdit]:
        """The edit that puts items in after another one, or at the top of the list."""
        if not blocks:
            return
        apart = "\n" if any(is_set_off(below, self.text) for below in entry.below[1:]) else ""
        if before is not None:
            at = self.end_of_lines(before)
            yield TextEdit(at, at, "".join(f"{apart}\n{block}" for block in blocks))
        else:
            at = self.top_of(entry.below[0], with_comments=True)
            yield TextEdit(at, at, "".join(f"{block}\n{apart}" for block in blocks))

    def flow_mapping(
        self, node: Node, where: Steps, old: Mapping[str, Json], new: Mapping[str, Json]
    ) -> Iterator[TextEdit]:
        """The edits of a mapping in brackets; it is written anew where something is taken out."""
        whole = flow(self.in_order(dict(new), where))
        if any(key not in new for key in old) or any(node.items[key].is_empty for key in old):
            yield TextEdit(node.start, node.end, whole)
            return
        ranks = rank(self.definition(where))
        for key, before in old.items():
            below = node.items[key]
            if _is_same(before, new[key]):
                continue
            if below.kind == "mapping" and isinstance(before, dict) and isinstance(after := new[key], dict) and before:
                yield from self.flow_mapping(below, (*where, key), before, after)
            else:
                yield TextEdit(below.start, below.end, _bracketed(self.in_order(new[key], (*where, key))))
        came: dict[int, str] = {}
        for key in sorted((key for key in new if key not in old), key=lambda key: ranks.get(key, len(ranks))):
            written = f"{key}: {_bracketed(self.in_order(new[key], (*where, key)))}"
            lower = [name for name in old if ranks.get(name, 0) < ranks.get(key, len(ranks))]
            if lower:
                at = node.items[max(lower, key=lambda name: ranks.get(name, 0))].end
                came[at] = f"{came.get(at, '')}, {written}"
            else:
                at = next(iter(node.keys.values())).start
                came[at] = f"{came.get(at, '')}{written}, "
        yield from (TextEdit(at, at, text) for at, text in came.items())

    def replacement(self, entry: CommentedNode, where: Steps, new: Json) -> TextEdit:
        """The edit that writes an entry anew, with the comment that stood beside it."""
        end = len(self.text[: end_of(entry)].rstrip(" \n"))
        comment = entry.beside or entry.head
        if entry.beside and not entry.node.is_block_text:
            end = self.text.index(entry.beside, end) + len(entry.beside)
        lines = self.lines(where, new, comment)
        node = entry.node
        if (
            len(lines) == 1
            and node.kind == "scalar"
            and node.start < node.end
            and "\n" not in self.text[node.start : end]
        ):
            sign = len(f"{entry.key.value}: " if entry.key else "- ")
            return TextEdit(node.start, node.end, lines[0][sign:].removesuffix(comment).rstrip())
        return TextEdit(entry.start, max(end, entry.start), _indented(lines, entry.column).lstrip(" "))

    def removal(self, entry: CommentedNode) -> TextEdit:
        """The edit that takes the lines of an entry out, with what accepts a problem of it."""
        start = self.top_of(entry)
        end = self.end_of_lines(entry)
        if is_set_off(entry, self.text) and start > 1 and self.text[:start].endswith("\n\n"):
            start -= 1
        # The break before it goes with it: what is put in after it stands at its end.
        return TextEdit(start - 1, end, "") if start else TextEdit(0, min(end + 1, len(self.text)), "")

    def lines(self, where: Steps, value: Json, comment: str = "") -> list[str]:
        """The canonical lines of a key with its value, or of an item with its dash, which begins at column 0."""
        nested: Json = value
        for step in reversed(where):
            nested = {step: nested} if isinstance(step, str) else [nested]
        text = canonical(read("\n".join(_block(nested)).encode(), ""), self.kind)
        start, end = self._only_entry(text, where)
        if end < len(text.rstrip()):  # what holds it would be a line of its own, and is not one in the file
            return [f"{text[start:end]} {comment}".rstrip()]
        if comment:
            head = text.find("\n", start)
            text = canonical(read(f"{text[:head]} {comment}{text[head:]}".encode(), ""), self.kind)
            start, end = self._only_entry(text, where)
        column = start - line_start(text, start)
        first, *rest = text[start:].removesuffix("\n").split("\n")
        return [first, *(line[column:] for line in rest)]

    def _only_entry(self, text: str, where: Steps) -> tuple[int, int]:
        """Where the only entry at a place begins, with its key or its dash, and where it ends."""
        node = read(text.encode(), "").root
        for step in where:
            assert node is not None  # noqa: S101 - it was written just now
            node = node.items[step if isinstance(step, str) else 0]
        assert node is not None  # noqa: S101
        return node.key.start if node.key else node.start - len("- "), node.end

    def end_of_lines(self, entry: CommentedNode) -> int:
        """Where the last line of an entry ends, with the comments that end its lists."""
        end = end_of(entry)
        last = entry
        while last.below:
            last = last.below[-1]
        if not (last.node.is_block_text and "+" in self.text[last.node.start : last.node.text_start(self.text)]):
            end = len(self.text[:end].rstrip(" \n"))
        elif self.text[:end].endswith("\n"):
            end -= 1
        at = self._line_end(end)
        following = at
        while following < len(self.text):
            next_end = self._line_end(following + 1)
            line = self.text[following + 1 : next_end]
            bare = line.lstrip(" ")
            if bare and not (bare.startswith("#") and len(line) - len(bare) > entry.column):
                break
            at, following = (next_end if bare else at), next_end
        return at

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        return found if found >= 0 else len(self.text)

    def top_of(self, entry: CommentedNode, *, with_comments: bool = False) -> int:
        """Where the lines of an entry begin, with what accepts a problem of it, or with all comments above it."""
        start = line_start(self.text, entry.start)
        for comment in reversed(entry.above):
            if not with_comments and not is_acceptance(comment):
                break
            start = line_start(self.text, start - 1)
        return start

    def definition(self, where: Steps) -> Definition | None:
        """What the schema says of a place."""
        found: Definition | None = schema.schema(self.kind)
        for step in where:
            found = schema.definition_below(self.kind, found, step)
        return found

    def is_section(self, key: str, value: Json) -> bool:
        """Whether a blank line sets off a new key at the top of a meeting."""
        definition = self.definition((key,)) or {}
        return self.kind == "moete" and bool(value) and definition.get("type") == "array"

    def identity(self, where: Steps) -> str | None:
        """The key by which the items of a list are told apart: the first that each must have."""
        item = self.definition((*where, 0)) or {}
        return next(iter(item.get("required", ())), None)

    def in_order(self, value: Json, where: Steps) -> Json:
        """A value with its keys in the order of the schema."""
        if isinstance(value, dict):
            ranks = rank(self.definition(where))
            keys = sorted(value, key=lambda key: ranks.get(key, len(ranks)))
            return {key: self.in_order(value[key], (*where, key)) for key in keys}
        if isinstance(value, list):
            return [self.in_order(item, (*where, place)) for place, item in enumerate(value)]
        return value


def _rank_of(entry: CommentedNode, ranks: Mapping[str, int]) -> int:
    """The rank of an entry's key among those that the schema has; one that it does not know comes last."""
    return ranks.get(str(entry.key.value) if entry.key else "", len(ranks))


def _block(value: Json) -> Iterator[str]:
    """The lines of a value in quotes, every list and mapping on lines of its own."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            name = key if is_plain(key) else quoted(key)
            if isinstance(inner, dict | list) and inner:
                yield f"{name}:"
                yield from (f"  {line}" for line in _block(inner))
            else:
                yield f"{name}: {next(_block(inner))}"
    elif isinstance(value, list) and value:
        for item in value:
            first, *rest = _block(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    else:
        yield msgspec.json.encode(value).decode()


def _bracketed(value: Json) -> str:
    """A value as it is written between brackets."""
    return flow([value])[1:-1]


def _indented(lines: Iterable[str], column: int) -> str:
    return "\n".join(f"{' ' * column}{line}" if line else "" for line in lines)


def _is_same(one: object, other: object) -> bool:
    """Whether two values say the same; a number is not the truth of something."""
    return one is other or msgspec.json.encode(one, order="deterministic") == msgspec.json.encode(
        other, order="deterministic"
    )


def _pairs(old: Sequence[Json], new: Sequence[Json], key: str | None) -> dict[int, int]:
    """The position of each new item that stays → its old position, both in the same order.

    Items that are the same, or have the same name, stay; between two that do, others change where they stand.
    """
    names = [
        [msgspec.json.encode(item[key] if isinstance(item, dict) and key in item else item) for item in items]
        for items in (old, new)
    ]
    places: dict[bytes, deque[int]] = {}
    for row, name in enumerate(names[0]):
        places.setdefault(name, deque()).append(row)
    pairs: dict[int, int] = {}
    last = -1
    for column, name in enumerate(names[1]):
        rows = places.get(name, deque())
        while rows and rows[0] < last:
            rows.popleft()
        if rows:
            pairs[column] = last = rows.popleft()
    # What stands alone between the same two neighbours has changed where it stands.
    ends = [(-1, -1), *pairs.items(), (len(new), len(old))]
    for (column, row), (next_column, next_row) in pairwise(ends):
        pairs |= dict(zip(range(column + 1, next_column), range(row + 1, next_row), strict=False))
    return dict(sorted(pairs.items()))
