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


def _scalar(event: Any, text: str, *, flow: bool) -> object:  # noqa: ANN401
    """The value of a scalar that is no key, `DOUBTFUL` for a date, a time and what may be read in two ways."""
    style, value = event.style, event.value
    if not style:
        if flow and (not value or "?" in value or ":" in value):
            return DOUBTFUL
        if (len(value) <= _LONGEST and value in _NOT_ONLY_TEXT) or value[0] in NUMERIC:
            try:
                return DOUBTFUL if as_quoted(value) is not None else resolve(value)
            except ValueError:
                return DOUBTFUL
    elif (style == '"' and not value.isprintable()) or (
        style in "|>" and UNUSUAL_BLOCK.match(text, event.start_mark.index)
    ):
        return DOUBTFUL
    return value


def build_value(  # noqa: C901, PLR0911, PLR0912 - one loop, for speed
    next_event: Callable[[], Any], text: str
) -> object:
    """The value of the document whose events these are, or `DOUBTFUL`; ``YAMLError`` as `events` says."""
    from ruamel.yaml import events as kinds  # noqa: PLC0415 - loaded by whoever made the events

    scalar, mapping_start, sequence_start = kinds.ScalarEvent, kinds.MappingStartEvent, kinds.SequenceStartEvent
    ends = (kinds.MappingEndEvent, kinds.SequenceEndEvent)
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
    while True:
        event = next_event()
        kind = event.__class__
        if kind in ends:
            container, flow, key = outer.pop()
            continue
        if kind is not scalar and kind is not mapping_start and kind is not sequence_start:
            # The end; an alias, another document, a text after this one and nothing but a text call for a closer look.
            ended = kind is kinds.DocumentEndEvent and next_event().__class__ is kinds.StreamEndEvent
            return root[0] if ended and isinstance(root[0], dict | list) else DOUBTFUL
        if has_signs and (event.anchor is not None or event.ctag is not None):
            return DOUBTFUL
        if key is None:
            word = event.value if kind is scalar else None
            if word not in good_keys:
                if word is None or event.style or not (word.isidentifier() and word.islower()) or word in CONSTANTS:
                    return DOUBTFUL
                good_keys.add(word)
            if word in container:
                return DOUBTFUL
            key = word
            continue
        value = _scalar(event, text, flow=flow) if kind is scalar else {} if kind is mapping_start else []
        if value is DOUBTFUL:
            return DOUBTFUL
        if key is _IN_LIST:
            container.append(value)
        else:
            container[key] = value
            key = None
        if kind is not scalar:
            # A mapping in brackets that has none of its own is a text with ": " in a list.
            bare = kind is mapping_start and event.flow_style and text[event.start_mark.index] != "{"
            if bare or len(outer) == DEEPEST:
                return DOUBTFUL
            outer.append((container, flow, key))
            container, flow, key = value, event.flow_style, None if kind is mapping_start else _IN_LIST
