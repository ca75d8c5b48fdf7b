"""Of what kind is the difference between two wordings of a point?

``uendret`` says the same letters, ``kosmetisk`` the same words, ``redaksjonell`` the same words spelled otherwise, and
``endret`` is everything else. To call a change of substance less than it is, is the worst answer that the comparison
can give, and to be too strict only a nuisance; so each lesser kind is a list of what is allowed, and nothing is judged
by how small it is.
"""

import re
import unicodedata
from typing import Literal

Wording = Literal["uendret", "kosmetisk", "redaksjonell", "endret"]

# What is never editorial, however small the difference, with the reasons; bokmål, nynorsk and English. Nor is ever a
# word with a digit (number, date, amount, time, case number) or with a capital letter (name, body, abbreviation): see
# `_is_substance`.
NEVER_EDITORIAL = {
    reason: frozenset(words.split())
    for reason, words in {
        "negations and limits: «ikke» left out turns a decision into its opposite, «kun» narrows it": """
            ikke ikkje ingen inga inkje ingenting intet aldri verken hverken korkje uten utan unntatt
            unnateke unntak bare berre kun utelukkende utelukkande utover utanom not no none never neither
            nor without except unless only cannot
        """,
        "modal verbs: whether something is a duty, a right or a wish («skal» for «bør», «kan» for «må»)": """
            skal skulle bør burde kan kunne må måtte vil ville tør torde trenger treng får fikk fekk shall
            should may might can could must will would ought
        """,
        "what carries the decision, and what binds or does not: «utsatte» for «utsette», «ansatte» for «avsatte»": """
            vedtar vedtek vedtas vedtatt vedtatte vedteke godkjenner godkjennes godkjent avviser avvises
            avvist avslår avslås utsetter utsettes utsette utsatt utsatte utset ansatt ansatte avsatt
            avsatte innstiller anbefaler anbefalt fraråder pålegger tillater tillates forbyr forbys krever
            kreves ber bes støtter opphever opphevet frivillig frivilleg pliktig pålagt forpliktende
            bindende bindande foreløpig førebels endelig endeleg midlertidig mellombels approves rejects
            adopts defers
        """,
        "numbers in words, shares and amounts: «to» for «tre», «minst» for «mest», «noen» for «alle»": """
            null en én ein ei eitt ett et to tre fire fem seks sju syv åtte ni ti elleve tolv tretten
            fjorten femten tjue tjuge tretti førti femti seksti hundre tusen million millioner millionar
            milliard milliarder milliardar første fyrste andre tredje fjerde femte sjette halv halve halvt
            halvår hel hele heile helt heilt dobbelt halvparten tredjedel fjerdedel prosent minst mest
            minimum maksimum maks inntil opptil høyst meir mer mindre flere fleire færre alle alt all
            samtlige noen nokre nokon noe noko begge hver kvar hvert kvart enkelte øvrige one two three four
            five six seven eight nine ten first second third half quarter least most more less fewer each
            every some any both per
        """,
        "time, place and order: a deadline «innen» June is not one «etter» June, and «når» is not «nå»": """
            innen innan før etter fra frå til under over ved mellom siden sidan nå no når da då i på om av
            for mot med hos januar februar mars april mai juni juli august september oktober november
            desember vår våren sommer sommeren sommar høst høsten haust hausten vinter mandag måndag tirsdag
            tysdag onsdag torsdag fredag lørdag laurdag søndag dag dager dagar uke veke måned månad månedlig
            månadleg år årlig årleg ukentlig jevnlig jamleg straks snarest senest seinast tidligst tidlegast
            by before after until from to within since when now between january february march may june july
            october december monday tuesday wednesday thursday friday saturday sunday day week month year
        """,
        "conditions and alternatives: «og» for «eller», «dersom» for «fordi»": """
            og eller men enten anten hvis dersom fordi såfremt såframt forutsatt føresett likevel derimot
            samt and or but if either provided however because
        """,
        "who acts or is meant": """
            jeg eg du han hun ho den det de dei dem vi oss seg sin sitt sine hans hennes hennar deres deira
            dette denne disse desse he she it they we us his her their its this that these those
        """,
        "whether it is so, was so or becomes so": """
            er var blir ble vart vert bli har hadde ha is was are were be been has had have
        """,
    }.items()
}
_SUBSTANCE: frozenset[str] = frozenset().union(*NEVER_EDITORIAL.values())

# Two accepted spellings, or one and its common slip, of the same part of a word. Each is long enough that it means
# nothing else; short ones are left out on purpose («veg» and «vegg», «bygning» and «bygging», «forslag» and «forsalg»
# are words).
SPELLINGS = (
    ("utlysning", "utlysing"),  # the announcement of grants; 42/24 has both
    ("kunngjøring", "kunngjering"),
    ("fellesskap", "felleskap"),  # the regions' health community; 139, 164 and 198 of 29.10.2024 have the slip
    ("tilstrømning", "tilstrømming"),  # of patients; 32/23 has both
    ("fremtid", "framtid"),
    ("fremdrift", "framdrift"),
    ("fremlegg", "framlegg"),
    ("fremover", "framover"),
    ("fremgang", "framgang"),
    ("sykehus", "sjukehus"),
    ("sykehjem", "sjukehjem"),
    ("sykepleie", "sjukepleie"),
    ("komité", "komite"),
    ("e-post", "epost"),
    ("følgeforskning", "følgforskning"),  # 44/24
    ("organisation", "organization"),
    ("organise", "organize"),
    ("programme", "program"),
)

# A consonant written once for twice, or twice for once, in a long word and not near its end: «opfølging»,
# «rekrutering». At the end it tells words and tenses apart («møte», «møtte»); so do the other consonants («veg»,
# «vegg»; «legen», «leggen»; «søkeregister», «søkerregister»).
_DOUBLED = re.compile(r"([fklmnpst])\1")
_LONG_WORD = 10
_BEFORE_DOUBLED = 1
_AFTER_DOUBLED = 3

# What may follow a doubled consonant when the doubling is the inflection itself: «be-viste» and «be-visste»,
# «scra-ping» and «scrap-ping».
_INFLECTION = re.compile(
    r"(?:e|en|et|er|ene|ens|enes|ers|eren|erne|a|ane|ar|ande|ende|es|s|t|te|tes|ten|ter|ting|ed|est|ly|ing\w*|else\w*)"
)

# Words that a doubled consonant turns into another word also at the start of a long one: «minerydding», «minnerydding».
_TWO_WORDS = re.compile(r"minne|lette|losse|sette|møtte|vekke|visse|takk|tapp|lekk|tall|vill|mann")

# Marks that are one mark to a reader, and characters that nobody sees.
_SAME = str.maketrans("«»“”„‟″’‘‚`´‐‑‒–—―−", '"""""""' + "'''''" + "-------", "\u00ad\u200b\u2060\ufeff")
_UNLIKE = re.compile(f"[{''.join(map(chr, _SAME))}]")
# A bullet, also the letter o that a word processor leaves; a dash before a number may be a minus sign.
_BULLET = re.compile(r"\A(?:[•·▪◦‣●○■□*\uf0b7\uf0a7] ?|o(?: |$)|-+ (?!\d)|-+$)+")
# White space beside a mark, where it cannot join or part two words or numbers: before a mark that ends something and
# after one that begins something, after a mark between two words, around a slash between words, before «%» and after
# «§». First of all, for speed: it does not stand between two letters or digits.
_SPACE_AT_MARK = re.compile(
    r" (?!(?<=\w )\w)(?:(?=[)\],;:.!?](?!\d))|(?<=[(\[] )|(?<=[^\W\d][,;:.] )(?=[^\W\d])"
    r"|(?<=[^\W\d] )(?=/)|(?<=/ )(?=[^\W\d])|(?<=\d )(?=%)|(?<=§ )(?=\d))"
)
_END_MARKS = frozenset(".;:,!")
_WORD = re.compile(r"\w+(?:-\w+)*|\W")
_QUOTE = '"'


def judge(old: str, new: str) -> Wording:
    """The kind of the difference between two wordings; the same both ways."""
    return "uendret" if old == new else judge_plain(plain(old), plain(new))


def judge_plain(old: str, new: str) -> Wording:
    """The kind of the difference between two wordings that are not equal, from what `plain` makes of them."""
    if old == new:
        return "kosmetisk"
    return "redaksjonell" if _is_editorial(old, new) else "endret"


def plain(text: str) -> str:
    """The text as it compares when cosmetics count for nothing.

    These are white space (how much of it; a space between two words or two numbers is more than that), invisible
    characters, a bullet, the capital at the start, one mark at the end, and which quotation marks and dashes are used.
    """
    text = unicodedata.normalize("NFC", text)
    if _UNLIKE.search(text):
        text = text.translate(_SAME)
    text = " ".join(text.split())
    if not text[:1].isalnum() or text[:1] == "o":
        text = _BULLET.sub("", text)
    text = _SPACE_AT_MARK.sub("", text)
    if text[-1:] in _END_MARKS and text[-2:-1] not in _END_MARKS:
        text = text[:-1]
    return text[:1].lower() + text[1:]


def _is_editorial(old: str, new: str) -> bool:
    """Whether two plain texts have the same words, some of them spelled otherwise, and the same spaces between them."""
    parts_old, parts_new = old.split(" "), new.split(" ")
    if len(parts_old) != len(parts_new):
        return False
    pairs = enumerate(zip(parts_old, parts_new, strict=True))
    changed = [(number, a, b) for number, (a, b) in pairs if a != b]
    return all(_are_same_words(_words(a), _words(b), first=not number) for number, a, b in changed)


def _are_same_words(old: list[str], new: list[str], *, first: bool) -> bool:
    """Whether the words are the same, some of them spelled otherwise; ``first``: they stand first in the text."""
    return len(old) == len(new) and all(
        a == b or (not _is_substance(a) and not _is_substance(b) and _is_same_word(a, b, name=first and not number))
        for number, (a, b) in enumerate(zip(old, new, strict=True))
    )


def _words(text: str) -> list[str]:
    """The words and marks of a part of a text, without the quotation marks around a passage."""
    return [word for word in _WORD.findall(text) if word != _QUOTE]


def _is_substance(word: str) -> bool:
    """Whether a difference in this word is never editorial."""
    if not word.islower() or not all(part.isalpha() for part in word.split("-")):
        return True
    return any(part in _SUBSTANCE for part in word.split("-"))


def _is_same_word(old: str, new: str, *, name: bool) -> bool:
    """Whether two words that are not equal are the same one, spelled otherwise.

    ``name``: the word stands first and lost its capital, so it may be a name; then only known spellings count.
    """
    for one, other in SPELLINGS:
        if (one in old or one in new) and old.replace(one, other) == new.replace(one, other):
            return True
    parts = list(zip(old.split("-"), new.split("-"), strict=False))
    return (
        not name
        and old.count("-") == new.count("-")
        and all(a == b or _is_doubling(*sorted((a, b), key=len)) for a, b in parts)
    )


def _is_doubling(short: str, long: str) -> bool:
    """Whether the longer word is the shorter with one consonant doubled, where that cannot make another word."""
    if len(long) != len(short) + 1 or len(long) < _LONG_WORD:
        return False
    for double in _DOUBLED.finditer(long):
        start, end = double.span()
        after = long[end:]
        if (
            long[:start] + long[start + 1 :] == short
            and start >= _BEFORE_DOUBLED
            and len(after) >= _AFTER_DOUBLED
            and not _INFLECTION.fullmatch(after)
            and not any(word.start() < end and start < word.end() for word in _TWO_WORDS.finditer(long))
        ):
            return True
    return False
