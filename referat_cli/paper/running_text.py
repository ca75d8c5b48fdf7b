"""A Markdown text of the record as blocks of a paper: every word of it, and nothing that its marks could hide.

CommonMark with tables, less what drops or changes words: HTML is text, an image is a link, entities, definitions of
references, code and underlined headings are words like others.
"""

from functools import cache
from typing import TYPE_CHECKING

from referat_cli.paper.libraries import needs
from referat_cli.paper.tree import Block, Heading, Items, Line, ListItem, Paragraph, Text, TextRun, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_HIDING = ("reference", "code", "fence", "html_block", "html_inline", "entity", "image", "lheading", "hr", "autolink")
# A heading of a text stands below those of the case and its parts.
_BELOW = 3


@cache
def _parser() -> "MarkdownIt":
    with needs("markdown-it-py"):
        from markdown_it import MarkdownIt  # noqa: PLC0415 - 44 ms, and only a paper needs it

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(_HIDING))


def running_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text; its headings are of level 3 and below."""
    if not text.strip():
        return ()
    parser = _parser()
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - as above

    return tuple(_blocks(SyntaxTreeNode(parser.parse(text)), [_BELOW - 1]))


def _blocks(node: "SyntaxTreeNode", last: list[int]) -> "Iterator[Block]":
    """The blocks of a node; ``last`` is the level of the last heading before each, in a quotation or a list as well."""
    levels = sorted({int(one.tag[1]) for one in node.children if one.type == "heading"})
    for child in node.children:
        if child.type == "heading":
            words = " ".join("".join(run.text for run in line) for line in _text(child))
            if words:  # a level is never left out on the way down, because readers of a screen go by them
                last[0] = min(_BELOW + levels.index(int(child.tag[1])), last[0] + 1, 6)
                yield Heading(words, last[0])
        elif child.type == "paragraph":
            yield Paragraph(_text(child))
        elif child.type in ("bullet_list", "ordered_list"):
            yield _list(child, last)
        elif child.type == "table":
            yield _table(child)
        else:  # a quotation: what is quoted stands there as it is
            yield from _blocks(child, last)


def _list(node: "SyntaxTreeNode", last: list[int]) -> Items:
    ordered = node.type == "ordered_list"
    first = int(node.attrs.get("start", 1)) if ordered else 0
    mark = node.children[0].markup if node.children else "."
    items = [
        _item(f"{number}{mark}" if ordered else "–", item, last) for number, item in enumerate(node.children, first)
    ]
    return Items(tuple(items), ordered)


def _item(label: str, node: "SyntaxTreeNode", last: list[int]) -> ListItem:
    """An item: its first paragraph beside the label, the rest below."""
    first, *rest = [*_blocks(node, last)] or [Paragraph(())]
    if isinstance(first, Paragraph):
        return ListItem(label, first.text, tuple(rest))
    return ListItem(label, (), (first, *rest))


def _table(node: "SyntaxTreeNode") -> TextTable:
    rows = [tuple(_text(cell) for cell in row.children) for part in node.children for row in part.children]
    return TextTable(rows[0], tuple(rows[1:]))


def _text(node: "SyntaxTreeNode") -> Text:
    lines: list[list[TextRun]] = [[]]
    for inline in node.children:
        _runs(inline.children, TextRun(""), lines)
    return tuple(_joined(line) for line in lines)


def _runs(nodes: "Sequence[SyntaxTreeNode]", like: TextRun, lines: list[list[TextRun]]) -> None:
    """Put the words of inline nodes, set like a run and what they add to it, at the end of the lines."""
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif node.type == "strong":
            _runs(node.children, TextRun("", strong=True, emphasis=like.emphasis, link=like.link), lines)
        elif node.type == "em":
            _runs(node.children, TextRun("", strong=like.strong, emphasis=True, link=like.link), lines)
        elif node.type == "link":
            goes = str(node.attrs.get("href", ""))
            _runs(node.children, TextRun("", strong=like.strong, emphasis=like.emphasis, link=goes), lines)
        else:
            lines[-1].append(TextRun(node.content, strong=like.strong, emphasis=like.emphasis, link=like.link))


def _joined(line: "Sequence[TextRun]") -> Line:
    """The runs of a line, with neighbours that are set alike as one, and without white space at its ends."""
    found: list[TextRun] = []
    for run in line:
        last = found[-1] if found else None
        if last and (last.strong, last.emphasis, last.link) == (run.strong, run.emphasis, run.link):
            found[-1] = TextRun(last.text + run.text, strong=run.strong, emphasis=run.emphasis, link=run.link)
        elif run.text:
            found.append(run)
    return tuple(found)
