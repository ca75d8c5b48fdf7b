"""The kind of a difference between two wordings of a point.

``uendret`` says the same letters, ``kosmetisk`` the same words, ``redaksjonell`` the same words spelled otherwise, and
``endret`` is everything else. To call a change of substance less than it is, is the worst answer that the comparison
can give, and to be too strict only a nuisance; so each lesser kind is a list of what is allowed, and nothing is judged
by how small it is.
"""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from referat_cli.compare.spelling import is_same_word
from referat_cli.model.patterns import LatePattern

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
# Words that turn a sentence round: one of them put in or left out, and nothing else, reverses a point.
# («Ei» is left out: in nynorsk it is an article.)
NEGATIONS = frozenset({"ikke", "ikkje", "not"})

_SUBSTANCE: frozenset[str] = frozenset().union(*NEVER_EDITORIAL.values())

# Marks that are one mark to a reader, and characters that nobody sees.
_SAME = str.maketrans("«»“”„‟’‘‚`´‐‑‒–—―−", '""""""' + "'''''" + "-------", "\u00ad\u200b\u2060\ufeff")
_UNLIKE = LatePattern(f"[{''.join(map(chr, _SAME))}]")
# A bullet, also the letter o that a word processor leaves; a dash before a number may be a minus sign. A box or a
# circle that may be filled or empty is none: «■ Ja» is another answer than «□ Ja».
_BULLET = LatePattern(r"\A(?:[•·▪◦‣*\uf0b7\uf0a7] ?|o(?: |$)|-+ (?!\d)|-+$)+")
# White space beside a mark, where it cannot join or part two words or numbers: before a mark that ends something and
# after one that begins something, after a mark between two words, around a slash between words, before «%» and after
# «§». First of all, for speed: it does not stand between two letters or digits.
_SPACE_AT_MARK = LatePattern(
    r" (?!(?<=\w )\w)(?:(?=[)\],;:.!?](?!\d))|(?<=[(\[] )|(?<=[^\W\d][,;:.] )(?=[^\W\d])"
    r"|(?<=[^\W\d] )(?=/)|(?<=/ )(?=[^\W\d])|(?<=\d )(?=%)|(?<=§ )(?=\d))"
)
_END_MARKS = frozenset(".;:,!")
_WORD = LatePattern(r"\w+(?:-\w+)*|\W")
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


def lengths(texts: Iterable[str]) -> list[int]:
    """How many words each text has, the shortest first, those left out that say nothing.

    Points whose texts differ in nothing but cosmetics and spelling have the same, whatever their order.
    """
    return sorted(len(text.split(" ")) for text in map(plain, texts) if text)


def _is_editorial(old: str, new: str) -> bool:
    """Whether two plain texts have the same words, some of them spelled otherwise, and the same spaces between them."""
    parts_old, parts_new = old.split(" "), new.split(" ")
    if len(parts_old) != len(parts_new):
        return False
    return all(a == b or _are_same_words(_words(a), _words(b)) for a, b in zip(parts_old, parts_new, strict=True))


def _are_same_words(old: list[str], new: list[str]) -> bool:
    """Whether the words are the same, some of them spelled otherwise."""
    return len(old) == len(new) and all(
        a == b or (not _is_substance(a) and not _is_substance(b) and is_same_word(a, b))
        for a, b in zip(old, new, strict=True)
    )


def _words(text: str) -> list[str]:
    """The words and marks of a part of a text, without the quotation marks around a passage.

    Such a mark after a number is kept: there it may be a unit.
    """
    words = _WORD.findall(text)
    return [word for before, word in zip(["", *words], words, strict=False) if word != _QUOTE or before[-1:].isdigit()]


def _is_substance(word: str) -> bool:
    """Whether a difference in this word is never editorial."""
    if not word.islower() or not all(part.isalpha() for part in word.split("-")):
        return True
    return any(part in _SUBSTANCE for part in word.split("-"))
