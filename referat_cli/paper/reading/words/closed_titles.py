"""Titles, and lines under them, that say that the case is closed: "Personalsak (unntatt offentlighet, offl. § 13)"."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.phrases import BE, FROM, THE_CASE, phrase
from referat_cli.paper.reading.words.sentences import sentences

_WORDS = (
    rf"(?P<words>(?:unntatt|unntatte|unnateke|unnatekne|unnateken|unntas)\s+(?:{FROM}\s+)?"
    r"(?:offentl(?:ig|eg)(?:het|heit)(?:en|a)?|off\.|etter(?=\s+(?:off|kom)))|u\.\s?off\.?)"
)
# What the law says of it, with the numbers of its parts in brackets: "fvl. § 13 (1) nr. 1".
_PARAGRAPH = r"§(?:[^()]|\(\d+\))*?"
_BY_LAW = r"(?:etter|jf|jfr|iht|i\s+henhold\s+til|med\s+hjemmel\s+i|med\s+heimel\s+i|i\s+medhold\s+av)\b[.\s]*"
# That the meeting was closed for it says the same where the law stands behind.
_REASON = (
    rf"(?:{_WORDS}(?:[\s,:;.(–—-]+(?:{_BY_LAW})?(?P<basis>[^()]*?{_PARAGRAPH}))?"
    rf"|lukk(?:et|a|es|ast)(?:\s+(?:møte|sak|dør\w*))?[\s,:;.(–—-]+(?:{_BY_LAW})?(?P<of_doors>[^()]*?{_PARAGRAPH}))"
)
_CLOSED = re.compile(rf"(?P<before>[\s(–—:,.-]+){_REASON}[\s).]*$", re.IGNORECASE)
_CLOSED_BEFORE = re.compile(
    rf"\s*(?P<open>\(\s*)?{_REASON}[\s.]*(?(open)\)[\s:–—-]*|(?P<sign>:|\s[–—-])\s+)(?=\w)", re.IGNORECASE
)
_CLOSED_LINE = re.compile(
    rf"[(\s]*(?:{THE_CASE}\s+(?:(?:er|var|vert|blir)\s+)?)?{_WORDS}"
    rf"[\s,:;.(–—-]*(?:{_BY_LAW})?"
    r"(?P<basis>(?:off|kom|fvl|forvaltning|lov|inn|§)[^()]*?"
    rf"{_PARAGRAPH}|{_PARAGRAPH})?[\s).]*$",
    re.IGNORECASE,
)


def closed_title(title: Piece) -> tuple[Piece, Piece] | None:
    """What a case is called, and why it is closed, as stands behind that or before; None of a title that does not say.

    Where no paragraph is named, the words themselves are all that is known of the reason. They must stand apart from
    the title, by more than a blank, because a case may be about what is exempt: "Rutiner for unntatt offentlighet".
    """
    found = _CLOSED.search(title.raw)
    if found and title.raw[: found.start()].strip():
        bare, is_apart = title.part(0, found.start()), bool(found["before"].strip())
    elif found := _CLOSED_BEFORE.match(title.raw):
        bare, is_apart = title.part(found.end()), bool(found["open"] or found["sign"] == ":")
    else:
        return None
    reason = next(name for name in ("basis", "of_doors", "words") if found[name])
    if reason == "words" and not is_apart:
        return None
    return bare.stripped(), title.part(*found.span(reason)).stripped(",.")


_DOORS = re.compile(
    rf"(?:møtet|{THE_CASE}|dørene)\s+{BE}\s+(?:lukket|lukka|behandlet|handsama|stengt)\b[^:]{{0,120}}$",
    re.IGNORECASE,
)


# The doors were closed, and the meeting did not end: "i lukket møte", "Møtet ble lukket, jf. kommuneloven § 11-5".
_BEHIND_DOORS = phrase(
    rf"\b(?:for|bak) (?:lukkede|lukka|stengte) dører\b|\bi (?:lukket|lukka) møte\b|\bmøtet (?:lukkes|lukkast)\b"
    rf"|\b(?:møtet|dør[ea]ne) {BE} (?:\w+ )?(?:lukket|lukka|stengt)\b(?! (?:kl|\d))"
)

_CALLED_CLOSED = phrase(r"(?:^|\(|[–-] )(?:behandle[st] i )?lukk(?:et|a) (?:møte|sak|del)(?:\)|$)")

# Where it was treated, and where the minutes are: "Behandlet i lukket møte.", "Protokolleres særskilt.".
_RECORDED_APART = phrase(
    r"(?:(?:det )?(?:er )?(?:ført |førd )?(?:egen|eigen|særskilt|separat) protokoll"
    r"|(?:saken |saka )?(?:er )?(?:protokolleres|protokollert|protokollerast) (?:særskilt|separat|for seg)"
    r"|(?:ble |vart )?(?:behandlet|behandla|handsama) (?:for lukk(?:ede|a) dører|i lukk(?:et|a) møte))\.?"
)
# Another sentence that is a law, and no more: "Unntatt offentlighet. Offl. § 25.".
_NAMES_LAW = re.compile(rf"(?:{_BY_LAW}|off|kom|fvl|forvaltning|lov|§)[^§]*§", re.IGNORECASE)

# By what law they were.
_LAW = re.compile(rf"\b{_BY_LAW}(?P<basis>[^()§]*{_PARAGRAPH})[\s).]*$", re.IGNORECASE)


def closes_doors(line: SourceLine) -> bool:
    """Whether a line says that the doors were closed for the case: "Møtet ble lukket etter kommuneloven § 11-5."."""
    return not line.cells and _DOORS.match(line.text.strip()) is not None


def tells_of_closed_doors(sentence: Piece) -> bool:
    """Whether a sentence among others says that a case was treated behind closed doors."""
    return _BEHIND_DOORS.search(sentence.text) is not None


def is_called_closed(title: str) -> bool:
    """Whether a case is called closed, without a word of why: "Forhandlinger (lukket møte)", "Lukket sak"."""
    return _CALLED_CLOSED.search(title) is not None


def law_of_doors(sentence: Piece) -> Piece | None:
    """By what law the doors were closed, as a sentence tells it; None of another."""
    found = _LAW.search(sentence.raw) if tells_of_closed_doors(sentence) else None
    return sentence.part(*found.span("basis")).stripped(",.") if found else None


def closing_sentence(line: SourceLine) -> Piece | None:
    """Why a case is closed, where a sentence among others says nothing but that it is."""
    told = [] if line.cells else sentences(whole(line))
    return next((reason for at in range(len(told)) if (reason := _reason(told[at:])[0])), None)


def closed_line(line: SourceLine) -> Piece | None:
    """Why a case is closed, where the line under its title says nothing but that it is, and that the doors were."""
    reason, others = _reason([] if line.cells else sentences(whole(line)))
    says_no_more = all(_DOORS.match(one.text) or _RECORDED_APART.fullmatch(one.text) for one in others)
    return reason if says_no_more else None


def _reason(told: Sequence[Piece]) -> tuple[Piece | None, list[Piece]]:
    """Why a case is closed, as the first of some sentences says with the laws after it, and the others."""
    others = [*dropwhile(lambda one: _NAMES_LAW.match(one.raw), told[1:])]
    piece = told[0].part(0, told[-len(others) - 1].end - told[0].start) if told else None
    found = _CLOSED_LINE.match(piece.raw) if piece else None
    if piece is None or found is None:
        return None, others
    return piece.part(*found.span("basis" if found["basis"] else "words")).stripped(",."), others
