"""The fixes of problems that take nobody's judgement, as edits of the text.

Only where there is one thing to write, and everybody would write it. What somebody surely meant, but could have meant
otherwise, is a suggestion in the problem's next step, and a person's to follow.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from referat_cli.document import schema, suggestions, text_checks
from referat_cli.document.document import Document
from referat_cli.document.edits import MARK, TextEdit, apply_edits, in_file
from referat_cli.document.nodes import Node
from referat_cli.document.pitfalls import PROSE
from referat_cli.document.quoting import in_brackets, is_plain
from referat_cli.document.scalars import as_quoted, quoted
from referat_cli.document.schema import Definition, Kind
from referat_cli.document.schema_keys import flow
from referat_cli.model.committee import FORMAT
from referat_cli.model.names import edit_distance
from referat_cli.model.problem import Place, Problem

# Below U+0300 every sign stands alone, and begins what the signs after it may be parts of.
_LETTER = re.compile(r"[\x00-\u02ff]?[\u0300-\U0010ffff]+")
# A key as short as this is one letter away from too many words.
_SHORT = 2
# A longer key, or a mapping with more keys than this, is no slip of anybody's.
_LONG, _MANY_KEYS = 100, 100
_SECONDS = 2
# What the schema calls the number of a case, a case of the meeting, and a case of any.
_CASES = frozenset({"saksnr", "saksreferanse", "saksadresse"})


Fix = Callable[[Document, Problem, Kind], list[TextEdit]]


def edits_for(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    """The edits of the file that put a problem right, offsets in `Document.raw`; none where it takes judgement."""
    fix = FIXES.get(problem.code)
    return fix(document, problem, kind) if fix else []


def fixed_text(document: Document, problems: list[Problem], kind: Kind) -> str:
    """The file with these problems put right as far as they can be, and every other character as it was."""
    return apply_edits(document.raw, [edit for problem in problems for edit in edits_for(document, problem, kind)])


def _byte_order_mark(document: Document, _problem: Problem, _kind: Kind) -> list[TextEdit]:
    return [TextEdit(0, 1, "")] if document.raw.startswith(MARK) else []


def _line_ends(document: Document, _problem: Problem, _kind: Kind) -> list[TextEdit]:
    return [TextEdit(*found.span(), "\n") for found in re.finditer(r"\r\n?", document.raw)]


def _whole_letters(document: Document, _problem: Problem, _kind: Kind) -> list[TextEdit]:
    """Letters that are kept in parts become one sign each."""
    found = []
    for letter in _LETTER.finditer(document.raw):
        whole = unicodedata.normalize("NFC", letter[0])
        # Some signs stand for one of YAML's own, which would then mean something.
        if whole != letter[0] and not (whole.isascii() and not whole.isalnum()):
            found.append(TextEdit(*letter.span(), whole))
    return found


def _quotes(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    """A date or a time is put in quotes; with a colon for a full stop only where a time must stand."""
    node, definition = _nodes(document, kind)[0].get(document.offset(problem.place), (None, None))
    if node is None or not node.plain or not isinstance(node.value, str):
        return []
    right = as_quoted(node.value)
    if (definition or {}).get("form") in _CASES:  # 4.10 is the number of a case, and no time
        right = node.value
    is_time = (definition or {}).get("form") == "klokkeslett" and node.value.count(":") < _SECONDS
    if right is None or not (right == node.value or is_time):
        return []
    return in_file(document.raw, [TextEdit(node.start, node.end, quoted(right))])


def _misspelt_key(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    """A key with one letter wrong becomes the only key that it can be."""
    at = document.offset(problem.place)
    mapping, definition = _nodes(document, kind)[1].get(at, (None, None))
    if mapping is None or definition is None or len(mapping.keys) > _MANY_KEYS:
        return []
    key = next(key for key in mapping.keys.values() if key.start == at)
    right = _only_key(str(key.value), mapping, definition)
    value = next((value for value in mapping.items.values() if value.key is key), None)
    if right is None or (right in PROSE and value is not None and _may_be_cut(document.text, key.end, value.end)):
        return []
    return in_file(document.raw, [TextEdit(key.start, key.end, right)])


def _may_be_cut(text: str, start: int, end: int) -> bool:
    """Whether YAML may have read more into a value than its writer, so that it is no text under such a key."""
    line_end = text.find("\n", end)
    written = text[start + 1 : line_end if line_end >= 0 else len(text)]
    return " #" in written or ": " in written


def _only_key(key: str, mapping: Node, definition: Definition) -> str | None:
    """The one key of a definition that is a letter from this one, if no other word is about as near."""
    known = definition.get("properties", {})
    if not _SHORT < len(key) < _LONG or key in known or key in _all_keys():
        return None
    unknown = [other for other in mapping.keys if other not in known and other != key]
    near = [other for other in known if _one_letter(key, other)]
    rivals = [other for other in unknown for right in near if _one_letter(other, right)]
    return near[0] if len(near) == 1 and near[0] not in mapping.keys and not rivals else None


def _one_letter(word: str, other: str) -> bool:
    """Whether two words are one letter apart: one more, one less, another, or æ, ø or å written as one sign."""
    return (abs(len(word) - len(other)) <= 1 and edit_distance(word, other) == 1) or suggestions.same_word(
        word, [other]
    ) is not None


@cache
def _all_keys() -> frozenset[str]:
    """Every key that some document may have somewhere: such a one is no slip, but stands in the wrong place."""
    parts = [part for kind in schema.KINDS for part in schema.definitions(kind).values()]
    return frozenset(key for part in parts for key in part.get("properties", ()))


def _repeated_title(document: Document, problem: Problem, _kind: Kind) -> list[TextEdit]:
    """The title of a slot that is its case's own is taken out of the agenda."""
    slot = _repeated_titles(document).get(document.offset(problem.place))
    return in_file(document.raw, _removal(document.text, slot, "tittel")) if slot else []


@lru_cache(maxsize=1)
def _repeated_titles(document: Document) -> dict[int, Node]:
    """The slots whose title is their case's own, by where the title and its key begin."""
    # A case may lack its number or its title, which is told of as well.
    cases = {case.get("saksnr"): case.get("tittel") for case in document.likely_value["saker"]}
    root = document.root
    agenda = root.items.get("saksliste") if root else None
    found = {}
    for slot in agenda.items.values() if agenda else ():
        title, number = slot.items.get("tittel"), slot.items.get("sak")
        if title and title.key and number and title.value is not None and title.value == cases.get(number.value):
            found[title.start] = found[title.key.start] = slot
    return found


def _removal(text: str, mapping: Node, name: str) -> list[TextEdit]:
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
        line_end = text.find("\n", value.end - value.is_block_text)
        end = line_end if line_end >= 0 else len(text)
    between = text[start : key.start] + text[value.end : end]
    return [] if between.strip(" \n,") or "#" in text[start : key.start] else [TextEdit(start, end, "")]


_ByOffset = dict[int, tuple[Node, Definition | None]]


@lru_cache(maxsize=1)
def _nodes(document: Document, kind: Kind) -> tuple[_ByOffset, _ByOffset]:
    """Every value of a document with what the schema says of it, by where it begins, and every mapping by its keys."""
    root = document.root
    values: _ByOffset = {}
    by_key: _ByOffset = {}
    waiting: list[tuple[Node, Definition | None]] = [(root, schema.schema(kind))] if root else []
    while waiting:
        node, definition = waiting.pop()
        if node.kind == "scalar":
            values[node.start] = node, definition
        by_key |= {key.start: (node, definition) for key in node.keys.values()}
        waiting += [(below, schema.definition_below(kind, definition, step)) for step, below in node.items.items()]
    return values, by_key


def _certain_value(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    """A value of another form becomes the only one that it can mean."""
    node, _definition = _nodes(document, kind)[0].get(document.offset(problem.place), (None, None))
    right = _certain_values(document, kind).get(problem.place)
    if node is None or right is None or node.is_block_text or "\n" in document.text[node.start : node.end]:
        return []
    if not isinstance(right, str):
        written = flow(right)
    else:
        written = in_brackets(right) if node.flow else right if is_plain(right) else quoted(right)
    return in_file(document.raw, [TextEdit(node.start, node.end, written)])


@lru_cache(maxsize=1)
def _certain_values(document: Document, kind: Kind) -> dict[Place, object]:
    from referat_cli.document.schema_errors import certain_values  # noqa: PLC0415 - most files have their form

    return {document.place(where): right for where, right in certain_values(document, kind).items()}


def _ordinary_spaces(document: Document, problem: Problem, _kind: Kind) -> list[TextEdit]:
    """Spaces that must not break a line become ordinary ones."""
    start = document.offset(problem.place)
    run = text_checks.SPACES.match(document.text, start)
    if not run or document.text[start] not in text_checks.HARD_SPACES:
        return []
    return in_file(document.raw, [TextEdit(*run.span(), " " * len(run[0]))])


def _right_number(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    """A case number that the committee writes otherwise is written so, also where the meeting names that case."""
    node, _definition = _nodes(document, kind)[0].get(document.offset(problem.place), (None, None))
    if node is None or not problem.right or problem.right in _case_numbers(document):
        return []
    return in_file(
        document.raw,
        [
            TextEdit(other.start, other.end, in_brackets(problem.right) if other.flow else problem.right)
            for other in _naming_a_case(document, kind).get(node.value, ())
        ],
    )


@lru_cache(maxsize=1)
def _naming_a_case(document: Document, kind: Kind) -> dict[object, list[Node]]:
    """The values that name a case on their own line, by what they say."""
    found: dict[object, list[Node]] = {}
    for node, definition in _nodes(document, kind)[0].values():
        if (definition or {}).get("form") in _CASES and not node.is_block_text:
            found.setdefault(node.value, []).append(node)
    return found


@lru_cache(maxsize=1)
def _case_numbers(document: Document) -> frozenset[str]:
    return frozenset(str(case.get("saksnr")) for case in document.likely_value["saker"])


def _newest_format(document: Document, problem: Problem, kind: Kind) -> list[TextEdit]:
    node, _definition = _nodes(document, kind)[0][document.offset(problem.place)]
    return in_file(document.raw, [TextEdit(node.start, node.end, str(FORMAT))])


# What can be fixed, by code. A tab is no part of it: what it stood for is for a person to say.
FIXES: dict[str, Fix] = {
    "REF104": _ordinary_spaces,
    "REF106": _whole_letters,
    "REF107": _byte_order_mark,
    "REF108": _line_ends,
    "REF116": _quotes,
    "REF201": _misspelt_key,
    "REF203": _certain_value,
    "REF204": _certain_value,
    "REF205": _certain_value,
    "REF208": _newest_format,
    "REF408": _repeated_title,
    "REF502": _right_number,
}
