"""What the headings and labels of minutes are called, and what each means, in bokmål and nynorsk.

A label is known by its words, however they are set: capitals, accents, colons and the marks around it mean nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.words import made_labels
from referat_cli.paper.reading.words.phrases import CAPITAL

# The facts at the top of a paper.
_HEAD = {
    "when": (
        "møtedato, møtedatoer, møtedatoar, datoer, datoar, møtedager, møtedagar, dato, date, dato for møtet, "
        "møtedag, dag, tid, tidspunkt, møtetid, møtetidspunkt, møtevarighet, møtelengd, møtelengde, lengd på møtet, "
        "møtets varighet, varighet, varigheit, klokkeslett, "
        "kl, klokka, klokken, tidsrom, dato og tid, dato/tid, tid og dato, dato og klokkeslett, "
        "dato/klokkeslett, fra til kl, frå til kl, når, tid "
        "og sted, møtedato og tid, dato og tidspunkt"
    ),
    "start": (
        "møtestart, start, start kl, møtestart kl, fra kl, frå kl, møtet startet, møtet satt, "
        "møtet ble satt, starttid, møtet starta, møtet vart sett"
    ),
    "end": (
        "møteslutt, slutt, slutt kl, møteslutt kl, til kl, møtet sluttet, møtet hevet, "
        "møtet ble hevet, sluttid, møtet slutta, møtet vart heva"
    ),
    "venue": (
        "møtested, sted, stad, møtestad, møterom, rom, lokale, møtelokale, lokalitet, lokasjon, hvor, kvar, kor, "
        "møteplass, plass"
    ),
    "next": ("neste, nytt møte, dei neste møta, neste gang"),
    "chair": (
        "møteleder, møteleiar, møteledar, møteledere, møteleiarar, ordstyrer, ordstyrar, dirigent, "
        "møteleder/dirigent, møteledelse, møteleiing, møtedirigent, møtestyrer, møtestyrar"
    ),
    "officers": (
        "møteleder/referent, referent/møteleder, møteleder og referent, referent og møteleder, møteleiar/referent, "
        "referent/møteleiar, møteleiar og referent, referent og møteleiar, ordstyrer/referent, referent/ordstyrer, "
        "ordstyrer og referent, ordstyrar/referent, ordstyrar og referent"
    ),
    "leader": "leder, leiar, utvalgsleder, utvalsleiar, styreleder, styreleiar",
    "secretary": (
        "referent, møtereferent, møtesekretær, skribent, skriver, skrivar, møteskriver, møteskrivar, styresekretær, "
        "utvalgssekretær, utvalssekretær, sekretær, sekretærer, sekretærar, referenter, referentar, ref, sekr, "
        "ført i pennen av, nedtegnet av, pennefører"
    ),
    "number": (
        "møtenummer, møtenr, møte nr, møte nummer, møte, styremøte nr, protokoll nr, protokollnr, protokollnummer, "
        "møteprotokoll nr"
    ),
    "form": "møteform, form, møteformat, møtets form, gjennomføring, gjennomføringsform",
    "type": "møtetype, type møte, type møter",
    "archive": (
        "arkivsak, arkivsaksnr, arkivsaknr, arkivsaksnummer, arkivsak-dok, arkivref, arkivreferanse, "
        "arkivkode, arkivsak/dok, vår ref, vår referanse, saksmappe, saksmappenr, ephorte, sak i arkivet"
    ),
    "committee": "utvalg, utval, organ, råd, nemnd, møte i, utvalg/råd, utvalgets navn, styre/råd/utvalg",
    "organisation": "selskap, foretak, organisasjon, forening, foreining, lag",
    "approved": "godkjent, godkjenning av referat, status, referatstatus, status for referatet",
}

# The lines under the title of a case.
_CASE = {
    "committee": "utvalg, utval, organ, behandlet av, handsama av, behandlet i, møte i",
    "date": "dato, møtedato",
    "responsible": (
        "saksansvarlig, saksansvarleg, ansvarlig, ansvarleg, ansvar, saksordfører, saksordførar, hvem gjør hva, "
        "kven gjer kva"
    ),
    "workers": (
        "saksbehandler, saksbehandlar, sakshandsamar, saksbehandlere, saksbehandler(e), saksforbereder, forfatter"
    ),
    "proposer": "forslagsstiller, forslagsstillar, forslagsstillere, forslagsstillarar, forslag fremmet av",
    "archive": _HEAD["archive"],
    "earlier": "behandlet før, behandla før, handsama før, tidligere behandlet",
    "closed": ("unntatt offentlighet, unntatt offentlegheit, unnateke offentlegheit, unntatt fra offentlighet, u.off"),
    "outcome": "utfall, resultat",
    "type": "sakstype, saktype, type sak, type",
    "presence": "oppmøte, frammøte, fremmøte",
    "number": "saksnr, saksnummer, sak, sak nr, utvalgssak, utvalgssaksnr, utvalssak, sak nummer, møtesaksnr",
    "title": "sakstittel, tittel, sakens tittel, saken gjelder, gjelder",
}

# "Oppsummering av drøftingen", "Momenter frå diskusjonen".
_ACCOUNTS_OF_TALK = ", ".join(
    f"{account} {of} {talk}"
    for account in ("oppsummering", "referat", "momenter", "moment", "hovedpunkter", "hovudpunkt", "synspunkter")
    for of in ("av", "fra", "frå", "i")
    for talk in (
        *("drøftingen", "drøftinga", "diskusjonen", "behandlingen", "handsaminga", "møtet", "debatten", "samtalen"),
        *("samtalane", "ordskiftet"),
    )
)
# The parts of a case. What only announces that there is running text has no heading in the record.
_PART = {
    "proposal": (
        "tilrådning, forslag til vedtak, framlegg til vedtak, forslag til beslutning, innstilling, tilråding, "
        "forslag, forslag til innstilling, innstilling til vedtak, framlegg, vedtaksforslag, opprinnelig "
        "forslag, forslag til konklusjon, anbefaling, vedtaksframlegg, forslag til styrevedtak, forslag "
        "til uttalelse"
    ),
    "minutes": (
        "kommentarer i møtet, kommentarar i møtet, "
        "debatt, oppsummering, fra møtet, referat, behandling, handsaming, drøfting, "
        "drøftinger, diskusjon, behandling i møtet, saksbehandling, behandling av saken, handsaming i møtet, behandla, "
        "møtebehandling, saksreferat, møtereferat, drøftingar, behandling/drøfting, kort referat, ordskifte, saksgang, "
        f"hva ble sagt, kva vart sagt, protokoll fra møtet, protokoll frå møtet, {_ACCOUNTS_OF_TALK}"
    ),
    "account": (
        "saksopplysninger, saksopplysningar, saksopplysning, saksutredning, saksutgreiing, saksframstilling, "
        "saksfremstilling, bakgrunn, bakgrunn for saken, vurdering, saksframlegg, sammendrag, samandrag, "
        "orientering, innledning, innleiing"
    ),
    "decision": (
        "vedtak, endelig vedtak, endeleg vedtak, vedtak i saken, møtets vedtak, følgende vedtak, vedtak (enstemmig), "
        "slik ble vedtaket, slikt vedtak, slik lyder vedtaket, vedtak samrøystes, resultat, uttalelse, votering og "
        "vedtak, oppsummering/konklusjon, oppsummering og konklusjon, konklusjon/oppsummering, oppsummering/vedtak, "
        "oppsummering og vedtak, oppsummering/beslutning, konklusjon, beslutning"
    ),
    "other": (
        "saker til eventuelt, meldte saker til eventuelt, meldt til eventuelt, eventuelt, saker meldt til "
        "eventuelt, saker under eventuelt, saker til ymse, ymse"
    ),
    "attachments": "vedlegg, vedlagt, dokumenter, trykte vedlegg, saksdokumenter, saksdokument",
    "tasks": (
        "aksjon, oppgave, oppgåve, aksjonspunkt, oppgave til neste gang, to-do, "
        "oppgaver, oppgåver, oppfølging, oppfølgingspunkter, aksjonspunkter, aksjoner, oppfølgingspunkt, gjøremål, "
        "aksjonsliste, tiltaksliste, "
        "oppgaveliste, oppgåveliste, handlingsliste, huskeliste, hugseliste, oppfølgingsliste, gjøremålsliste, to do, "
        "todo, to-do-liste, oppgavefordeling, arbeidsoppgaver, arbeidsoppgåver, oppgaver til neste møte, "
        "oppgåver til neste møte, oppfølging etter møtet, "
        "ansvar/frist, ansvarlig/frist, ansvar og frist, frist/ansvar"
    ),
    "treatment": (
        "votering, avstemming, avstemning, røysting, avrøysting, habilitet, valg, val, "
        "protokolltilførsel, protokolltilførsler, protokolltilførslar, forslag fremmet i møtet, framsette "
        "forslag, fremsatte forslag, forslag i møtet, avstemningsresultat, voteringsresultat, resultat av "
        "votering, inhabilitet, ugildskap, stemmegivning, merknader"
    ),
}

# The parts of the paper.
_SECTION = {
    "attendance": (
        "deltakere, deltakarar, deltagere, oppmøte, frammøte, fremmøte, frammøtte, fremmøtte, oppmøtte, møtende "
        "medlemmer, møtende, til stede, tilstede, tilstades, medlemmer, medlemer, faste medlemmer, faste "
        "medlemer, forfall, fråfall, frafall, fravær, fråvær, avbud, møtedeltakere, møtedeltakarar, innkalte, "
        "innkalt, møtt, møtte, desse møtte, følgende møtte, representanter, deltakerliste, frammøteliste, "
        "varamedlemmer, varamedlemer, vara, "
        "møtte fra administrasjonen, fra administrasjonen, frå administrasjonen"
    ),
    "agenda": (
        "saksliste, sakliste, sakslista, dagsorden, agenda, saker til behandling, saker, sakskart, "
        "saksoversikt, program, saker til handsaming, saksliste for møtet, sakliste for møtet, dagsorden "
        "for møtet, behandlede saker, saker behandlet i møtet, saker behandlet under møtet, saker behandlet under "
        "møte, behandla saker, saker behandla i møtet, handsama saker, saker handsama i møtet"
    ),
    "signatures": (
        "underskrifter, underskrift, signatur, signaturer, signering, rett utskrift, "
        "protokollunderskrift, underskrift av protokoll, utskrift av møteboka, rett utskrift av møteboka"
    ),
    "corrections": "rettelser, rettinger, rettingar",
}

# The head of an e-mail.
_MAIL = {
    "sender": "fra, frå, avsender, avsendar, from",
    "sent": "sendt, sent, dato, date",
    "receivers": (
        "til, to, kopi, kopi til, cc, kopimottaker, kopimottakere, kopimottakarar, kopi sendes til, kopi sendt til, "
        "sendes, sendes til, sendt til, utsendt til, distribusjon, fordeling, mottakere, mottakarar, "
        "referatet sendes til, referatet sendt til, referat sendes til"
    ),
    "subject": "emne, subject, gjelder, vedrørende",
    "other": "vedlegg, attachments, prioritet, viktighet, importance",
}

# What stands over some rows of an agenda, and is no row itself.
_AGENDA_GROUP = {
    "group": (
        "referatsaker, referatsakar, orienteringssaker, orienteringssakar, styresaker, styresakar, "
        "delegerte saker, delegerte "
        "vedtak, meldinger, meldingar, vedtakssaker, vedtakssakar, drøftingssaker, drøftingssakar, "
        "interpellasjoner, spørsmål, politiske saker, saker til behandling, saker til handsaming, "
        "beslutningssaker, diskusjonssaker, diskusjonssakar, drøftesaker, a-saker, b-saker, "
        "godkjenningssaker, valgsaker, saker unntattoffentlighet, lukkede saker, "
        "grunngitte spørsmål"
    ),
}
_COLUMN = {
    "hours": "kl, klokkeslett, klokka, tidspunkt, når",
    "number": (
        "saksnr, saksnummer, sak, sak nr, nr, saknr, sak nummer, utvalgssaksnr, utvalssaksnr, "
        "utvalgssak, utvalssak, utvalgs-saksnr, utvals-saksnr, nummer, saksnr/år"
    ),
    "title": (
        "saker, tittel, innhold, innhald, sak, sakstittel, tema, saken gjelder, beskrivelse, innhold/tittel, emne"
    ),
    "responsible": (
        "ansvarlig, ansvarleg, ansvar, innleder, innleiar, innledere, innleiarar, foredragsholder, hvem, kven, "
        "saksansvarlig, saksansvarleg, presentert av, ved"
    ),
    "archive": (
        "arkivsak, arkivref, arkivreferanse, saksmappe, arkivsaksnummer, arkivsaksnr, arkivsaknr, arkiv saksnr, arkiv, "
        "journalnr, journalsaksnr, esa-sak"
    ),
    "minutes": "tid, varighet, minutter, minutt, min, tidsbruk",
    "deadline": "frist, tidsfrist, innen, ferdig innen",
    "name": (
        "navn, namn, medlem, deltaker, deltakar, representant, person, medlemmer, deltakere, møtedeltaker, "
        "møtedeltakar, møtedeltakere, møtedeltakarar, medlemer, deltakarar, deltager, deltagere, representanter, "
        "representantar, personer, personar, navn og stilling, navn og funksjon, "
        "navn og rolle, namn og stilling, namn og funksjon, namn og rolle, "
        "aksjonær, aksjonærer, aksjeeier, aksjeeigar, "
        "andelseier, andelseigar, seksjonseier, seksjonseigar, sameier, sameigar"
    ),
    "represented": "representert ved, representert av, ved fullmektig, fullmektig, møtt ved, møtte ved",
    "present": (
        "møtte, møtt, til stede, tilstede, til stades, tilstades, deltok, oppmøte, frammøte, present, frammøtt, "
        "frammøtte, fremmøte, fremmøtt, fremmøtte, møtende, møtande"
    ),
    "absent": "fraværende, fråverande, forhindret, forhindra",
    "remote": (
        "teams, på teams, via teams, digitalt, digital, møtte digitalt, møtt digitalt, deltok digitalt, video, zoom"
    ),
    "unknown": "status, oppmøtestatus",
    "function": "funksjon, rolle, verv, stilling, tittel",
    "party": "parti, liste, gruppe",
    "unit": (
        "enhet, eining, organisasjon, kommune, virksomhet, representerer, representerar, repr, fra, "
        "institusjon, arbeidssted, arbeidsplass, avdeling, firma, bedrift, selskap, tilhørighet, tilknytning, "
        "klasse, trinn, part, side, arbeidsgiver/arbeidstaker, arbeidsgjevar/arbeidstakar"
    ),
    "contact": "initialer, initialar, telefon, tlf, mobil, mobilnr, e-post, epost, e-postadresse, mail, e-mail",
    "met for": (
        "møtte for, vara for, varamedlem for, møtt for, for, erstatter, møter for, stedfortreder for, i stedet for, "
        "istedenfor, i staden for, istadenfor"
    ),
    "substitute": (
        "vara, varamedlem, møtende varamedlem, møtande varamedlem, møtende vara, møtande vara, varamedlem som møtte, "
        "vararepresentant, møtende vararepresentant, møtande vararepresentant, vararepresentant som møtte, "
        "vara som møtte, varamedlem møtte, stedfortreder, "
        "personlig vara, personleg vara, personlig varamedlem, personleg varamedlem, "
        "møtte i stedet, møtte isteden, møtt i stedet, møtte i staden, i stedet møtte, "
        "vara møtte, møtt vara, møtte vara, vara til stede, vara til stades, vara møtt, møtt varamedlem, "
        "møtt som vara, møtte som vara"
    ),
    "closed": (
        "uoff, u.off, unntatt off, unntatt offentlighet, unntatt offentlegheit, unnateke offentlegheit, lukket, lukka"
    ),
    "page": "side, s, sidetall, sidenr",
    "type": "type, sakstype, type sak, sakskategori, kategori",
    "remark": "merknad, merknader, kommentar, kommentarer, anmerkning",
}


def _folded(spellings: Mapping[str, str]) -> dict[str, str]:
    return {fold(one): meaning for meaning, several in [*spellings.items()][::-1] for one in several.split(",")}


HEAD, CASE, PART, SECTION, MAIL, COLUMN, AGENDA_GROUP = map(
    _folded, (_HEAD, _CASE, _PART, _SECTION, _MAIL, _COLUMN, _AGENDA_GROUP)
)

Lexicon = Mapping[str, str]

_CLOCK = re.compile(r"(?<!\d):|:(?!\d\d)")
# The parts of a case whose name may as well begin a title: "Orientering – ny skole", as an opinion's may.
_TITLES_BEFORE_DASH = ("minutes", "account", "other", "attachments", "treatment")
_INSTEAD_OF_COLON = re.compile(r";|\s[–-](?=\s)")
_MOST_WORDS = 6
# What any label of a meeting may say besides: "Sted for møtet", "Referent var", "Som referent".
_OF_MEETING = re.compile(r"^som | (?:(?:for|i|paa|av|til|fra|fraa|etter) (?:moetet|dagen)|i dag|er|var|blir)$")
# How the word for somebody ends where they are several: "Saksansvarlige", "Sakshandsamarar".
_OF_SEVERAL = re.compile(r"(?<=er|ig|eg)e$|(?<=ar)ar$")
_LONGEST_MADE = 45
_FORMS: Sequence[tuple[Lexicon, Mapping[str, re.Pattern[str]]]] = (
    (HEAD, made_labels.OF_HEAD),
    (PART, made_labels.OF_PART),
    (COLUMN, made_labels.OF_COLUMN),
)
_BOTH = re.compile(r"\s*(?:/|&|\bog\b)\s*")
_SEVERAL = re.compile(r"\s*(?:/|,|&|\bog\b)\s*")
_JOINED = re.compile(r"[/,&]|\bog\b")
_COLON = re.compile(r"\s*[:;]\s*|[ \xa0]*[\t\n]\s*|\s+[–-]\s+")
# What other business is called as a case; announced in another case it is the part "other".
OTHER_BUSINESS = frozenset({"eventuelt", "ymse", "evt", "eventuelle saker", "annet", "anna", "diverse"})
_CHAPTER = re.compile(r"(?:[A-Z]|[IVX]+)[.:)]\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
# What marks may stand in a column: "Møtt (M) / Forfall (F)", "Til stede ja/nei".
_LEGEND = re.compile(r"\s*(?:\([^()]{1,10}\)|\s(?:ja\s?/\s?nei|j\s?/\s?n))(?=\s*(?:/|$))", re.IGNORECASE)
# What two parts of a label mean together: "Vedtak/oppfølging", "Møtt/forfall"; minutes may have a label of what was
# decided in them.
_OF_TWO: Mapping[frozenset[str | None], str] = {
    frozenset(("decision", "tasks")): "decision",
    frozenset(("minutes", "decision")): "minutes",
    frozenset(("present", "absent")): "unknown",
    frozenset(("present", "substitute")): "present",
}
# What a label says beside what it is: "Konklusjon og videre arbeid".
_GOES_ON = re.compile(r"(?:videre|vidare) [a-z]+|(?:veien|vegen) (?:videre|vidare)")


def word_set(words: str) -> frozenset[str]:
    """Words that blanks divide, each once."""
    return frozenset(words.split())


# What stands beside tasks in the name of a column.
_WHO_AND_WHEN = word_set("ansvar ansvarlig ansvarleg ansvarlige hvem kven frist tidsfrist naar")


def label_apart(text: str) -> tuple[str, str, str]:
    """What stands before the first colon of a text, the colon, and what follows; that of "kl. 12:40" is none.

    A semicolon or a dash serves as one after what a list of people is called: "Til stede; Kari Moe og Ola Lie".
    """
    colon = _CLOCK.search(text)
    other = _INSTEAD_OF_COLON.search(text)
    if other and not (colon and colon.start() < other.start()) and _calls_list(text[: other.start()]):
        return text[: other.start() + 1].rstrip("-–;"), other[0].strip(), text[other.end() :]
    return (text[: colon.start()], ":", text[colon.end() :]) if colon else (text, "", "")


def _calls_list(head: str) -> bool:
    return meaning_of(head, SECTION) == "attendance" or meaning_of(head, COLUMN) in ("present", "absent")


class LabelFound(NamedTuple):
    """A label at the beginning of a text: what it means, its words, and what follows it."""

    meaning: str
    label: Piece
    rest: Piece

    @property
    def is_set_off(self) -> bool:
        """Whether a colon, or what stands for one, divides it from what follows."""
        between = self.label.line.text[self.label.end : self.rest.start]
        return self.label.raw.rstrip().endswith((":", ";", "–", "-")) or not {"\t", "\n"}.isdisjoint(between)


def label_of(piece: Piece, lexicon: Lexicon, *, bare: bool = False) -> LabelFound | None:
    """The label that a text begins with: all of it, or what stands before a colon; ``bare`` also without one."""
    piece = piece.stripped("*_#")
    colon = _COLON.search(piece.raw)
    whole = _meaning(piece.raw, lexicon)
    if whole and not colon:
        return LabelFound(whole, piece, piece.part(piece.end - piece.start))
    head = piece.raw[: colon.start()] if colon else ""
    meaning = _meaning(head, lexicon) if colon else None
    may_be_title = meaning in _TITLES_BEFORE_DASH or re.fullmatch(made_labels.OPINION, fold(head))
    is_title = lexicon is PART and colon and colon[0].strip() in ("-", "–") and may_be_title
    if colon and meaning and not is_title:
        return LabelFound(meaning, piece.part(0, colon.end()).stripped(), piece.part(colon.end()).stripped("*_"))
    return _longest(piece, lexicon) if bare else None


def _meaning(text: str, lexicon: Lexicon) -> str | None:
    """What a label means, also one that a narrow column has broken within a word, or two of one meaning: "Dato/tid"."""
    text = _LEGEND.sub("", text) if lexicon is COLUMN else text
    words = fold(text)
    known = lexicon.get(words) or lexicon.get(words.replace(" ", ""))
    both = _of_both(text, lexicon) if _JOINED.search(text) else None  # "Møtt/vara" is no «møtt vara»
    return (both if lexicon is COLUMN else None) or known or _made(words, lexicon) or both


def _made(words: str, lexicon: Lexicon) -> str | None:
    """What a label means by how it is made, or without what every label may have after it: "Sted for møtet"."""
    if len(words) > _LONGEST_MADE:
        return None
    forms = next((forms for known, forms in _FORMS if known is lexicon), {})
    made = next((meaning for meaning, form in forms.items() if form.fullmatch(words)), None)
    bare = _OF_MEETING.sub("", words)
    single = _OF_SEVERAL.sub("", words)
    return made or next((lexicon[one] for one in (bare, single) if one != words and one in lexicon), None)


def _of_both(text: str, lexicon: Lexicon) -> str | None:
    """What both parts of a label mean, where that is the same."""
    if lexicon is PART:
        own = {part for part in map(fold, _SEVERAL.split(text)) if not _GOES_ON.fullmatch(part)} - _WHO_AND_WHEN
        told = {lexicon.get(part) for part in own}
        if alone := next((one for one in ("tasks", "decision") if told == {one}), None):
            return alone  # "Oppfølging/ansvar/frist", "Vedtak / ansvarlig"
    if lexicon is HEAD and {lexicon.get(fold(part)) for part in _BOTH.split(text)} == {"when", "venue"}:
        return "when"  # "Sted og tid", "Tid/sted"
    if "/" not in text:
        return None
    parts = [*map(fold, text.split("/"))]
    meanings = {lexicon.get(part) for part in parts}
    if lexicon is COLUMN and meanings & {"name", "unit"}:  # "Navn/stilling", "Kommune/HF"
        by_cell = "function" in meanings  # "Stilling/kommune"
        return "name" if "name" in meanings else (None if by_cell else "unit")
    if len(meanings) == 1:
        return meanings.pop()
    return _OF_TWO.get(frozenset(lexicon.get(part) or _made(part, lexicon) for part in parts))


# A label within a line begins with a capital, or after what joins it to the fact before: "Ida Lie, referent: Ola Vik".
_INNER = re.compile(
    rf"(?:(?P<joint>[,;]\s+|\s+og\s+|\s+\()|\s)\*{{0,2}}(?=(?P<label>(?(joint)\w|{CAPITAL})\w+(?:[ /-]\w+)?\.?\s?:))"
)


def inner_label(piece: Piece, lexicon: Lexicon) -> LabelFound | None:
    """The next label on a line that has several, with the word that joins it: "Dato: 5.3.2026 Sted: Rådhuset"."""
    for found in _INNER.finditer(piece.raw):
        inner = label_of(piece.part(found.start("label")), lexicon)
        if inner and inner.rest.text:
            label = piece.part(found.start(), inner.label.end - piece.start).stripped(" ,;")
            return inner._replace(label=label, rest=inner.rest.stripped(")" if "(" in found[0] else ""))
    return None


def _longest(piece: Piece, lexicon: Lexicon) -> LabelFound | None:
    """The longest label that a text begins with, where nothing but a blank stands after it."""
    ends = [word.end() for word in re.finditer(r"\S+", piece.raw)][:_MOST_WORDS]
    for end in reversed(ends):
        if meaning := lexicon.get(fold(piece.raw[:end])):
            return LabelFound(meaning, piece.part(0, end), piece.part(end).stripped(" .:–-"))
    return None


def meaning_of(text: str, lexicon: Lexicon) -> str | None:
    """What a text that is a label and nothing else means, also with something in brackets after it."""
    return _meaning(text, lexicon) or lexicon.get(fold(_BRACKETS.sub("", text)))


def names_column(text: str) -> bool:
    """Whether a text is what a column of a list, an agenda or a table of cases is called: "Tema og referat"."""
    return all(meaning_of(part, COLUMN) or meaning_of(part, PART) for part in _BOTH.split(text.strip()))


def is_chapter(text: str) -> bool:
    """Whether a line is the heading of several cases: "Orienteringssaker", "B: BESLUTNINGSSAKER", "D. Eventuelt"."""
    chapter = _CHAPTER.match(text.strip())
    title = text.strip()[chapter.end() :] if chapter else text
    return meaning_of(title, AGENDA_GROUP) is not None or (chapter is not None and fold(title) in OTHER_BUSINESS)


def words_in(text: str, words: Iterable[str]) -> bool:
    """Whether one of some folded words stands in a text."""
    return not set(words).isdisjoint(fold(text).split())
