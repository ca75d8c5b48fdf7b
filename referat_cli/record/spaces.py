"""Where does a hard space stand in the place of an ordinary one?

Word and web pages put a hard space where a line must not break. In running text it is let through, for it means what a
space means. To YAML it is a letter: an indentation, a dash or a colon with one is none, and a name with one is another
name.
"""

import re
from collections.abc import Iterator

from referat_cli.language import _
from referat_cli.record.snag import MOST, Snag, excerpt

_SIGNS = "\u00a0\u2007\u202f"
HARD = re.compile(f"[{_SIGNS}]")
_ANY = rf"[ {_SIGNS}]"
_RUN = re.compile(f"{_ANY}+")

_KEY = "[a-z_]++"
_END = rf"(?={_ANY}*+(?:[\"'>|\[{{]|$))"
# From the beginning of a line to the first hard space that stands where only an ordinary one can.
_MISTAKEN = re.compile(
    rf" *+[{_SIGNS}]"  # indentation
    rf"|[^\W\d][\w{_SIGNS} ]*+:[{_SIGNS}]"  # after the colon of a key, of whatever words, at the margin
    rf"| *+(?:- ++)*+(?:-[{_SIGNS}]|{_KEY} *+:[{_SIGNS}]"  # after a dash or the colon of a key
    rf"|{_KEY}: ++[{_SIGNS}]{_END}"  # and before quotes, brackets, the header of a block, or nothing
    rf"|(?:{_KEY}: ++)?+[|>][-+0-9]*+ *+[{_SIGNS}](?={_ANY}*+(?:#|$)))"  # after the header of a block
    rf"| *+(?:- ++)++[{_SIGNS}](?:(?={_ANY}*+{_KEY}:(?: |$))|{_END})"  # between a dash and a key
)
_HEADER = re.compile(rf"(?P<lead> *+(?:- ++)*+)(?P<key>[^:#]++: ++)?[|>][-+]*+(?P<digit>[1-9])?[-+]*+{_ANY}*+(?:#.*)?$")

# A line with more of them than this is no line that anybody wrote.
_MOST_IN_A_LINE = 10


def some(text: str) -> bool:
    """Whether there is a hard space in the text."""
    return any(sign in text for sign in _SIGNS)


def found(text: str, start: int, end: int, at: int) -> Snag:
    """What to say of the hard space at ``at`` in the line or the value from ``start`` to ``end``."""
    words = {"text": excerpt(text[start:end]), "sign": f"U+{ord(text[at]):04X}"}
    message = _("«%(text)s» har et hardt mellomrom (%(sign)s), som bare ser ut som et vanlig mellomrom")
    if not words["text"]:
        message = _("linjen har et hardt mellomrom (%(sign)s), som bare ser ut som et vanlig mellomrom")
    run = _RUN.match(text, at)
    step = _("bytt det ut med et vanlig mellomrom")
    return Snag("REF104", at, message % words, step, run.end() - at if run else 1)


def straightened(text: str) -> tuple[str, list[Snag]]:
    """The text with ordinary spaces where only they can stand, one problem for each line where others did.

    What stands in a block of text is left alone, and so are values, which only the tree can tell from each other.
    """
    if not any(_MISTAKEN.match(text[start:end]) for start, end in _suspects(text)):
        return text, []
    lines = text.split("\n")
    snags: list[Snag] = []
    start = 0
    for number, outside in enumerate(_outside_blocks(lines)):
        line = lines[number]
        if outside and some(line):
            lines[number] = _line(line)
            if lines[number] != line and len(snags) < MOST:
                at = next(index for index, char in enumerate(line) if char != lines[number][index])
                snags.append(found(text, start, start + len(line), start + at))
        start += len(line) + 1
    return "\n".join(lines), snags


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines with a hard space begin and end."""
    match = HARD.search(text)
    while match:
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        yield text.rfind("\n", 0, match.start()) + 1, end
        match = HARD.search(text, end)


def _line(line: str) -> str:
    """The line with ordinary spaces in its indentation, after its dashes and after the colon of its key."""
    for _time in range(_MOST_IN_A_LINE):
        match = _MISTAKEN.match(line)
        if not match:
            break
        at = match.end() - 1
        run = _RUN.match(line, at)
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
