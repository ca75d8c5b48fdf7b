"""Problems for people: with their source lines, one a line, and as Markdown."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.render.problems_machine import as_json, github, sarif
from referat_cli.render.report import Report, sentences
from referat_cli.render.screen import Screen, Shown, plain
from referat_cli.render.table import escape_markdown

# Room for the line number and the frame around a source line.
_FRAME = 8


def full(report: Report, screen: Screen) -> str:
    """Each problem with its source line, a caret and the next step; accepted ones with their reason."""
    return "\n\n".join("\n".join(_full(problem, screen, report.shown)) for problem in report.problems)


def _full(problem: Problem, screen: Screen, shown: Shown) -> Iterator[str]:
    place = problem.place
    style = "dempet" if problem.accepted else problem.severity
    word = _("godtatt") if problem.accepted else problem.severity
    head = f"{plain(shown(problem.path))}:{place.line}:{place.column}: "
    yield head + screen.style(f"{problem.code} {word}: ", style) + plain(problem.message)
    if problem.source.strip():
        number = str(place.line)
        margin = " " * len(number)
        source, column, width = _window(problem.source, place.column, place.width, screen.width - len(number) - _FRAME)
        yield f"{margin} |"
        yield f"{number} | {source}"
        yield f"{margin} | " + " " * (column - 1) + screen.style("^" * width, style)
    if problem.accepted:
        yield screen.wrap(_("godtatt: {reason}").format(reason=plain(problem.accepted)), "  = ", "    ")
    else:
        more = _("Les mer: referat rule {code}").format(code=problem.code)
        step = f"{problem.step}. {more}" if problem.step else more
        yield screen.wrap(plain(step), "  = ", "    ")


def _window(source: str, column: int, width: int, room: int) -> tuple[str, int, int]:
    """The part of a long source line that holds the place: the text, and where the caret goes in it."""
    source = plain(source.rstrip())
    room = max(room, 20)
    start = 0
    if len(source) > room:
        start = max(0, min(column - 1 - room // 3, len(source) - room))
    piece = source[start : start + room]
    if start:
        piece = "…" + piece[1:]
    if start + room < len(source):
        piece = piece[:-1] + "…"
    column = max(1, column - start)
    return piece, column, max(1, min(width, len(piece) - column + 1))


def concise(report: Report, _screen: Screen) -> str:
    """One line a problem that is not accepted."""
    places = ((p, f"{plain(report.shown(p.path))}:{p.place.line}:{p.place.column}") for p in report.open)
    return "\n".join(f"{place}: {problem.code} {plain(problem.message)}" for problem, place in places)


def markdown(report: Report, _screen: Screen) -> str:
    """A list for the summary of a pull request: file by file in the order given, accepted findings last in each."""
    lines = [f"### {summary(report)}"]
    for path, found in groupby(report.problems, key=lambda problem: problem.path):
        lines += ["", f"**{escape_markdown(path)}**", ""]
        for problem in sorted(found, key=lambda problem: problem.accepted is not None):
            message = escape_markdown(problem.message)
            told = f"- {_('linje')} {problem.place.line}: `{problem.code}` {problem.severity}: {message}"
            if problem.accepted is not None:
                lines.append(told + escape_markdown(_(" (godtatt: {reason})").format(reason=problem.accepted)))
            else:
                lines.append(sentences(told, escape_markdown(problem.step)))
    return "\n".join(lines)


Format = Callable[[Report, Screen], str]

FORMATS: dict[str, Format] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "markdown": markdown,
    "github": github,
    "sarif": sarif,
}


def summary(report: Report) -> str:
    """One line for people: how many files were checked, how many of them were (or could be) fixed, what was found."""
    checked = ngettext("{n} fil kontrollert", "{n} filer kontrollert", report.files).format(n=report.files)
    if report.fixed:
        done = ngettext("{n} fil rettet", "{n} filer rettet", report.fixed)
        if not report.written:
            done = ngettext("{n} fil kan rettes", "{n} filer kan rettes", report.fixed)
        checked += f", {done.format(n=report.fixed)}"
    counts = Counter(problem.severity for problem in report.open)
    accepted = sum(problem.accepted is not None for problem in report.problems)
    found = [ngettext("{n} feil", "{n} feil", counts["feil"]).format(n=counts["feil"] or _("ingen"))]
    if counts["advarsel"]:
        found.append(ngettext("{n} advarsel", "{n} advarsler", counts["advarsel"]).format(n=counts["advarsel"]))
    if counts["info"]:
        found.append(ngettext("{n} merknad", "{n} merknader", counts["info"]).format(n=counts["info"]))
    if accepted:
        found.append(ngettext("{n} godtatt avvik", "{n} godtatte avvik", accepted).format(n=accepted))
    return f"{checked}: {', '.join(found)}"
