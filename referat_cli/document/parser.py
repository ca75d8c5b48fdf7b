"""Bytes of a file read as a document, with everything that is wrong with them."""

from collections import Counter
from functools import partial
from typing import Any

from referat_cli.document import text_checks
from referat_cli.document.document import Document
from referat_cli.document.fast_value import DOUBTFUL, ordinary_value, plain_value
from referat_cli.document.nodes import Tree, compose, events, line_start
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import HARMLESS, MOST, TextProblem, excerpt

# The parser in Python takes a second for this much; of a longer text that is broken the one in C says enough.
_TOO_LONG_TO_READ_TWICE = 500_000


# What is wrong with single characters, and leaves no doubt about the rest.
_CHARACTERS = HARMLESS | {"REF104", "REF105"}


def read(content: bytes, path: str, *, pure: bool = False, every: frozenset[str] = frozenset()) -> Document:
    """The document that these bytes are, whatever they are: what is wrong with them is in its problems.

    ``path`` is only carried along. ``pure`` reads with Python alone, and carefully, and gives the same answer. Of
    the codes ``every`` each problem is told, and not as many as somebody reads.
    """
    document = _read(content, path, pure=pure, every=every)
    document.every = every
    if content.startswith(text_checks.MARK) or b"\r" in content:
        document.in_file = content.decode("utf-8", "surrogateescape")
    return document


def _read(content: bytes, path: str, *, pure: bool, every: frozenset[str]) -> Document:
    text, problems = text_checks.decode(content)
    if text is None:
        # What is before the place is a text, and its lines are counted as in any other.
        shown = content.decode(errors="replace") if problems[-1].start else ""
        return _document(path, shown.replace("\r\n", "\n").replace("\r", "\n"), problems, readable=False)
    harmless = not pure and all(problem.code in HARMLESS for problem in problems)
    value, found = plain_value(text) if harmless else DOUBTFUL, problems
    if value is DOUBTFUL:
        masked, hidden = text_checks.mask_hidden(text, every)
        found = [*problems, *hidden]
        if not pure and all(problem.code in HARMLESS for problem in found):
            value = _read_fast(text)
    if value is not DOUBTFUL:
        parse = partial(_parse_tree, text, pure=False)
        return _document(path, text, found, value=value, parse=parse, ordinary=True)
    # No ordinary line begins as one that Git left between two versions.
    left = text_checks.find_conflict(text)
    if left is not None:
        return _document(path, text, [left], readable=False)
    return _read_carefully(path, text, masked, found, pure=pure, every=every)


def _read_fast(text: str) -> object:
    """The value of a text with nothing unusual in it, where seldom signs are not, else `DOUBTFUL`."""
    value = ordinary_value(text)
    if value is not DOUBTFUL and text_checks.has_hard_space(text):
        from referat_cli.document.pitfalls import has_misplaced_hard_space  # noqa: PLC0415 - see `_read_carefully`

        return DOUBTFUL if has_misplaced_hard_space(value) else value
    return value


def _parse_tree(text: str, *, pure: bool) -> Tree:
    """The tree of a text; where the parser in C gives up the other is asked, so that both tell the same."""
    tree = compose(events(text, pure=pure), text)
    if pure or not (tree.error or tree.stopped) or len(text) > _TOO_LONG_TO_READ_TWICE:
        return tree
    second = compose(events(text, pure=True), text)
    second.in_c_alone = None if second.error else tree.error
    return second


def _read_carefully(  # noqa: PLR0913 - what was found of the text so far, and how it is read
    path: str, text: str, masked: str, problems: list[TextProblem], *, pure: bool, every: frozenset[str]
) -> Document:
    """The document of a text that may hold something unusual, with everything that is wrong with it."""
    # What explains mistakes is a tenth of the start-up of checking one file, and most files have none.
    from referat_cli.document.syntax_errors import explain_syntax_error  # noqa: PLC0415

    directive = _directive(masked)
    if directive >= 0:
        line = excerpt(masked[directive:].split("\n", 1)[0])
        message = _("linjen «%s» begynner med «%%», som betyr noe annet her") % line
        step = _("fjern linjen, eller rykk den inn hvis den hører til en tekst")
        found = [TextProblem("REF113", directive, message, step)]
        return _document(path, text, [*problems, *found], readable=False)
    tree = _parse_tree(masked, pure=pure)
    pitfalls, left_out = _first_pitfalls(tree, masked, every)
    found = [*tree.problems, *pitfalls]
    last = tree.last
    if tree.error is not None and last is not None and tree.open and tree.open[-1].flow:
        # Where the file ends between brackets, what stands last is not said to lack anything.
        last = last.key if last.is_empty and last.key else last
        found = [problem for problem in found if problem.start != last.start]
    if any(problem.code in {"REF104", "REF105"} for problem in problems):
        # These come first: what a tab or a hidden character does to the form of the text goes away with it.
        found = [problem for problem in found if problem.code != "REF111"]
    elif tree.error is not None or (tree.in_c_alone is not None and not found):
        reason = explain_syntax_error(tree, masked, alone=not found)
        # What was cut short or taken for something else one line up is the reason why reading stopped here.
        if not any(_same_place(problem, reason, masked) for problem in found):
            found.append(reason)
    nothing = tree.root is None or tree.root.is_empty
    if nothing and tree.error is None and not found:
        empty = TextProblem("REF110", 0, _("filen er tom"), _("skriv inn møtet, eller slett filen"))
        return _document(path, text, [*problems, empty], readable=False)
    found = [*problems, *found]
    readable = tree.error is None and all(problem.code in HARMLESS for problem in found)
    value = tree.root.value if readable and tree.root is not None else None
    # One place is told of once: what comes first is the cause of what comes after.
    once = {(problem.start, problem.code in HARMLESS): problem for problem in reversed(found)}
    first = _bounded([once[place] for place in sorted(once)], left_out, every)
    again = partial(_parse_tree, masked, pure=pure)
    document = _document(path, text, first, value=value, readable=readable, parse=again)
    if not readable and tree.error is None and tree.root is not None and {p.code for p in found} <= _CHARACTERS:
        document.supposed = _without_hidden(tree.root.value)
    return document


def _first_pitfalls(tree: Tree, masked: str, every: frozenset[str]) -> tuple[list[TextProblem], int]:
    """The first pitfalls of each kind, and how many others there are."""
    from referat_cli.document.pitfalls import find_pitfalls  # noqa: PLC0415 - see `_read_carefully`

    times: Counter[str] = Counter()
    first = []
    for problem in find_pitfalls(tree.root, masked) if tree.root is not None else ():
        times[problem.code] += 1
        if times[problem.code] <= MOST + 1 or problem.code in every:
            first.append(problem)
    return first, times.total() - len(first)


def _bounded(problems: list[TextProblem], left_out: int, every: frozenset[str]) -> list[TextProblem]:
    """As many problems as are told of a file, and one that says how many others there are."""
    rest = [problem for problem in problems[MOST:] if problem.code not in every]
    more = sum(problem.more or 1 for problem in rest) + left_out
    if not more:
        return problems
    message = ngettext("filen har ett avvik til", "filen har {n} avvik til", more).format(n=more)
    step = _("rett dem som er vist, og kontroller på nytt")
    last = rest[0] if rest else problems[-1]
    told = [*problems[:MOST], *(problem for problem in problems[MOST:] if problem.code in every)]
    return [*told, last._replace(message=message, step=step, more=more)]


def _without_hidden(value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    """The value with ordinary spaces, and without what stands in the place of hidden characters."""
    if isinstance(value, str):
        return text_checks.HARD.sub(" ", value.replace("\ufffd", ""))
    if isinstance(value, dict):
        return {_without_hidden(key): _without_hidden(inner) for key, inner in value.items()}
    return [_without_hidden(inner) for inner in value] if isinstance(value, list) else value


def _directive(text: str) -> int:
    """Where a line begins with `%`, which tells YAML how to read the rest; below 0 where none does."""
    return 0 if text.startswith("%") else text.find("\n%") + 1 or -1


def _document(path: str, text: str, problems: list[TextProblem], **about: Any) -> Document:  # noqa: ANN401 - its fields
    """The document with these problems."""
    document = Document(path=path, text=text, **about)
    document.add_problems(problems)
    return document


def _same_place(problem: TextProblem, reason: TextProblem, text: str) -> bool:
    """Whether a trap stands on the line where reading stopped, or cut the text on the line before it."""
    if problem.code in HARMLESS:
        return False
    line, stopped = text.count("\n", 0, problem.start), text.count("\n", 0, reason.start)
    indent = text[line_start(text, reason.start) : reason.start]
    return line == stopped or (problem.code == "REF118" and line == stopped - 1 and indent.isspace())
