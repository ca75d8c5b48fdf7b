"""Who was found disqualified in a case, on what grounds, and who met instead."""

import re
from dataclasses import dataclass
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.remarks import is_reason
from referat_cli.paper.reading.people.who import Known, Who, read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words.attendance_words import INSTEAD, LEFT, VARA
from referat_cli.paper.reading.words.numerals import NUMBER
from referat_cli.paper.reading.words.phrases import THE_CASE, UNANIMOUSLY, UNFIT, WAS, phrase
from referat_cli.paper.reading.words.sentences import LONGEST
from referat_cli.paper.reading.words.vote_words import VOTES

_UNFIT = f"(?P<unfit>{UNFIT})"
_FIT = rf"(?P<fit>(?:ikke|ikkje) (?:er |var |å (?:være|vere) )?{UNFIT}|habile?|gilde?)"
# What stands within a reference to a law: "§ 6, 1. ledd".
_WITHIN = r"(?:[^.;]|(?<=\d)\.(?=\sledd))"
_LEGAL = (
    r"(?P<legal>(?:forvaltningsloven|forvaltningslova|fvl\.?|forv\.?\s?l\.?|kommuneloven|kommunelova|koml\.?"
    r"|lov om [\w ]+?|\w+(?:loven|lova)"
    rf"|reglementet|vedtektene){_WITHIN}*?(?:§+\s*[\w–-]+{_WITHIN}*?)?)"
)
_BASIS = (
    rf"(?:\s*(?:[,(]?\s*(?:jf\.?|jfr\.?|etter|i medhold av|i henhold til|med hjemmel i|med heimel i) |\(){_LEGAL}\)?)?"
)
_WHY = (
    r"(?:,? (?P<reason>(?:på grunn av|fordi|da|grunnet|som følge av|på grunnlag av|ettersom|siden|sidan|pga\.?|av di"
    r"|som|i egenskap av|i eigenskap av|i kraft av|med bakgrunn i|med begrunnelse i|med grunngjeving i)"
    r" [^.]+?))?"
)
_LEFT = (
    r"(?:,? (?:(?:og|han|hun|ho|hen|de|dei)\s+){0,2}(?:fratrådte?|fråtrådte|trådte fra|gikk fra|forlot|forlét"
    r"|gjekk frå|forlet"
    r"|gikk ut|gjekk ut|deltok ikke|deltok ikkje|var ikke med|tok ikkje del)"
    rf"(?: (?:som {UNFIT}|møtet|salen|lokalet|møterommet|møtelokalet|bordet|plassen|sin plass|plassen sin|rommet|i"
    r"|under|ved|behandling(?:en)?|handsaming(?:a)?|av|saken|saka|sak|denne|mens|den|ble|vart|behandlet|handsama|til"
    r"|voteringen|og|[\d/]+)\b)*)?"
)
# That somebody was not there for the case.
_TOOK_NO_PART = (
    r"(?:(?:deltok|var) (?:ikke|ikkje)(?: med)?|tok ikkje del|fratrådte|fråtrådte|gikk (?:fra|ut)|gjekk (?:frå|ut)"
    r"|forlot (?:møtet|rommet|salen))(?: (?:i|på|under|ved|av|(?:behandling|handsaming|drøfting|votering)(?:en|a)?"
    rf"|møtet|{THE_CASE}|sak|[\d/]+|eller|og)\b)*"
)
_IN_CASE = (
    r"(?: (?:i|ved behandling(?:en)? av|under behandling(?:en)? av) (?:saken|saka|denne saken|sak [\w/ -]+?)"
    r"| (?:under|ved) (?:behandlingen|handsaminga))?"
)
_BASIS_AFTER = _BASIS.replace("legal", "legal2")
# What else a sentence says of it, for which the record has no key: in which matter, by how many, that somebody left.
_BESIDE = rf"(?P<beside>,? (?:(?:og|ved|under|i) [^.;]+|(?:med|mot) (?=[^.;]*{VOTES})[^.;]+))"
_COUNT = rf"(?:med|mot) {NUMBER}(?: {VOTES})?(?: mot {NUMBER}(?: {VOTES})?)?"
_VOTE = rf"(?:{UNANIMOUSLY}|{_COUNT})"
_TAIL = rf"(?P<counted> {_COUNT})?{_IN_CASE}{_BASIS}{_IN_CASE}(?:{_WHY}{_BASIS_AFTER}{_LEFT}|{_LEFT}{_BESIDE})\.?"

# What each sentence of it has in it.
_SAYS_SO = re.compile(f"habil|gild|{LEFT}|(?:deltok|var|tok) ikk?j?e", re.IGNORECASE)
# As in "Ola Lie er styreleder i laget og ble enstemmig kjent inhabil.".
_WHAT_THEY_ARE = (
    r"(?:,? (?P<ground>(?:er|var|har|hadde|eier|eig|sitter|sit|arbeider|jobber|jobbar) [^.;]{1,100}?),? og)?"
)
_FOUND = phrase(
    rf"(?P<names>.+?){_WHAT_THEY_ARE} (?:ble|blei|vart|er|var) (?P<vote>{_VOTE} )?(?P<negated>(?:ikke|ikkje) )?"
    r"(?:(?:erklært|erklærte|kjent|kjend|funnet|funne|vurdert|ansett|rekna|regnet|å anse) )?(?:som )?"
    rf"(?P<negated2>(?:ikke|ikkje) )?(?:{_UNFIT}|{_FIT}){_TAIL}"
)
_DECLARED = phrase(
    rf"(?P<names>.+?){_WHAT_THEY_ARE} (?:erklærte|melde|meldte|fant|fann|anså) seg (?:selv |sjølv )?(?:som )?"
    rf"{_UNFIT}{_TAIL}"
)
_LEFT_AS = phrase(
    r"(?P<names>.+?) (?:fratrådte|fråtrådte|forlot møtet|gikk fra|gjekk frå) (?:møtet )?"
    r"(?:(?:under|ved) (?:behandling(?:en)?|handsaming(?:a)?)(?: av (?:saken|saka|denne saken))? )?"
    rf"(?:som|på grunn av|grunnet) (?P<unfit>inhabil(?:e|itet)?|ugild(?:e|skap)?){_TAIL}"
)
# As in "Han fratrådte, og ble enstemmig erklært inhabil etter forvaltningsloven § 6.".
_LEFT_AND_FOUND = phrase(
    rf"(?P<names>[^,.]+?) (?:{LEFT}|trådte (?:ut|til side))\b[^.;]{{0,60}}?,? "
    rf"og {WAS} (?:(?:han|hun|ho|hen) )?(?P<vote>{_VOTE} )?(?:(?:erklært|kjent|kjend|funnet|funne"
    rf"|vurdert|ansett|rekna|regnet) )?(?:som )?{_UNFIT}{_TAIL}"
)
# As in "Hun forlot møtet under behandlingen, og kommunestyret fant henne enstemmig inhabil."
_AFTER_LEAVING = phrase(
    r"(?:han|hun|ho|hen|vedkommende|vedkomande|representanten) "
    rf"(?:{LEFT}|trådte)\b[^.;]{{0,60}}?"
    r",? og (?=[\w-]+ (?:fant|fann|erklærte|kjente|kjende|anså|vurderte|vedtok|rekna)\b)"
)
# As in "Utvalget fant henne enstemmig inhabil.", "Formannskapet erklærte Ola Lie (Ap) inhabil.".
_BODY_FOUND = phrase(
    r"(?:et |eit )?(?:samlet |samla |enstemmig )?[\w-]+ "
    rf"(?:(?:fann|fant|erklærte|kjente|kjende|anså|vurderte|rekna)(?: {UNANIMOUSLY})?(?: at)?"
    rf"|(?:vedtok|besluttet|beslutta|avgjorde|konkluderte|kom)(?: {UNANIMOUSLY})?(?: (?:med|til))? at"
    r"|(?:mente|meinte)(?: at)?) "
    rf"(?P<names>.+?)(?: (?P<vote>{_VOTE}))?(?P<negated> (?:ikke|ikkje))?"
    r"(?: (?:som|til å være|til å vere|for å være|å være|å vere|var|er))?(?P<negated2> (?:ikke|ikkje))?"
    rf" (?:{_UNFIT}|{_FIT}){_TAIL}"
)
# As in "Ola Lie er styreleder i laget og deltok ikke i behandlingen.": what one is to the case, and no word for it.
_NOT_THERE_AS = phrase(
    r"(?P<names>.+?),? (?P<ground>(?:eier|eig|arbeider|jobber|jobbar) [^.;,]+?"
    r"|(?:er|var|sitter|sit) (?P<what>[^.;,]+? [^.;,]+?)),? og "
    rf"(?P<unfit>(?=.*(?:behandling|handsaming|drøfting|votering|sak)){_TOOK_NO_PART})\.?"
)
# As in "Inhabile i saken: Ola Lie og Siv Nes".
_LISTED = phrase(rf"(?:{_UNFIT}|{_FIT})(?: i (?:{THE_CASE}|denne (?:saken|saka)|sak [\w/ -]+?))?: (?P<names>.+?)\.?")
_STEPPED_IN = phrase(
    r"(?P<vara>.+?) (?:møtte|tiltrådte|trådte inn|tok sete|tok plass|møtte opp|gikk inn)"
    rf"(?: (?:{INSTEAD}|som {VARA}|møtet|i {THE_CASE}"
    r"|under behandlingen(?: av saken)?))*(?: for (?P<absent>[^.]+?))?"
    r"(?: (?:i saken|i saka|i denne saken|under behandlingen(?: av saken)?))?\.?"
)
_LEFT_ALONE = phrase(rf"[^,.;]+? (?:{LEFT}|trådte (?:ut|til side))(?: (?:møtet|salen|rommet|plassen))?")
_CALLED = r"(?:innkalt|innkalla|kalla inn)"
_IN_PLACE = rf"(?: {INSTEAD}| for (?:ham|han|henne|hun|ho|vedkommende|vedkomande))?"
_NOBODY = phrase(
    rf"ingen (?:{VARA} )?(?:møtte|tiltrådte|(?:var|{WAS}) {_CALLED})(?: som {VARA})?{_IN_PLACE}\.?"
    rf"|det (?:møtte|var|{WAS}) (?:ingen|ikke|ikkje) (?:{_CALLED} )?(?:noen |nokon )?{VARA}"
    rf"(?: til stede| til stades)?{_IN_PLACE}\.?|{VARA} (?:var|{WAS}) (?:ikke|ikkje) {_CALLED}\.?"
)
_GROUNDS = (("begrunnelse", "ground"), ("begrunnelse", "reason"), ("hjemmel", "legal"), ("hjemmel", "legal2"))
_OWN = phrase(
    r"(?P<names>.+?) var (?:(?P<unfit>inhabil|ugild)|(?P<fit>habil|gild))(?: \((?P<legal>[^()]+)\))?\.", re.NOFLAG
)
_PRONOUNS = ("han", "hun", "ho", "hen", "vedkommende", "vedkomande", "ham", "henne", "honom", "representanten")
# As in "Ida Lie ba om en vurdering; hun ble funnet habil.".
_SEMICOLON = re.compile(r";\s+(?=(?:han|hun|ho|hen|vedkommende|vedkomande|representanten)\b)")
# A sentence that only goes on about the one whom the sentence before names: "Hun fratrådte."
_BEGINS_WITH_PRONOUN = phrase(r"(?:han|hun|ho|hen|vedkommende|vedkomande|representanten)\b")
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
        understood = self._both(bare) or self._found(bare) or self._substitute(bare)
        if not _BEGINS_WITH_PRONOUN.match(sentence.raw):
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
                first = sentence.part(0, match.start())
                taken = self._found(first)
                found = len(self.case.get("habilitet", ())) > before or _LEFT_ALONE.fullmatch(first.raw)
                return bool(found) and self._substitute(second) and taken
        return False

    def _found(self, sentence: Piece) -> bool:
        if len(sentence.raw) > LONGEST or not _SAYS_SO.search(sentence.raw):
            return False
        if goes_on := _SEMICOLON.search(sentence.raw):
            self.before = sentence.part(0, goes_on.start())
            self._found(sentence.part(goes_on.end()))
            return False  # what stands before stays in the running text, and so the sentence does
        if left := _AFTER_LEAVING.match(sentence.raw):
            if not self._found(sentence.part(left.end())):
                return False
            self.ledger.label(sentence)
            return True
        for pattern in (_OWN, _LISTED, _LEFT_AND_FOUND, _BODY_FOUND, _FOUND, _DECLARED, _LEFT_AS, _NOT_THERE_AS):
            match = pattern.fullmatch(sentence.raw)
            names = sentence.part(*match.span("names")) if match else sentence
            who = (
                (self._meant(names.text) or read_names(names, self.known) or self._in_office(names)) if match else None
            )
            if match and who and not is_reason(match.groupdict().get("what") or ""):
                return self._add(sentence, match, who)
        return False

    def _meant(self, pronoun: str) -> Who | None:
        """Whom "han" or "hun" means: the one whom the sentence before names."""
        if self.before is None or pronoun.casefold() not in _PRONOUNS:
            return None
        named = [name for name in self.known.parties if name in self.before.raw]
        if not named:
            first = re.match(r"\w+", self.before.raw)
            return self._in_office(self.before.part(*first.span())) if first else None
        if len(named) != 1:
            return None
        start = self.before.raw.index(named[0])
        return Who((self.before.part(start, start + len(named[0])),))

    def _in_office(self, office: Piece) -> Who | None:
        """The only one of the list who has an office: "Styreleder"."""
        return Who((office,)) if self.known.full_name(office.text) != office.text else None

    def _add(self, sentence: Piece, match: re.Match[str], who: Who) -> bool:
        groups = match.groupdict()
        keeps = bool(who.groups) or any(groups.get(told) for told in ("vote", "counted", "beside"))
        for name in who.names:
            called = self.known.full_name(name.text)
            named = [one["navn"] for one in self.case.get("habilitet", ())]
            is_negated = bool(groups.get("negated") or groups.get("negated2"))
            outcome = "inhabil" if bool(groups.get("unfit")) != is_negated else "habil"
            if called in named:
                self.case["habilitet"][named.index(called)]["utfall"] = outcome
                self._add_grounds(sentence, match, named.index(called), keeps=keeps)
                continue  # "Ola Lie meldte seg inhabil. Utvalget fant ham inhabil etter fvl. § 6."
            entry: dict[str, Any] = {"navn": called, "utfall": outcome}
            self.case.setdefault("habilitet", []).append(entry)
            self._add_grounds(sentence, match, len(named), keeps=keeps)
            self.ledger.place(self._place(), name)
            if not keeps and name.line is sentence.line and sentence.start <= name.start < sentence.end:
                self.ledger.value((*self._place(), "navn"), name)
            self.ledger.guess(
                sentence, f"habilitet: {entry['navn']}, {entry['utfall']}", _("lest som en avgjørelse om habilitet")
            )
        self.latest = len(who.names)
        if not keeps:
            self.ledger.label(sentence)
        return not keeps

    def _add_grounds(self, sentence: Piece, match: re.Match[str], at: int, *, keeps: bool) -> None:
        """Write why somebody was, or was not, disqualified, and by what law, where that is not said yet."""
        entry, groups = self.case["habilitet"][at], match.groupdict()
        for key, group in _GROUNDS:
            if groups.get(group) and key not in entry:
                piece = sentence.part(*match.span(group)).stripped(",).")
                entry[key] = piece.text
                if not keeps:
                    self.ledger.value((*self.where, "habilitet", at, key), piece)

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
        if match is None or who is None or len(who.names) != 1:
            return False
        back = who.names[0].text
        if any(back in (one["navn"], one["navn"].split()[-1]) for one in self.case["habilitet"]):
            return False  # "Lie tiltrådte møtet igjen."
        place = self._absent(sentence, match)
        if place is None:
            return False
        self.case["habilitet"][place]["vara"] = self.ledger.value(
            (*self.where, "habilitet", place, "vara"), who.names[0]
        )
        if not who.groups:  # a party that the list does not have stays in the running text
            self.ledger.label(sentence)
        return not who.groups

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
