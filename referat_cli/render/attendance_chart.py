"""Attendance drawn on a terminal: one row a person and one sign a meeting."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from referat_cli.i18n import _, ngettext
from referat_cli.queries.attendance.chart import ChartLine, PersonChart, Sign
from referat_cli.render import labels
from referat_cli.render.attendance import percent, role_heading
from referat_cli.render.screen import Screen, plain

# Told apart by shape, so that colour is never needed.
SIGNS: dict[Sign, str] = {
    "møtt": "●",
    "digitalt": "◐",
    "forfall": "○",
    "uteblitt": "×",
    "permisjon": "p",
    "ukjent": "?",
    "ikke ført": "–",
    "vara": "v",
    "for": "+",
    "sak": "s",
    "tom": "□",
    "": "·",
}

# A year, and a space after it.
_YEAR = 5
# With fewer columns than this for signs, the name stands on a line of its own.
_FEWEST = 10


def meanings() -> dict[Sign, str]:
    """What each sign means, in words."""
    return {
        "møtt": _("møtt"),
        "digitalt": _("digitalt"),
        "forfall": _("forfall"),
        "uteblitt": _("uteblitt"),
        "permisjon": _("permisjon"),
        "ukjent": _("ukjent, regnes ikke med"),
        "ikke ført": _("ikke ført opp i møtet, regnes ikke med"),
        "vara": _("vara møtte"),
        "for": _("møtte for en annen"),
        "sak": _("bare på enkelte saker"),
        "tom": _("ingen i plassen"),
        "": _("ikke i listen"),
    }


def counts(line: ChartLine) -> tuple[str, str]:
    """How often the person was there, of how many recorded meetings, and the share; nothing of one with no seat."""
    row = line.row
    if not row.meetings:
        return "", ""
    text = _("{part} av {whole}").format(part=row.present + row.remote, whole=row.meetings - row.unknown)
    return text, percent(row.share)


def numbers(line: ChartLine) -> str:
    """The same on one line."""
    text, share = counts(line)
    return f"{text} {share:>5}" if text else ""


def picture(drawn: PersonChart, screen: Screen) -> str:
    """The newest meetings that there is room for, oldest to the left; the numbers are of all of them."""
    if not drawn.lines:
        return ""
    names = max(len(plain(labels.person(line.row.name, line.row.person))) for line in drawn.lines)
    right = max(len(numbers(line)) for line in drawn.lines)
    alone = screen.width - names - right - 4 < min(_FEWEST, len(drawn.dates))
    left = 2 if alone else names + 2
    room = max(screen.width - left - right - 2, 1)
    shown = min(len(drawn.dates), room)
    width = _width(drawn.dates[-shown:], room)
    seen = [line for line in drawn.lines if any(line.signs[-shown:])]
    lines = [screen.wrap(_title(drawn)), "", " " * left + _ruler(drawn.dates[-shown:], width)]
    for role, group in groupby(seen, lambda line: line.row.role):
        lines.append(screen.style(role_heading(role), "sterk"))
        for line in group:
            signs = "".join(SIGNS[sign].ljust(width) for sign in line.signs[-shown:])
            body = f"{signs}  {numbers(line):>{right}}"
            name = plain(labels.person(line.row.name, line.row.person))
            lines += [name, f"  {body}"] if alone else [f"{name:{left}}{body}"]
    lines += ["", *_legend(drawn, seen, shown, screen)]
    return "\n".join(line.rstrip() for line in lines)


def _title(drawn: PersonChart) -> str:
    count = len(drawn.dates)
    text = ngettext("{name}: ett møte, {first}", "{name}: {count} møter, {first} til {last}", count)
    return text.format(name=plain(drawn.name), count=count, first=drawn.dates[0], last=drawn.dates[-1])


def _width(dates: Sequence[str], room: int) -> int:
    """How wide the column of a meeting is: a date's width if all dates fit, else two if they fit, else one."""
    return next((width for width in (_dates_width(dates), 2) if len(dates) * width <= room), 1)


def _dates_width(dates: Sequence[str]) -> int:
    return max(map(len, dates)) + 2


def _ruler(dates: Sequence[str], width: int) -> str:
    """The dates over the columns, or the year over the first meeting of each where it does not run into the next."""
    if width == _dates_width(dates):
        return "".join(date.ljust(width) for date in dates).rstrip()
    ruler = ""
    for at in years_at(dates, -(-_YEAR // width)):
        ruler = ruler.ljust(at * width) + dates[at][:4]
    return ruler


def years_at(dates: Sequence[str], apart: int) -> list[int]:
    """The first meeting of each year; of years closer than so many meetings the later one."""
    found: list[int] = []
    for at in reversed([at for at, date in enumerate(dates) if at == 0 or date[:4] != dates[at - 1][:4]]):
        if not found or found[-1] - at >= apart:
            found.append(at)
    return found[::-1]


def _legend(drawn: PersonChart, seen: Sequence[ChartLine], shown: int, screen: Screen) -> Iterator[str]:
    used = {sign for line in seen for sign in line.signs[-shown:]}
    words = [f"{SIGNS[sign]} {meaning}" for sign, meaning in meanings().items() if sign in used]
    # A meaning is never broken from its sign: the spaces inside it are not for folding.
    joined = "   ".join(word.replace(" ", "\u00a0") for word in words)
    yield screen.wrap(joined).replace("\u00a0", " ")
    if shown < len(drawn.dates):
        text = _("Viser de {shown} nyeste av {all} møter; tallene gjelder alle.")
        yield screen.wrap(text.format(shown=shown, all=len(drawn.dates)))
    if hidden := len(drawn.lines) - len(seen):
        text = ngettext(
            "Én person som ikke var med på disse møtene, er utelatt.",
            "{hidden} personer som ikke var med på disse møtene, er utelatt.",
            hidden,
        )
        yield screen.wrap(text.format(hidden=hidden))
