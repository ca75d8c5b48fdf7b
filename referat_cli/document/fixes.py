"""Which problems can be put right without anybody's judgement, and how?

Only where there is one thing to write, and everybody would write it. What somebody surely meant, but could have meant
otherwise, is a suggestion in the problem's next step, and a person's to follow.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from referat_cli.document import edits, schema, suggestions
from referat_cli.document.document import Document
from referat_cli.document.edits import Edit
from referat_cli.document.nodes import Node
from referat_cli.document.quoting import quoted
from referat_cli.document.scalars import as_quoted
from referat_cli.document.schema import Kind
from referat_cli.document.schema_keys import Definition
from referat_cli.model.problem import Problem

Repair = Callable[[Document, Problem, Kind], list[Edit]]

# Below U+0300 every sign stands alone, and begins what the signs after it may be parts of.
_LETTER = re.compile(r"[\x00-\u02ff]?[\u0300-\U0010ffff]+")
# A key as short as this is one letter away from too many words.
_SHORT = 2
_SECONDS = 2


def repair(document: Document, problem: Problem, kind: Kind) -> list[Edit]:
    """The edits of the file that put a problem right, offsets in `Document.raw`; none where it takes judgement."""
    known = REPAIRS.get(problem.code)
    return known(document, problem, kind) if known else []


def repaired(document: Document, problems: list[Problem], kind: Kind) -> str:
    """The file with these problems put right as far as they can be, and every other character as it was."""
    return edits.apply(document.raw, [edit for problem in problems for edit in repair(document, problem, kind)])


def _mark(document: Document, _problem: Problem, _kind: Kind) -> list[Edit]:
    return edits.without_mark(document.raw)


def _line_ends(document: Document, _problem: Problem, _kind: Kind) -> list[Edit]:
    return edits.single_line_ends(document.raw)


def _whole_letters(document: Document, _problem: Problem, _kind: Kind) -> list[Edit]:
    """Letters that are kept in parts become one sign each."""
    found = []
    for letter in _LETTER.finditer(document.raw):
        whole = unicodedata.normalize("NFC", letter[0])
        # Some signs stand for one of YAML's own, which would then mean something.
        if whole != letter[0] and not (whole.isascii() and not whole.isalnum()):
            found.append(Edit(*letter.span(), whole))
    return found


def _quotes(document: Document, problem: Problem, kind: Kind) -> list[Edit]:
    """A date or a time is put in quotes; with a colon for a full stop only where a time must stand."""
    node, definition = _walked(document, kind)[0].get(document.offset(problem.place), (None, None))
    if node is None or not node.plain or not isinstance(node.value, str):
        return []
    right = as_quoted(node.value)
    is_time = (definition or {}).get("form") == "klokkeslett" and node.value.count(":") < _SECONDS
    if right is None or not (right == node.value or is_time):
        return []
    return edits.in_file(document.raw, [Edit(node.start, node.end, quoted(right))])


def _key(document: Document, problem: Problem, kind: Kind) -> list[Edit]:
    """A key with one letter wrong becomes the only key that it can be."""
    at = document.offset(problem.place)
    mapping, definition = _walked(document, kind)[1].get(at, (None, None))
    if mapping is None or definition is None:
        return []
    key = next(key for key in mapping.keys.values() if key.start == at)
    right = _only_key(str(key.value), mapping, definition)
    return edits.in_file(document.raw, [Edit(key.start, key.end, right)]) if right else []


def _only_key(key: str, mapping: Node, definition: Definition) -> str | None:
    """The one key of a definition that is a letter from this one, if no other word is about as near."""
    known = definition.get("properties", {})
    unknown = [other for other in mapping.keys if other not in known and other != key]
    if len(key) <= _SHORT or key in known or key in _all_keys():
        return None
    near = [other for other in known if _one_letter(key, other)]
    rivals = [other for other in unknown for right in near if _one_letter(other, right)]
    return near[0] if len(near) == 1 and near[0] not in mapping.keys and not rivals else None


def _one_letter(word: str, other: str) -> bool:
    """Whether two words are one letter apart: one more, one less, another, or æ, ø or å written as one sign."""
    return suggestions.slips(word, other) == 1 or suggestions.same(word, [other]) is not None


@cache
def _all_keys() -> frozenset[str]:
    """Every key that some document may have somewhere: such a one is no slip, but stands in the wrong place."""
    wholes = (schema.schema("moete"), schema.schema("utvalg"))
    parts = [part for whole in wholes for part in (whole, *whole["$defs"].values())]
    return frozenset(key for part in parts for key in part.get("properties", ()))


def _title(document: Document, problem: Problem, _kind: Kind) -> list[Edit]:
    """The title of a slot that is its case's own is taken out of the agenda."""
    at = document.offset(problem.place)
    cases = {case.get("saksnr"): case.get("tittel") for case in _mappings(document, "saker")}
    root = document.root
    agenda = root.items.get("saksliste") if root else None
    for slot in agenda.items.values() if agenda else ():
        title, number = slot.items.get("tittel"), slot.items.get("sak")
        if title and title.key and number and at in (title.start, title.key.start):
            same = title.value is not None and title.value == cases.get(number.value)
            return edits.in_file(document.raw, _without(document.text, slot, "tittel")) if same else []
    return []


def _mappings(document: Document, key: str) -> list[dict[str, object]]:
    value = document.value.get(key) if isinstance(document.value, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _without(text: str, mapping: Node, name: str) -> list[Edit]:
    """What takes a key and its value out of a mapping; nothing where a comment stands beside them."""
    names = list(mapping.keys)
    at = names.index(name)
    key, value = mapping.keys[name], mapping.items[name]
    after = mapping.keys[names[at + 1]] if at + 1 < len(names) else None
    before = mapping.items[names[at - 1]] if at else None
    if after is None and before is None:
        return []
    # The first key leaves its place to the next; another goes with what stands between it and the one before.
    start, end = (key.start, after.start) if after and not before else (before.end if before else 0, value.end)
    if before and not mapping.flow:
        start = text.rfind("\n", 0, key.start)
        line_end = text.find("\n", value.end if value.style not in {"|", ">"} else value.end - 1)
        end = line_end if line_end >= 0 else len(text)
    between = text[start : key.start] + text[value.end : end]
    return [] if between.strip(" \n,") or "#" in text[start : key.start] else [Edit(start, end, "")]


Values = dict[int, tuple[Node, Definition | None]]


@lru_cache(maxsize=1)
def _walked(document: Document, kind: Kind) -> tuple[Values, Values]:
    """Every value of a document with what the schema says of it, by where it begins, and every mapping by its keys."""
    root = document.root
    values: Values = {}
    by_key: Values = {}
    waiting: list[tuple[Node, Definition | None]] = [(root, schema.schema(kind))] if root else []
    while waiting:
        node, definition = waiting.pop()
        if node.kind == "scalar":
            values[node.start] = node, definition
        by_key |= {key.start: (node, definition) for key in node.keys.values()}
        waiting += [(below, schema.inner(kind, definition, step)) for step, below in node.items.items()]
    return values, by_key


# What can be repaired, by code. A tab is no part of it: what it stood for is for a person to say.
REPAIRS: dict[str, Repair] = {
    "REF106": _whole_letters,
    "REF107": _mark,
    "REF108": _line_ends,
    "REF116": _quotes,
    "REF201": _key,
    "REF408": _title,
}
