"""The value of a document straight from the parser's events, for the files that have nothing unusual in them.

Nearly every file is read so: no places are kept and nothing is explained. At the first sign of something unusual it
gives up, and `nodes` builds the tree with all the time it needs.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from referat_cli.document.comments import ACCEPTANCE
from referat_cli.document.nodes import DEEPEST
from referat_cli.document.scalars import CONSTANTS, NUMERIC, as_quoted, resolve

# What `build_value` gives where a closer look is called for. (None is the value of a document that says `null`.)
DOUBTFUL: Final = object()

# A block of text with more than a comment after its header, or a first line of nothing but spaces.
UNUSUAL_BLOCK = re.compile(r"[|>][-+0-9]*+(?:(?! *(?:\n|\Z)| +#)|[^\n]*\n +\n)")

# What may stand before a text, "" for the beginning of the file or more spaces than anybody writes.
BEFORE_A_TEXT = frozenset({"", "\n", "-", "[", "{", ","})
FAR = 120

_NOT_ONLY_TEXT = frozenset(CONSTANTS) | {"=", "<<"}
_LONGEST = max(map(len, _NOT_ONLY_TEXT))

# Stands for the key inside a list.
_IN_LIST: Final = object()


def has_comment_after_text(text: str) -> bool:
    """Whether a line may end in a comment, which in prose would be a text cut short; an acceptance cuts nothing."""
    at = text.find(" #")
    while at >= 0:
        before = text[text.rfind("\n", 0, at) + 1 : at].lstrip(" ")
        if before and before[0] != "#" and not ACCEPTANCE.match(text, at + 1):
            return True
        end = text.find("\n", at)
        at = text.find(" #", end) if end >= 0 else -1
    return False


def has_leading_question_mark(text: str) -> bool:
    """Whether a question mark may stand first in a text, where YAML takes it for a sign of its own and drops it."""
    at = text.find("?")
    while at >= 0:
        if text[max(at - FAR, 0) : at].rstrip(" ")[-1:] in BEFORE_A_TEXT:
            return True
        at = text.find("?", at + 1)
    return False


def _meaning(word: str) -> object:
    """The value of a word that may be more than text, `DOUBTFUL` for a date, a time and what is no number."""
    if as_quoted(word) is not None:
        return DOUBTFUL
    try:
        return resolve(word)
    except ValueError:
        return DOUBTFUL


def build_value(  # noqa: C901, PLR0911, PLR0912, PLR0915 - one loop, for speed
    next_event: Callable[[], Any], text: str
) -> object:
    """The value of the document whose events these are, or `DOUBTFUL`; ``YAMLError`` as `events` says."""
    from ruamel.yaml import events as kinds  # noqa: PLC0415 - loaded by whoever made the events

    scalar, document_end, stream_end = kinds.ScalarEvent, kinds.DocumentEndEvent, kinds.StreamEndEvent
    mapping_start, sequence_start = kinds.MappingStartEvent, kinds.SequenceStartEvent
    mapping_end, sequence_end = kinds.MappingEndEvent, kinds.SequenceEndEvent
    next_event()
    if next_event().__class__ is not kinds.DocumentStartEvent:
        return DOUBTFUL
    # The list or mapping being filled, whether it stands in brackets, and in a mapping the key waiting for its value.
    root: list[Any] = []
    container: Any = root
    flow = False
    key: Any = _IN_LIST
    outer: list[tuple[Any, bool, Any]] = []
    good_keys: set[str] = set()
    # Without these signs there is no anchor, alias or tag to look for.
    has_signs = "&" in text or "!" in text
    value: Any
    while True:
        event = next_event()
        kind = event.__class__
        if kind is scalar:
            if has_signs and (event.anchor is not None or event.ctag is not None):
                return DOUBTFUL
            value = event.value
            if key is None:
                if value not in good_keys:
                    if event.style or not (value.isidentifier() and value.islower()) or value in CONSTANTS:
                        return DOUBTFUL
                    good_keys.add(value)
                if value in container:
                    return DOUBTFUL
                key = value
                continue
            style = event.style
            if not style:
                if flow and (not value or "?" in value or ":" in value):
                    return DOUBTFUL
                if (len(value) <= _LONGEST and value in _NOT_ONLY_TEXT) or value[0] in NUMERIC:
                    value = _meaning(value)
                    if value is DOUBTFUL:
                        return DOUBTFUL
            elif style == '"':
                if not value.isprintable():
                    return DOUBTFUL
            elif style != "'" and UNUSUAL_BLOCK.match(text, event.start_mark.index):
                return DOUBTFUL
            if key is _IN_LIST:
                container.append(value)
            else:
                container[key] = value
                key = None
        elif kind is mapping_start or kind is sequence_start:
            if len(outer) == DEEPEST or event.anchor is not None or event.ctag is not None:
                return DOUBTFUL
            mapping = kind is mapping_start
            # A mapping in brackets that has none of its own is a text with ": " in a list.
            if mapping and event.flow_style and text[event.start_mark.index] != "{":
                return DOUBTFUL
            if key is None:
                return DOUBTFUL
            value = {} if mapping else []
            if key is _IN_LIST:
                container.append(value)
            else:
                container[key] = value
                key = None
            outer.append((container, flow, key))
            container, flow, key = value, event.flow_style, None if mapping else _IN_LIST
        elif kind is mapping_end or kind is sequence_end:
            container, flow, key = outer.pop()
        else:
            # The end; an alias, another document, a text after this one and nothing but a text call for a closer look.
            ends = kind is document_end and next_event().__class__ is stream_end
            return root[0] if ends and isinstance(root[0], dict | list) else DOUBTFUL
