"""Checks that the bytes of a file are a text that people can read: encoding, hidden characters, spaces."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from referat_cli.i18n import _, ngettext
from referat_cli.model import hidden_characters
from referat_cli.model.limits import MAX_BYTES
from referat_cli.model.patterns import LatePattern
from referat_cli.model.problem import MOST, TextProblem, excerpt

# What some programs put before a text (a byte order mark).
MARK = b"\xef\xbb\xbf"

# Why bytes cannot be decoded, in Python's words, where the last letter is not all there.
CUT_SHORT = "unexpected end of data"

HARD_SPACES = "\u00a0\u2007\u202f"

# Few files need these two, so each is compiled when it is first used.
HIDDEN = f"[{hidden_characters.HIDDEN}]"

_SUSPECT = rf"[\t{hidden_characters.HIDDEN}]"

# None of these is hidden, and below U+0300 no letter is in parts: a text of nothing else, and of the signs of ASCII,
# needs no closer look.
PLAIN = r"\xa1-\xac\xae-\u02ff\u2010-\u2027"

UNCOMMON = LatePattern(rf"[^\n -~{PLAIN}]")

_CONFLICT = LatePattern(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|\Z)", re.MULTILINE)


def decode(content: bytes) -> tuple[str | None, list[TextProblem]]:
    """The text, lines ended by line feeds and no mark before it, and what was wrong; None where it is no text."""
    if len(content) > MAX_BYTES:
        message = _("filen er større enn 5 MB og blir ikke lest")
        return None, [TextProblem("REF102", 0, message, _("del den opp, eller fjern det som ikke hører til referatet"))]
    problems: list[TextProblem] = []
    if content.startswith(MARK):
        content = content[len(MARK) :]
        message = _("filen begynner med et usynlig merke (BOM)")
        problems.append(TextProblem("REF107", 0, message, _("lagre filen som UTF-8 uten BOM")))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return None, [_undecodable(content, error)]
    if "\0" in text:
        return None, [TextProblem("REF103", 0, *_describe_binary(content))]
    if "\r" in text:
        start = text.index("\r")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        message = _("linjene slutter slik de gjør i Windows (CRLF), ikke med et enkelt linjeskift")
        step = _("velg linjeskift «LF» i redigeringsprogrammet")
        problems.append(TextProblem("REF108", start, message, step))
    return text, problems


def _undecodable(content: bytes, error: UnicodeDecodeError) -> TextProblem:
    """What to say of bytes that are not UTF-8; the place is counted in the text before the first wrong byte."""
    before = content[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n")
    if b"\0" in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TextProblem("REF103", 0, *_describe_binary(content))
    if error.reason == CUT_SHORT:
        message = _("filen slutter midt i en bokstav, så resten av den mangler")
        return TextProblem("REF103", len(before), message, _("hent hele filen på nytt"))
    message = _("filen er ikke lagret som UTF-8, men trolig som Latin-1 eller Windows-1252")
    return TextProblem(
        "REF103", len(before), message, _("åpne filen på nytt med riktig tegnsett, og lagre den som UTF-8")
    )


def _describe_binary(content: bytes) -> tuple[str, str]:
    """What a file with zero bytes is, and what to do: text in UTF-16 has one in every other place."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in {content[::2].count(0), content[1::2].count(0)}:
        return _("filen er lagret som UTF-16, ikke som UTF-8"), _("lagre filen som UTF-8")
    return _("filen er ikke tekst"), _("legg inn referatet som tekst, lagret som UTF-8")


def find_conflict(text: str) -> TextProblem | None:
    """The first line that Git left between two versions, if any."""
    # To look for one sign takes a tenth of the time of looking for seven.
    if not any(sign in text and 7 * sign in text for sign in "<=>|"):
        return None
    found = _CONFLICT.search(text)
    if not found:
        return None
    message = _("to versjoner av filen er ikke flettet ferdig: linjen begynner med «%(mark)s»") % {
        "mark": found.group()
    }
    step = _("velg hva som skal stå, og fjern linjene med «<<<<<<<», «=======» og «>>>>>>>»")
    return TextProblem("REF109", found.start(), message, step, 7)


def has_hard_space(text: str) -> bool:
    """Whether a space that must not break a line stands anywhere in the text."""
    return any(sign in text for sign in HARD_SPACES)


def mask_hidden(text: str, every: frozenset[str]) -> tuple[str, list[TextProblem]]:
    """The text with a stand-in for all that hides or misleads, so that the rest can be read, and what was wrong.

    Of the codes ``every`` each problem is told.
    """
    problems: list[TextProblem] = []
    if has_hard_space(text):
        text, problems = straighten_spaces(text, every)
    if not UNCOMMON.search(text):
        return text, problems
    if not unicodedata.is_normalized("NFC", text):
        problems.append(_decomposed(text))
    if not re.search(_SUSPECT, text):
        return text, problems
    tabs = text.count("\t")
    if tabs:
        message = ngettext(
            "filen har et tabulatortegn", "filen har tabulatortegn, det første her, i alt %(count)d", tabs
        )
        step = _("bytt ut tabulatortegn med mellomrom")
        problems.append(TextProblem("REF105", text.index("\t"), message % {"count": tabs}, step))
    hidden = re.finditer(HIDDEN, text)
    for found in islice(hidden, max(MOST - len(problems), 0)):
        message = _("teksten inneholder %s") % describe_character(found.group())
        problems.append(TextProblem("REF104", found.start(), message, _("slett tegnet, eller skriv linjen på nytt")))
    for found in hidden:
        more = 1 + sum(1 for _found in hidden)
        message = ngettext("teksten har ett usynlig tegn til", "teksten har {n} usynlige tegn til", more)
        step = _("slett dem alle, eller skriv linjene på nytt")
        problems.append(TextProblem("REF104", found.start(), message.format(n=more), step, more=more))
    return re.sub(HIDDEN, "\ufffd", text.replace("\t", " ")), problems


def describe_character(char: str) -> str:
    """What a hidden character is, in words, with its number: a person looks it up, or searches for it."""
    code = f"U+{ord(char):04X}"
    if char == "\xad":
        return _("en usynlig myk bindestrek (%s)") % code
    if char in "\x85\u2028\u2029":
        return _("et linjeskift som ikke alle programmer viser (%s)") % code
    if unicodedata.category(char) == "Cc":
        return _("et styretegn (%s)") % code
    if char in "\u061c\u200e\u200f" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
        return _("et usynlig tegn som snur skriveretningen (%s)") % code
    return _("et usynlig tegn (%s)") % code


def _decomposed(text: str) -> TextProblem:
    """The one problem of a text whose letters are kept in parts; the place is the first such letter."""
    starts, offset = [], 0
    for line in text.splitlines(keepends=True):
        if not unicodedata.is_normalized("NFC", line):
            starts += [offset + start for start in _in_parts(line)] or [offset]
        offset += len(line)
    first, count = starts[0], len(starts)
    letter = unicodedata.normalize("NFC", text[first : first + 2])[:1]
    message = ngettext(
        "bokstaven «%(letter)s» er lagret i to deler, slik en Mac kan gjøre det",
        "«%(letter)s» er lagret i to deler, slik en Mac kan gjøre det; det gjelder %(count)d bokstaver i filen",
        count,
    ) % {"letter": letter, "count": count}
    return TextProblem("REF106", first, message, _("skriv bokstavene på nytt"))


def _in_parts(line: str) -> list[int]:
    """Where the letters of a line begin that are kept in parts; below U+0300 every sign stands alone."""
    starts = []
    for index, char in enumerate(line):
        if char >= "\u0300" and not unicodedata.is_normalized("NFC", line[max(index - 1, 0) : index + 1]):
            alone = not unicodedata.is_normalized("NFC", char)
            starts.append(index if alone else max(index - 1, 0))
    return starts


HARD = LatePattern(f"[{HARD_SPACES}]")

_ANY = rf"[ {HARD_SPACES}]"

SPACES = LatePattern(f"{_ANY}+")

_KEY = "[a-z_]++"

_END = rf"(?={_ANY}*+(?:[\"'>|\[{{]|$))"

# From the beginning of a line to the first hard space that stands where only an ordinary one can.
_MISTAKEN = LatePattern(
    rf" *+[{HARD_SPACES}]"  # indentation
    rf"|[^\W\d][\w{HARD_SPACES} ]*+:[{HARD_SPACES}]"  # after the colon of a key, of whatever words, at the margin
    rf"| *+(?>(?:- ++)*)(?:-[{HARD_SPACES}]|{_KEY} *+:[{HARD_SPACES}]"  # after a dash or the colon of a key
    rf"|{_KEY}: ++[{HARD_SPACES}]{_END}"  # and before quotes, brackets, the header of a block, or nothing
    rf"|(?>(?:{_KEY}: ++)?)[|>][-+0-9]*+ *+[{HARD_SPACES}](?={_ANY}*+(?:#|$)))"  # after the header of a block
    rf"| *+(?>(?:- ++)+)[{HARD_SPACES}](?:(?={_ANY}*+{_KEY}:(?: |$))|{_END})"  # between a dash and a key
)

_HEADER = LatePattern(
    rf"(?P<lead> *+(?>(?:- ++)*))(?P<key>[^:#]++: ++)?[|>][-+]*+(?P<digit>[1-9])?[-+]*+{_ANY}*+(?:#.*)?$"
)

# A line with more of them than this is no line that anybody wrote.
_MOST_IN_A_LINE = 10


def hard_space_problem(text: str, start: int, end: int, at: int) -> TextProblem:
    """What to say of the hard space at ``at`` in the line or the value from ``start`` to ``end``."""
    words = {"text": excerpt(text[start:end]), "sign": f"U+{ord(text[at]):04X}"}
    message = _("«%(text)s» har et hardt mellomrom (%(sign)s), som bare ser ut som et vanlig mellomrom")
    if not words["text"]:
        message = _("linjen har et hardt mellomrom (%(sign)s), som bare ser ut som et vanlig mellomrom")
    run = SPACES.match(text, at)
    step = _("bytt det ut med et vanlig mellomrom")
    return TextProblem("REF104", at, message % words, step, run.end() - at if run else 1)


def straighten_spaces(text: str, every: frozenset[str]) -> tuple[str, list[TextProblem]]:
    """The text with ordinary spaces where only they can stand, one problem for each line where others did.

    What stands in a block of text is left alone, and so are values, which only the tree can tell from each other.
    """
    if not any(_MISTAKEN.match(text[start:end]) for start, end in _suspects(text)):
        return text, []
    lines = text.split("\n")
    problems: list[TextProblem] = []
    start = 0
    for number, outside in enumerate(_outside_blocks(lines)):
        line = lines[number]
        if outside and has_hard_space(line):
            lines[number] = _straighten_line(line)
            if lines[number] != line and (len(problems) < MOST or "REF104" in every):
                at = next(index for index, char in enumerate(line) if char != lines[number][index])
                problems.append(hard_space_problem(text, start, start + len(line), start + at))
        start += len(line) + 1
    return "\n".join(lines), problems


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines with a hard space begin and end."""
    match = HARD.search(text)
    while match:
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        yield text.rfind("\n", 0, match.start()) + 1, end
        match = HARD.search(text, end)


def _straighten_line(line: str) -> str:
    """The line with ordinary spaces in its indentation, after its dashes and after the colon of its key."""
    for _time in range(_MOST_IN_A_LINE):
        match = _MISTAKEN.match(line)
        if not match:
            break
        at = match.end() - 1
        run = SPACES.match(line, at)
        end = run.end() if run else at + 1
        line = line[:at] + " " * (end - at) + line[end:]
    return line


def _outside_blocks(lines: list[str]) -> Iterator[bool]:
    """For each line, whether it stands outside of every block of text."""
    least = parent = -1
    inside = False
    for line in lines:
        if inside:
            indent = len(line) - len(line.lstrip(" "))
            if indent == len(line):
                yield False
                continue
            if least < 0:  # the first line decides how far in the others must stand
                least = max(indent, parent + 1)
            inside = indent >= least
        yield not inside
        header = None if inside else _HEADER.match(line)
        if header:
            lead = header["lead"]
            parent = len(lead) if header["key"] else len(lead.rstrip()) - 1
            inside, least = True, parent + int(header["digit"]) if header["digit"] else -1
