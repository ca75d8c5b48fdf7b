"""Who was found disqualified in a case, on what grounds, and who met instead."""

import re
from dataclasses import dataclass
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.sentences import LONGEST
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.who import Known, Who, read_names

_UNFIT = r"(?P<unfit>inhabile?|ugilde?|uhabile?)"
_FIT = r"(?P<fit>habile?|gilde?)"
_LEGAL = (
    r"(?P<legal>(?:forvaltningsloven|forvaltningslova|fvl\.?|kommuneloven|kommunelova|koml\.?|lov\s+om\s+[\w ]+?"
    r"|reglementet|vedtektene)[^.;]*?"
    r"(?:§+\s*[\w–-]+[^.;]*?)?)"
)
_BASIS = (
    r"(?:\s*[,(]?\s*(?:jf\.?|jfr\.?|etter|i\s+medhold\s+av|i\s+henhold\s+til|med\s+hjemmel\s+i|med\s+heimel\s+i)"
    rf"\s+{_LEGAL}\)?)?"
)
_WHY = (
    r"(?:,?\s+(?P<reason>(?:på\s+grunn\s+av|fordi|da|grunnet|som\s+følge\s+av|på\s+grunnlag\s+av|ettersom|siden"
    r"|pga\.?|av\s+di)\s+[^.]+?))?"
)
_LEFT = (
    r"(?:,?\s+(?:og|han|hun|ho|de|dei)?\s*(?:fratrådte?|fråtrådte|trådte\s+fra|gikk\s+fra|forlot|forlét|gjekk\s+frå"
    r"|forlet|gikk\s+ut|gjekk\s+ut|deltok\s+ikke"
    r"|deltok\s+ikkje|var\s+ikke\s+med|tok\s+ikkje\s+del)(?:\s+(?:som\s+inhabil|møtet|salen|lokalet|møterommet"
    r"|møtelokalet|plassen|sin\s+plass|plassen\s+sin"
    r"|rommet|i|under|ved|behandling(?:en)?|handsaming(?:a)?|av|saken|saka|sak|denne|mens|den|ble|vart|behandlet"
    r"|handsama|til|voteringen|og|[\d/]+)\b)*)?"
)
_IN_CASE = (
    r"(?:\s+(?:i|ved\s+behandling(?:en)?\s+av|under\s+behandling(?:en)?\s+av)\s+(?:saken|saka|denne\s+saken|sak"
    r"\s+[\w/ -]+?))?"
)
_TAIL = rf"{_IN_CASE}{_BASIS}{_IN_CASE}{_WHY}{_LEFT}\.?"

_FOUND = re.compile(
    r"(?P<names>.+?)\s+(?:ble|blei|vart|er|var)\s+(?P<vote>(?:enstemmig|einstemmig|samrøystes)\s+)?(?:(?:erklært"
    r"|erklærte|kjent|kjend|funnet|funne"
    rf"|vurdert|ansett|rekna|regnet|å\s+anse)\s+)?(?:som\s+)?(?:{_UNFIT}|{_FIT}){_TAIL}",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    r"(?P<names>.+?)\s+(?:erklærte|melde|meldte|fant|fann|anså)\s+seg\s+(?:selv\s+|sjølv\s+)?(?:som"
    rf"\s+)?(?P<unfit>inhabile?|ugilde?){_TAIL}",
    re.IGNORECASE,
)
_LEFT_AS = re.compile(
    r"(?P<names>.+?)\s+(?:fratrådte|fråtrådte|forlot\s+møtet|gikk\s+fra|gjekk\s+frå)\s+(?:møtet\s+)?"
    r"(?:(?:under|ved)\s+(?:behandling(?:en)?|handsaming(?:a)?)(?:\s+av\s+(?:saken|saka|denne\s+saken))?\s+)?(?:som|på"
    rf"\s+grunn\s+av|grunnet)\s+(?P<unfit>inhabil(?:e|itet)?|ugild(?:e|skap)?){_TAIL}",
    re.IGNORECASE,
)
_STEPPED_IN = re.compile(
    r"(?P<vara>.+?)\s+(?:møtte|tiltrådte|trådte\s+inn|tok\s+sete|tok\s+plass|møtte\s+opp|gikk\s+inn)"
    r"(?:\s+(?:i\s+stedet|i\s+staden|som\s+vara(?:medlem|representant)?|møtet|i\s+saken|i\s+saka|i\s+hans\s+sted|i"
    r"\s+hennes\s+sted|under\s+behandlingen(?:\s+av\s+saken)?))*"
    r"(?:\s+for\s+(?P<absent>[^.]+?))?(?:\s+(?:i\s+saken|i\s+saka|i\s+denne\s+saken|under\s+behandlingen(?:\s+av"
    r"\s+saken)?))?\.?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"ingen\s+(?:møtte|vara\s+møtte|møtte\s+som\s+vara)(?:\s+i\s+(?:stedet|staden))?\.?", re.IGNORECASE
)
_OWN = re.compile(
    r"(?P<names>.+?)\s+var\s+(?:(?P<unfit>inhabil|ugild)|(?P<fit>habil|gild))(?:\s+\((?P<legal>[^()]+)\))?\."
)
_PRONOUNS = ("han", "hun", "ho", "hen", "vedkommende", "vedkomande")
_LABEL = re.compile(r"(?:habilitet|ugildskap|inhabilitet)\s*:\s*", re.IGNORECASE)
HEADING = re.compile(r"(?:habilitet|inhabilitet|ugildskap|gildskap|habilitetsvurdering)\s*:?", re.IGNORECASE)


@dataclass
class ImpartialityReader:
    """What reads who was disqualified into the record of a case."""

    case: dict[str, Any]
    where: Where
    ledger: Ledger
    known: Known
    # How many of the last read are one sentence's, whom a substitute could be for.
    latest: int = 0
    # The sentence before, which says whom "han" means in the next.
    before: Piece | None = None

    def read(self, sentence: Piece) -> bool:
        """Read a sentence; whether all its words are now taken."""
        label = _LABEL.match(sentence.raw)
        bare = sentence.part(label.end()) if label else sentence
        understood = self._found(bare) or self._substitute(bare) or self._both(bare)
        self.before = sentence
        if not understood:
            return False
        self.ledger.label(sentence)
        return True

    def read_under_heading(self, line: Piece, sentences: list[Piece]) -> bool:
        """A line under the heading: who, why in free words, who met instead."""
        opening = _OWN.fullmatch(sentences[0].raw)
        who = read_names(sentences[0].part(*opening.span("names")), self.known) if opening else None
        if opening is None or who is None or len(who.names) != 1 or not sentences[1:]:
            return False
        self._add(sentences[0], opening, who)
        rest = sentences[1:]
        if self._substitute(rest[-1]):
            rest = rest[:-1]
        if rest:
            reason = line.part(rest[0].start - line.start, rest[-1].end - line.start)
            self._entry()["begrunnelse"] = reason.text
            self.ledger.value((*self._place(), "begrunnelse"), reason)
        return True

    def _both(self, sentence: Piece) -> bool:
        """Who was disqualified and who met instead, in one sentence."""
        for match in re.finditer(r",?\s+og\s+", sentence.raw[:LONGEST]):
            second = sentence.part(match.end())
            vara = _STEPPED_IN.fullmatch(second.raw)
            if vara and read_names(second.part(*vara.span("vara")), self.known):
                before = len(self.case.get("habilitet", ()))
                taken = self._found(sentence.part(0, match.start()))
                found = len(self.case.get("habilitet", ())) > before
                return found and self._substitute(second) and taken
        return False

    def _found(self, sentence: Piece) -> bool:
        if len(sentence.raw) > LONGEST:
            return False
        for pattern in (_OWN, _FOUND, _DECLARED, _LEFT_AS):
            match = pattern.fullmatch(sentence.raw)
            names = sentence.part(*match.span("names")) if match else sentence
            who = (self._meant(names.text) or read_names(names, self.known)) if match else None
            if match and who:
                return self._add(sentence, match, who)
        return False

    def _meant(self, pronoun: str) -> Who | None:
        """Whom "han" or "hun" means: the one whom the sentence before names."""
        if self.before is None or pronoun.casefold() not in _PRONOUNS:
            return None
        named = [name for name in self.known.parties if name in self.before.raw]
        if len(named) != 1:
            return None
        start = self.before.raw.index(named[0])
        return Who((self.before.part(start, start + len(named[0])),))

    def _add(self, sentence: Piece, match: re.Match[str], who: Who) -> bool:
        groups = match.groupdict()
        keeps = bool(groups.get("vote") or who.groups)
        for name in who.names:
            entry: dict[str, Any] = {"navn": name.text, "utfall": "inhabil" if groups.get("unfit") else "habil"}
            self.case.setdefault("habilitet", []).append(entry)
            for key, group in (("begrunnelse", "reason"), ("hjemmel", "legal")):
                if groups.get(group):
                    piece = sentence.part(*match.span(group)).stripped(",).")
                    entry[key] = piece.text
                    if not keeps:
                        self.ledger.value((*self._place(), key), piece)
            self.ledger.place(self._place(), name)
            if not keeps:
                self.ledger.value((*self._place(), "navn"), name)
            self.ledger.guess(
                sentence, f"habilitet: {entry['navn']}, {entry['utfall']}", _("lest som en avgjørelse om habilitet")
            )
        self.latest = len(who.names)
        if not keeps:
            self.ledger.label(sentence)
        return not keeps

    def _substitute(self, sentence: Piece) -> bool:
        """Who met instead: for the one that is named, or the only one of the sentence before."""
        if not self.latest:
            return False
        if _NOBODY.fullmatch(sentence.raw) and "vara" not in self._entry():
            self._entry()["vara"] = "ingen"
            self.ledger.label(sentence)
            return True
        match = _STEPPED_IN.fullmatch(sentence.raw) if len(sentence.raw) <= LONGEST else None
        who = read_names(sentence.part(*match.span("vara")), self.known) if match else None
        if match is None or who is None or len(who.names) != 1 or who.groups:
            return False
        place = self._absent(sentence, match)
        if place is None:
            return False
        self.case["habilitet"][place]["vara"] = self.ledger.value(
            (*self.where, "habilitet", place, "vara"), who.names[0]
        )
        self.ledger.label(sentence)
        return True

    def _absent(self, sentence: Piece, match: re.Match[str]) -> int | None:
        """Which of those who were found disqualified somebody met for."""
        entries = self.case["habilitet"]
        places = [len(entries) - 1] if self.latest == 1 else []
        if match["absent"]:
            absent = read_names(sentence.part(*match.span("absent")), self.known)
            named = [one.text for one in absent.names] if absent else []
            places = [at for at, one in enumerate(entries) if named in ([one["navn"]], [one["navn"].split()[-1]])]
        free = [at for at in places if "vara" not in entries[at] and entries[at]["utfall"] == "inhabil"]
        return free[0] if len(places) == 1 and free else None

    def _entry(self) -> dict[str, Any]:
        entry: dict[str, Any] = self.case["habilitet"][-1]
        return entry

    def _place(self) -> Where:
        return (*self.where, "habilitet", len(self.case["habilitet"]) - 1)
