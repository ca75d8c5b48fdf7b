"""What a sentence of a decision says of its own case or proposal.

A sentence counts only where its subject (in the active voice: its object) is this case, its treatment or this proposal:
«Forslaget om utsettelse avvises», «ASU vedtar ikke å utsette saken», «Behandlingen av pasientene utsettes» and «Sak 5/26
utsettes» in another case say nothing of it. A sentence is read as clauses, a clause as a noun phrase, a verb with what
belongs to it, and a negation that counts only where it stands with that verb. What is not understood says nothing.
Bokmål and nynorsk, and the commonest words of English.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from referat_cli.compare.stems import stem as _stem

# What is said: an outcome of the case, or that the proposal was adopted, adopted with changes, or that another proposal
# was («annet»: something else became of another one); «orientering» is a case taken note of.
Verdict = Literal[
    "utsatt",
    "tilbakesendt",
    "oversendt",
    "trukket",
    "avvist",
    "ikke_behandlet",
    "vedtatt",
    "vedtatt_endret",
    "annet_vedtatt",
    "annet",
    "orientering",
]


class Statement(NamedTuple):
    """What a clause says; ``sure`` where its words can mean nothing else."""

    verdict: Verdict
    sure: bool = True


class Context:
    """What the case is about, in the words of its proposal and title, and its number."""

    def __init__(self, texts: Iterable[str], number: str = "") -> None:
        self._texts = tuple(texts)
        self.number = number.lower()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say what the case is about."""
        return frozenset(_stem(word) for text in self._texts for word in _words(text) if len(word) > 1)

    @cached_property
    def sentences(self) -> tuple[frozenset[str], ...]:
        """The words of each sentence of the proposal and the title."""
        return tuple(frozenset(_words(sentence)) for text in self._texts for sentence in sentences(text))

    def knows(self, word: str) -> bool:
        """Whether the case is about this: the word, or one that is composed with it («planen», «reguleringsplan»)."""
        stem = _stem(word)
        return stem in self.stems or (len(stem) > _SHORT and any(known.endswith(stem) for known in self.stems))


_SHORT = 3


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# ---- nouns

_CASE = _set("sak saken saka sakene sakane item case matter")
_PROPOSAL = _set(
    """forslaget framlegget fremlegget innstilling innstillingen innstillinga tilråding tilrådingen tilrådinga
    vedtaksforslaget hovedforslaget hovudforslaget saksframlegget saksfremlegget vedtaksframlegget
    forslagene forslaga framlegga proposal motion recommendation"""
)
# These are the proposal only with an owner or with «til vedtak».
_SOME_PROPOSAL = _set("forslag framlegg fremlegg")
_TREATMENT = _set(
    """behandling behandlingen behandlinga realitetsbehandling realitetsbehandlingen sluttbehandling
    sluttbehandlingen saksbehandlingen handsaming handsaminga handsamingen realitetshandsaminga sluttbehandlinga
    avgjørelse avgjørelsen avgjerd avgjerda avgjersla vedtaket beslutning beslutningen beslutninga drøfting
    drøftingen drøftinga drøftelsen votering voteringen voteringa røysting røystinga realitetsvoteringen
    consideration decision"""
)
# What is asked for: to turn it down is to turn down what the case is about, whoever wrote it.
_REQUEST = _set("søknad anmodning oppmoding dispensasjonssøknad søknaden søknaden anmodningen oppmodinga application")
# What a committee decides on, by the last part of the word.
_MATTERS = (
    *("plan", "budsjett", "søknad", "rapport", "melding", "regnskap", "rekneskap", "avtale", "reglement", "vedtekt"),
    *("strategi", "høring", "høyring", "instruks", "notat", "mandat", "protokoll", "møtebok", "innkalling"),
    *("saksliste", "sakliste", "sakskart", "referat", "retningslinje", "program", "forskrift", "utredning"),
)
_POSTPONEMENT = _set("utsettelse utsettelsen utsetjing utsetjinga utsetting utsettinga utsettelsesforslaget")
# Whose proposal this one is. A proposal of anybody else is another one.
_OWNERS = _set(
    """kommunedirektør rådmann administrasjon direktør administrerende sekretariat formannskap arbeidsutvalg
    arbeidsutval au saksbehandler saksbehandlar fylkesrådmann fylkesdirektør byråd kommunalsjef rådmannen
    administrasjonssjef kommunedirektørs styre styreleder leder daglig komité komite sakshandsamar"""
)
_BEFORE_NOUN = _set(
    """den det de dei denne dette disse desse hele heile selve sjølve videre vidare endelig endeleg ny nytt ein en
    et eit foreliggende framlagte fremlagte framlagde opprinnelige opphavlege opphavlege the all ei begge si sin sitt sine"""
)

# ---- words around the verb

_NOT = _set("ikke ikkje not aldri")
_ADVERBS = _set(
    """enstemmig samrøystes einstemmig derfor difor dermed likevel nå no foreløpig førebels også òg deretter herved
    altså formelt imidlertid midlertidig derimot mellombels seg unanimously therefore"""
)
# Phrases that say no more than such an adverb.
_PHRASES = re.compile(
    r"\b(?:i dag|i dagens møte|i møtet(?! (?:i|den|på|\d))|med dette|inntil videre|etter votering|av tidshensyn"
    r"|i denne omgang|på nåværende tidspunkt|etter en samlet vurdering|på bakgrunn av dette)\b"
)
_BE = _set("blir ble blei vert vart er var bli blitt blive verte vorte vere være vært is was were be been")
_PAST = _set("ble blei vart var was were")
_MUST = _set("skal må vil will")
_MAY = _set("kan bør kunne burde skulle måtte ville may should can could would")
_IF = _set("dersom hvis viss såfremt såframt forutsatt føresett if unless")
_BECAUSE = _set("da fordi ettersom siden sidan når etter inntil slik for mens medan as because since som at der hvor")
_DECIDES = _set(
    """vedtar vedtek vedtas vedtatt vedtok vedteke beslutter beslutta besluttet bestemmer bestemte bestemt
    bestemmast velger valgte ønsker ønskjer enige enig samde samd"""
)

Action = Literal[
    "postpone", "return", "forward", "withdraw", "reject", "adopt", "treat", "take", "send", "put", "come", "move", "go"
]

# Verbs by what they do: as passives on -s and -st, as participles, in the active voice, as infinitives.
_PASSIVE: dict[Action, frozenset[str]] = {
    "postpone": _set("utsettes utsettast utsetjast utsetjes utsettest utstår"),
    "return": _set("tilbakesendes tilbakesendast returneres returnerast remitteres remitterast"),
    "forward": _set("oversendes oversendast videresendes vidaresendast henvises overlates overlatast"),
    "withdraw": _set("trekkes trekkast trekkjast utgår utgikk utgjekk strykes strykast frafalles"),
    "reject": _set(
        """avvises avvisast avslås avslåast forkastes forkastast nedstemmes nedstemmast nedrøystast falt fall faller
        fell fallt"""
    ),
    "adopt": _set(
        """vedtas vedtakast vedtaes godkjennes godkjennast tiltres tiltredes støttes støttast bifalles godtas
        godtakast innvilges innvilgast imøtekommes etterkommes"""
    ),
    "treat": _set("behandles behandlast handsamast handsames realitetsbehandles drøftes drøftast"),
    "take": _set("tas takast tas taes"),
    "send": _set("sendes sendast"),
    "put": _set("settes setjast settast føres førast legges leggjast leggast stilles stillast fremmes fremjast"),
    "move": _set("overføres overførast flyttes flyttast skyves skyvast forskyves berammes"),
}
_PARTICIPLES: dict[Action, frozenset[str]] = {
    "postpone": _set("utsatt utsett utset utsatte postponed deferred adjourned tabled"),
    "return": _set("tilbakesendt tilbakesend returnert remittert"),
    "forward": _set("oversendt oversend videresendt vidaresendt vidaresend henvist overlatt referred"),
    "withdraw": _set("trukket trekt trukke trekte trukken strøket stroke frafalt withdrawn"),
    "reject": _set(
        "avvist avslått avslege avslegen forkastet forkasta nedstemt nedrøysta rejected declined refused falle falt røysta stemt"
    ),
    "adopt": _set(
        """vedtatt vedteke vedteken vedtekne vedtatte godkjent godkjente støttet støtta tiltrådt innvilget innvilga
        imøtekommet bifalt adopted approved godtatt godteke carried"""
    ),
    "treat": _set("behandlet behandla handsama handsamet realitetsbehandlet realitetsbehandla drøftet drøfta"),
    "take": _set("tatt teke teken tekne tekne"),
    "send": _set("sendt send sende"),
    "put": _set("satt sett ført lagt stilt fremmet fremja"),
    "move": _set("overført flyttet flytta skjøvet forskjøvet"),
}
_ACTIVE: dict[Action, frozenset[str]] = {
    "postpone": _set("utsetter utset utsett utsatte postpones postponed defers deferred adjourns"),
    "return": _set("tilbakesender returnerer remitterer"),
    "forward": _set("oversender oversendte videresender vidaresender henviser overlater"),
    "withdraw": _set("trekker trekkjer trakk trekk trekte"),
    "reject": _set("avviser avviste avslår avslo forkaster forkastar forkasta nedstemmer rejects declines refuses"),
    "adopt": _set(
        """vedtar vedtek vedtok godkjenner godkjente støtter støttar tiltrer tiltrår bifaller godtar godtek
        innvilger innvilgar imøtekommer anbefaler tilrår følger følgjer fulgte følgde adopts approves"""
    ),
    "treat": _set("behandler handsamar handsamer behandlet handsama drøfter"),
    "take": _set("tar tek tok"),
    "send": _set("sender sendte"),
    "put": _set("setter set sett legger legg fører fremmer fremjar"),
    "come": _set("kommer kjem kom"),
    "move": _set("overfører flytter flyttar"),
    "go": _set("går gikk gjekk"),
}
_INFINITIVES: dict[Action, frozenset[str]] = {
    "postpone": _set("utsette utsetje utsetta utsetje"),
    "return": _set("tilbakesende returnere remittere"),
    "forward": _set("oversende videresende vidaresende henvise overlate"),
    "withdraw": _set("trekke trekkje stryke"),
    "reject": _set("avvise avslå forkaste nedstemme"),
    "adopt": _set("vedta godkjenne støtte tiltre innvilge vedtaka godkjenna"),
    "treat": _set("behandle handsame"),
    "take": _set("ta"),
    "send": _set("sende"),
    "put": _set("sette setje legge leggje"),
    "move": _set("overføre flytte"),
}


def _by_word(verbs: dict[Action, frozenset[str]]) -> dict[str, Action]:
    return {word: action for action, words in verbs.items() for word in words}


_PASSIVE_OF, _PARTICIPLE_OF = _by_word(_PASSIVE), _by_word(_PARTICIPLES)
_ACTIVE_OF, _INFINITIVE_OF = _by_word(_ACTIVE), _by_word(_INFINITIVES)
_GIVES = _set(
    "gir gjev gjer gis gjevast får fikk fekk oppnådde oppnår oppnådde vant vann nådde slutter sluttar sluttet slutta sier seier"
)
# A committee that decides, asks or finds, with what it decides in a clause of its own.
_RULES = _set(
    """besluttet bestemte valgte beslutter bestemmer velger ønsker ønskjer ber finner finn fann fant ser
    rakk rekker anses ansees reknast regnes"""
)
_FINITE = frozenset({*_PASSIVE_OF, *_ACTIVE_OF, *_BE, *_MUST, *_MAY, *_GIVES, *_RULES, "har"})

_VERB_FORMS = _FINITE.union(_PARTICIPLE_OF, _INFINITIVE_OF, ("å",))

_MONTH = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
# A time to come: in another meeting, or once more.
_LATER = re.compile(
    r"\b(?:igjen|att|på nytt|på ny|neste|førstkommende|(?:et|eit|ett) (?:senere|seinare|seinere)|kommende|komande"
    r"|påfølgende|(?:første|fyrste) (?:\w+ )?(?:møte|halvår)|ny (?:behandling|handsaming|vurdering)|når|til høsten"
    rf"|til hausten|til våren|next|(?:{_MONTH})-?møtet?|(?:møte|møtet) (?:i |den |på )?(?:{_MONTH}|\d)"
    rf"|(?:møte|møtet) (?:til )?(?:høsten|hausten|våren)|\d+ (?:{_MONTH}))\b"
)
# A time gone by: what was done with the case then is no decision of today.
_EARLIER = re.compile(
    r"\b(?:forrige|førre|tidligere|tidlegare|sist|siste|i fjor|opprinnelig|opphavleg"
    rf"|(?:i|på) (?:møte|møtet) (?:i |den |på )?(?:{_MONTH}|\d+)|(?:i|den) (?:{_MONTH})|den \d+|sak \d+|i \d{{4}})\b"
)
_AGENDA = re.compile(r"\b(?:sakslist\w*|saklist\w*|sakskart\w*|dagsorden\w*|møteplan\w*|agenda\w*)\b")
_NOT_TREATED = re.compile(r"\b(?:til behandling|til handsaming|opp)\b")
_CHANGED = re.compile(
    r"\bmed (?:\w+ ){0,3}(?:endring|tillegg|presisering|justering|unntak|merknad|korrigering|tilføyelse|unnatak|supplering"
    r"|strykning|omformulering)|\b(?:unntatt|unnateke|bortsett fra|endret form|endra form|så nær som|endringsforslag\w*)\b"
    r"|\bmed den (?:endring|forskjell)|\bslik(?:e|t)? (?:det|den|han|ho) (?:ble|vart|er) endr|\bas amended\b"
)
_LIKE_PROPOSED = re.compile(
    r"^(?:enstemmig|samrøystes|einstemmig)$"
    r"|^(?:(?:enstemmig|samrøystes|vedtak|vedtaket|ble|vart|vedtatt|vedteke|vedtas|i|som|med|mot|\d+|stemmer?|røyster?)\s)*"
    r"(?:som (?:i )?(?:innstilt|foreslått|føreslått|innstilling(?:en|a)?|forslag(?:et)?|tilrådd|tilråding(?:a)?)"
    r"|i (?:samsvar|tråd|henhold) (?:med|til) (?:\w+ens? |\w+ets? )?"
    r"(?:innstilling(?:en|a)?|forslag(?:et)?|framlegg(?:et)?|tilråding(?:a|en)?|saksframlegg(?:et)?)(?: til vedtak)?)\b"
)
_MAJORITY = re.compile(
    r"\b(?:flertall|fleirtal|støtte|tilslutning|tilslutnad|oppslutning|oppslutnad|fram|frem|gjennom)\b"
)
_NO_MAJORITY = re.compile(
    r"^ingen (?:stemte|røysta) for (?:forslaget|innstillingen|innstillinga|framlegget)"
    r"|^(?:ingen|ikke noen|ikkje nokon) av (?:forslagene|forslaga|framlegga) (?:fikk|fekk|ble|vart|blei) (?:flertall|fleirtal|vedtatt|vedtekne)"
)
_NOTED = re.compile(r"\btil (?:orientering|etterretning|etterretting|vitende|underretning|vitande)\b")

_TOKEN = re.compile(r"\d+/\d+|\w+(?:-\w+)*|[,:–—]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_BRACKETS = re.compile(r"\([^()]*\)")
# A full stop ends a sentence before a capital; not after an initial, a number or these abbreviations.
_SENTENCE = re.compile(
    r"(?<![\s.(]\w\.)(?<!\bnr\.)(?<!\bjf\.)(?<!\bkl\.)(?<!\bca\.)(?<!\bpkt\.)(?<!\bkap\.)(?<!\bSt\.)(?<=[.!?;])\s+(?=[\W_]?[A-ZÆØÅ0-9])"
    r"|(?<=;)\s+|\n+"
)

_EMPTY = _set(
    """og i på til av for fra frå om med den det de dei en ei et ein eit som er å at vedrørende angående vedkommende
    vedkommande gjeldende ved the of to on nr"""
)


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that ends in a semicolon too."""
    return [sentence for part in _SENTENCE.split(text) if (sentence := part.strip())]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def statements(sentence: str, context: Context, *, opening: bool = True) -> list[Statement]:
    """What a sentence says of this case; nothing where it speaks of something else or under a condition.

    ``opening`` says that the sentence begins a point of its own, where the case need not be named («Utsettes.»).
    """
    tokens: list[str] = _TOKEN.findall(_PHRASES.sub(" ", _BRACKETS.sub(" ", sentence).lower()))
    if ":" in tokens:
        at = tokens.index(":")
        label = at <= _LABEL and not _FINITE.intersection(tokens[:at])
        if label and _procedure(tokens[:at]):
            return []  # a vote on another proposal
        tokens = tokens[at + 1 :] if label else tokens[:at]
    tokens = [token for token in tokens if token != ":"]
    if (
        not tokens
        or sentence.rstrip().endswith("?")
        or _IF.intersection(tokens)
        or re.search(r"\bmed mindre (?!endring|justering)", " ".join(tokens))
    ):
        return []
    line = " ".join(tokens)
    if _NO_MAJORITY.match(line):
        return [Statement("avvist")]
    if _LIKE_PROPOSED.match(line):
        return [Statement("vedtatt_endret" if _CHANGED.search(line) else "vedtatt")]
    found = list(_Reading(context, opening=opening).clauses(tokens))
    if _CHANGED.search(line):
        return [one._replace(verdict="vedtatt_endret") if one.verdict == "vedtatt" else one for one in found]
    return found


_LABEL = 4


def sounds_decisive(sentence: str) -> bool:
    """Whether a sentence has words by which a case is put off or turned down, or a negation, whatever it says."""
    return bool(_DECISIVE.search(sentence.lower()))


_DECISIVE = re.compile(
    r"\b(?:utsett|utsatt|utset|avvis|avsl|forkast|nedstem|fall?t?\b|trekk|trukk|trakk|oversend|tilbake|attende|ikke\b"
    r"|ikkje\b|ingen\b|neste møte|på nytt|igjen\b)"
)


def _has(tokens: Sequence[str], *run: str) -> bool:
    return any(tuple(tokens[at : at + len(run)]) == run for at in range(len(tokens)))


class _Subject(NamedTuple):
    """What a noun phrase names: which sort of thing, and whether it is this case's own.

    Of another proposal ``procedure`` is what it would have done with the case («forslaget om utsettelse»).
    """

    kind: Literal["case", "proposal", "treatment", "request", "matter", "procedure", "other"]
    own: bool = True
    sure: bool = True
    procedure: Verdict | None = None


_OTHER = _Subject("other", own=False)
_ITSELF = _Subject("case")

_PROCEDURES: tuple[tuple[str, Verdict], ...] = (
    ("utset", "utsatt"),
    ("utsat", "utsatt"),
    ("tilbakesend", "tilbakesendt"),
    ("oversend", "oversendt"),
    ("avvisning", "avvist"),
)


def _procedure(words: Iterable[str]) -> Verdict | None:
    words = list(words)
    if {"sende", "sendes"} & set(words) and {"tilbake", "attende"} & set(words):
        return "tilbakesendt"
    return next((verdict for word in words for start, verdict in _PROCEDURES if word.startswith(start)), None)


class _Reading:
    """One sentence being read; each clause may leave its subject to the next."""

    def __init__(self, context: Context, *, opening: bool) -> None:
        self._context = context
        # What a clause without a subject speaks of.
        self._subject: _Subject | None = _ITSELF if opening else None

    def clauses(self, tokens: list[str]) -> Iterator[Statement]:
        """What each clause says."""
        for clause in _clauses(tokens):
            if clause[0] in _BECAUSE and not (clause[0] in ("etter", "for") and _FINITE.intersection(clause)):
                continue
            yield from self._clause(clause)

    def _clause(self, tokens: list[str]) -> Iterator[Statement]:
        while tokens and tokens[0] in ("og", "men", "eller", "samt"):
            tokens = tokens[1:]
        at = next((at for at, token in enumerate(tokens) if token in _FINITE), None)
        if at is None:
            yield from self._without_verb(tokens)
            return
        before, verb, after = tokens[:at], tokens[at], tokens[at + 1 :]
        if verb in _PARTICIPLE_OF and all(token in _ADVERBS or token in _NOT for token in before):
            yield from self._without_verb(tokens)
            return
        subject = self._noun_phrase(before)
        if verb == "har" or (verb in _GIVES and not self._is_gift(subject, verb, after)):
            self._subject = subject
            return
        if verb in _GIVES:
            yield from self._gift(subject or (None if before else self._subject), verb, after)
            return
        if verb in _RULES:
            yield from self._rules(verb, after) if before and not (subject and subject.own and verb != "rakk") else ()
            return
        if subject is None and before and verb in ("kan", "kunne") and after[:1] and after[0] in _NOT:
            yield from self._turns_down(after[1:])
            return
        if subject is None and before and verb in _ACTIVE_OF and _ACTIVE_OF[verb] != "come":
            found = list(self._active(before, verb, after))
            if found:
                self._subject = None
                yield from found
                return
        if subject is None:
            # «I dag utsettes saken», or a clause that goes on about the same.
            length = self._inverted(after)
            if length:
                subject, after = self._noun_phrase(after[:length]), after[length:]
            elif not before:
                subject = self._subject
            elif _has(before, "det") and (verb in _BE or verb in _PASSIVE_OF):
                yield from self._decides(after if verb in _BE else [verb, *after])
                return
        found = list(self._passive(subject, verb, after)) if subject else []
        if before:
            self._subject = subject
        yield from found

    def _without_verb(self, tokens: list[str]) -> Iterator[Statement]:
        """A clause without a finite verb: «Enstemmig vedtatt.», «Ikke behandlet.», or the subject of what follows."""
        at = next((at for at, token in enumerate(tokens) if token in _PARTICIPLE_OF), None)
        if at is not None and all(token in _ADVERBS or token in _NOT for token in tokens[:at]):
            if self._subject:
                negated = bool(_NOT.intersection(tokens[:at]))
                yield from self._said(_PARTICIPLE_OF[tokens[at]], self._subject, tokens[at + 1 :], negated=negated)
            return
        phrase = [token for token in tokens[: at or 0] if token not in _NOT and token not in _ADVERBS]
        if at is not None and (subject := _ITSELF if phrase == ["forslag"] else self._noun_phrase(phrase)):
            negated = bool(_NOT.intersection(tokens[:at]))
            yield from self._said(_PARTICIPLE_OF[tokens[at]], subject, tokens[at + 1 :], negated=negated)
            return
        self._subject = self._noun_phrase(tokens) or _OTHER

    # ---- the verb

    def _passive(self, subject: _Subject, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Saken utsettes», «Saken ble ikke behandlet», «Saken skal tas opp igjen», «Saken går tilbake»."""
        adverbs = 0
        while adverbs < len(after) and (after[adverbs] in _ADVERBS or after[adverbs] in _NOT):
            adverbs += 1
        negated = bool(_NOT.intersection(after[:adverbs]))
        rest = after[adverbs:]
        if verb in _MAY:
            return
        if verb in _MUST:
            passive = next((word for word in rest[:_NEAR] if word in _PASSIVE_OF or word in _BE), None)
            if passive is None or negated:
                return
            at = rest.index(passive)
            yield from self._passive(subject, passive, rest[at + 1 :])
        elif verb in _BE:
            at = next((at for at, word in enumerate(after) if word in _PARTICIPLE_OF), None)
            if at is None or at > _BETWEEN or _BECAUSE.intersection(after[:at]) - _ADVERBS - {"for", "etter"}:
                return
            between, rest = after[:at], after[at + 1 :]
            line = " ".join([*between, *rest])
            if "ferdig" in between or (verb in _PAST and _EARLIER.search(line) and "til" not in rest[:1]):
                return
            negated = bool(_NOT.intersection(between))
            yield from self._said(_PARTICIPLE_OF[after[at]], subject, rest, negated=negated)
        elif verb in _PASSIVE_OF:
            yield from self._said(_PASSIVE_OF[verb], subject, rest, negated=negated)
        elif _ACTIVE_OF.get(verb) in ("come", "go"):
            yield from self._said(_ACTIVE_OF[verb], subject, rest, negated=negated)

    def _active(self, before: list[str], verb: str, after: list[str]) -> Iterator[Statement]:
        """«ASU utsetter saken», «Utvalget vedtok å sende saken tilbake», «ASU godkjenner ikke planen»."""
        if not before:
            return
        if verb in _DECIDES and "å" in after[:_NEAR]:
            if not _NOT.intersection(after[: after.index("å")]):
                yield from self._decides([verb, *after])
            return
        action = _ACTIVE_OF[verb]
        line = " ".join(after)
        if action == "adopt" and "at" in after[:_NEAR]:
            yield from self._that(after)
            return
        if action == "go":
            action, after = self._goes(after, line)
        if action:
            yield from self._done_to(action, after)

    def _that(self, after: list[str]) -> Iterator[Statement]:
        """«… at saken utsettes»: what is decided, in a clause of its own."""
        at = after.index("at")
        if not _NOT.intersection(after[:at]):
            yield from _Reading(self._context, opening=False).clauses(after[at + 1 :])

    def _rules(self, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Styret ber om at saken utsettes», «Styret ønsker å utsette saken», «Styret finner ikke grunn til å …»."""
        start = after[:_NEAR]
        if verb in _DECIDES and "å" in start:
            if not _NOT.intersection(start):
                yield from self._decides([verb, *after])
        elif verb in ("finner", "finn", "fann", "fant", "ser") and _NOT.union(("ingen",)).intersection(start):
            if "å" in after and {"grunn", "grunnlag", "grunnen"} & set(start):
                yield from self._turns_down(after[after.index("å") + 1 :])
        elif verb in ("rakk", "rekker"):
            found = re.match(
                r"(?:ikke|ikkje) å (?:bli )?(?:behandle|behandlet|handsame|handsama)\b ?(.*)", " ".join(after)
            )
            if found and (not found[1] or self._noun_phrase(found[1].split())):
                yield Statement("ikke_behandlet")
        elif verb in ("anses", "ansees", "reknast", "regnes"):
            return
        elif "at" in start:
            yield from self._that(after)

    def _turns_down(self, after: list[str]) -> Iterator[Statement]:
        """An infinitive that is denied: «(kan ikke) slutte seg til forslaget»."""
        line = " ".join(after)
        joins = re.match(r"(?:slutte seg til|gå inn for|gi (?:sin )?tilslutning til|slutta seg til) ", line)
        if joins:
            yield from self._done_to("adopt", ["ikke", *after[len(joins[0].split()) :]])
        elif after and _INFINITIVE_OF.get(after[0]) == "adopt":
            yield from self._done_to("adopt", ["ikke", *after[1:]])

    @staticmethod
    def _goes(after: list[str], line: str) -> tuple[Action | None, list[str]]:
        """«går (ikke) inn for», «går imot»."""
        for start, action in (("inn for", "adopt"), ("imot", "reject"), ("mot", "reject")):
            found = re.match(rf"(?:(?:derfor|difor|ikke|ikkje|enstemmig|samrøystes) )*{start}\b", line)
            if found:
                words = found[0].split()
                negations = [word for word in words if word in _NOT]
                return ("adopt" if action == "adopt" else "reject"), [*negations, *after[len(words) :]]
        return None, after

    def _decides(self, after: list[str]) -> Iterator[Statement]:
        """«… vedtatt å utsette saken», «… å ikke godkjenne planen»."""
        if "å" not in after:
            return
        start = set(after[: after.index("å")])
        if not start & _DECIDES or not start <= _DECIDES | _ADVERBS | {"om", "blir", "ble"}:
            return
        rest = after[after.index("å") + 1 :]
        negated = bool(rest) and rest[0] in _NOT
        rest = rest[1:] if negated else rest
        if rest and rest[0] in _INFINITIVE_OF:
            yield from self._done_to(_INFINITIVE_OF[rest[0]], [*(["ikke"] if negated else []), *rest[1:]])

    def _done_to(self, action: Action, after: list[str]) -> Iterator[Statement]:
        """What is done to the object: its noun phrase, then what belongs to the verb."""
        negated = False
        while after and (after[0] in _ADVERBS or after[0] in _NOT):
            negated = negated or after[0] in _NOT
            after = after[1:]
        if action == "take" and (noted := _NOTED.search(" ".join(after))) and noted:
            if not negated:
                yield Statement("orientering")
            return
        length = self._object(after)
        obj = self._noun_phrase(after[:length])
        if obj is None and after[:1] and after[0] in _PRONOUNS and (len(after) == 1 or after[1] in _ADVERBS):
            obj = _ITSELF._replace(kind="proposal")
        if obj:
            yield from self._said(action, obj, after[length:], negated=negated)
        elif action == "adopt" and negated:
            yield from self._denied(after)

    def _denied(self, after: list[str]) -> Iterator[Statement]:
        """A proposal turned down in its own words: «ASU godkjenner ikke planen for legevakt»."""
        said = {
            word
            for word in after
            if word not in _EMPTY and word not in _ADVERBS and word not in ("sin", "sitt", "si", "sine")
        }
        if said and any(said <= known for known in self._context.sentences):
            yield Statement("avvist")

    def _is_gift(self, subject: _Subject | None, verb: str, after: list[str]) -> bool:
        line = " ".join(after)
        if verb in ("slutter", "sluttar", "sluttet", "slutta"):
            return "seg" in after and "til" in after
        if verb in ("sier", "seier"):
            return "nei til" in line
        if "avslag" in after:
            return True
        return bool(_MAJORITY.search(line)) or (subject is not None and verb in ("vant", "vann", "nådde"))

    def _gift(self, subject: _Subject | None, verb: str, after: list[str]) -> Iterator[Statement]:
        """«Forslaget fikk ikke flertall», «ASU gir ikke sin tilslutning til …», «Utvalget slutter seg til …»."""
        negated = bool(_NOT.intersection(after[:_NEAR]) or (after[:1] and after[0] in ("ingen", "inga")))
        if verb in ("får", "fikk", "fekk", "oppnådde", "oppnår", "vant", "vann", "nådde"):
            if subject and subject.kind in ("case", "proposal", "request"):
                if "avslag" in after[:_NEAR]:
                    yield from self._said("reject", subject, [], negated=negated)
                else:
                    yield from self._said("adopt", subject, [], negated=negated)
            return
        if "til" not in after and "på" not in after:
            return
        nouns = "avslag" in after or "nei" in after
        at = (
            after.index("på")
            if "avslag" in after and "på" in after
            else after.index("til")
            if "til" in after
            else len(after)
        )
        rest = after[at + 1 :]
        action: Action = "reject" if nouns else "adopt"
        if action == "adopt" and not negated:
            length = self._object(rest)
            obj = self._noun_phrase(rest[:length])
            if obj and obj.kind == "proposal":
                yield from self._said("adopt", obj, rest[length:], negated=False)
            return
        yield from self._done_to(action, ["ikke", *rest] if negated else rest)

    # ---- what the verb says of its subject

    def _said(self, action: Action, subject: _Subject, rest: list[str], *, negated: bool) -> Iterator[Statement]:
        """What is said of a subject; of another proposal only where it was one on what to do with this case."""
        if not subject.own:
            if action == "adopt" and not negated:
                if subject.procedure:
                    yield Statement(subject.procedure)
                elif subject.kind == "proposal":
                    yield Statement("annet_vedtatt")
            elif subject.kind == "proposal":
                yield Statement("annet")
            return
        if action == "adopt" and rest and _PARTICIPLE_OF.get(rest[0], "adopt") != "adopt":
            action, rest = _PARTICIPLE_OF[rest[0]], rest[1:]  # «vedtatt utsatt»
        line = " ".join(rest)
        verdict, sure = _VERDICTS[action](subject, line, negated=negated)
        if verdict:
            yield Statement(verdict, sure and subject.sure)

    # ---- nouns

    def _inverted(self, after: list[str]) -> int:
        """How many words after the verb are its subject; 0 where none is."""
        adverbs = 0
        length = self._object(after[adverbs:])
        phrase = self._noun_phrase(after[:length])
        return length if phrase and phrase.kind != "other" else 0

    def _object(self, tokens: list[str]) -> int:
        """How many words the noun phrase at the start has, with what says which one is meant."""
        head = next((at for at, word in enumerate(tokens[:_NEAR]) if self._kind(word, tokens[:at])), None)
        if head is None:
            return 0
        end = head + 1
        if tokens[end : end + 1] and "/" in tokens[end]:
            end += 1
        if tokens[end : end + 2] == ["til", "vedtak"]:
            end += 2
        while end < len(tokens) and tokens[end] in ("om", "fra", "frå", "av", "i", "og"):
            if tokens[end] == "i" and tokens[end + 1 : end + 2] not in (["saken"], ["saka"], ["sak"]):
                break
            stop = end + 1
            while stop < len(tokens) and tokens[stop] not in _PHRASE_ENDS and tokens[stop] not in _PARTICIPLE_OF:
                stop += 1
            end = stop
        return end

    def _noun_phrase(self, tokens: list[str]) -> _Subject | None:
        """What a noun phrase names, None where it is none about a case or a proposal."""
        tokens = [token for token in tokens if token not in _ADVERBS]
        if tokens[:1] and tokens[0] in _PREPOSITIONS:
            return None  # when, why or by whom
        head = next((at for at, word in enumerate(tokens) if self._kind(word, tokens[:at])), None)
        if head is None or any(word in _VERB_FORMS for word in tokens[:head]):
            return None
        kind = self._kind(tokens[head], tokens[:head])
        before = [word for word in tokens[:head] if word not in _BEFORE_NOUN]
        after = tokens[head + 1 :]
        if kind == "procedure":
            return _Subject("procedure", own=False, procedure="utsatt") if not before else None
        if kind is None:
            return None
        if kind == "proposal" and (procedure := _procedure(tokens[head : head + 1])):
            return _Subject("proposal", own=False, procedure=procedure)
        if before and not all(_is_owner(word) for word in before):
            if kind == "matter" and before[-1:] == ["og"]:
                pass
            elif kind == "proposal":
                return _Subject("proposal", own=False, procedure=_procedure([*before, *after]))
            else:
                return None
        some = tokens[head] in _SOME_PROPOSAL and not before and after[:2] != ["til", "vedtak"]
        return self._which(kind, tokens[head], after, some=some)

    def _which(self, kind: str, head: str, after: list[str], *, some: bool) -> _Subject:
        """Whether what stands after the noun says that it is another one."""
        words = [word for word in after if word not in _EMPTY and word not in _BEFORE_NOUN and word != ","]
        words = [word for word in words if word not in _CASE and word not in _PROPOSAL and word != "vedtak"]
        words = [word for word in words if not _is_owner(word) and not word.startswith(("endring", "tillegg"))]
        numbers = [word for word in words if "/" in word]
        words = [word for word in words if word not in numbers]
        procedure = _procedure(words)
        if kind == "proposal" and procedure and not any(self._context.knows(word) for word in words):
            return _Subject("proposal", own=False, procedure=procedure)
        if any(number != self._context.number for number in numbers) or (some and not numbers and not words):
            return _Subject("proposal" if kind == "proposal" else "other", own=False)
        known = all(self._context.knows(word) for word in words)
        if kind == "treatment" and words:
            known = known and all(_is_matter(word) for word in words[:1]) and not self._context.knows(head)
        if not known or (some and not words):
            return _Subject("proposal" if kind == "proposal" else "other", own=False)
        named = kind != "treatment" or words or not self._context.knows(head) or "saken" in after or "saka" in after
        if kind == "treatment" and not named:
            return _Subject("treatment", own=False)
        return _Subject(kind, sure=kind in ("case", "proposal", "treatment") or self._context.knows(head))  # type: ignore[arg-type]

    def _kind(self, word: str, before: Sequence[str]) -> str | None:
        """The sort of thing that a noun names."""
        if word in _CASE:
            return "case"
        if word in _PROPOSAL or word in _SOME_PROPOSAL:
            return "proposal"
        if word in _POSTPONEMENT:
            return "procedure"
        if word in _TREATMENT:
            return "treatment"
        if word == "vedtak" and before and before[-1] in ("endelig", "endeleg"):
            return "treatment"
        if word in _REQUEST or (word.endswith(("søknaden", "søknad")) and self._context.knows(word)):
            return "request"
        if word.endswith(("forslaget", "framlegget", "forslag")):
            return "proposal" if _procedure([word]) else None
        return "matter" if _is_matter(word) and self._context.knows(word) else None


_PREPOSITIONS = _set("etter med på i av grunnet om til ved mot for under uten utan som")
_PRONOUNS = _set("dette den det denne this it")
_PHRASE_ENDS = (
    _set(", til i på for tilbake attende over videre vidare frem fram opp ikke ikkje med mot") | _BECAUSE | _FINITE
)
# How far after a verb what belongs to it stands.
_NEAR = 5
_BETWEEN = 9


def _is_matter(word: str) -> bool:
    stem = _stem(word)
    return any(stem.endswith(_stem(matter)) or word.endswith(matter) for matter in _MATTERS)


def _is_owner(word: str) -> bool:
    return word in _OWNERS or _stem(word) in _OWNERS or _stem(word.removesuffix("s")) in _OWNERS


def _clauses(tokens: list[str]) -> list[list[str]]:
    """The clauses of a sentence: parted by commas, «men», and «og» where a verb follows and one stands before."""
    clauses: list[list[str]] = [[]]
    for at, token in enumerate(tokens):
        here = clauses[-1]
        if token in (",", "–", "—"):
            clauses.append([])
        elif token in ("og", "men") and _FINITE.intersection(here) and _FINITE.intersection(tokens[at + 1 : at + 5]):
            clauses.append([])
        else:
            here.append(token)
    return [clause for clause in clauses if clause]


_Said = tuple[Verdict | None, bool]


def _postponed(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    """A case waits, or its treatment; a plan that waits does only where the next meeting is named."""
    if negated or re.match(r"for\b(?! (?:å|ytterligere|videre|vidare|nærmere|nærare|ny|nye|nytt|mer|meir)\b)", rest):
        return None, False  # «utsettes for vold»
    meeting = bool(re.search(r"møte", rest))
    if subject.kind in ("case", "treatment") or (subject.kind in ("matter", "request", "proposal") and meeting):
        return "utsatt", True
    return None, False


def _returned(subject: _Subject, _rest: str, *, negated: bool) -> _Said:
    return ("tilbakesendt", True) if not negated and subject.kind != "treatment" else (None, False)


def _forwarded(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "matter" or re.match(r"på høring|på høyring|ut\b", rest):
        return None, False
    if re.search(r"\b(?:tilbake|attende)\b", rest):
        return "tilbakesendt", True
    return "oversendt", True


def _withdrawn(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated or re.match(r"(?:fram|frem|inn|opp|ned|med|i langdrag|ut i)\b", rest) or subject.kind == "treatment":
        return None, False
    return ("trukket", True) if subject.kind != "matter" else (None, False)


def _rejected(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "treatment" or re.match(r"(?:bort|sammen|inn|under|til)\b", rest):
        return None, False
    return "avvist", subject.kind != "matter"


def _adopted(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if re.match(r"å\b", rest) or subject.kind == "treatment":
        return None, False
    if negated:
        return "avvist", True
    if subject.kind not in ("proposal", "case"):
        return None, False
    return ("vedtatt_endret" if _CHANGED.search(rest) else "vedtatt"), True


def _treated(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if subject.kind in ("matter", "treatment"):
        return None, False
    if negated:
        return ("utsatt", True) if re.match(r"(?:før|videre før)\b", rest) else ("ikke_behandlet", True)
    return ("utsatt", False) if _LATER.search(rest) else (None, False)


def _taken(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if _NOTED.match(rest):
        return (None, False) if negated else ("orientering", True)
    if re.match(r"til (?:følge|følgje|etterfølgelse)\b", rest):
        return ("avvist", True) if negated else _adopted(subject, rest, negated=False)
    if _AGENDA.search(rest) and re.match(r"(?:av|ut av|bort fra|vekk frå|ut fra|fra|frå)\b", rest):
        return (None, False) if negated else ("trukket", True)
    if negated:
        return ("ikke_behandlet", True) if _NOT_TREATED.match(rest) else (None, False)
    if re.match(r"(?:tilbake|attende)\b", rest):
        return "trukket", False
    return _treated(subject, rest, negated=False) if re.match(r"(?:opp|til)\b", rest) else (None, False)


def _sent(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if re.search(r"^(?:\w+ )?(?:tilbake|attende|i retur)\b", rest):
        return _returned(subject, rest, negated=negated)
    if re.match(r"(?:over|videre|vidare)\b", rest) or re.search(
        r"\b(?:for|til) (?:\w+ )?(?:behandling|handsaming|avgjørelse|avgjerd|uttalelse|uttale|vurdering|oppfølging)\b",
        rest,
    ):
        return _forwarded(subject, rest, negated=negated)
    return None, False


def _put(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind == "matter":
        return None, False
    if re.match(r"(?:i bero|på vent|på is)\b", rest):
        return "utsatt", True
    later = _LATER.search(rest)
    if (
        _AGENDA.search(rest) or re.match(r"(?:frem|fram|på nytt|opp|for)\b", rest) or rest.startswith("på neste")
    ) and later:
        return "utsatt", True
    return ("utsatt", False) if later and re.match(r"(?:i|til|på)\b", rest) else (None, False)


def _comes(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated:
        return ("ikke_behandlet", True) if _NOT_TREATED.match(rest) else (None, False)
    if re.match(r"(?:tilbake|attende|opp|igjen|att|på nytt|til (?:ny )?(?:behandling|handsaming))\b", rest):
        return ("utsatt", False) if _LATER.search(rest) and subject.kind == "case" else (None, False)
    return None, False


def _moved(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if negated or subject.kind not in ("case", "treatment"):
        return None, False
    if _LATER.search(rest):
        return "utsatt", True
    return ("oversendt", False) if rest.startswith("til ") and "møte" not in rest else (None, False)


def _went(subject: _Subject, rest: str, *, negated: bool) -> _Said:
    if re.match(r"(?:tilbake|attende)\b", rest):
        return _returned(subject, rest, negated=negated)
    if re.match(r"(?:videre|vidare) til\b", rest):
        return _forwarded(subject, rest, negated=negated)
    if re.match(r"ut\b", rest):
        return _withdrawn(subject, "", negated=negated)
    if re.match(r"(?:gjennom|igjennom)\b", rest) and negated:
        return "avvist", True
    return None, False


_VERDICTS = {
    "postpone": _postponed,
    "return": _returned,
    "forward": _forwarded,
    "withdraw": _withdrawn,
    "reject": _rejected,
    "adopt": _adopted,
    "treat": _treated,
    "take": _taken,
    "send": _sent,
    "put": _put,
    "come": _comes,
    "move": _moved,
    "go": _went,
}
