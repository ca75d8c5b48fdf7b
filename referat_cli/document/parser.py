"""What do the bytes of a file say?"""

from collections.abc import Callable
from functools import partial

from referat_cli.document import text_checks
from referat_cli.document.document import Document
from referat_cli.document.fast_value import DOUBTFUL, built, comment_after_text, question_mark_first
from referat_cli.document.nodes import Tree, compose, events
from referat_cli.i18n import _
from referat_cli.model.problem import HARMLESS, MOST, Snag, excerpt

# The parser in Python takes a second for this much; of a longer text that is broken the one in C says enough.
_TOO_LONG_TO_READ_TWICE = 500_000


def read(content: bytes, path: str, *, pure: bool = False) -> Document:
    """The document that these bytes are, whatever they are: what is wrong with them is in its problems.

    ``path`` is only carried along. ``pure`` reads without the parser in C and gives the same answer.
    """
    document = _read(content, path, pure=pure)
    if content.startswith(text_checks.MARK) or b"\r" in content:
        document.in_file = content.decode("utf-8", "surrogateescape")
    return document


def _read(content: bytes, path: str, *, pure: bool) -> Document:
    text, snags = text_checks.decode(content)
    if text is None:
        # What is before the place is a text, and its lines are counted as in any other.
        shown = content.decode(errors="replace") if snags[-1].start else ""
        return _refused(path, shown.replace("\r\n", "\n").replace("\r", "\n"), snags)
    left = text_checks.conflict(text)
    if left is not None:
        return _refused(path, text, [left])
    masked, hidden = text_checks.check(text)
    snags += hidden
    if all(snag.code in HARMLESS for snag in snags):
        value = _quickly(text, pure=pure)
        if value is not DOUBTFUL:
            document = Document(path=path, text=text, value=value, grow=partial(_grown, text, pure=pure))
            document.with_snags(snags)
            return document
    return _carefully(path, text, masked, snags, pure=pure)


def _quickly(text: str, *, pure: bool) -> object:
    """The value of a text with nothing unusual in it, else `DOUBTFUL`."""
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - see `events`

    if ("%" in text and "\n%" in text) or text.startswith("%") or comment_after_text(text) or question_mark_first(text):
        return DOUBTFUL
    try:
        value = built(events(text, pure=pure), text)
    except (YAMLError, ValueError, OverflowError):
        return DOUBTFUL
    if text_checks.has_hard_space(text):
        from referat_cli.document.pitfalls import any_misspaced  # noqa: PLC0415 - see `_carefully`

        return DOUBTFUL if any_misspaced(value) else value
    return value


def _grown(text: str, *, pure: bool) -> Tree:
    """The tree of a text; where the parser in C gives up the other is asked, so that both tell the same."""
    tree = compose(events(text, pure=pure), text)
    if pure or not (tree.error or tree.stopped) or len(text) > _TOO_LONG_TO_READ_TWICE:
        return tree
    second = compose(events(text, pure=True), text)
    second.in_c_alone = None if second.error else tree.error
    return second


def _carefully(path: str, text: str, masked: str, snags: list[Snag], *, pure: bool) -> Document:
    """The document of a text that may hold something unusual, with everything that is wrong with it."""
    # What explains mistakes is a tenth of the start-up of checking one file, and most files have none.
    from referat_cli.document.pitfalls import traps  # noqa: PLC0415
    from referat_cli.document.syntax_errors import broken  # noqa: PLC0415

    directive = _directive(masked)
    if directive is not None:
        return _refused(path, text, [*snags, directive])
    tree = _grown(masked, pure=pure)
    found = [*tree.snags, *(traps(tree.root, masked) if tree.root is not None else ())]
    if any(snag.code in {"REF104", "REF105"} for snag in snags):
        # These come first: what a tab or a hidden character does to the form of the text goes away with it.
        found = [snag for snag in found if snag.code != "REF111"]
    elif tree.error is not None or (tree.in_c_alone is not None and not found):
        reason = broken(tree, masked)
        # What was cut short or taken for something else one line up is the reason why reading stopped here.
        if not any(_same_place(snag, reason, masked) for snag in found):
            found.append(reason)
    nothing = tree.root is None or (tree.root.plain and tree.root.start == tree.root.end)
    if nothing and tree.error is None and not found:
        return _refused(path, text, [*snags, _empty()])
    return _finished(path, text, tree, [*snags, *found], partial(_grown, masked, pure=pure))


def _finished(path: str, text: str, tree: Tree, snags: list[Snag], again: Callable[[], Tree]) -> Document:
    """The document of a tree, its value only where nothing about it is in doubt; ``again`` grows the tree once more."""
    readable = tree.error is None and all(snag.code in HARMLESS for snag in snags)
    value = tree.root.value if readable and tree.root is not None else None
    document = Document(path=path, text=text, value=value, readable=readable, grow=again)
    # One place is told of once: what comes first is the cause of what comes after.
    once = {(snag.start, snag.code in HARMLESS): snag for snag in reversed(snags)}
    document.with_snags([once[place] for place in sorted(once)[:MOST]])
    return document


def _refused(path: str, text: str, snags: list[Snag]) -> Document:
    """The document of a file that says nothing that can be used."""
    document = Document(path=path, text=text, readable=False)
    document.with_snags(snags)
    return document


def _directive(text: str) -> Snag | None:
    """A line that begins with `%`, which tells YAML how to read the rest."""
    start = 0 if text.startswith("%") else text.find("\n%") + 1
    if start == 0 and not text.startswith("%"):
        return None
    line = excerpt(text[start:].split("\n", 1)[0])
    message = _("linjen «%s» begynner med «%%», som betyr noe annet her") % line
    return Snag("REF113", start, message, _("fjern linjen, eller rykk den inn hvis den hører til en tekst"))


def _same_place(snag: Snag, reason: Snag, text: str) -> bool:
    """Whether a trap stands on the line where reading stopped, or cut the text on the line before it."""
    if snag.code in HARMLESS:
        return False
    line, stopped = text.count("\n", 0, snag.start), text.count("\n", 0, reason.start)
    indent = text[text.rfind("\n", 0, reason.start) + 1 : reason.start]
    return line == stopped or (snag.code == "REF118" and line == stopped - 1 and indent.isspace())


def _empty() -> Snag:
    """What to say of a file without anything but comments."""
    return Snag("REF110", 0, _("filen er tom"), _("skriv inn møtet, eller slett filen"))
