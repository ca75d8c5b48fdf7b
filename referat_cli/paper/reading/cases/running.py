"""The running text of a case as Markdown of the record: its own headings, lists, tables and paragraphs."""

import re
from collections.abc import Iterator, Sequence

from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block
from referat_cli.paper.reading.cases.points import ReadPoint, form_of, tree_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine, whole

_TOP = 3
# What Markdown would read as something else at the beginning of a line, and anywhere in it.
_BEGINNING = re.compile(r"(\d+)([.)])(?=\s|$)|([-+#>=](?=\s|$)|#{2,6}(?=\s))")
_FIRST_WORDS = 2


def read_running(blocks: Sequence[Block], where: Where, ledger: Ledger, above: int = 0) -> str:
    """Blocks as the Markdown text of the record whose place is ``where``, all their words taken.

    ``above`` is the level of the headings that the text stands under, 0 where the document has none: a document in
    which the headings of a text are no deeper than those has levels that mean nothing.
    """
    levels = heading_levels(blocks, above)
    parts: list[str] = []
    items: list[Block] = []
    for place, (block, level) in enumerate(zip(blocks, levels, strict=True)):
        if place and _names_columns_again(block.line):
            ledger.furniture(*(whole(line) for line in block.line.lines()))
            continue
        for piece in block.pieces:
            ledger.value(where, piece)
        if block.kind == "item":
            if _begins_list(block, items):
                parts += _list(items)
                items = []
            items.append(block)
            continue
        parts += _list(items)
        items = []
        if block.line.cells:
            row = _row(block.line, where, ledger)
            if place and blocks[place - 1].line.cells and not block.line.is_header:
                parts[-1] += f"\n{row}"
            else:
                parts.append(f"{row}\n|{' --- |' * len(block.line.cells)}")
        elif level:
            parts.append(" ".join(filter(None, ("#" * level, block.label, _words(block)))))
        else:
            parts.append(_escaped(_words(block)))
    parts += _list(items)
    return "\n\n".join(filter(None, parts))


def _names_columns_again(line: SourceLine) -> bool:
    """Whether a row is the head of a table that comes again where the table goes on to the next page."""
    return bool(line.cells) and line.origin == "header"


def heading_levels(blocks: Sequence[Block], above: int) -> list[int]:
    """The level of each heading in the record, 0 for what is none."""
    written = [block.level for block in blocks if block.kind == "heading" and block.level]
    lies = bool(above and written and min(written) <= above)
    ranks = sorted(set(written))
    found: list[int] = []
    seen: dict[str, int] = {}
    for place, block in enumerate(blocks):
        if block.kind != "heading":
            found.append(0)
            continue
        level = _TOP
        if lies or not block.level:
            before = blocks[place - 1] if place else None
            words = " ".join(block.text.lower().split()[:_FIRST_WORDS])
            if before and before.kind == "heading" and block.level > before.level:
                level = found[place - 1] + 1
            level = seen.setdefault(words, level) if lies else level
        else:
            level = _TOP + ranks.index(block.level)
        found.append(min(level, 6))
    return found


def _list(items: Sequence[Block]) -> list[str]:
    return ["\n".join(_items(tree_of(items), ""))] if items else []


def _begins_list(block: Block, items: Sequence[Block]) -> bool:
    """Whether an item as deep as those before it, with a label of another form, is of a list of its own."""
    same = {form_of(one.label) for one in items if one.level == block.level}
    return bool(same) and form_of(block.label) not in same and not items[-1].text.endswith(":")


def _items(nodes: Sequence[ReadPoint], indent: str) -> Iterator[str]:
    for node in nodes:
        label = node.block.label
        mark, words = "-", _words(node.block)
        if node.form == "tall" and label[:-1].isdecimal():
            mark = label
        elif node.form != "strek":
            words = f"{label} {words}"
        yield f"{indent}{mark} {words}"
        yield from _items(node.below, indent + " " * (len(mark) + 1 if mark != "-" else 2))


def _row(row: SourceLine, where: Where, ledger: Ledger) -> str:
    cells = []
    for cell in row.cells:
        pieces = [whole(line).stripped() for line in cell if line.text.strip()]
        ledger.value(where, *pieces)
        cells.append(" ".join(piece.text for piece in pieces).replace("|", "\\|"))
    return f"| {' | '.join(cells)} |"


def _words(block: Block) -> str:
    """The words of a block, with its links and marks."""
    if not any(line.links or line.marks for line in block.lines):
        return block.text
    return " ".join(filter(None, (_marked(line) for line in block.lines)))


def _marked(line: SourceLine) -> str:
    """The words of a line as Markdown sets them; a mark stands beside the words, not beside a blank."""
    edges: list[tuple[int, int, str]] = []
    for start, end, mark in line.marks:
        inner = line.text[start:end]
        begin = start + len(inner) - len(inner.lstrip())
        stop = end - (len(inner) - len(inner.rstrip()))
        if begin < stop:
            edges += [(begin, 2, mark), (stop, 0, mark[::-1])]
    for start, end, goes in line.links:
        edges += [(start, 3, "["), (end, -1, f"]({goes})")]
    found, at = "", 0
    for place, _order, sign in sorted(edges, key=lambda edge: edge[:2]):
        found += line.text[at:place] + sign
        at = place
    return " ".join((found + line.text[at:]).split())


def _escaped(words: str) -> str:
    """A paragraph whose first word Markdown would take for the mark of a list or a heading."""
    found = _BEGINNING.match(words)
    if not found:
        return words
    return f"{found[1]}\\{found[2]}{words[found.end() :]}" if found[1] else f"\\{words}"
