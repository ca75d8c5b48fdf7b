"""Whether every word of a document is in the record that was made of it, or told of in the report.

The record is taken as it was written, and the words as another reading of the document has them, so that what one step
loses another misses.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.closed import CLOSED
from referat_cli.model.names import slug
from referat_cli.model.problem import Where
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.ledger import Guess, Ledger, Unplaced
from referat_cli.paper.reading.source import NOTES, DocumentPlace, Piece, SourceDocument

# What is told of words that may be of a closed case.
HIDDEN = _("{n} ord, som ikke vises fordi de kan gjelde en lukket sak")
# A value of at most so many letters, without a space, is a date, a number, a mark: it says the paper's words otherwise.
_SHORT = 20
# What the record says in its own form, however long: of "Daglig leders innstilling:" whose it is.
_OWN_FORM = ("innstilling_fra",)
_NUMBER = re.compile("[0-9]+")
# In so few words a name may stand the other way round, and the rest of a broken word may come after others.
_FEW = 30


class Reworded(NamedTuple):
    """Words that the record says in a form of its own: a date, a time, a mark; ``key`` is where, ``made`` is what."""

    place: DocumentPlace
    text: str
    key: str
    made: str


class WordAccount(NamedTuple):
    """Where the words of a document went.

    ``lost`` are those that only the other reading of the document has. ``values`` is how many the record holds.
    """

    values: int
    labels: Counter[str]
    furniture: Counter[str]
    reworded: tuple[Reworded, ...]
    guesses: tuple[Guess, ...]
    unplaced: tuple[Unplaced, ...]
    lost: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every word has been placed."""
        return not self.unplaced and not self.lost


def account(document: SourceDocument, ledger: Ledger, record: dict[str, Any]) -> WordAccount:
    """The account of a document against the record as it was written."""
    values = _Compared(ledger, record)
    left = [*ledger.unplaced(), *values.dropped]
    names = _names_of_committee(ledger, record)
    unplaced = tuple(sorted((one for one in left if slug(one.text) not in names), key=lambda one: one.place))
    labels, furniture = (
        Counter(run.text for run in ledger.runs(use) if words_of(run.text)) for use in ("label", "furniture")
    )
    labels.update([*values.repeated, *(one.text for one in left if slug(one.text) in names)])
    numbers = Counter(line.label for each in document.lines for line in each.lines() if line.label)
    found = Counter(_words_in(_texts(record)))
    for said in (labels, furniture, numbers):
        for text, times in said.items():
            found.update({word: times * count for word, count in Counter(words_of(text)).items()})
    for others in (values.reworded, values.chosen, unplaced):
        found.update(_words_in(one.text for one in others))
    lost = _Search(found).lost(_words_in(document.words))
    reworded = tuple(values.reworded)
    whole = WordAccount(
        ledger.count("value") - sum(len(one.text.split()) for one in values.dropped),
        labels,
        furniture,
        reworded,
        (*ledger.guesses, *_numbers_left_out(ledger, record)),
        unplaced,
        tuple(lost),
    )
    closed = closed_parts(record, ledger.places)
    return _without_closed(whole, ledger, (*closed, *_notes(document))) if closed else whole


def _numbers_left_out(ledger: Ledger, record: dict[str, Any]) -> Iterator[Guess]:
    """The labels with a number that the record has nowhere: a day, an hour or a count may be lost in them."""
    numbers = {int(number) for text in _texts(record) for number in _NUMBER.findall(text)}
    numbers |= {number % 100 for number in numbers}  # a year may be written without its century
    for run in ledger.runs("label"):
        if any(len(number) > 1 and int(number) not in numbers for number in _NUMBER.findall(run.text)):
            yield Guess(run.place, run.text, _("ledetekst"), _("et tall i den står ikke i møtet"))


def _notes(document: SourceDocument) -> "Iterator[ClosedPart]":
    """Where the notes of a document stand, which may be about any of its cases."""
    for line in document.lines:
        if line.origin in NOTES:
            yield line.place, line.place._replace(line=line.place.line + 1)


# What a closed case takes of a document: from its first line to the one where the next case begins, or the end.
ClosedPart = tuple[DocumentPlace, DocumentPlace]
_END = DocumentPlace(sys.maxsize, 0)


def closed_parts(record: dict[str, Any], places: Mapping[Where, DocumentPlace]) -> tuple[ClosedPart, ...]:
    """The parts of a document whose words are not to be shown: what it says of cases that are closed."""
    begins: dict[int, DocumentPlace] = {}
    for where, place in places.items():
        if where[:1] == ("saker",) and len(where) > 1 and isinstance(where[1], int):
            begins[where[1]] = min(place, begins.get(where[1], place))
    found = []
    for index, case in enumerate(record.get("saker") or ()):
        if isinstance(case, dict) and CLOSED in case and index in begins:
            after = [place for place in begins.values() if place > begins[index]]
            found.append((begins[index], min(after, default=_END)))
    return tuple(found)


def _without_closed(whole: WordAccount, ledger: Ledger, closed: Sequence[ClosedPart]) -> WordAccount:
    """The account with nothing that a document says of closed cases."""

    def is_open(place: DocumentPlace) -> bool:
        return not any(begin <= place < end for begin, end in closed)

    labels = Counter(run.text for run in ledger.runs("label") if words_of(run.text) and is_open(run.place))
    unplaced = (
        one if is_open(one.place) else Unplaced(one.place, HIDDEN.format(n=len(one.text.split())))
        for one in whole.unplaced
    )
    return whole._replace(
        labels=labels,
        reworded=tuple(one for one in whole.reworded if is_open(one.place)),
        guesses=tuple(one for one in whole.guesses if is_open(one.place)),
        unplaced=tuple(unplaced),
        lost=tuple(HIDDEN.format(n=len(text.split())) for text in whole.lost),
    )


def _names_of_committee(ledger: Ledger, record: dict[str, Any]) -> set[str]:
    """What the committee is called, as codes: where a paper says it once more, it says nothing new."""
    said = (piece.text for where, piece in ledger.values if where == ("utvalg",))
    return {slug(name) for name in (*said, str(record.get("utvalg", "")))} - {""}


def nothing_left(document: SourceDocument) -> WordAccount:
    """The account of a document all of whose words the record has."""
    return WordAccount(len(document.words), Counter(), Counter(), (), (), (), ())


def _words_in(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in words_of(text)]


def _texts(value: object) -> Iterator[str]:
    """All that a value says, without its keys."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


class _Compared:
    """What was taken for values, against the record that was written.

    ``reworded`` is what the record says in a form of its own, ``repeated`` what it says once and the paper again,
    ``chosen`` what a guess tells of, and ``dropped`` what is nowhere.
    """

    def __init__(self, ledger: Ledger, record: dict[str, Any]) -> None:
        self.reworded: list[Reworded] = []
        self.repeated: list[str] = []
        self.chosen: list[Piece] = []
        self.dropped: list[Unplaced] = []
        said: dict[Where, _SaidValue] = {}
        everywhere = _in_a_row(_texts(record))
        told = _in_a_row(text for guess in ledger.guesses for text in (guess.text, guess.why))
        for where, piece in ledger.values:
            if where not in said:
                said[where] = _SaidValue(list(_texts(_value_at(record, where))))
            value, words = said[where], f" {' '.join(words_of(piece.text))} "
            if value.has(piece.text):
                continue
            if value.texts and (value.is_short or where[-1] in _OWN_FORM):
                key = next((step for step in reversed(where) if isinstance(step, str)), "")
                self.reworded.append(Reworded(piece.place, piece.text, key, " ".join(value.texts)))
            elif words in everywhere:
                self.repeated.append(piece.text)
            elif words in told:
                self.chosen.append(piece)
            else:
                self.dropped.append(Unplaced(piece.place, piece.text))


class _SaidValue:
    """What a value of the record says, asked for the pieces that it was made of, most often in their order."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self._words = _words_in(texts)
        self._letters = "".join(self._words)
        self._at = 0

    @property
    def is_short(self) -> bool:
        """Whether it is a date, a number or a mark, which may say the paper's words otherwise."""
        return bool(self.texts) and all(len(text) <= _SHORT and " " not in text for text in self.texts)

    def has(self, text: str) -> bool:
        """Whether the words of a text are in it: beside each other, or in a short value each by itself."""
        wanted = words_of(text)
        letters = "".join(wanted)
        found = self._letters.find(letters, self._at)
        if found < 0:
            found = self._letters.find(letters)
        self._at = max(found, 0)
        return found >= 0 or (len(self._words) <= _FEW and not Counter(wanted) - Counter(self._words))


def _in_a_row(texts: Iterable[str]) -> str:
    """The words of some texts with a blank on both sides; no two texts are beside each other."""
    return "\n".join(f" {' '.join(words_of(text))} " for text in texts)


def _value_at(record: object, where: Where) -> object:
    for step in where:
        if isinstance(record, dict) and isinstance(step, str):
            record = record.get(step)
        elif isinstance(record, list) and isinstance(step, int) and step < len(record):
            record = record[step]
        else:
            return None
    return record


class _Search:
    """The words that the record and the report have, looked for one by one."""

    def __init__(self, found: Counter[str]) -> None:
        self._found = found

    def lost(self, words: Sequence[str]) -> list[str]:
        """The words that are not there, those beside each other together.

        A word that one reading has in two parts, and the other as one, is there: beside each other, or in a narrow
        column, where what stands in the next comes between them.
        """
        missing = self._without(words)
        for at in list(missing):
            if at in missing:
                self._take_divided(at, words, missing)
        missing = {at: word for at, word in missing.items() if not self._take([word])}
        missing = {at: word for at, word in missing.items() if not self._take_parts(word)}
        runs: list[list[str]] = []
        for at, word in missing.items():
            if at - 1 in missing:
                runs[-1].append(word)
            else:
                runs.append([word])
        return [" ".join(run) for run in runs]

    def _take_divided(self, at: int, words: Sequence[str], missing: dict[int, str]) -> None:
        """Take a word of which one that is missing is a part; its other part, if that was taken, is there once more."""
        for other in (*range(at + 1, min(at + _FEW, len(words))), *range(max(at - 1, 0), at)):
            if self._take([words[at] + words[other] if other > at else words[other] + words[at]]):
                del missing[at]
                if missing.pop(other, None) is None:
                    self._found[words[other]] += 1
                return

    def _without(self, words: Sequence[str]) -> dict[int, str]:
        missing: dict[int, str] = {}
        for at, word in enumerate(words):
            if self._found[word] > 0:
                self._found[word] -= 1
            else:
                missing[at] = word
        return missing

    def _take(self, words: Sequence[str]) -> bool:
        """Take words once each, if all are there."""
        counted = Counter(words)
        there = all(self._found[word] >= times for word, times in counted.items())
        if there:
            self._found.subtract(counted)
        return there

    def _take_parts(self, word: str) -> bool:
        """Take the words that one is made of, where it is."""
        parts = self._parts(word)
        return len(parts) > 1 and self._take(parts)

    def _parts(self, word: str) -> list[str]:
        """The words, the longest first, that a word is made of; none where it is not."""
        # Where each beginning of the word ends with words that are there, the last of them.
        last: dict[int, str] = {0: ""}
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - self._longest), end - 1):
                if start in last and self._found[word[start:end]] > 0:
                    last[end] = word[start:end]
                    break
        parts: list[str] = []
        at = len(word)
        while at and at in last:
            parts.append(last[at])
            at -= len(last[at])
        return parts

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._found), default=0)
