"""The tree of a document: every key and value with the place where it stands in the text."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any

from referat_cli.document.scalars import as_quoted, is_mere_text, resolve
from referat_cli.i18n import _
from referat_cli.model.problem import MOST, TextProblem, excerpt


def events(text: str, *, pure: bool = False) -> Callable[[], Any]:
    """A function that gives the next event of the text each time it is called, and None at the end.

    The events are those of ruamel.yaml, from its parser in C where it is installed (the extra ``oldlibyaml``), else or
    with ``pure`` from the one in Python, which is some thirty times slower. Calling the function raises ``YAMLError``
    where the text is not YAML; from ``pure`` also what `FAILURES` names.
    """
    # Imported here, because ruamel.yaml costs more than the rest of the start-up of a command that reads no file.
    if not pure:
        try:
            from _ruamel_yaml import CParser  # noqa: PLC0415
        except ModuleNotFoundError:
            pass
        else:
            next_event: Callable[[], Any] = CParser(text).get_event
            return next_event
    from ruamel.yaml import YAML  # noqa: PLC0415

    return partial(next, YAML(typ="safe", pure=True).parse(text), None)


# The parser in Python trusts an escape such as "\U99999999" to be a character.
FAILURES = (ValueError, OverflowError)

# Deeper than any meeting; each level costs a hostile file one character and a naive program a call.
DEEPEST = 100

_HEADER = re.compile(r"[|>][-+0-9]*(?: *(?:\n|\Z)| +#)")

_BLANK_FIRST = re.compile(r"[|>][-+]* *(?:#[^\n]*)?\n(?P<first> +)\n(?P<more>(?: *\n)* *)")

# What to say of it, and what to do.
BLANK_FIRST = (
    _("teksten begynner med en tom linje som har færre mellomrom foran seg enn resten"),
    _("slett den tomme linjen over teksten"),
)


class Node:
    """A key or a value: ``start`` and ``end`` are offsets in the text, ``style`` is its opening sign, "" without one.

    ``key`` is the key that it stands under, None in a list. A mapping has its keys in ``keys``, and it and a list have
    their values in ``items``.
    """

    __slots__ = ("end", "flow", "items", "key", "keys", "kind", "start", "style", "value")

    def __init__(self, kind: str, start: int, end: int, value: Any = None, style: str = "") -> None:  # noqa: ANN401
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.style = style
        self.flow = False
        self.key: Node | None = None
        # Most nodes are scalars, which have nothing below them: they share what is empty.
        self.keys: dict[str, Node] = _NO_KEYS if kind == "scalar" else {}
        self.items: dict[str | int, Node] = _NO_ITEMS if kind == "scalar" else {}

    @property
    def plain(self) -> bool:
        """Whether this is a scalar without quotes."""
        return self.kind == "scalar" and not self.style

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written for the value."""
        return self.plain and self.start == self.end

    @property
    def is_block_text(self) -> bool:
        """Whether this is a text on lines of its own, below `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def has_own_lines(self) -> bool:
        """Whether this is a list or a mapping on lines of its own."""
        return self.kind != "scalar" and not self.flow

    def text_start(self, text: str) -> int:
        """Where a scalar's text begins: of a block below the line of its sign, which may end in a comment."""
        return text.find("\n", self.start, self.end) + 1 or self.end if self.is_block_text else self.start

    def below(self) -> "Iterator[Node]":
        """This node and every value under it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.items.values())


_NO_KEYS: dict[str, Node] = {}
_NO_ITEMS: dict[str | int, Node] = {}


def text_spans(root: Node, text: str) -> list[tuple[int, int]]:
    """Where the texts of a tree begin and end, keys in quotes too, in order: a "#" in them begins no comment."""
    spans = []
    for node in root.below():
        scalars = [key for key in node.keys.values() if key.style]
        if node.kind == "scalar" and node.start < node.end:
            scalars.append(node)
        spans += [(scalar.text_start(text), scalar.end) for scalar in scalars]
    return sorted(spans)


def line_start(text: str, at: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, at) + 1


def describe_sign(text: str, at: int) -> str:
    """The sentence about a text that begins with a sign that means something else."""
    return _("teksten begynner med «%(sign)s», som betyr noe annet her: «%(text)s»") % {
        "sign": text[at : at + 1],
        "text": excerpt(text[at:].split("\n", 1)[0]),
    }


def describe_block_header(text: str, at: int) -> tuple[str, str]:
    """The sentence and the next step about a text beside the sign of a block."""
    message = _("det står noe etter «%s» på samme linje") % text[at : at + 1]
    return message, _("la «>-» eller «|» stå alene, og begynn teksten på neste linje")


class Tree:
    """What could be read of a text: its root (None where there is none), what was wrong, and what stopped the parser.

    ``last`` is the last scalar read, ``open`` the lists and mappings that were not finished, ``stopped`` whether it was
    of no use to read on. ``in_c_alone`` is what stopped the parser in C where the one in Python went on.
    """

    def __init__(self) -> None:
        self.root: Node | None = None
        self.problems: list[TextProblem] = []
        self.error: Exception | None = None
        self.in_c_alone: Exception | None = None
        self.stopped = False
        self.last: Node | None = None
        self.open: list[Node] = []

    def stop(self, code: str, start: int, message: str, step: str, width: int = 1) -> None:
        """Add what is wrong, where reading on would be of no use."""
        self.problems.append(TextProblem(code, start, message, step, width))
        raise _StoppedError


class _StoppedError(Exception):
    """Nothing more of the text is to be read."""


def compose(next_event: Callable[[], Any], text: str) -> Tree:
    """The tree of the text whose events these are, as far as they go."""
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - see `events`

    tree = Tree()
    try:
        _grow(tree, next_event, text)
    except _StoppedError:
        tree.stopped = True
    except (YAMLError, *FAILURES) as error:
        tree.error = error
    return tree


def _grow(tree: Tree, next_event: Callable[[], Any], text: str) -> None:  # noqa: C901, PLR0912
    """Let the events grow the tree, until it holds as many problems as are told of.

    One loop, for speed: 2.4 ms of a file of 26 kB instead of 3.1.
    """
    # Without these signs there is no anchor, alias or tag to look for.
    has_signs = any(sign in text for sign in "&*!")
    # What holds the next node, and in a mapping the key that waits for its value.
    parent: Node | None = None
    key: Node | None = None
    while len(tree.problems) < MOST and (event := next_event()) is not None:
        name = event.__class__.__name__
        if has_signs:
            _refuse_properties(tree, event, text)
        if name == "ScalarEvent":
            node = tree.last = Node(
                "scalar", event.start_mark.index, event.end_mark.index, event.value, event.style or ""
            )
            if node.style in _BLOCKS:
                _refuse_blocks(tree, node.start, text)
        elif name in _ENDS:
            tree.open.pop().end = event.end_mark.index
            parent = tree.open[-1] if tree.open else None
            continue
        elif name in _STARTS:
            is_key = key is None and parent is not None and parent.kind == "mapping"
            node = _begun(tree, event, text, is_key=is_key)
        else:
            if name == "DocumentStartEvent":
                _refuse_second_document(tree, event)
            continue
        if parent is None:
            _plant(tree, node)
        elif key is None and parent.kind == "mapping":
            node.flow = parent.flow
            _check_key(tree, parent, node, text)
            key = node
            continue
        else:
            _attach(tree, parent, node, key)
            key = None
        if name != "ScalarEvent":
            tree.open.append(node)
            parent = node
    if len(tree.problems) >= MOST:
        last = tree.problems[-1]
        tree.problems[-1] = last._replace(step=_("%s; resten av filen er ikke lest") % last.step)


def _refuse_second_document(tree: Tree, event: Any) -> None:  # noqa: ANN401
    if tree.root is not None:
        message = _("filen har mer enn ett dokument: linjen «---» skiller dem")
        tree.stop("REF114", event.start_mark.index, message, _("del filen i flere, eller fjern linjen «---»"), 3)


_BLOCKS = frozenset("|>")
_STARTS = frozenset({"MappingStartEvent", "SequenceStartEvent"})
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})


def _begun(tree: Tree, event: Any, text: str, *, is_key: bool) -> Node:  # noqa: ANN401
    """The list or mapping that begins."""
    mapping = event.__class__.__name__ == "MappingStartEvent"
    start = event.start_mark.index
    if len(tree.open) == DEEPEST:
        message = _("listene er nestet dypere enn %d nivåer") % DEEPEST
        tree.stop("REF115", start, message, _("rett opp innrykkene, eller { } og [ ]"))
    if is_key:
        message = _("teksten begynner med «%s», som betyr noe annet her") % excerpt(text[start : start + 1])
        tree.stop("REF111", start, message, _("sett teksten i anførselstegn, eller skriv den under >-"))
    node = Node("mapping" if mapping else "list", start, start, {} if mapping else [])
    node.flow = bool(event.flow_style)
    node.style = text[start : start + 1] if node.flow else ""
    return node


def _plant(tree: Tree, node: Node) -> None:
    """What the file begins with is all of it."""
    tree.root = node
    if node.plain:
        node.value = _meaning(tree, node)
    elif node.is_block_text:
        # The two parsers disagree on whether such a text must be indented.
        message = _("filen begynner med «%s» og er bare en tekst") % node.style
        tree.stop("REF111", node.start, message, _("skriv nøkkelen og kolon foran"))


def _attach(tree: Tree, parent: Node, node: Node, key: Node | None) -> None:
    """Put a value in its place: in a list, or under a key."""
    node.flow = node.flow or parent.flow
    if not node.style and node.kind == "scalar":
        if key is not None and node.start == node.end:
            # The two parsers disagree on where nothing stands.
            node.start = node.end = key.end
        node.value = _meaning(tree, node)
    if key is None:
        parent.items[len(parent.items)] = node
        parent.value.append(node.value)
        return
    node.key = key
    if parent.keys[key.value] is key:
        parent.items[key.value] = node
        parent.value[key.value] = node.value


def _check_key(tree: Tree, parent: Node, node: Node, text: str) -> None:
    """A key is read: each only once, and always a word."""
    first = parent.keys.setdefault(node.value, node)
    if first is not node:
        line = text.count("\n", 0, first.start) + 1
        here = text.count("\n", 0, node.start) + 1
        message = _("«%(key)s» står to ganger: i linje %(first)d og i linje %(second)d") % {
            "key": excerpt(node.value),
            "first": line,
            "second": here,
        }
        step = _("slå de to sammen, eller fjern den ene")
        tree.problems.append(TextProblem("REF112", node.start, message, step, len(node.value)))
    if node.style or _is_word(node.value):
        return
    if node.value == "<<":
        tree.stop("REF113", node.start, _("«<<» kan ikke brukes i referatet"), _("skriv nøklene rett ut"), 2)
    message = _("det mangler en nøkkel foran kolon")
    if node.value:
        message = _("«%s» kan ikke stå som nøkkel foran kolon") % excerpt(node.value)
    step = _("sett den i anførselstegn hvis den er et navn, ellers skriv teksten under >-")
    tree.problems.append(TextProblem("REF111", node.start, message, step, max(len(node.value), 1)))


@lru_cache(maxsize=1000)
def _is_word(written: str) -> bool:
    try:
        return isinstance(resolve(written), str) and as_quoted(written) is None
    except ValueError:
        return False


def _meaning(tree: Tree, node: Node) -> str | int | float | bool | None:
    """The value of a scalar without quotes; a date or a time is kept as written, and `find_pitfalls` says so."""
    word: str = node.value
    if is_mere_text(word):
        return word
    if as_quoted(word) is not None:
        return word
    try:
        return resolve(word)
    except ValueError:
        message = _("«%s» ser ut som et tall eller et tegn, men kan ikke leses") % excerpt(word)
        tree.problems.append(TextProblem("REF111", node.start, message, _("sett verdien i anførselstegn"), len(word)))
        return word


def _refuse_blocks(tree: Tree, start: int, text: str) -> None:
    """Stop at a block of text that the two parsers do not read alike."""
    header = _HEADER.match(text, start)
    if not header:
        tree.stop("REF111", start, *describe_block_header(text, start))
    blank = _BLANK_FIRST.match(text, start)
    if blank and max(map(len, blank["more"].split("\n"))) > len(blank["first"]):
        tree.stop("REF111", blank.end(), *BLANK_FIRST)


def _refuse_properties(tree: Tree, event: Any, text: str) -> None:  # noqa: ANN401
    """Stop at an anchor, an alias or a tag: `&`, `*` and `!` make one text stand for another."""
    if getattr(event, "anchor", None) is None and getattr(event, "ctag", None) is None:
        return
    start = event.start_mark.index
    tree.stop("REF113", start, describe_sign(text, start), _("sett teksten i anførselstegn, eller skriv den under >-"))
