"""Places where YAML takes a text for something else than its author meant."""

import re
from collections.abc import Iterator

from referat_cli.document import suggestions, text_checks
from referat_cli.document.comments import ACCEPTANCE
from referat_cli.document.nodes import Node
from referat_cli.document.scalars import as_quoted, quoted
from referat_cli.document.text_checks import HIDDEN, describe_character
from referat_cli.i18n import _
from referat_cli.model.problem import TextProblem, excerpt

# The keys whose value, or whose list of values, is text that people write and paste freely. A comment after any other
# value (a name, a status, a case number) cannot be a part of it.
PROSE = frozenset({
    "tittel", "undertittel", "overskrift",  # headings
    "tekst", "forslag_til_vedtak", "vedtak", "punkter",  # points, as adopted
    "referat",  # what was said
    "frist_tekst", "skrevet", "merke",  # quoted word for word from the paper
    "moetested",  # «Møterom #3»
})  # fmt: skip

# The keys whose value may hold hard spaces: prose, and the names that files have. Any other value is a name, a date or
# a word that must be spelled as it is elsewhere.
_FREELY_SPACED = PROSE | {"", "dokument", "fil"}

# The keys whose value is the number of a case.
_CASES = frozenset({"saksnr", "sak", "paa_sak", "ikke_sak", "fra_sak", "til_sak", "gikk_foer", "tidligere", "gjelder"})

# A finished line longer than this is no help in a sentence.
_LINE = 100
_COMMENT = re.compile(r":? +#")
_BLANKS = re.compile(r"\s")
# What may stand before a text, "" for the beginning of the file or more spaces than anybody writes.
_BEFORE_A_TEXT = frozenset({"", "\n", "-", "[", "{", ","})
_FAR = 120
_BELOW = re.compile(r"[^\n]*+\n*+(?P<indent> *+)")
# No line that anybody wrote is longer, and one that a program wrote is not read to its end for each of its parts.
_FARTHEST = 10_000


def find_pitfalls(root: Node, text: str) -> Iterator[TextProblem]:
    """What in the tree is not what it seems, in the order of the text."""
    waiting: list[tuple[Node, str]] = [(root, "")]
    while waiting:
        node, under = waiting.pop()
        if node.kind == "scalar":
            yield from _in_value(node, under, text)
            continue
        below: list[tuple[Node, str]] = []
        if node.kind == "mapping":
            if node.flow and node.style != "{":
                yield colon_in_text(text, node.start)
            for name, key in node.keys.items():
                yield from _in_key(node, key, under, text)
                if name in node.items:
                    below.append((node.items[name], name))
        else:
            below = [(item, under) for item in node.items.values()]
        waiting += reversed(below)


def has_misplaced_hard_space(value: object) -> bool:
    """Whether a value of a document, or what is in it, has a hard space where `find_pitfalls` may tell of one."""
    waiting: list[tuple[object, str]] = [(value, "")]
    while waiting:
        inner, under = waiting.pop()
        if isinstance(inner, str):
            if under not in _FREELY_SPACED and text_checks.HARD.search(inner):
                return True
        elif isinstance(inner, dict):
            if any(map(text_checks.has_hard_space, inner)):
                return True
            waiting += [(below, key) for key, below in inner.items()]
        elif isinstance(inner, list):
            waiting += [(below, under) for below in inner]
    return False


def _in_value(node: Node, under: str, text: str) -> Iterator[TextProblem]:
    """What may be wrong with a scalar under a key."""
    if under not in _FREELY_SPACED and isinstance(node.value, str) and text_checks.HARD.search(node.value):
        hard = text_checks.HARD.search(text, node.start, node.end)
        yield text_checks.hard_space_problem(text, node.start, node.end, hard.start()) if hard else _escaped(node)
    elif node.style == '"':
        yield from _hidden(node)
    elif node.plain:
        quoted = as_quoted(node.value) if isinstance(node.value, str) else None
        if quoted is not None and under in _CASES and "-" not in quoted:
            yield _unquoted_number(node)
        elif quoted is not None:
            yield _unquoted_time(node, quoted)
        elif node.flow:
            yield from _signs(node, text)
        elif under in PROSE:
            yield from _cut(node, text)


def _escaped(node: Node) -> TextProblem:
    """A hard space made by an escape in a value where none may stand."""
    message = _("«%s» har et hardt mellomrom, skrevet med bakstrek") % excerpt(node.value)
    return TextProblem("REF104", node.start, message, _("skriv et vanlig mellomrom"), node.end - node.start)


def _hidden(node: Node) -> Iterator[TextProblem]:
    """A hidden character made by an escape in a key or a value."""
    if found := re.search(HIDDEN, node.value.replace("\t", "")):
        message = _("teksten inneholder %s, skrevet med bakstrek") % describe_character(found.group())
        yield TextProblem("REF104", node.start, message, _("skriv teksten uten tegnet"), node.end - node.start)


def _unquoted_time(node: Node, quoted: str) -> TextProblem:
    """A date or a time without quotes."""
    message = (
        _("datoen «%s» står uten anførselstegn") if "-" in quoted else _("klokkeslettet «%s» står uten anførselstegn")
    )
    step = _("skriv %s") % f'"{quoted}"'
    return TextProblem("REF116", node.start, message % node.value, step, node.end - node.start)


def _unquoted_number(node: Node) -> TextProblem:
    """The number of a case that looks like a time or a number: 4.10 would become 4.1."""
    message = _("saksnummeret «%s» står uten anførselstegn") % node.value
    return TextProblem("REF116", node.start, message, _("skriv %s") % f'"{node.value}"', node.end - node.start)


def _signs(node: Node, text: str) -> Iterator[TextProblem]:
    """A question mark or a colon in a text between brackets, where programs do not agree on what it means."""
    written = text[node.start : node.end]
    for sign in ("?", ":"):
        if sign in written:
            yield unquoted_in_brackets(text, node.start, node.end, sign)
            return


def unquoted_in_brackets(text: str, start: int, end: int, sign: str) -> TextProblem:
    """What to say of a value between brackets that holds a sign for which it needs quotes."""
    if suggestions.in_curly_quotes(text[start:end]):
        message = _("anførselstegnene i %s regnes som en del av teksten") % excerpt(text[start:end])
        return TextProblem("REF119", start, message, _('bruk rette anførselstegn (")'), end - start)
    message = _("«%(text)s» inneholder «%(sign)s» og står uten anførselstegn mellom { } eller [ ]")
    words = {"text": excerpt(text[start:end]), "sign": sign}
    finished = quoted(" ".join(text[start:end].split()))
    step = _("skriv %s") % finished
    if re.match(r"[a-z_]+:[^\s/]", text[start:end]):
        step = _("sett inn et mellomrom etter kolon; er det en tekst, skriv %s") % finished
    return TextProblem("REF119", start, message % words, step, end - start)


def _cut(node: Node, text: str) -> Iterator[TextProblem]:
    """A comment on the line where an unquoted text ends, which may be the rest of that text."""
    end = text.find("\n", node.end)
    rest = text[node.end : end if end >= 0 else len(text)]
    if not _COMMENT.match(rest):
        return
    start = node.end + rest.index("#")
    if ACCEPTANCE.match(text, start):
        return
    message = _("teksten er kuttet foran «%s», som leses som en kommentar") % excerpt(text[start : start + len(rest)])
    step = _("skriv teksten under >-, eller flytt kommentaren til en egen linje")
    whole = text[node.start : node.end] + rest
    if "\n" not in whole and len(whole) <= _LINE and not rest.startswith(":"):
        step = _("hører det til teksten, skriv %s; ellers flytt kommentaren til en egen linje") % quoted(whole)
    yield TextProblem("REF118", start, message, step, len(rest.lstrip(": ")))


def _in_key(mapping: Node, key: Node, under: str, text: str) -> Iterator[TextProblem]:
    """What may be wrong with a key, and with whether it has a value."""
    if key.style == '"':
        yield from _hidden(key)
    hard = _hard_space(mapping, key, under, text)
    if hard is not None:
        yield text_checks.hard_space_problem(text, key.start, key.end, hard)
    elif _question_mark_before(mapping, key, text):
        message = _("teksten begynner med «?», som betyr noe annet her: «? %s»") % excerpt(key.value)
        code = "REF119" if mapping.flow else "REF111"
        step = _("sett teksten i anførselstegn, eller skriv den under >-")
        yield TextProblem(code, key.start, message, step, key.end - key.start)
    elif mapping.flow:
        if key.plain:
            yield from _signs(key, text)
        value = mapping.items.get(key.value)
        if value is not None and value.is_empty and not _followed_by_colon(key, text):
            message = _("«%s» har ingen verdi: et komma uten anførselstegn har delt teksten") % excerpt(key.value)
            step = _("sett hele verdien i anførselstegn")
            yield TextProblem("REF119", key.start, message, step, key.end - key.start)
    elif key.plain and under in PROSE and (_BLANKS.search(key.value) or key.value[:1].isupper()):
        yield colon_in_text(text, key.start)


def _hard_space(mapping: Node, key: Node, under: str, text: str) -> int | None:
    """Where in a key, or in place of the space after its colon, a hard space stands; None also for what is prose."""
    hard = text_checks.HARD.search(text, key.start, key.end)
    if hard is None or (under in PROSE and not mapping.flow):
        return None
    is_key = not mapping.flow or _followed_by_colon(key, text) or text[hard.start() - 1] == ":"
    return hard.start() if is_key else None


def _question_mark_before(mapping: Node, key: Node, text: str) -> bool:
    """Whether a question mark before a key has been taken for a sign of YAML's own: it stands first in a text."""
    before = text[max(key.start - _FAR, 0) : key.start].rstrip(" \n" if mapping.flow else " ")
    return before.endswith("?") and before[:-1].rstrip(" ")[-1:] in _BEFORE_A_TEXT


def _followed_by_colon(key: Node, text: str) -> bool:
    """Whether the author wrote a colon after a key, and only left out the value."""
    return text[key.end : key.end + _FAR].lstrip().startswith(":")


def colon_in_text(text: str, start: int) -> TextProblem:
    """What to say of the text from ``start`` to the end of its line, which holds ": "."""
    end = text.find("\n", start, start + _FARTHEST)
    written = text[start : end if end >= 0 else start + _FARTHEST].rstrip()
    message = _("teksten «%s» inneholder «: », og det etter kolon leses som noe for seg") % excerpt(written)
    return TextProblem("REF117", start, message, _finished(text, start, written), len(written))


def _finished(text: str, start: int, written: str) -> str:
    """The next step for a text that must stand in quotes: the line as it should be, where the text is one line."""
    line = text.rfind("\n", 0, start) + 1
    indent = len(text[line:start]) - len(text[line:start].lstrip(" -"))
    below = _BELOW.match(text, start + len(written))
    goes_on = below is not None and len(below["indent"]) > indent
    begins = not text[line:start].strip()
    goes_on = goes_on or (begins and not text[max(line - _FARTHEST, 0) : line].rstrip().endswith(":"))
    if goes_on or len(written) > _LINE or written[:1] in "\"'" or text_checks.has_hard_space(written):
        return _("skriv den under >-, eller sett den i anførselstegn")
    return _("skriv den i anførselstegn: %s") % quoted(written)
