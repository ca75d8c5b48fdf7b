"""The words by which minutes say what became of a case, in bokmål and nynorsk, and the commonest of English."""

from typing import Literal

from referat_cli.model.calendar import MONTHS
from referat_cli.model.patterns import LatePattern


def word_set(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


# ---- nouns

CASE = word_set("sak saken saka sakene sakane item case matter")
PROPOSAL = word_set(
    """forslaget framlegget fremlegget innstilling innstillingen innstillinga tilråding tilrådingen tilrådinga
    vedtaksforslaget hovedforslaget hovudforslaget saksframlegget saksfremlegget vedtaksframlegget
    forslagene forslaga framlegga proposal motion recommendation"""
)
# These are the proposal only with an owner or with «til vedtak».
SOME_PROPOSAL = word_set("forslag framlegg fremlegg")
TREATMENT = word_set(
    """behandling behandlingen behandlinga realitetsbehandling realitetsbehandlingen sluttbehandling
    sluttbehandlingen saksbehandlingen handsaming handsaminga handsamingen realitetshandsaminga sluttbehandlinga
    avgjørelse avgjørelsen avgjerd avgjerda avgjersla vedtaket beslutning beslutningen beslutninga drøfting
    drøftingen drøftinga drøftelsen votering voteringen voteringa røysting røystinga realitetsvoteringen
    consideration decision"""
)
# What is asked for: to turn it down is to turn down what the case is about, whoever wrote it.
REQUEST = word_set(
    "søknad anmodning oppmoding dispensasjonssøknad søknaden søknaden anmodningen oppmodinga application"
)
# What a committee decides on, by the last part of the word.
MATTERS = (
    *("plan", "budsjett", "søknad", "rapport", "melding", "regnskap", "rekneskap", "avtale", "reglement", "vedtekt"),
    *("strategi", "høring", "høyring", "instruks", "notat", "mandat", "protokoll", "møtebok", "innkalling"),
    *("saksliste", "sakliste", "sakskart", "referat", "retningslinje", "program", "forskrift", "utredning"),
)
POSTPONEMENT = word_set("utsettelse utsettelsen utsetjing utsetjinga utsetting utsettinga utsettelsesforslaget")
# Whose proposal this one is. A proposal of anybody else is another one.
OWNERS = word_set(
    """kommunedirektør rådmann administrasjon direktør administrerende sekretariat formannskap arbeidsutvalg
    arbeidsutval au saksbehandler saksbehandlar fylkesrådmann fylkesdirektør byråd kommunalsjef rådmannen
    administrasjonssjef kommunedirektørs styre styreleder leder daglig komité komite sakshandsamar"""
)
BEFORE_NOUN = word_set(
    """den det de dei denne dette disse desse hele heile selve sjølve videre vidare endelig endeleg ny nytt ein en
    et eit foreliggende framlagte fremlagte framlagde opprinnelige opphavlege the all ei begge si sin sitt sine"""
)

# ---- words around the verb

NOT = word_set("ikke ikkje not aldri")
ADVERBS = word_set(
    """enstemmig samrøystes einstemmig derfor difor dermed likevel nå no foreløpig førebels også òg deretter herved
    altså formelt imidlertid midlertidig derimot mellombels seg unanimously therefore"""
)
# Phrases that say no more than such an adverb.
PHRASES = LatePattern(
    r"\b(?:i dag|i dagens møte|i møtet(?! (?:i|den|på|\d))|med dette|inntil videre|etter votering|av tidshensyn"
    r"|i denne omgang|på nåværende tidspunkt|etter en samlet vurdering|på bakgrunn av dette)\b"
    r"|\bmed \d+ mot \d+ (?:stemmer|røyster)\b"
)
BE = word_set("blir ble blei vert vart er var bli blitt blive verte vorte vere være vært is was were be been")
PAST = word_set("ble blei vart var was were")
MUST = word_set("skal må vil will")
MAY = word_set("kan bør kunne burde skulle måtte ville may should can could would")
IF = word_set("dersom hvis viss såfremt såframt forutsatt føresett if unless")
BECAUSE = word_set(
    "da fordi ettersom siden sidan når etter inntil slik for mens medan as because since som at der hvor"
)
DECIDES = word_set(
    """vedtar vedtek vedtas vedtatt vedtok vedteke beslutter beslutta besluttet bestemmer bestemte bestemt
    bestemmast velger valgte ønsker ønskjer enige enig samde samd"""
)

Action = Literal[
    "postpone", "return", "forward", "withdraw", "reject", "adopt", "treat", "take", "send", "put", "come", "move", "go"
]


def _by_word(verbs: dict[Action, str]) -> dict[str, Action]:
    """Each word of the lists → what it does."""
    return {word: action for action, words in verbs.items() for word in words.split()}


# Verbs by what they do: as passives on -s and -st, as participles, in the active voice, as infinitives.
PASSIVE_OF = _by_word(
    {
        "postpone": "utsettes utsettast utsetjast utsetjes utsettest utstår",
        "return": "tilbakesendes tilbakesendast returneres returnerast remitteres remitterast",
        "forward": "oversendes oversendast videresendes vidaresendast henvises overlates overlatast",
        "withdraw": "trekkes trekkast trekkjast utgår utgikk utgjekk strykes strykast frafalles",
        "reject": """avvises avvisast avslås avslåast forkastes forkastast nedstemmes nedstemmast nedrøystast
            falt fall faller fell fallt""",
        "adopt": """vedtas vedtakast vedtaes godkjennes godkjennast tiltres tiltredes støttes støttast bifalles godtas
            godtakast innvilges innvilgast imøtekommes etterkommes""",
        "treat": "behandles behandlast handsamast handsames realitetsbehandles drøftes drøftast",
        "take": "tas takast tas taes",
        "send": "sendes sendast",
        "put": "settes setjast settast føres førast legges leggjast leggast stilles stillast fremmes fremjast",
        "move": "overføres overførast flyttes flyttast skyves skyvast forskyves berammes",
    }
)
PARTICIPLE_OF = _by_word(
    {
        "postpone": "utsatt utsett utsette utset utsatte postponed deferred adjourned tabled",
        "return": "tilbakesendt tilbakesend returnert remittert",
        "forward": "oversendt oversend videresendt vidaresendt vidaresend henvist overlatt referred",
        "withdraw": "trukket trekt trukke trekte trukken strøket stroke frafalt withdrawn",
        "reject": """avvist avslått avslege avslegen forkastet forkasta nedstemt nedrøysta rejected declined refused
            falle falt røysta stemt""",
        "adopt": """vedtatt vedteke vedteken vedtekne vedtatte godkjent godkjente godkjend godkjende støttet støtta
            tiltrådt innvilget innvilga imøtekommet bifalt adopted approved godtatt godteke carried""",
        "treat": """behandlet behandla handsama handsamet realitetsbehandlet realitetsbehandla realitetshandsama drøftet
            drøfta""",
        "take": "tatt teke teken tekne tekne",
        "send": "sendt send sende",
        "put": "satt sett ført førd lagt lagd lagde stilt fremmet fremja",
        "move": "overført flyttet flytta skjøvet forskjøvet",
    }
)
ACTIVE_OF = _by_word(
    {
        "postpone": "utsetter utset utsett utsatte postpones postponed defers deferred adjourns",
        "return": "tilbakesender returnerer remitterer",
        "forward": "oversender oversendte videresender vidaresender henviser overlater",
        "withdraw": "trekker trekkjer trakk trekk trekte",
        "reject": "avviser avviste avslår avslo forkaster forkastar forkasta nedstemmer rejects declines refuses",
        "adopt": """vedtar vedtek vedtok godkjenner godkjente støtter støttar tiltrer tiltrår bifaller godtar godtek
            innvilger innvilgar imøtekommer anbefaler tilrår følger følgjer fulgte følgde adopts approves""",
        "treat": "behandler handsamar handsamer behandlet handsama drøfter",
        "take": "tar tek tok",
        "send": "sender sendte",
        "put": "setter set sett legger legg fører fremmer fremjar",
        "come": "kommer kjem kom",
        "move": "overfører flytter flyttar",
        "go": "går gikk gjekk",
    }
)
INFINITIVE_OF = _by_word(
    {
        "postpone": "utsette utsetje utsetta utsetja",
        "return": "tilbakesende tilbakesenda returnere returnera remittere",
        "forward": "oversende oversenda videresende vidaresende vidaresenda henvise overlate overlata",
        "withdraw": "trekke trekkje trekkja stryke stryka",
        "reject": "avvise avvisa avslå forkaste forkasta nedstemme nedstemma",
        "adopt": "vedta vedtaka godkjenne godkjenna støtte støtta tiltre innvilge innvilga",
        "treat": "behandle behandla handsame handsama",
        "take": "ta",
        "send": "sende senda",
        "put": "sette setje setja legge leggje leggja",
        "move": "overføre overføra flytte flytta",
    }
)
GIVES = word_set(
    """gir gjev gjer gis gjevast får fikk fekk oppnådde oppnår vant vann nådde slutter sluttar sluttet slutta sier
    seier"""
)
# Somebody put a proposal forward: by these alone, or by these and a noun («fremmet forslag», «la fram framlegg»).
PROPOSED = word_set("foreslo føreslo")
PUT_FORWARD = word_set("fremmet fremma fremja framsatte fremsatte framsette satte sette la")
# What a case is taken to be without a decision that makes it so: «anses utsatt».
DEEMS = word_set("anses ansees reknast regnes")
# A committee that decides, asks or finds, with what it decides in a clause of its own.
RULES = word_set(
    """besluttet bestemte valgte beslutter bestemmer velger ønsker ønskjer ber finner finn fann fant ser
    rakk rekker anses ansees reknast regnes"""
)
FINITE = frozenset({*PASSIVE_OF, *ACTIVE_OF, *BE, *MUST, *MAY, *GIVES, *RULES, "har"})

VERB_FORMS = FINITE.union(PARTICIPLE_OF, INFINITIVE_OF, ("å",))

MONTH = "|".join(MONTHS)
# A time to come: in another meeting, or once more.
LATER = LatePattern(
    r"\b(?:igjen|att|på nytt|på ny|neste|førstkommende|(?:et|eit|ett) (?:senere|seinare|seinere)|kommende|komande"
    r"|påfølgende|(?:første|fyrste) (?:\w+ )?(?:møte|halvår)|ny (?:behandling|handsaming|vurdering)|når|til høsten"
    rf"|til hausten|til våren|next|(?:{MONTH})-?møtet?|(?:møte|møtet) (?:i |den |på )?(?:{MONTH}|\d)"
    rf"|(?:møte|møtet) (?:til )?(?:høsten|hausten|våren)|\d+ (?:{MONTH}))\b"
)
# A time gone by: what was done with the case then is no decision of today.
EARLIER = LatePattern(
    r"\b(?:forrige|førre|tidligere|tidlegare|sist|siste|i fjor|opprinnelig|opphavleg"
    rf"|(?:i|på) (?:møte|møtet) (?:i |den |på )?(?:{MONTH}|\d+)|(?:i|den) (?:{MONTH})|den \d+|sak \d+|i \d{{4}})\b"
)
AGENDA = LatePattern(r"\b(?:sakslist\w*|saklist\w*|sakskart\w*|dagsorden\w*|møteplan\w*|agenda\w*)\b")
NOT_TREATED = LatePattern(r"\b(?:til behandling|til handsaming|opp)\b")
CHANGED = LatePattern(
    r"\bmed (?:\w+ ){0,3}(?:endring|tillegg|presisering|justering|unntak|merknad|korrigering|tilføyelse|unnatak"
    r"|supplering|strykning|omformulering)"
    r"|\b(?:unntatt|unnateke|bortsett fra|endret form|endra form|så nær som|endringsforslag\w*)\b"
    r"|\bmed den (?:endring|forskjell)|\bslik(?:e|t)? (?:det|den|han|ho) (?:ble|vart|er) endr|\bas amended\b"
)
LIKE_PROPOSED = LatePattern(
    r"^(?:enstemmig|samrøystes|einstemmig)$"
    r"|^(?:(?:enstemmig|samrøystes|vedtak|vedtaket|ble|vart|vedtatt|vedteke|vedtas|i|som|med|mot|\d+|stemmer?|røyster?)\s)*"
    r"(?:som (?:i )?(?:innstilt|foreslått|føreslått|innstilling(?:en|a)?|forslag(?:et)?|tilrådd|tilråding(?:a)?)"
    r"|i (?:samsvar|tråd|henhold) (?:med|til) (?:\w+ens? |\w+ets? )?"
    r"(?:innstilling(?:en|a)?|forslag(?:et)?|framlegg(?:et)?|tilråding(?:a|en)?|saksframlegg(?:et)?)(?: til vedtak)?)\b"
)
MAJORITY = LatePattern(
    r"\b(?:flertall|fleirtal|støtte|tilslutning|tilslutnad|oppslutning|oppslutnad|fram|frem|gjennom)\b"
)
NO_MAJORITY = LatePattern(
    r"^ingen (?:stemte|røysta) for (?:forslaget|innstillingen|innstillinga|framlegget)"
    r"|^(?:ingen|ikke noen|ikkje nokon) av (?:forslagene|forslaga|framlegga) (?:fikk|fekk|ble|vart|blei)"
    r" (?:flertall|fleirtal|vedtatt|vedtekne)"
)
NOTED = LatePattern(r"\btil (?:orientering|etterretning|etterretting|vitende|underretning|vitande)\b")

EMPTY = word_set(
    """og i på til av for fra frå om med den det de dei en ei et ein eit som er å at vedrørende angående vedkommende
    vedkommande gjeldende ved the of to on nr"""
)


PREPOSITIONS = word_set("etter med på i av grunnet om til ved mot for under uten utan som")
PRONOUNS = word_set("dette den det denne this it")
PHRASE_ENDS = (
    word_set(", til i på for tilbake attende over videre vidare frem fram opp ikke ikkje med mot") | BECAUSE | FINITE
)
