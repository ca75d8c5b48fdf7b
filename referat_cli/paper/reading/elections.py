"""Elections in a case: who was elected to what, how, and the votes that the candidates had."""

import re
from dataclasses import dataclass, field
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.numerals import NUMBER, number
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.who import Known, Who, read_names

HEADING = re.compile(r"(?:valg(?:ene)?|val|valgresultat|resultat\s+av\s+valget)\s*:?", re.IGNORECASE)
_HOW = (
    r"(?:enstemmig|einstemmig|samrøystes|ved\s+akklamasjon|med\s+akklamasjon|ved\s+skriftlig\s+valg|skriftlig"
    r"|skriftleg|ved\s+loddtrek[nk]ing)"
)
_BE = r"(?:ble|blei|vart|er)"
_OFFICE = r"(?P<office>[^.,:]+?)"
_END = rf"(?:,?\s+(?P<how>{_HOW}))?\.?"
# "Som leder ble valgt Kari Moe.", "Til varaordfører ble Ola Lie valgt."
_AS = re.compile(
    rf"(?:som|til)\s+{_OFFICE}\s+{_BE}\s+(?P<early>{_HOW}\s+)?(?:(?:gjen)?(?:valgte?|valde?|attvald)"
    rf"\s+(?P<names>.+?)|(?P<names2>.+?)\s+(?P<early2>{_HOW}\s+)?(?:valgte?|valde?)){_END}",
    re.IGNORECASE,
)
# "Kari Moe ble enstemmig valgt til leder."
_TO = re.compile(
    rf"(?P<names>.+?)\s+{_BE}\s+(?:dermed\s+|deretter\s+|så\s+)?(?P<early>{_HOW}\s+)?(?:valgte?|valde?)\s+(?:til"
    rf"|som)\s+{_OFFICE}{_END}",
    re.IGNORECASE,
)
# "Leder: Kari Moe", under the heading of elections
_LISTED = re.compile(
    r"(?P<office>[^:.]+?)(?:\s+\((?P<form>[^()]+)\))?\s*:\s+(?P<names>.+?)(?:,\s+etter\s+(?P<after>.+?))?\.?"
)
_GOT = re.compile(
    rf"(?P<name>[^,]+?)\s+(?:fikk\s+|fekk\s+)?(?P<votes>{NUMBER})(?:\s+(?:stemmer?|røyster?|røyst))?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*[,;]\s*(?:og\s+)?|\s+og\s+")
_CANDIDATES = re.compile(r"(?:stemmer|røyster|stemmetall)\s*:\s*(?P<list>.+?)\.?", re.IGNORECASE)
_BLANK = re.compile(rf"(?P<n>{NUMBER})\s+(?:stemte\s+)?blan(?:k|ke|kt)(?:\s+(?:stemmer?|røyster?))?", re.IGNORECASE)
_LOT = re.compile(r"(?:valget\s+ble\s+avgjort\s+)?ved\s+loddtrek[nk]ing\.?", re.IGNORECASE)
_SUBSTITUTES = re.compile(
    r"(?:varamedlemmer|varamedlemer|vararepresentanter|vararepresentantar|vara(?:medlem)?)\s*:\s*(?P<names>.+?)\.?",
    re.IGNORECASE,
)
_NOBODY = ("ingen", "ingen ble valgt", "ingen vart valde")


@dataclass
class ElectionReader:
    """What reads the elections of a case into its record."""

    case: dict[str, Any]
    where: Where
    ledger: Ledger
    known: Known
    # Candidates with their votes, until a sentence says what they were candidates for.
    waiting: list[tuple[Piece, int]] = field(default_factory=list)
    waiting_in: list[Piece] = field(default_factory=list)

    def read(self, sentence: Piece, *, listed: bool) -> bool:
        """Read a sentence; ``listed`` is whether it stands under the heading of elections."""
        if (listed or self.case.get("valg")) and self._more(sentence):
            return True
        for pattern in (_AS, _TO):
            match = pattern.fullmatch(sentence.raw)
            if match and self._elected(sentence, match):
                return True
        if listed and (match := _LISTED.fullmatch(sentence.raw)):
            return self._elected(sentence, match)
        return False

    def _elected(self, sentence: Piece, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        name = "names" if groups.get("names") else "names2"
        named = sentence.part(*match.span(name))
        who = read_names(named, self.known)
        nobody = named.text.casefold() in _NOBODY
        after = read_names(sentence.part(*match.span("after")), self.known) if groups.get("after") else Who()
        office = sentence.part(*match.span("office")).stripped()
        if not (who or nobody) or after is None or (who and who.groups) or after.groups or not _is_office(office.text):
            return False
        form = self._form(sentence, match)
        entry: dict[str, Any] = {"verv": office.text}
        elections = self.case.setdefault("valg", [])
        elections.append(entry)
        place = (*self.where, "valg", len(elections) - 1)
        self.ledger.value((*place, "verv"), office)
        if form is not None and re.search("loddtrek", form.text):
            entry["loddtrekning"] = True
        elif form is not None:
            entry["form"] = self.ledger.value((*place, "form"), form)
        if self.waiting:
            self._candidates(entry, place)
        if who:
            entry["valgt"] = [self.ledger.value((*place, "valgt", at), one) for at, one in enumerate(who.names)]
        if after.names:
            entry["etter"] = [self.ledger.value((*place, "etter", at), one) for at, one in enumerate(after.names)]
        self.ledger.label(sentence)
        self.ledger.guess(
            sentence, f"valg: {entry['verv']}: {', '.join(entry.get('valgt', [])) or '–'}", _("lest som et valg")
        )
        return True

    def _form(self, sentence: Piece, match: re.Match[str]) -> Piece | None:
        for name in ("form", "how", "early", "early2"):
            if match.groupdict().get(name):
                piece = sentence.part(*match.span(name)).stripped()
                word = re.match(r"(?:ved|med)\s+", piece.raw)
                return piece.part(word.end()) if word else piece
        return None

    def _more(self, sentence: Piece) -> bool:
        """What stands beside an election: the candidates, the lot, the substitutes."""
        elections = self.case.get("valg")
        if match := _CANDIDATES.fullmatch(sentence.raw):
            found = self._read_candidates(sentence.part(*match.span("list")))
            if found is None or not elections or "kandidater" in elections[-1]:
                return False
            self.waiting, blank = found
            entry, place = elections[-1], (*self.where, "valg", len(elections) - 1)
            self._candidates(entry, place)
            if blank is not None:
                entry["blanke"] = blank
            self.ledger.label(sentence)
            _order(entry)
            return True
        if not elections:
            return False
        entry, place = elections[-1], (*self.where, "valg", len(elections) - 1)
        if _LOT.fullmatch(sentence.raw) and "loddtrekning" not in entry:
            entry["loddtrekning"] = True
            self.ledger.label(sentence)
            _order(entry)
            return True
        match = _SUBSTITUTES.fullmatch(sentence.raw)
        who = read_names(sentence.part(*match.span("names")), self.known) if match else None
        if who is None or who.groups or "varamedlemmer" in entry:
            return False
        entry["varamedlemmer"] = [
            self.ledger.value((*place, "varamedlemmer", at), one) for at, one in enumerate(who.names)
        ]
        self.ledger.label(sentence)
        _order(entry)
        return True

    def _read_candidates(self, piece: Piece) -> tuple[list[tuple[Piece, int]], int | None] | None:
        found: list[tuple[Piece, int]] = []
        blank = None
        for one in piece.split(_BETWEEN):
            if match := _BLANK.fullmatch(one.raw):
                blank = number(match["n"])
                continue
            match = _GOT.fullmatch(one.raw)
            name = one.part(*match.span("name")) if match else one
            who = read_names(name, self.known)
            if who is None or len(who.names) != 1 or who.groups:
                return None
            found.append((who.names[0], number(match["votes"]) if match else -1))
        return found, blank

    def _candidates(self, entry: dict[str, Any], place: Where) -> None:
        entry["kandidater"] = []
        for at, (name, votes) in enumerate(self.waiting):
            told: dict[str, Any] = {"navn": self.ledger.value((*place, "kandidater", at, "navn"), name)}
            if votes >= 0:
                told["stemmer"] = votes
            entry["kandidater"].append(told)
        self.waiting = []


_NO_OFFICE = re.compile(
    r"^(?:for|imot|mot|blankt|stemmer|vedtak|merknad|sak|forslag|framlegg|habilitet)\b|[.;:]", re.IGNORECASE
)
_MOST_WORDS = 12


def _is_office(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and not _NO_OFFICE.search(text)


def _order(entry: dict[str, Any]) -> None:
    for key in ("verv", "form", "kandidater", "blanke", "loddtrekning", "valgt", "varamedlemmer", "etter"):
        if key in entry:
            entry[key] = entry.pop(key)
