"""Explanations of why a text cannot be read as YAML, in a secretary's words."""

import re
from collections.abc import Callable
from typing import Any

from referat_cli.document import suggestions, text_checks
from referat_cli.document.nodes import BLANK_FIRST, Node, Tree, describe_block_header, describe_sign, line_start
from referat_cli.document.pitfalls import colon_in_text, unquoted_in_brackets
from referat_cli.document.schema import keys_beside
from referat_cli.document.schema_keys import as_points
from referat_cli.i18n import _
from referat_cli.model.problem import TextProblem, excerpt

_KEY = re.compile(r"(?:- +)*[a-z_][a-z0-9_]*")
_KEY_AND_TEXT = re.compile(r"(?:- +)*[a-z_][a-z0-9_]*: +\S")
_NO_SPACE_AFTER_COLON = re.compile(r"(?:- +)*[a-z_][a-z0-9_]*:[^\s/]")
_NO_SPACE_AFTER_DASH = re.compile(r"-[^\s-]")
_NO_CHARACTER = re.compile(r"\\U(?!0010|000[0-9a-fA-F])[0-9a-fA-F]{8}")
_QUOTES = {'"', "'"}
# What the parser in Python says in place of a context, of a blank line before a text with more spaces.
FOLLOW_UP_LINE = "more indented follow up line"
# Between brackets: a key and the space after it; the last word of a text, after something else on its line; a key; and
# the rest of a value.
_PAIR = re.compile(r"[{,]\s*+[a-z_]++: ++")
_LAST_WORD = re.compile(r"[\s-]*+\S.*?[\s\"'\]}](?P<key>[a-z_]+)$")
_NEXT_KEY = re.compile(r"(?P<key>[a-z_]+):\s")
_REST_OF_VALUE = re.compile(r"[^\n]*?(?= *+(?:, *+[a-z_]++: |[}\n]|\Z))")


def explain_syntax_error(tree: Tree, text: str, *, alone: bool) -> TextProblem:
    """What to tell of the error that stopped the parser: REF111, or REF117 where a text holds ": ".

    The parsers in C and in Python name the same things in nearly the same words; what is not known here is told in
    general terms. ``alone``: nothing else is wrong with the text, so that it may have been cut short.
    """
    error: Any = tree.error or tree.in_c_alone
    if FOLLOW_UP_LINE in str(getattr(error, "context", "")):
        return _syntax_problem(error.context_mark.index, *BLANK_FIRST)
    if getattr(error, "problem_mark", None) is None:
        return _without_place(tree, text)
    problem = f"{error.context or ''} {error.problem or ''}"
    at = _offset(error.problem_mark, text)
    start = _offset(error.context_mark, text, at)
    cause = next((cause for words, cause in CAUSES if words in problem), _misplaced)
    found = cause(tree, text, start, at)
    if not alone or found.code != "REF111" or at < len(text.rstrip()) or "\n" in text[found.start :].rstrip():
        return found
    # What is wrong with the last line of a file may be that it is not all there.
    return found._replace(step=_("{step}; slutter filen for tidlig, hent resten av den").format(step=found.step))


def _syntax_problem(start: int, message: str, step: str, width: int = 1) -> TextProblem:
    return TextProblem("REF111", start, message, step, width)


def _offset(mark: Any, text: str, otherwise: int = 0) -> int:  # noqa: ANN401
    """The offset of a mark; the end of the text counts as the end of its last line with something on it."""
    return min(mark.index, len(text.rstrip())) if mark is not None else otherwise


def _line(text: str, at: int) -> str:
    """The whole line that an offset lies in."""
    return text[line_start(text, at) :].split("\n", 1)[0]


def _rest(text: str, at: int) -> str:
    """The rest of the line from an offset."""
    return text[at:].split("\n", 1)[0]


def _above(text: str, at: int) -> tuple[str, int]:
    """The last line with something other than a comment above the line of an offset, and where it begins."""
    end = text.rfind("\n", 0, at)
    while end > 0:
        start = line_start(text, end)
        line = text[start:end]
        if line.strip() and not line.lstrip().startswith("#"):
            return line, start
        end = start - 1
    return "", 0


def _after_the_end(_tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    message = _("det står tekst etter linjen som avslutter filen: «%s»") % excerpt(_line(text, at))
    return TextProblem("REF114", at, message, _("fjern linjen «...», eller det som står under den"))


def _same_line(_tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    message = _("punktet «%s» står på samme linje som nøkkelen") % excerpt(_rest(text, at))
    return _syntax_problem(at, message, _("begynn punktet på en ny linje, rykket inn under nøkkelen"))


def _sign_before(tree: Tree, text: str, start: int, _at: int) -> TextProblem:
    return _sign(tree, text, start, start)


def _block_header(_tree: Tree, text: str, start: int, at: int) -> TextProblem:
    return _syntax_problem(at, *describe_block_header(text, start))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _sign(_tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    """A text that begins with a sign that means something else."""
    step = _("sett teksten i anførselstegn, eller skriv den under >-")
    if suggestions.leading_bullet(_rest(text, at)) and _line(text, at).lstrip(" ").startswith(text[at]):
        step = as_points(_rest(text, at))
    return _syntax_problem(at, describe_sign(text, at), step, len(_rest(text, at)))


def _without_place(tree: Tree, text: str) -> TextProblem:
    """The parser in Python stumbles without a word over an escape that is no character."""
    found = _NO_CHARACTER.search(text, tree.last.end if tree.last is not None else 0)
    return _escape(tree, text, found.start() if found else 0, 0)


def _escape(_tree: Tree, text: str, start: int, _at: int) -> TextProblem:
    """A backslash that means nothing in a text in quotes."""
    message = _("en bakstrek (\\) i teksten «%s» gir ingen mening mellom doble anførselstegn") % excerpt(
        _rest(text, start)
    )
    return _syntax_problem(start, message, _("skriv teksten under >-, eller skriv bakstreken to ganger"))


def _open_quote(_tree: Tree, text: str, start: int, _at: int) -> TextProblem:
    """A text in quotes that does not end, or ends far below."""
    message = _("anførselstegnet foran «%s» blir ikke avsluttet der teksten slutter") % excerpt(_rest(text, start + 1))
    return _syntax_problem(start, message, _("sett inn anførselstegnet som mangler"), len(_rest(text, start)))


def _colon(_tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    """A colon followed by a space where there can be no key."""
    line = _line(text, at)
    begin = line_start(text, at)
    head = text[begin:at]
    found = re.match(r" *(?:- +)*(?:[^\s\"'\[{][^:]*: +)?", head)
    text_start = begin + (found.end() if found else 0)
    if ": " in head:
        return colon_in_text(text, min(text_start, at))
    above, above_start = _above(text, at)
    bare = above.lstrip(" ")
    above_start += len(above) - len(bare)
    if not _KEY_AND_TEXT.match(bare) and (missing := _missing_space(bare, above_start)):
        return missing
    if not _KEY.fullmatch(head.strip()):
        return colon_in_text(text, begin + _indent(line))
    if ":" not in above and not bare.startswith("- ") and _indent(line) <= _indent(above):
        return _without_colon(_tree, text, above_start, at)
    return _indentation(text, begin + _indent(line))


def _missing_space(line: str, start: int) -> TextProblem | None:
    """A line at ``start`` without the space that a key's colon or a dash needs after it."""
    if _NO_SPACE_AFTER_COLON.match(line):
        message, step = _("det mangler et mellomrom etter kolon i «%s»"), _("sett inn et mellomrom etter kolon")
    elif _NO_SPACE_AFTER_DASH.match(line):
        message = _("det mangler et mellomrom etter bindestreken i «%s»")
        step = _("sett inn et mellomrom etter bindestreken")
    else:
        return None
    return _syntax_problem(start, message % excerpt(line), step, len(line))


def _without_colon(_tree: Tree, text: str, at: int, _at: int) -> TextProblem:
    """A line that is neither a key with a colon nor a part of the text above."""
    line = _line(text, at).strip()
    start = line_start(text, at) + _indent(_line(text, at))
    if missing := _missing_space(line, start):
        return missing
    if suggestions.leading_bullet(line):
        message = _("linjen «%s» er et punkt som ikke begynner med «- »") % excerpt(line)
        return _syntax_problem(start, message, as_points(line), len(line))
    message = _("linjen «%s» er verken en nøkkel med kolon eller en del av teksten over") % excerpt(line)
    step = _("rykk linjen inn under teksten den hører til, eller sett kolon og mellomrom etter nøkkelen")
    return _syntax_problem(start, message, step, len(line))


def _brackets(tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    """Something between brackets that does not belong there, or brackets that are not closed."""
    opened = next((node for node in reversed(tree.open) if node.flow and node.style), None)
    inside = _hard_space(text, at) or (_in_mapping(opened, text, at) if opened and opened.style == "{" else None)
    if inside is not None:
        return inside
    if opened is not None and (at >= len(text.rstrip()) or "\n" in text[opened.start : at]):
        message = _("«%(sign)s» blir ikke lukket: «%(text)s»") % {
            "sign": opened.style,
            "text": excerpt(_rest(text, opened.start)),
        }
        step = _("sett inn «%s» der listen slutter") % ("}" if opened.style == "{" else "]")
        return _syntax_problem(opened.start, message, step, len(_rest(text, opened.start)))
    message = _("«%s» passer ikke her, mellom { } eller [ ]") % excerpt(_rest(text, at))
    return _syntax_problem(at, message, _("sett verdien i anførselstegn, og skill verdiene med komma"))


def _hard_space(text: str, at: int) -> TextProblem | None:
    """A hard space before or at the place where reading stopped: after quotes or brackets it is a text of its own."""
    start, end = line_start(text, at), at + len(_rest(text, at))
    before = re.search(r"\s*\Z", text[start:at])
    after = re.match(r"\s*", text[at:end])
    first = at - len(before[0]) if before else at
    hard = text_checks.HARD.search(text, first, at + len(after[0]) if after else at)
    return text_checks.hard_space_problem(text, start, end, hard.start()) if hard else None


def _in_mapping(opened: Node, text: str, at: int) -> TextProblem | None:
    """A key between braces without a comma before it, or a text with ": " in it."""
    begin = max(line_start(text, at), opened.start)
    head = text[begin:at]
    stopped_at_colon = text[at : at + 1] == ":"
    found = _LAST_WORD.match(head) if stopped_at_colon else _NEXT_KEY.match(text, at)
    if found and found["key"] in keys_beside(opened.keys):
        message = _("det mangler et komma foran «%s»") % found["key"]
        start = begin + found.start("key") if stopped_at_colon else at
        return _syntax_problem(start, message, _("sett inn et komma foran «%s»") % found["key"], len(found["key"]))
    pairs = [*_PAIR.finditer(head)]
    rest = _REST_OF_VALUE.match(text, at)
    if not stopped_at_colon or not pairs or not rest:
        return None
    return unquoted_in_brackets(text, begin + pairs[-1].end(), rest.end(), ": ")


def _misplaced(tree: Tree, text: str, _start: int, at: int) -> TextProblem:
    """Something that stands where nothing can: after an ended text, or wrongly indented."""
    begin = line_start(text, at)
    last: Node | None = tree.last
    if last is not None and last.style in _QUOTES and last.start < begin < last.end:
        return _open_quote(tree, text, last.start, at)
    comment = line_start(text, max(begin - 1, 0))
    if last is not None and last.plain and text[comment:begin].lstrip(" ").startswith("#"):
        message = _("kommentaren «%s» deler teksten i to") % excerpt(_line(text, comment))
        return TextProblem(
            "REF118", comment, message, _("flytt kommentaren, eller skriv teksten under >-"), begin - comment
        )
    if not text[begin:at].strip():
        return _indentation(text, at)
    if hard := _hard_space(text, at):
        return hard
    message = _("«%s» står etter at verdien er slutt") % excerpt(_rest(text, at))
    step = _("sett hele teksten i anførselstegn, eller skriv den under >-")
    return _syntax_problem(at, message, step, len(_rest(text, at)))


def _indentation(text: str, at: int) -> TextProblem:
    """A line whose indentation puts it where it cannot stand."""
    line = _rest(text, at).rstrip()
    message = _("linjen «%s» har et innrykk som ikke passer med linjene over") % excerpt(line)
    step = _("rykk den like langt inn som de andre linjene på samme nivå: to mellomrom for hvert nivå")
    return _syntax_problem(at, message, step, max(len(line), 1))


# Words of either parser, the first that fit: what they mean.
CAUSES: tuple[tuple[str, Callable[[Tree, str, int, int], TextProblem]], ...] = (
    ("document start", _after_the_end),
    ("quoted scalar found unexpected", _open_quote),
    ("quoted scalar", _escape),
    ("mapping values", _colon),
    ("sequence entries", _same_line),
    ("simple key", _without_colon),
    ("flow", _brackets),
    ("node content", _sign),
    ("start any token", _sign),
    ("anchor", _sign_before),
    ("alias", _sign_before),
    ("tag", _sign_before),
    ("block scalar", _block_header),
)
