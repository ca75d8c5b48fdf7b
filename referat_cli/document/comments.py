"""The comments of a document, each with the key, value or item that it belongs to, and the acceptances among them.

A comment on a line of its own belongs to what stands below it, or, where it is indented deeper than that, to the end of
the list or mapping above; a comment at the end of a line belongs to what ends there.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct

from referat_cli.document.nodes import Node, Tree, line_start, text_spans

# Such as: "referat: godta REF312 skrivefeil i kilden", or with several codes: "godta REF504, REF505 slik står det".
ACCEPTANCE = re.compile(r"# *referat: *godta(?![^\W_])(?P<rest>[^\n]*)")

_CODES = re.compile(r"[ ,]*(?P<codes>REF[0-9]{3}(?:[ ,]+REF[0-9]{3})*)(?![^\W_])[ ,:]*")

_CODE = re.compile(r"REF[0-9]{3}")


class Acceptance(NamedTuple):
    """A comment that accepts problems of these codes; no codes or an empty reason where it does not say."""

    codes: tuple[str, ...]
    reason: str
    line: int
    column: int


def may_accept(text: str) -> bool:
    """Whether there is an acceptance in a text, as far as is seen without its tree."""
    # Most files have one comment, at their beginning: to find where comments are takes a fiftieth of the time of
    # looking for a word in all of the text, and that a third of the time of the pattern.
    first, last = text.find("#"), text.rfind("#")
    end = text.find("\n", last)
    among = text[first : end if end >= 0 else len(text)] if first >= 0 else ""
    return "godta" in among and ACCEPTANCE.search(among) is not None


def acceptances(text: str, tree: Tree) -> tuple[Acceptance, ...]:
    """Every acceptance in the comments of a text; what stands inside a value is text and no comment."""
    spans = text_spans(tree.root, text) if tree.root is not None else []
    found = []
    line, counted = 1, 0
    for match in ACCEPTANCE.finditer(text):
        start = match.start()
        line += text.count("\n", counted, start)
        counted = start
        before = bisect_right(spans, (start, len(text))) - 1
        if (start and text[start - 1] not in " \n") or (before >= 0 and start < spans[before][1]):
            continue
        codes = _CODES.match(match["rest"])
        reason = match["rest"][codes.end() if codes else 0 :].strip()
        named = tuple(dict.fromkeys(_CODE.findall(codes["codes"]))) if codes else ()
        found.append(Acceptance(named, reason, line, start - line_start(text, start) + 1))
    return tuple(found)


_SIGN = re.compile(r"(?:(?<=[ \n])|^)#[^\n]*")


class Comment(NamedTuple):
    """A comment and where it begins."""

    start: int
    text: str


class CommentedNode(Struct, eq=False):
    """A key with its value, or an item of a list, with the comments around it.

    ``start`` is where its line begins to be its own: at the key or the dash. ``above`` are the lines above it, "" for a
    blank one; ``head`` is the comment beside the key or the dash of a value that begins further down, ``beside`` the
    one at the end of the value. ``inside``: comments stand where only this value's own line breaks can keep them.
    ``tail`` are the comments after the last of ``below``, which is empty but for a list or a mapping on lines of its
    own.
    """

    node: Node
    start: int
    column: int = -1
    key: Node | None = None
    parent: "CommentedNode | None" = None
    above: list[str] = []
    head: str = ""
    beside: str = ""
    inside: bool = False
    below: list["CommentedNode"] = []
    tail: list[str] = []

    @property
    def accepted_above(self) -> bool:
        """Whether the line above accepts what is found in this one."""
        return bool(self.above) and is_acceptance(self.above[-1])

    @property
    def holds_comments(self) -> bool:
        """Whether a comment stands beside this entry or below it."""
        if self.head or self.beside or self.inside or self.tail:
            return True
        return any(entry.above or entry.holds_comments for entry in self.below)

    @property
    def accepts(self) -> bool:
        """Whether a comment beside or above this entry, but not further down, accepts a problem."""
        return self.accepted_above or is_acceptance(self.head) or is_acceptance(self.beside)


def is_acceptance(comment: str) -> bool:
    """Whether a comment accepts a problem."""
    return ACCEPTANCE.match(comment) is not None


def attach_comments(root: Node, text: str) -> CommentedNode:
    """The document as an entry, with every comment of the text where it belongs."""
    comments = list(_comments(root, text))
    whole = CommentedNode(root, root.start)
    order: list[CommentedNode] = []
    _add_below(whole, text, [(comment.start, comment.start + len(comment.text)) for comment in comments], order)
    if not order:
        whole.inside = bool(comments)
        return whole
    starts = [entry.start for entry in order]
    last_above = last_tail = -1
    for comment in comments:
        at = bisect_right(starts, comment.start) - 1
        before = order[at] if at >= 0 else None
        after = order[at + 1] if at + 1 < len(order) else None
        if before is not None and _is_beside(before, comment, text):
            continue
        holder = None if after is not None and after.above else _tail_of(before, after, comment, text)
        if holder is not None:
            _add(holder.tail, comment, last_tail, text)
            last_tail = comment.start + len(comment.text)
        else:
            _add(after.above if after is not None else whole.tail, comment, last_above, text)
            last_above = comment.start + len(comment.text)
    _blank_between(order, comments, text)
    return whole


def _comments(root: Node, text: str) -> list[Comment]:
    """Every comment of the text; what stands inside a key or a value is none."""
    if "#" not in text:
        return []
    spans = text_spans(root, text)
    found = []
    match = _SIGN.search(text)
    while match is not None:
        at = bisect_right(spans, (match.start(), len(text))) - 1
        inside = at >= 0 and match.start() < spans[at][1]
        if not inside:
            found.append(Comment(match.start(), match[0].rstrip()))
        match = _SIGN.search(text, spans[at][1] if inside else match.end())
    return found


def _add_below(parent: CommentedNode, text: str, comments: list[tuple[int, int]], order: list[CommentedNode]) -> None:
    """Give an entry what is below it, in the order of the text."""
    if not parent.node.has_own_lines:
        return
    at = parent.node.start
    for step, node in parent.node.items.items():
        key = parent.node.keys[step] if isinstance(step, str) else None
        entry = CommentedNode(node, key.start if key else _dash(text, at, comments), key=key, parent=parent)
        entry.column = entry.start - line_start(text, entry.start)
        parent.below.append(entry)
        order.append(entry)
        _add_below(entry, text, comments, order)
        at = end_of(entry)


def _dash(text: str, at: int, comments: list[tuple[int, int]]) -> int:
    """Where the next dash of a list stands."""
    while True:
        dash = text.index("-", at)
        inside = bisect_right(comments, (dash, len(text))) - 1
        if inside < 0 or dash >= comments[inside][1]:
            return dash
        at = comments[inside][1]


def end_of(entry: CommentedNode) -> int:
    """Where an entry ends, without what only separates it from the next."""
    while entry.below:
        entry = entry.below[-1]
    if entry.node.is_empty:
        return entry.key.end if entry.key else entry.start + 1
    return entry.node.end


def _is_beside(entry: CommentedNode, comment: Comment, text: str) -> bool:
    """Whether a comment stands beside or inside the last entry that began before it, which then keeps it."""
    own_line = not text[line_start(text, comment.start) : comment.start].strip(" ")
    if entry.below:
        if own_line:
            return False
        entry.head = comment.text
    elif comment.start < entry.node.start and not entry.node.is_empty:
        entry.inside = True
    elif comment.start < entry.node.end:
        # The line of a block's sign; or brackets over several lines.
        if entry.node.is_block_text:
            entry.beside = comment.text
        else:
            entry.inside = True
    elif own_line or "\n" in text[end_of(entry) : comment.start]:
        return False
    else:
        entry.beside = comment.text
    return True


def _tail_of(
    before: CommentedNode | None, after: CommentedNode | None, comment: Comment, text: str
) -> CommentedNode | None:
    """The list or mapping that a comment on a line of its own ends, None where it belongs to what follows."""
    if is_acceptance(comment.text):
        return None
    column = comment.start - line_start(text, comment.start)
    least = after.column if after is not None else -1
    entry = before
    while entry is not None and entry.parent is not None:
        # A list may stand as far out as its key; what ends both is not a part of the list.
        if least < entry.column <= column and entry.parent.column < entry.column:
            return entry.parent
        entry = entry.parent
    return None


def _add(lines: list[str], comment: Comment, last: int, text: str) -> None:
    """Add a comment to lines of comments, below a blank line if one stands between."""
    if lines and text.count("\n", last, comment.start) > 1:
        lines.append("")
    lines.append(comment.text)


def _blank_between(order: list[CommentedNode], comments: list[Comment], text: str) -> None:
    """Keep a blank line between the comments above an entry and itself: they are about more than the entry."""
    starts = [comment.start for comment in comments]
    for entry in order:
        if entry.above:
            last = comments[bisect_right(starts, entry.start) - 1]
            if text.count("\n", last.start, entry.start) > 1:
                entry.above.append("")
