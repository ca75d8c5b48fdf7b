"""What a check found: for people with source lines, one a line or in Markdown; for programs as JSON or SARIF."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from referat_cli import __version__
from referat_cli.i18n import _, ngettext
from referat_cli.model.problem import Problem
from referat_cli.render.data_forms import json_envelope
from referat_cli.render.markdown_escapes import escape_markdown
from referat_cli.render.screen import Screen, Shown, plain
from referat_cli.render.table import Column, Table

# Room for the line number and the frame around a source line.
_FRAME = 8

_GITHUB = {"feil": "error", "advarsel": "warning", "info": "notice"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_SARIF_LEVELS = {"feil": "error", "advarsel": "warning", "info": "note"}


class Report(NamedTuple):
    """What a check found: the problems, how many files it read, how a path is shown, and a code's title.

    ``below`` stands before a path for those who see it from the top of the repository. ``fixed`` is how many of the
    files were fixed as far as they could be, or would have been if not ``written``. ``staged`` is a check of what the
    next commit changes, ``history`` one of what has been done to the files, and not of how they stand.
    """

    problems: Sequence[Problem]
    files: int
    shown: Shown
    below: str = ""
    title_of: Callable[[str], str] = str
    fixed: int = 0
    written: bool = True
    staged: bool = False
    history: bool = False

    @property
    def open(self) -> Iterator[Problem]:
        """The problems that the record does not accept."""
        return (problem for problem in self.problems if problem.accepted is None)

    @property
    def listed(self) -> Iterator[Problem]:
        """Those, and what was done in the history and is accepted, with the reason in the place of the next step."""
        for problem in self.problems:
            if problem.accepted is None:
                yield problem
            elif problem.origin:
                reason = _("{message} (godtatt: {reason})").format(message=problem.message, reason=problem.accepted)
                yield problem._replace(message=reason, severity="info", step="")


def sentences(message: str, step: str) -> str:
    """What is wrong and the next step, on one line."""
    if not step:
        return message
    end = "" if message.endswith("?") else "."
    return f"{message}{end} {step[0].upper()}{step[1:]}"


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
        source, column, width = _window(problem, screen.width - len(number) - _FRAME)
        yield f"{margin} |"
        yield f"{number} | {source}"
        yield f"{margin} | " + " " * (column - 1) + screen.style("^" * width, style)
    if problem.accepted:
        yield screen.wrap(_("godtatt: {reason}").format(reason=plain(problem.accepted)), "  = ", "    ")
    else:
        more = _("Les mer: referat rule {code}").format(code=problem.code)
        step = f"{problem.step}. {more}" if problem.step else more
        yield screen.wrap(plain(step), "  = ", "    ")


def _window(problem: Problem, room: int) -> tuple[str, int, int]:
    """The part of a long source line that holds the place: the text, and where the caret goes in it."""
    source, width = plain(problem.source.rstrip()), problem.place.width
    column = problem.place.column - problem.cut
    room = max(room, 20)
    start = 0
    if len(source) > room:
        start = max(0, min(column - 1 - room // 3, len(source) - room))
    piece = source[start : start + room]
    if start or problem.cut:
        piece = "…" + piece[1:]
    if start + room < len(source):
        piece = piece[:-1] + "…"
    column = max(1, column - start)
    return piece, column, max(1, min(width, len(piece) - column + 1))


def concise(report: Report, _screen: Screen) -> str:
    """One line a problem."""
    places = ((p, f"{plain(report.shown(p.path))}:{p.place.line}:{p.place.column}") for p in report.listed)
    return "\n".join(f"{place}: {problem.code} {plain(problem.message)}" for problem, place in places)


def markdown(report: Report, _screen: Screen) -> str:
    """A list for the summary of a pull request: file by file in the order given, accepted findings last in each."""
    lines = [f"### {summary(report)}"]
    for path, found in groupby(report.problems, key=lambda problem: problem.path):
        lines += ["", f"**{escape_markdown(path)}**", ""]
        for problem in sorted(found, key=lambda problem: problem.accepted is not None):
            message = escape_markdown(problem.message)
            line = f"- {_('linje')} {problem.place.line}: `{problem.code}` {problem.severity}: {message}"
            if problem.accepted is not None:
                lines.append(line + escape_markdown(_(" (godtatt: {reason})").format(reason=problem.accepted)))
            else:
                lines.append(sentences(line, escape_markdown(problem.step)))
    return "\n".join(lines)


def as_json(report: Report, _screen: Screen) -> str:
    """The contract for programs: ``schema/output/validate.schema.json``."""
    return json_envelope({"filer": report.files, "problemer": [problem_record(problem) for problem in report.problems]})


def problem_record(problem: Problem) -> dict[str, object]:
    """A finding as the contract has it."""
    record: dict[str, object] = {
        "kode": problem.code,
        "alvor": problem.severity,
        "sti": plain(problem.path),
        "linje": problem.place.line,
        "kolonne": problem.place.column,
        "melding": plain(problem.message),
        "tiltak": plain(problem.step),
        "kan_rettes": problem.fixable,
        "godtatt": problem.accepted,
    }
    if problem.more:
        record["flere"] = problem.more
    if problem.origin:
        record |= {"commit": problem.origin.commit, "forfatter": problem.origin.author}
    return record


def github(report: Report, _screen: Screen) -> str:
    """Workflow commands that put each problem on its line of a pull request."""
    return "\n".join(
        f"::{_GITHUB[p.severity]} file={_property(report.below + p.path)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.code)}::{_data(sentences(p.message, p.step))}"
        for p in report.listed
    )


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: Report, _screen: Screen) -> str:
    """SARIF 2.1.0, as code scanning reads it; accepted findings are suppressed in the source, with their reason."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {
        "name": "referat",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": report.title_of(code)}} for code in codes],
    }
    results = [_result(problem, report.below, codes.index(problem.code)) for problem in report.problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    import json  # noqa: PLC0415 - people read other forms

    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem, below: str, rule: int) -> dict[str, object]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.width}
    uri = quote((below + problem.path).encode("utf-8", "surrogateescape"), safe="/")
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[problem.severity],
        "message": {"text": plain(sentences(problem.message, problem.step))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
    if problem.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": plain(problem.accepted)}]
    return result


def by_code(report: Report, screen: Screen) -> str:
    """How many there are of each code, errors first and then the most: what so many lines would come to."""
    counts = Counter[tuple[str, str]]()
    for problem in report.open:
        counts[problem.severity, problem.code] += problem.more or 1
    order = [*_GITHUB]
    rows = sorted(counts.items(), key=lambda row: (order.index(row[0][0]), -row[1], row[0][1]))
    table = Table[tuple[tuple[str, str], int]](
        envelope="koder",
        columns=[
            Column(_("Antall"), lambda row: str(row[1]), number=True),
            Column(_("Kode"), lambda row: row[0][1]),
            Column(_("Alvor"), lambda row: row[0][0]),
            Column(_("Hva"), lambda row: report.title_of(row[0][1])),
        ],
    )
    return table.render(rows, "table", screen)


FORMATS: dict[str, Callable[[Report, Screen], str]] = {
    "full": full,
    "concise": concise,
    "json": as_json,
    "markdown": markdown,
    "github": github,
    "sarif": sarif,
}


def summary(report: Report) -> str:
    """One line for people: how many files were checked, how many of them were (or could be) fixed, what was found."""
    if not (report.files or report.problems):
        if report.staged:
            return _(
                "Ingen endringer i møter eller registre er klargjort (git add), så det er ingenting å kontrollere."
            )
        return _("Ingen møter eller registre er endret, så det er ingenting å kontrollere.")
    checked = ngettext("{n} fil kontrollert", "{n} filer kontrollert", report.files)
    if report.history:
        checked = ngettext("historikken til {n} fil kontrollert", "historikken til {n} filer kontrollert", report.files)
    checked = checked.format(n=report.files)
    if report.fixed:
        done = ngettext("{n} fil rettet", "{n} filer rettet", report.fixed)
        if not report.written:
            done = ngettext("{n} fil kan rettes", "{n} filer kan rettes", report.fixed)
        checked += f", {done.format(n=report.fixed)}"
    counts = Counter[str]()
    for problem in report.open:
        counts[problem.severity] += problem.more or 1
    accepted = sum(problem.accepted is not None for problem in report.problems)
    found = [ngettext("{n} feil", "{n} feil", counts["feil"]).format(n=counts["feil"] or _("ingen"))]
    if counts["advarsel"]:
        found.append(ngettext("{n} advarsel", "{n} advarsler", counts["advarsel"]).format(n=counts["advarsel"]))
    if counts["info"]:
        found.append(_("{n} info").format(n=counts["info"]))
    if accepted:
        found.append(ngettext("{n} godtatt avvik", "{n} godtatte avvik", accepted).format(n=accepted))
    return f"{checked}: {', '.join(found)}"
