"""Labels at the top whose table was lost as it was copied: all labels on a line or a few, and all values below."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from referat_cli.model.names import fold
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.clock import HOUR
from referat_cli.paper.reading.words.labels import HEAD, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import CAPITAL

_LABEL = re.compile(r"\s*(?P<label>[^:]+):(?=\s|$)")
_FEWEST = 3
# Over so many lines labels, and their values, may go on.
_MOST_OF_LABELS, _MOST_OF_VALUES = 3, 8
_WORDS_OF_A_LABEL, _MOST_WORDS, _MOST_WAYS = 4, 16, 16
_LONGEST = 300
_DATE = r"(?:[a-zæøå]+dag\s+)?\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|[a-zæøå]+\s\d{4})"
_HOURS = rf"{HOUR}\s*[-–]\s*{HOUR}"
_NAME = rf"{CAPITAL}\S*(?:\s{CAPITAL}\S*){{1,3}}"
_VALUES = {"next": _DATE, "venue": r"\S.*?", "chair": _NAME, "secretary": _NAME}


def with_lost_head(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, such labels and their values as two rows; what the values do not fit is left as it stands."""
    for place in range(len(lines) - 1):
        for end in range(place + 1, min(place + _MOST_OF_LABELS, len(lines) - 1) + 1):
            line = _joined(lines[place:end], ledger)
            for labels in _labels(line) if line else ():
                rows, last = _rows(line, labels, lines, end, ledger) if line else ([], end)
                if rows:
                    return [*lines[:place], *rows, *lines[last:]]
    return _labelled_lines(lines, ledger)


def _labelled_lines(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, each of several below each other that begin with a label, and no colon, as a row of it and its value.

    That is what is left of a table with labels at the left: "Dato 4. mars 2026", "Stad Rådhuset", "Referent Siv Nes".
    """
    found = [_label_and_value(line) for line in lines]
    begin = 0
    while begin < len(lines):
        end = begin
        while end < len(lines) and found[end]:
            end += 1
        meanings = {one[0] for one in found[begin:end] if one}
        if len(meanings) >= _FEWEST and "when" in meanings:
            told = zip(lines[begin:end], found[begin:end], strict=True)
            rows = [_row(line, one[1], ledger) for line, one in told if one]
            return [*lines[:begin], *rows, *lines[end:]]
        begin = end + 1
    return [*lines]


def _label_and_value(line: SourceLine) -> tuple[str, list[Piece]] | None:
    """What a line begins with that is a label of the head, and what follows it."""
    if line.cells or line.kind == "item" or ":" in line.text.partition(" ")[0] or len(line.text) > _LONGEST:
        return None
    label = label_of(whole(line).stripped(), HEAD, bare=True)
    value = label.rest.text if label else ""
    if label is None or not value or (value[0].islower() and not value.startswith("kl")):
        return None
    return label.meaning, [label.label, label.rest]


def _rows(
    line: SourceLine, labels: Sequence[Piece], lines: Sequence[SourceLine], begin: int, ledger: Ledger
) -> tuple[list[SourceLine], int]:
    """Labels and their values as two rows, and where the values end; none where what stands below does not fit."""
    for end in range(begin + 1, min(begin + _MOST_OF_VALUES, len(lines)) + 1):
        below = _joined(lines[begin:end], ledger)
        if below and (values := _values(labels, below, lines)):
            return [_row(line, labels, ledger), _row(below, values, ledger)], end
    return [], begin


def _joined(lines: Sequence[SourceLine], ledger: Ledger) -> SourceLine | None:
    """Lines of running words as one; None where one of them is a row or an item."""
    if any(line.cells or line.kind == "item" for line in lines):
        return None
    return lines[0] if len(lines) == 1 else ledger.joined([whole(line).stripped() for line in lines], lines[0])


def _labels(line: SourceLine) -> list[list[Piece]]:
    """The labels of a line that has nothing else, in every way in which its words may be labels."""
    if line.cells or line.kind == "item" or len(line.text) > _LONGEST:
        return []
    found = [whole(line).part(*one.span("label")) for one in _LABEL.finditer(line.text)]
    is_all = bool(found) and line.text.rstrip().endswith(":")
    words = [whole(line).part(*word.span()) for word in re.finditer(r"\S+", line.text)]
    if len(found) >= _FEWEST and is_all and all(meaning_of(piece.text, HEAD) for piece in found):
        return [found]
    bare = islice(_apart(words), _MOST_WAYS) if len(words) <= _MOST_WORDS else ()
    return [labels for labels in bare if len(labels) >= _FEWEST]


def _apart(words: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Every way in which words are labels without colons: "Møtedato Tid Møtestad Neste møte"."""
    if not words:
        yield []
    for end in range(1, min(len(words), _WORDS_OF_A_LABEL) + 1):
        label = Piece(words[0].line, words[0].start, words[end - 1].end)
        if meaning_of(label.text, HEAD):
            yield from ([label, *rest] for rest in _apart(words[end:]))


def _values(labels: Sequence[Piece], line: SourceLine, lines: Sequence[SourceLine]) -> list[Piece]:
    """The value of each label: what of the line looks like it, and names that the paper has elsewhere."""
    looks = [_look(piece) for piece in labels]
    if None in looks or len(line.text) > _LONGEST:
        return []
    words = "\n".join(one.text for other in lines if other is not line for one in other.lines())
    for found in _matches(looks, line.text.strip()):
        names = [text for text, look in zip(found, looks, strict=True) if look == _NAME]
        if all(is_name(name) and name in words for name in names):
            pieces, at = [], 0
            for text in found:
                begin = line.text.index(text, at)
                at = begin + len(text)
                pieces.append(whole(line).part(begin, at))
            return pieces
    return []


def _look(label: Piece) -> str | None:
    meaning = meaning_of(label.text, HEAD) or ""
    if meaning == "when":
        return _DATE if "dato" in fold(label.text) or "dag" in fold(label.text) else _HOURS
    return _VALUES.get(meaning)


def _matches(looks: Sequence[str | None], text: str) -> Iterator[list[str]]:
    """Every way in which a text is values that look so, with blanks between."""
    if not looks:
        if not text:
            yield []
        return
    ends = [*(blank.start() for blank in re.finditer(r"\s+", text)), len(text)]
    for end in ends:
        if re.fullmatch(looks[0] or "", text[:end], re.IGNORECASE if looks[0] in (_DATE, _HOURS) else 0):
            yield from ([text[:end], *rest] for rest in _matches(looks[1:], text[end:].lstrip()))


def _row(line: SourceLine, pieces: Sequence[Piece], ledger: Ledger) -> SourceLine:
    return ledger.part(whole(line).part(0, 0), kind="row", cells=tuple((ledger.part(piece),) for piece in pieces))
