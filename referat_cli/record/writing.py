"""What is the canonical form of a document?

What the reader sees of it stays the same, no line is broken or joined inside a text, and every comment stays with what
it belongs to: what an acceptance covers by its line is the same before and after.
"""

from referat_cli.record import layout, quoting, schema, values
from referat_cli.record.comments import Entry, end, entries
from referat_cli.record.document import Document
from referat_cli.record.fault import Definition
from referat_cli.record.reading import read
from referat_cli.record.schema import Kind
from referat_cli.record.tree import Node

_MODELINE = "# yaml-language-server:"
_STEP = 2


def canonical(document: Document, kind: Kind) -> str:
    """The canonical text of a document; its text as it is where that cannot be read or holds no mapping."""
    root = document.root
    if root is None or root.kind != "mapping" or not document.readable:
        return document.text
    text = laid_out(document, root, kind)
    # Whatever a text nobody has thought of may do: a file is never given another meaning.
    same = text == document.text or read(text.encode(), document.path).value == document.value
    return text if same else document.text


def laid_out(document: Document, root: Node, kind: Kind) -> str:
    """The text of a document laid out anew; ``root`` is the mapping that it is."""
    text = document.text
    whole = entries(root, text)
    writer = _Writer(text, kind)
    if not whole.below:
        if not layout.spreads(whole, schema.schema(kind), kind):
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

    def whole(self, whole: Entry) -> None:
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

    def mapping(self, holder: Entry, definition: Definition | None, indent: int, before: str = "") -> None:
        """Write the keys below an entry; ``before`` stands on the first line in place of its indentation."""
        for entry in layout.in_order(holder.below, definition):
            assert entry.key  # noqa: S101 - what stands in a mapping has a key
            if not indent and self.lines and self.lines[-1] and layout.is_section(self.kind, entry.key, entry.node):
                self.lines.append("")
            self.comments(entry.above, indent)
            name = str(entry.key.value)
            inner = schema.inner(self.kind, definition, name)
            self.entry(entry, f"{before or ' ' * indent}{self.key(entry.key)}:", indent, inner, name)
            before = ""
        self.comments(holder.tail, indent)

    def items(self, holder: Entry, definition: Definition | None, indent: int, under: str, before: str = "") -> None:
        """Write the items below an entry, as `mapping` writes keys."""
        inner = schema.inner(self.kind, definition, 0)
        for entry in holder.below:
            self.comments(entry.above, indent)
            self.entry(entry, f"{before or ' ' * indent}-", indent, inner, under)
            before = ""
        self.comments(holder.tail, indent)

    def entry(self, entry: Entry, head: str, indent: int, definition: Definition | None, under: str) -> None:
        """Write one value after its key or dash, ``head``; ``under`` is the key that it stands under."""
        if entry.is_block and not layout.gathers(entry, definition, self.kind, self.text):
            self.block(entry, head, indent, definition, under)
        elif entry.node.flow and layout.spreads(entry, definition, self.kind):
            _open(entry)
            self.block(entry, head, indent, definition, under)
        elif layout.stays(entry, self.text):
            self.as_it_is(entry, head, indent)
        elif entry.node.kind != "scalar":
            line = f"{head} {self.brackets(entry.node, definition)}"
            self.lines.append(f"{line} {entry.beside}" if entry.beside else line)
        elif (written := values.lines(entry, head, indent, under, self.text)) is not None:
            self.lines += written
        else:
            self.as_it_is(entry, head, indent)

    def block(self, entry: Entry, head: str, indent: int, definition: Definition | None, under: str) -> None:
        """Write a list or a mapping on lines of its own."""
        before = ""
        first = layout.in_order(entry.below, definition)[0]
        if entry.key or entry.head or first.above or layout.is_set_apart(entry, self.text):
            self.lines.append(f"{head} {entry.head}" if entry.head else head)
        else:
            before = f"{head} "
        if entry.node.kind == "mapping":
            self.mapping(entry, definition, indent + _STEP, before)
        else:
            self.items(entry, definition, indent + _STEP, under, before)

    def as_it_is(self, entry: Entry, head: str, indent: int) -> None:
        """Write a value as it stands, moved with its key or dash."""
        written = self.text[entry.key.end if entry.key else entry.start : end(entry)]
        # An item that stood in brackets had no dash.
        sign = -1 if entry.start == entry.node.start else written.index(":" if entry.key else "-")
        first, *rest = written[sign + 1 :].rstrip("\n").split("\n")
        self.lines.append(f"{head} {first.strip(' ')}".rstrip(" "))
        for line in rest:
            bare = line.lstrip(" ")
            moved = len(line) - len(bare) + indent - entry.column
            self.lines.append(" " * max(moved, indent + 1) + bare if bare else "")
        if entry.beside and entry.node.style not in {"|", ">"}:
            self.lines[-1] += f" {entry.beside}"

    def key(self, key: Node) -> str:
        """A key as it is written: without quotes where it is a plain word."""
        return str(key.value) if quoting.is_word(str(key.value)) else self.text[key.start : key.end]

    def brackets(self, node: Node, definition: Definition | None) -> str:
        """A value as it is written on one line, brackets and all."""
        if node.kind == "scalar":
            return values.word(node, self.text) or quoting.in_brackets(str(node.value))
        if node.kind == "list":
            inner = schema.inner(self.kind, definition, 0)
            return f"[{', '.join(self.brackets(item, inner) for item in node.items.values())}]"
        ranks = layout.rank(definition)
        pairs = []
        for name in sorted(node.keys, key=lambda name: ranks.get(name, len(ranks))):
            inner = schema.inner(self.kind, definition, name)
            pairs.append(f"{self.key(node.keys[name])}: {self.brackets(node.items[name], inner)}")
        return f"{{{', '.join(pairs)}}}"


def _open(entry: Entry) -> None:
    """Let what stands between brackets be entries of their own."""
    for step, node in entry.node.items.items():
        key = entry.node.keys[step] if isinstance(step, str) else None
        entry.below.append(Entry(node, key.start if key else node.start, key=key, parent=entry))
