"""In which order do the keys of a record stand, and what stands on one line in brackets?

The order is that of the ``properties`` in the schemas; the rest is the layout of the paper: one line a person, a slot,
a document. Where a comment stands in the way, the layout gives way.
"""

from typing import Literal

from referat_cli.record import quoting, schema
from referat_cli.record.comments import Entry
from referat_cli.record.fault import Definition
from referat_cli.record.schema import Kind
from referat_cli.record.tree import Node

# One line each: people, bodies, departures from the paper, corrections, attachments, the approval.
ON_ONE_LINE = frozenset({"deltaker", "person", "organ", "avvik", "rettelse", "vedlegg", "godkjenning"})
# A slot of the agenda is one line unless it has points.
SLOT, POINTS = "post", "punkter"

_BLOCKS = frozenset({"|", ">"})


def _shape(node: Node, definition: Definition | None, kind: Kind) -> Literal["line", "lines"] | None:
    """How a list or a mapping is laid out; None for what the schema does not know."""
    if definition is None:
        return None
    if node.kind == "list":
        item = schema.inner(kind, definition, 0)
        if item is None:
            return None
        return "line" if item.get("type") == "string" else "lines"
    if "object" not in definition.get("type", ()):
        return None
    form = definition.get("form")
    one_line = form in ON_ONE_LINE or (form == SLOT and POINTS not in node.keys)
    return "line" if one_line else "lines"


def is_section(kind: Kind, key: Node, value: Node) -> bool:
    """Whether a blank line sets off a key at the top of a document: the lists of a meeting, none of a register."""
    if kind != "moete" or not value.items:
        return False
    definition = schema.inner(kind, schema.schema(kind), str(key.value))
    return definition is not None and definition.get("type") == "array"


def rank(definition: Definition | None) -> dict[str, int]:
    """The rank of every key that a mapping of this definition may have."""
    return {key: rank for rank, key in enumerate((definition or {}).get("properties", ()))}


def in_order(keys: list[Entry], definition: Definition | None) -> list[Entry]:
    """The keys of a mapping in the order of the schema, unknown ones last.

    The first stays the first where a comment accepts something beside or above one of them: what is found in the
    mapping as a whole is told at its first line. So it does where the comment above another would come to stand above
    the whole item.
    """
    ranks = rank(definition)
    right = sorted(keys, key=lambda entry: ranks.get(str(entry.key.value) if entry.key else "", len(ranks)))
    first, item = keys[0], keys[0].parent
    begins_item = item is not None and item.parent is not None and item.key is None
    stays = any(entry.accepts for entry in keys) or _shares_accepted_line(first)
    if stays or (begins_item and right[0] is not first and right[0].above):
        right.remove(first)
        right.insert(0, first)
    return right


def _shares_accepted_line(entry: Entry) -> bool:
    """Whether an entry begins on the line of an item, and the line above the item accepts what is found there."""
    item = entry.parent
    return item is not None and item.key is None and item.below[0] is entry and item.accepted_above


def gathers(entry: Entry, definition: Definition | None, kind: Kind, text: str) -> bool:
    """Whether a list or a mapping on lines of its own belongs on one line, and can go there."""
    if _shape(entry.node, definition, kind) != "line" or entry.holds_comments:
        return False
    if entry.accepted_above or _shares_accepted_line(entry):
        return False
    return all(_fits_a_line(below, text) for below in entry.node.below())


def spreads(entry: Entry, definition: Definition | None, kind: Kind) -> bool:
    """Whether a list or a mapping in brackets belongs on lines of its own, and can go there."""
    if _shape(entry.node, definition, kind) != "lines" or not entry.node.items:
        return False
    return not (entry.inside or entry.beside or entry.accepted_above) and all(map(_plain_keys, entry.node.below()))


def is_set_apart(entry: Entry, text: str) -> bool:
    """Whether the line above accepts what is found beside the dash of an item, and the item stands further down."""
    return entry.key is None and entry.accepted_above and "\n" in text[entry.start : entry.node.start]


def stays(entry: Entry, text: str) -> bool:
    """Whether a value keeps its line breaks because of a comment, or because a line would be joined in a text."""
    node = entry.node
    if entry.inside or entry.is_empty:
        return entry.inside
    if is_set_apart(entry, text):
        return True
    # A block's text begins below its sign, and keeps its lines anyhow.
    shown = text.find("\n", node.start, node.end) if node.style in _BLOCKS else node.end
    spans_lines = "\n" in text[entry.start : shown]
    if node.flow:
        written = [text[below.start : below.end] for below in node.below() if below.kind == "scalar"]
        if (spans_lines and entry.accepted_above) or any(not word or "\n" in word for word in written):
            return True
    return spans_lines and bool(entry.beside)


def _fits_a_line(node: Node, text: str) -> bool:
    """Whether a value can stand between brackets without a line being joined inside a text."""
    if node.kind != "scalar":
        return _plain_keys(node)
    if node.start == node.end or "\n" in str(node.value):
        return False
    written = text[node.start : node.end].rstrip("\n")
    return written.count("\n") <= (1 if node.style in _BLOCKS else 0)


def _plain_keys(node: Node) -> bool:
    """Whether the keys of a mapping mean the same in brackets and on lines of their own."""
    return all(map(quoting.is_word, node.keys))
