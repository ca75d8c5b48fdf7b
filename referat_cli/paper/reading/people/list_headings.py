"""The headings of a list of attendance: which group each names, and whether those under it were there."""

import re
from typing import Literal, NamedTuple

from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.words.attendance_words import ABSENT, AWAY, CAME, LEFT, PRESENT, REMOTE
from referat_cli.paper.reading.words.labels import SECTION, label_apart, meaning_of
from referat_cli.paper.reading.words.phrases import phrase

# A heading has no more words.
HEADING_WORDS = 8
SUBSTITUTES = re.compile(r"\bvara", re.IGNORECASE)
_BESIDE_HOW = rf"(?: (?:{PRESENT}|møtte|deltok|deltakere|deltakarar|oppmøte))?"
# What a heading says of those under it, and is no part of what the group is called.
PRESENCE = phrase(
    r"\b(?:som )?(?:(?P<absent>(?:forfall\s*/\s*)?(?:(?:møtte?|deltok|kom) (?:ikke|ikkje))"
    r"|kunne (?:ikke|ikkje)(?: (?:møte|komme?|delta|deltake|stille|være med|vere med))?|(?:ikke|ikkje) "
    rf"(?:møtte?|møtende|møtande|{PRESENT}|fr[ae]m?møtte?|oppmøtte|deltok|med|her|der)"
    rf"|(?:(?:hadde|har) )?(?:(?:meldte?|melde) )?{AWAY}(?: meldt)?|{ABSENT}|manglet|mangla"
    r"|^(?:borte|syke|sjuke|bortreiste|mangler|manglar|meldt i?fr[aå])(?=\s*:?$)"
    r"|^(?:innvilget |innvilga )?permisjon(?: (?:er|var|ble|vart) (?:innvilget|innvilga|gitt|gjeven))?"
    r"(?: (?:for|til)(?=\s*:))?)"
    rf"|(?P<remote>^(?:(?:deltok|deltar|deltek|møtte|med|{PRESENT}) )?"
    rf"(?:(?:på|via|over|per) {REMOTE}|digitalt?{_BESIDE_HOW})(?=\s*:?$))"
    r"|(?P<present>^(?:(?:hvem|kven)(?: (?:som )?(?:var|kom|møtte)(?: (?:der|her|med))?)?"
    r"|(?:var )?med(?: (?:på|i) møtet)?)(?=\s*[:?]?$)"
    rf"|(?P<room>^fysisk){_BESIDE_HOW}(?=\s*:?$)"
    rf"|^(?:(?P<late>{CAME} (?:(?:for )?sei?n(?:[ea]re|t)|etter hvert))"
    rf"|(?P<early>{LEFT} (?:tidlig(?:ere)?|tidleg(?:are)?|før slutt(?:en)?)))(?=\s*:?$)|(?:(?:følgende|desse|disse) )?"
    rf"(?:(?:fr[ae]m|opp)?møtte?|møtende|møtande|{PRESENT}|deltok|deltakere"
    r"|deltakarar|deltagere|oppmøte|frammøte|fremmøte|møtedeltakere|møtedeltakarar"
    r"|(?<=desse\s)var (?:med|der)|(?<=disse\s)var (?:med|der)|(?<=som\s)var (?:med|der))"
    r"(?: (?:også|òg|dessut[ea]n|fysisk|i (?:møterommet|rommet|salen|lokalet)|på rommet))?))"
    r"(?! for\b)\b"
)


# How many of how many came, in a heading: "Til stede var 11 av 13 faste medlemmer:", "Medlemmer til stede (7 av 9):".
HOW_MANY = phrase(
    r"(?: (?:var|er))? \d{1,3} (?:av|/|of) (?:de |dei )?\d{1,3} "
    r"| \(\d{1,3}(?: ?(?:av|/|of) ?\d{1,3})?(?: \w+\.?)?\) ?(?=:|$)"
)
# What a mark in the list means: "Deltakere (x = til stede)".
_LEGEND = re.compile(r"\([^()=]{1,12}=[^()]*\)")
_BESIDE_NAME = re.compile(r"(?P<name>[^,;(–-]+?)\s*[,;(–-]")
# A list of those whom the paper is sent to says nothing of who was there.
SENT = phrase(r"^(?:kopi|sendt|sendes|distribusjon|fordeling)\b")
# What the heading of those who are no members begins with.
OTHERS = re.compile(r"(?:fra|frå|andre|gjest(?:er|ar)?|inviter[dt]e?|observatør(?:er|ar)?)\b", re.IGNORECASE)
# One of them alone.
ONE_OTHER = re.compile(r"(?:gjest|invitert|observatør)\b", re.IGNORECASE)
# What says that those who were not there sent no word.
_WITHOUT_WORD = phrase(rf"\b(?:uten|utan) (?:å |gyldig |meldt? )*(?:{AWAY}|melde)")
# Whether somebody came instead, which the names say themselves.
_SUBSTITUTES_TOLD = phrase(r"\b(?:uten|utan|med) vara\w*")
# Those whom a sentence names besides the members: "I tillegg møtte vaktmester Ola Lie."
_BESIDE_THEM = phrase(r"^(?:i tillegg|dessut[ea]n|ellers|elles|utenom disse|utanom desse)\b")
# The mark of those under a heading that says no more than that they were not there.
NOT_MET = "ikke møtt"


class ListHeading(NamedTuple):
    """A heading of the list: the group that it names ("" for none), and the mark of those under it.

    ``when`` is what an hour beside them tells, by the record's key: under «Kom senere» when they came.
    """

    group: str
    mark: str
    when: Literal["", "kom", "gikk"] = ""


def is_attendance_heading(text: str) -> bool:
    """Whether a line alone announces a list of who was there."""
    head = HOW_MANY.sub(" ", label_apart(text)[0])
    words = fold(head).split()
    if len(words) > HEADING_WORDS or any(word[0].isdecimal() for word in words):
        return False
    if head.rstrip().endswith("."):
        return PRESENCE.fullmatch(head.strip(" .")) is not None  # "Meld forfall." is a sentence
    if meaning_of(head, SECTION) == "attendance":
        return True
    somebody = _BESIDE_NAME.match(head)  # "Kari Moe (H), forfall"
    found = PRESENCE.search(head)
    is_place = found is not None and (found["remote"] or found["room"]) and ":" not in text  # where it was: "På Teams"
    return found is not None and not is_place and not (somebody and is_name(somebody["name"]))


def find_group(text: str, register: Register) -> str | None:
    """The group of the register that a heading prints: by its name or heading, brackets and colons apart."""
    wanted = fold(text)
    bare = fold(re.sub(r"\([^()]*\)", "", text))
    for group in register.committee.groups:
        if wanted in (fold(group.heading or group.group), fold(group.group)):
            return group.group
    return next((group.group for group in register.committee.groups if bare and bare == fold(group.group)), None)


def registered_group(text: str, register: Register | None) -> str:
    """The name of the register's group that a heading prints, or the heading itself."""
    return (find_group(text, register) if register else None) or text.strip(" :")


def mark_of(found: re.Match[str]) -> str:
    """What words that say whether somebody was there say: the record's own, or `NOT_MET`."""
    if not found["absent"]:
        return "digitalt" if found["remote"] else "møtt"
    if _WITHOUT_WORD.search(found.string):
        return "uteblitt"
    if "permisjon" in fold(found[0]):
        return "permisjon"
    return NOT_MET if {"ikke", "ikkje"} & {*fold(found[0]).split()} and "forfall" not in fold(found[0]) else "forfall"


def heading_of(text: str, register: Register | None, above: str) -> ListHeading:
    """What a heading says: the group, and whether those under it were there.

    ``above`` is the mark that the heading stands under itself.
    """
    if register and (group := find_group(text, register)):
        return ListHeading(group, "")
    text = _LEGEND.sub(" ", HOW_MANY.sub(" ", text))
    found = PRESENCE.search(text)
    if not found:
        is_sent = SENT.match(text) is not None
        return ListHeading(registered_group(text, register), "ukjent" if is_sent else above)
    mark = mark_of(found)
    if found["late"] or found["early"]:
        return ListHeading("", mark, "kom" if found["late"] else "gikk")
    rest = _SUBSTITUTES_TOLD.sub("", text[: found.start()] + " " + text[found.end() :]).strip(" :–-,")
    rest = re.sub(
        r"^(?:fra|frå|andre|også|òg|i tillegg|dessuten|dessutan|i møtet)$|\bi møtet\b|\bpå møtet\b",
        lambda found: found[0] if found[0].lower() == "andre" else "",
        rest,
        flags=re.IGNORECASE,
    )
    rest = " ".join(rest.split()).strip(" :–-,")
    rest = re.sub(
        r"^(?:antall|antal|tal|fra|frå|desse|disse|følgende|følgjande)\s+", "", rest, flags=re.IGNORECASE
    ).strip(" /")
    rest = re.sub(r"^som\s+|\s+(?:med|(?:som\s+)?(?:var|er|har|hadde)|som)$", "", rest, flags=re.IGNORECASE)
    are_others = _BESIDE_THEM.match(text) and not rest
    if mark == "møtt" and (are_others or "andre" in fold(text).split()):
        return ListHeading(registered_group("Andre" if are_others else text, register), mark)
    if fold(rest) in ("", "av", "fra", "som", "meldt", "og", "var", "er"):
        return ListHeading("", mark)
    return ListHeading(registered_group(rest[:1].upper() + rest[1:], register), mark)


def is_members(group: str) -> bool:
    """Whether a heading is that of those who belong to the committee, or says nothing of it."""
    words = fold(group).split()
    return not group or any(word.startswith(("medlem", "representant")) for word in words)


def is_away(mark: str) -> bool:
    """Whether a mark says that somebody was not there."""
    return mark in ("forfall", "permisjon", "uteblitt", NOT_MET)
