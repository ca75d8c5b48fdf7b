"""The canonical form of a document.

What the reader sees of it stays the same, no line is broken or joined inside a text, and every comment stays with what
it belongs to: what an acceptance covers by its line is the same before and after.
"""

from typing import Literal

from referat_cli.document import quoting, schema
from referat_cli.document.comments import CommentedNode, attach_comments, end_of
from referat_cli.document.document import Document
from referat_cli.document.nodes import Node
from referat_cli.document.parser import read
from referat_cli.document.schema import Definition, Kind

# One line each: people, bodies, departures from the paper, corrections, attachments, the approval, votes, candidates,
# who was disqualified, why a case is closed, how many there were, who chaired which cases, series of numbers, and where
# a part stands on the paper.
ON_ONE_LINE = frozenset(
    {
        *("deltaker", "person", "verv", "organ", "serie", "antall", "avvik", "rettelse", "vedlegg", "godkjenning"),
        *("votering", "kandidat", "habilitet", "lukket", "sted"),
    }
)

# A slot of the agenda is one line unless it has points.
SLOT, POINTS = "post", "punkter"


def _shape(node: Node, definition: Definition | None, kind: Kind) -> Literal["line", "lines"] | None:
    """How a list or a mapping is laid out; None for what the schema does not know."""
    if definition is None:
        return None
    if node.kind == "list":
        item = schema.definition_below(kind, definition, 0)
        if item is None:
            return None
        return "line" if item.get("type") == "string" else "lines"
    if "object" not in definition.get("type", ()):
        return None
    form = definition.get("form")
    one_line = form in ON_ONE_LINE or (form == SLOT and POINTS not in node.keys)
    return "line" if one_line else "lines"


def is_section(kind: Kind, key: Node, value: Node) -> bool:
    """Whether a blank line sets off a key at the top of a document.

    The lists of a meeting are set off, but for one of dates, which belongs with the date above it; none of a register.
    """
    if kind != "moete" or not value.items:
        return False
    definition = schema.definition_below(kind, schema.schema(kind), str(key.value))
    if definition is None or definition.get("type") != "array":
        return False
    item = schema.definition_below(kind, definition, 0)
    return item is None or item.get("format") != "date"


def rank(definition: Definition | None) -> dict[str, int]:
    """The rank of every key that a mapping of this definition may have."""
    return {key: rank for rank, key in enumerate((definition or {}).get("properties", ()))}


def in_order(keys: list[CommentedNode], definition: Definition | None) -> list[CommentedNode]:
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


def _shares_accepted_line(entry: CommentedNode) -> bool:
    """Whether an entry begins on the line of an item, and the line above the item accepts what is found there."""
    item = entry.parent
    return item is not None and item.key is None and item.below[0] is entry and item.accepted_above


def goes_on_one_line(entry: CommentedNode, definition: Definition | None, kind: Kind, text: str) -> bool:
    """Whether a list or a mapping on lines of its own belongs on one line, and can go there."""
    if _shape(entry.node, definition, kind) != "line" or entry.holds_comments:
        return False
    if entry.accepted_above or _shares_accepted_line(entry):
        return False
    return all(_fits_a_line(below, text) for below in entry.node.below())


def goes_on_own_lines(entry: CommentedNode, definition: Definition | None, kind: Kind) -> bool:
    """Whether a list or a mapping in brackets belongs on lines of its own, and can go there."""
    if _shape(entry.node, definition, kind) != "lines" or not entry.node.items:
        return False
    return not (entry.inside or entry.beside or entry.accepted_above) and all(map(_plain_keys, entry.node.below()))


def is_set_apart(entry: CommentedNode, text: str) -> bool:
    """Whether the line above accepts what is found beside the dash of an item, and the item stands further down."""
    return entry.key is None and entry.accepted_above and "\n" in text[entry.start : entry.node.start]


def is_set_off(entry: CommentedNode, text: str) -> bool:
    """Whether the writer has left a blank line above an entry and the comments that belong to it."""
    end = text.rfind("\n", 0, entry.start)
    comments = sum(map(bool, entry.above))
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        is_blank = not text[start:end].strip()
        if not comments:
            return is_blank
        comments -= not is_blank
        end = start - 1
    return False


def keeps_its_lines(entry: CommentedNode, text: str) -> bool:
    """Whether a value keeps its line breaks because of a comment, or because a line would be joined in a text."""
    node = entry.node
    if entry.inside or entry.node.is_empty:
        return entry.inside
    if is_set_apart(entry, text):
        return True
    # A block's text begins below its sign, and keeps its lines anyhow.
    shown = text.find("\n", node.start, node.end) if node.is_block_text else node.end
    spans_lines = "\n" in text[entry.start : shown]
    if node.flow and node.kind != "scalar":
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
    written = quoting.written_word(node, text) or text[node.start : node.end].rstrip()
    return written.count("\n") <= (1 if node.is_block_text else 0)


def _plain_keys(node: Node) -> bool:
    """Whether the keys of a mapping mean the same in brackets and on lines of their own."""
    return all(map(quoting.is_word, node.keys))


_MODELINE = "# yaml-language-server:"

_STEP = 2


def canonical(document: Document, kind: Kind) -> str:
    """The canonical text of a document; its text as it is where that cannot be read or holds no mapping."""
    root = document.root
    if root is None or root.kind != "mapping" or not document.readable:
        return document.text
    text = lay_out(document, root, kind)
    # Whatever a text nobody has thought of may do: a file is never given another meaning.
    same = text == document.text or read(text.encode(), document.path).value == document.value
    return text if same else document.text


def lay_out(document: Document, root: Node, kind: Kind) -> str:
    """The text of a document laid out anew; ``root`` is the mapping that it is."""
    text = document.text
    whole = attach_comments(root, text)
    writer = _Writer(text, kind)
    if not whole.below:
        if not goes_on_own_lines(whole, schema.schema(kind), kind):
            return text
        _open(whole)
    # What accepts a problem of the whole file does so from the first line, and no other may come to stand there.
    if document.acceptances and text.startswith(("\n", "---")):
        writer.lines.append("")
    writer.whole(whole)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """The lines of a canonical text, written one entry after another."""

    def __init__(self, text: str, kind: Kind) -> None:
        self.text = text
        self.kind = kind
        self.lines: list[str] = []

    def whole(self, whole: CommentedNode) -> None:
        """Write the whole document; what stands at its top, set off by a blank line, stays there."""
        above = whole.below[0].above
        heading = 1 if above and above[0].startswith(_MODELINE) else 0
        if "" in above:
            heading = len(above) - above[::-1].index("")
        self.lines += above[:heading]
        del above[:heading]
        self.mapping(whole, schema.schema(self.kind), 0)

    def comments(self, comments: list[str], indent: int) -> None:
        """Write comments on lines of their own."""
        self.lines += [" " * indent + comment if comment else "" for comment in comments]

    def mapping(self, holder: CommentedNode, definition: Definition | None, indent: int, before: str = "") -> None:
        """Write the keys below an entry; ``before`` stands on the first line in place of its indentation."""
        for entry in in_order(holder.below, definition):
            assert entry.key  # noqa: S101 - what stands in a mapping has a key
            if not indent and self.lines and self.lines[-1] and is_section(self.kind, entry.key, entry.node):
                self.lines.append("")
            self.comments(entry.above, indent)
            name = str(entry.key.value)
            inner = schema.definition_below(self.kind, definition, name)
            self.entry(entry, f"{before or ' ' * indent}{self.key(entry.key)}:", indent, inner, name)
            before = ""
        self.comments(holder.tail, indent)

    def items(
        self, holder: CommentedNode, definition: Definition | None, indent: int, under: str, before: str = ""
    ) -> None:
        """Write the items below an entry, as `mapping` writes keys."""
        inner = schema.definition_below(self.kind, definition, 0)
        for entry in holder.below:
            if indent == _STEP and entry is not holder.below[0] and self.lines[-1] and is_set_off(entry, self.text):
                self.lines.append("")
            self.comments(entry.above, indent)
            self.entry(entry, f"{before or ' ' * indent}-", indent, inner, under)
            before = ""
        self.comments(holder.tail, indent)

    def entry(self, entry: CommentedNode, head: str, indent: int, definition: Definition | None, under: str) -> None:
        """Write one value after its key or dash, ``head``; ``under`` is the key that it stands under."""
        if entry.node.has_own_lines and not goes_on_one_line(entry, definition, self.kind, self.text):
            self.block(entry, head, indent, definition, under)
        elif entry.node.flow and goes_on_own_lines(entry, definition, self.kind):
            _open(entry)
            self.block(entry, head, indent, definition, under)
        elif keeps_its_lines(entry, self.text):
            self.unchanged(entry, head, indent)
        elif entry.node.kind != "scalar":
            line = f"{head} {self.brackets(entry.node, definition)}"
            self.lines.append(f"{line} {entry.beside}" if entry.beside else line)
        elif (written := quoting.scalar_lines(entry, head, indent, under, self.text)) is not None:
            self.lines += written
        else:
            self.unchanged(entry, head, indent)

    def block(self, entry: CommentedNode, head: str, indent: int, definition: Definition | None, under: str) -> None:
        """Write a list or a mapping on lines of its own."""
        before = ""
        first = in_order(entry.below, definition)[0]
        if entry.key or entry.head or first.above or is_set_apart(entry, self.text):
            self.lines.append(f"{head} {entry.head}" if entry.head else head)
        else:
            before = f"{head} "
        if entry.node.kind == "mapping":
            self.mapping(entry, definition, indent + _STEP, before)
        else:
            self.items(entry, definition, indent + _STEP, under, before)

    def unchanged(self, entry: CommentedNode, head: str, indent: int) -> None:
        """Write a value as it stands, moved with its key or dash."""
        written = self.text[entry.key.end if entry.key else entry.start : end_of(entry)]
        # An item that stood in brackets had no dash.
        sign = -1 if entry.start == entry.node.start else written.index(":" if entry.key else "-")
        first, *rest = written[sign + 1 :].rstrip("\n").split("\n")
        self.lines.append(f"{head} {first.strip(' ')}".rstrip(" "))
        for line in rest:
            bare = line.lstrip(" ")
            moved = len(line) - len(bare) + indent - entry.column
            self.lines.append(" " * max(moved, indent + 1) + bare if bare else "")
        if entry.beside and not entry.node.is_block_text:
            self.lines[-1] += f" {entry.beside}"

    def key(self, key: Node) -> str:
        """A key as it is written: without quotes where it is a plain word."""
        return str(key.value) if quoting.is_word(str(key.value)) else self.text[key.start : key.end]

    def brackets(self, node: Node, definition: Definition | None) -> str:
        """A value as it is written on one line, brackets and all."""
        if node.kind == "scalar":
            return quoting.written_word(node, self.text) or quoting.in_brackets(str(node.value))
        if node.kind == "list":
            inner = schema.definition_below(self.kind, definition, 0)
            return f"[{', '.join(self.brackets(item, inner) for item in node.items.values())}]"
        ranks = rank(definition)
        pairs = []
        for name in sorted(node.keys, key=lambda name: ranks.get(name, len(ranks))):
            inner = schema.definition_below(self.kind, definition, name)
            pairs.append(f"{self.key(node.keys[name])}: {self.brackets(node.items[name], inner)}")
        return f"{{{', '.join(pairs)}}}"


def _open(entry: CommentedNode) -> None:
    """Let what stands between brackets be entries of their own."""
    for step, node in entry.node.items.items():
        key = entry.node.keys[step] if isinstance(step, str) else None
        entry.below.append(CommentedNode(node, key.start if key else node.start, key=key, parent=entry))
