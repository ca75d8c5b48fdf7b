"""What does a list of problems look like, for people, for programs and on GitHub?"""

import json
from collections.abc import Callable, Iterator, Sequence

from referat_cli.language import _, ngettext
from referat_cli.record.problem import Problem
from referat_cli.render.terminal import Screen, Shown, plain

_GITHUB = {"feil": "error", "advarsel": "warning", "info": "notice"}
# Room for the line number and the frame around a source line.
_FRAME = 8


def full(problems: Sequence[Problem], _files: int, screen: Screen, shown: Shown) -> str:
    """Each problem with its source line, a caret and the next step; accepted ones with their reason."""
    return "\n\n".join("\n".join(_full(problem, screen, shown)) for problem in problems)


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


def concise(problems: Sequence[Problem], _files: int, _screen: Screen, shown: Shown) -> str:
    """One line a problem that is not accepted."""
    return "\n".join(
        f"{plain(shown(p.path))}:{p.place.line}:{p.place.column}: {p.code} {plain(p.message)}"
        for p in problems
        if p.accepted is None
    )


def as_json(problems: Sequence[Problem], files: int, _screen: Screen, _shown: Shown) -> str:
    """The contract for programs: ``schema/output/validate.schema.json``."""
    content = {"versjon": 1, "filer": files, "problemer": [_record(problem) for problem in problems]}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _record(problem: Problem) -> dict[str, object]:
    return {
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


def github(problems: Sequence[Problem], _files: int, _screen: Screen, _shown: Shown) -> str:
    """Workflow commands that put each problem on its line of a pull request."""
    return "\n".join(
        f"::{_GITHUB[p.severity]} file={_property(p.path)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.code)}::{_data(f'{p.message}. {p.step}' if p.step else p.message)}"
        for p in problems
        if p.accepted is None
    )


def _data(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


Format = Callable[[Sequence[Problem], int, Screen, Shown], str]

FORMATS: dict[str, Format] = {"full": full, "concise": concise, "json": as_json, "github": github}


def summary(problems: Sequence[Problem], files: int, mended: int = 0, *, written: bool = True) -> str:
    """One line for people: how many files were checked, how many were (or could be) mended, and what is left."""
    checked = ngettext("{n} fil kontrollert", "{n} filer kontrollert", files).format(n=files)
    if mended:
        done = ngettext("{n} fil rettet", "{n} filer rettet", mended)
        if not written:
            done = ngettext("{n} fil kan rettes", "{n} filer kan rettes", mended)
        checked += f", {done.format(n=mended)}"
    counts = dict.fromkeys(("feil", "advarsel", "info"), 0)
    accepted = 0
    for problem in problems:
        if problem.accepted is None:
            counts[problem.severity] += 1
        else:
            accepted += 1
    told = [ngettext("{n} feil", "{n} feil", counts["feil"]).format(n=counts["feil"] or _("ingen"))]
    if counts["advarsel"]:
        told.append(ngettext("{n} advarsel", "{n} advarsler", counts["advarsel"]).format(n=counts["advarsel"]))
    if counts["info"]:
        told.append(ngettext("{n} merknad", "{n} merknader", counts["info"]).format(n=counts["info"]))
    if accepted:
        told.append(ngettext("{n} godtatt avvik", "{n} godtatte avvik", accepted).format(n=accepted))
    return f"{checked}: {', '.join(told)}"
