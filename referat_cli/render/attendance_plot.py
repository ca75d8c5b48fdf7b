"""Attendance drawn into a file: people by meetings, with the share over time below.

Everything is told by shape and by how dark it is, so that a copy in black and white says the same.
"""

import math
import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.register import Seat
from referat_cli.model.user_error import UserError
from referat_cli.queries.attendance.chart import Chart, ChartLine, PartLine, ShareLine, Sign
from referat_cli.queries.attendance.rows import GroupRow, SeatRow
from referat_cli.render import labels
from referat_cli.render.attendance import percent, role_heading, seat_name
from referat_cli.render.attendance_chart import counts, meanings
from referat_cli.render.screen import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The endings that a drawing may have, each with the metadata that would differ from one day to the next.
ENDINGS: dict[str, dict[str, Any]] = {
    ".png": {},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}

# How dark each cell is: those who were there are dark, those who were not are light, a seat not held is white.
_FILLS: dict[Sign, str] = {
    "møtt": "#1d3f66",
    "digitalt": "#5f8fbd",
    "vara": "#cbbf9a",
    "forfall": "#e4e4e4",
    "uteblitt": "#e4e4e4",
    "permisjon": "#e4e4e4",
    "ukjent": "#ffffff",
    "ikke ført": "#ffffff",
    "tom": "#e4e4e4",
}
# The sign in each cell as drawing options; being there in the room needs none.
_MARKERS: dict[Sign, dict[str, Any]] = {
    "digitalt": {"marker": "o", "fillstyle": "left", "markerfacecoloralt": "none", "color": "white"},
    "vara": {"marker": "$v$", "color": "black"},
    "forfall": {"marker": "o", "fillstyle": "none", "color": "#404040"},
    "uteblitt": {"marker": "x", "color": "black"},
    "permisjon": {"marker": "$p$", "color": "black"},
    "ukjent": {"marker": "$?$", "color": "black"},
    "ikke ført": {"marker": "_", "color": "#808080"},
    "for": {"marker": "+", "color": "black"},
    "sak": {"marker": "$s$", "color": "black"},
    "tom": {"marker": "x", "color": "black"},
}

# Inches: a row, the narrowest and widest column, and what stands around the cells.
_ROW, _COLUMN, _WIDEST = 0.22, 0.11, 0.34
_NARROWEST_CHART, _SHARES = 5.0, 2.0
# Inches for a letter of a name and of a heading.
_LETTER, _BOLD = 0.075, 0.088
# Inches that a year needs, a date that lies, and one that stands.
_YEAR, _LYING, _UPRIGHT = 0.4, 0.75, 0.14
# Inches that «2/4» needs in a cell, and the widest chart that is made for it.
_PART, _WIDEST_CHART = 0.3, 30
# In units of the usual time between meetings: no two are nearer than this, and on average they are no further apart.
_NEAREST, _SPARSEST = 0.5, 4
# Points from the cells to the numbers beside them.
_BESIDE = 6
# With more meetings than this only the years are written.
_MANY = 40
# With more meetings than this the share is drawn as a running mean over so many.
_WINDOW = 12
_DPI = 120


AnyChart = Chart[ChartLine] | Chart[PartLine]


class _PlotRow(NamedTuple):
    """A line of the drawing: a person, a seat, a group or a unit, or the heading of some where ``is_heading``.

    ``parts`` are how many were there at each meeting, of how many; ``numbers`` stand beside the cells: how often, and
    the share. ``came``, ``went`` and ``seat`` are as in `ChartLine`.
    """

    text: str
    signs: Sequence[Sign] = ()
    parts: Sequence[tuple[int, int]] = ()
    numbers: tuple[str, str] = ("", "")
    came: Sequence[int] = ()
    went: Sequence[int] = ()
    seat: Seat | None = None
    is_heading: bool = False


class _Axis(NamedTuple):
    """The meetings along time: the middle of each, from where to where its cell goes, and the inches of a unit.

    A unit is the usual time between two meetings.
    """

    dates: Sequence[str]
    middles: Sequence[float]
    cells: Sequence[tuple[float, float]]
    inch: float

    @property
    def width(self) -> float:
        """The width of the chart in inches."""
        return (self.middles[-1] + 1) * self.inch


def along_time(dates: Sequence[str], narrowest: float = _COLUMN) -> _Axis:
    """Where the meetings stand: as far apart as in time, but never so near that the one hides the other.

    A cell is a meeting and not the time until the next, so it is no wider than `_WIDEST`; ``narrowest`` are the inches
    of a unit at least.
    """
    days = [date.fromisoformat(day[: len("2024-10-29")]).toordinal() for day in dates]
    gaps = sorted(after - before for before, after in pairwise(days))
    usual = max(gaps[(len(gaps) - 1) // 2] if gaps else 1, (days[-1] - days[0]) / (_SPARSEST * len(days)), 1)
    middles = [0.0]
    for day in days[1:]:
        middles.append(max((day - days[0]) / usual, middles[-1] + _NEAREST))
    length = middles[-1] + 1
    inch = max(_NARROWEST_CHART / length, min(max(_NARROWEST_CHART / length, narrowest), _WIDEST))
    half = min(0.5, _WIDEST / inch / 2)
    between = [(before + after) / 2 for before, after in pairwise(middles)]
    cells = [
        (max(at - half, before), min(at + half, after))
        for at, before, after in zip(middles, [-0.5, *between], [*between, middles[-1] + 0.5], strict=True)
    ]
    return _Axis(dates, middles, cells, inch)


def plot(drawn: AnyChart, path: Path) -> bytes:
    """The chart as a picture of the kind that the ending of the path names; lines stand in the chart's order.

    Raises `UserError` where the ending is of no kind that can be drawn, where matplotlib is not installed, or where
    there is nothing to draw.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(_("«{path}» må ende på .png, .svg eller .pdf").format(path=path))
    if not drawn.lines:
        raise UserError(_("det er ingen møter med deltakerliste å tegne"))
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow
    except ImportError:
        raise UserError(_("tegning krever matplotlib; installer det med: pip install 'referat[plot]'")) from None
    with warnings.catch_warnings(), mpl.rc_context():
        # A name may hold letters that the font lacks; they are drawn as boxes, and nobody needs a warning.
        warnings.simplefilter("ignore")
        mpl.rcdefaults()
        # Text stays text, to be searched, copied and read aloud.
        mpl.rcParams.update({
            "svg.hashsalt": "referat", "svg.fonttype": "none", "pdf.fonttype": 42, "font.size": 9,
            "axes.spines.top": False, "axes.spines.right": False,
        })  # fmt: skip
        picture = BytesIO()
        figure(drawn).savefig(picture, format=ending[1:], dpi=_DPI, metadata=ENDINGS[ending])
    return picture.getvalue()


def figure(drawn: AnyChart) -> "Figure":
    """The drawing: people by meetings, and below it the share that was there."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - see `plot`

    rows = list(_rows(drawn))
    count = len(drawn.dates)
    axis = along_time(drawn.dates, min(_PART, _WIDEST_CHART / count) if any(row.parts for row in rows) else _COLUMN)
    chart = axis.width
    left = max(len(row.text) * (_BOLD if row.is_heading else _LETTER) for row in rows) + 0.25
    width = left + chart + max(len(" ".join(row.numbers)) for row in rows) * _LETTER + 0.3
    handles, labels = _legend(rows)
    columns = max(1, min(len(labels), int(width / 1.5)))
    # From the bottom, in inches: the legends, the shares, the dates, the people, the title.
    signs = (math.ceil(len(labels) / columns) + 0.5) * _ROW
    lines = (math.ceil(2 * len(drawn.shares) / max(1, int(chart / 2.4))) + 0.5) * _ROW
    dates = 1.0 if 4 < count <= _MANY else 0.4  # noqa: PLR2004 - so many stand upright
    people = (len(rows) + 0.5) * _ROW
    bottom = signs + lines + 0.35
    height = bottom + _SHARES + 0.35 + dates + people + 0.5
    sheet = Figure(figsize=(width, height))
    sheet.text(0.1 / width, 1 - 0.3 / height, _title(drawn), fontsize=11, fontweight="bold")
    box = left / width, (height - 0.5 - people) / height, chart / width, people / height
    _draw_cells(sheet.add_axes(box), axis, rows)
    box = left / width, bottom / height, chart / width, _SHARES / height
    _draw_shares(sheet.add_axes(box), axis, drawn.shares, max(1, int(chart / 2.4)))
    sheet.legend(
        handles, labels, loc="lower left", bbox_to_anchor=(0.1 / width, 0.08 / height), ncols=columns, frameon=False,
        fontsize=8, handletextpad=0.4, columnspacing=1.2, borderaxespad=0,
    )  # fmt: skip
    return sheet


def _title(drawn: AnyChart) -> str:
    first, last = drawn.dates[0], drawn.dates[-1]
    days = first if first == last else _("{first} til {last}").format(first=first, last=last)
    return _("Oppmøte i {name}, {days}").format(name=_words(drawn.name), days=days)


def _words(text: str) -> str:
    """A text of the record as it is drawn: a dollar sign begins no formula."""
    return plain(text).replace("$", r"\$")


def _rows(drawn: AnyChart) -> Iterator[_PlotRow]:
    """The lines under the headings of their groups; groups stand under their roles."""
    all_lines: Sequence[ChartLine | PartLine] = drawn.lines
    for (role, group), lines in groupby(all_lines, lambda line: (line.row.role, _heading_of(line))):
        heading = role_heading(role)
        named = heading if heading == group else _("{role}: {group}").format(role=heading, group=_words(group))
        yield _PlotRow(named if group else heading, is_heading=True)
        yield from map(_row, lines)


def _heading_of(line: ChartLine | PartLine) -> str:
    return "" if isinstance(line.row, GroupRow) else line.row.group


def _row(line: ChartLine | PartLine) -> _PlotRow:
    if isinstance(line, ChartLine):
        return _PlotRow(
            _words(labels.person(line.row.name, line.row.person)),
            line.signs,
            (),
            counts(line),
            line.came,
            line.went,
            line.seat,
        )
    row = line.row
    if isinstance(row, SeatRow):
        there, whole = row.present + row.remote + row.substituted, row.meetings
    else:
        there, whole = row.present + row.remote, row.expected - row.unknown
    name = seat_name(row) if isinstance(row, SeatRow) else row.group if isinstance(row, GroupRow) else row.unit
    text = _("{part} av {whole}").format(part=there, whole=whole)
    numbers = (text, percent(there / whole)) if whole else ("", "")
    return _PlotRow(_words(name or _("(uten enhet)")), line.signs, line.parts, numbers)


def _draw_cells(axes: "Axes", axis: _Axis, rows: Sequence[_PlotRow]) -> None:
    size = min(axis.inch, _ROW) * 72 * 0.5
    for sign, fill in _FILLS.items():
        edge = "#808080" if fill == _FILLS["ukjent"] else "white"
        _fill(axes, axis, [(at, y) for at, y in _places(rows, sign)], fill, edge)
    for sign, options in _MARKERS.items():
        places = list(_places(rows, sign))
        xs, ys = [axis.middles[at] for at, _y in places], [y for _at, y in places]
        axes.plot(xs, ys, linestyle="none", markersize=size, markeredgewidth=0.8, **options)
    _draw_parts(axes, axis, rows)
    _draw_changes(axes, axis, rows)
    axes.set_xlim(-0.5, axis.middles[-1] + 0.5)
    axes.set_ylim(len(rows) - 0.25, -0.75)
    _date_axis(axes, axis)
    axes.set_yticks(range(len(rows)), [row.text for row in rows])
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if row.is_heading else "normal")
    axes.tick_params(axis="y", length=0)
    # A thin line leads from a name to cells far to the right.
    axes.grid(axis="y", color="#ececec", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    end = _BESIDE + 60 * _LETTER * max(len(" ".join(row.numbers)) for row in rows)
    for y, row in enumerate(rows):
        for text, at, side in zip(row.numbers, (_BESIDE, end), ("left", "right"), strict=True):
            if text:
                axes.annotate(
                    text, (1, y), (at, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                    va="center", ha=side, fontsize=8, annotation_clip=False,
                )  # fmt: skip


def _fill(axes: "Axes", axis: _Axis, places: Sequence[tuple[int, int]], fill: str, edge: str) -> None:
    """Fill the cells of these meetings and rows."""
    from matplotlib.collections import PatchCollection  # noqa: PLC0415 - see `plot`
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    cells = ((axis.cells[at], y) for at, y in places)
    boxes = [Rectangle((left, y - 0.42), right - left, 0.84) for (left, right), y in cells]
    axes.add_collection(PatchCollection(boxes, facecolor=fill, edgecolor=edge, linewidth=0.4))


def _places(rows: Sequence[_PlotRow], sign: Sign) -> Iterator[tuple[int, int]]:
    for y, row in enumerate(rows):
        yield from ((at, y) for at, found in enumerate(row.signs) if found == sign)


def _draw_parts(axes: "Axes", axis: _Axis, rows: Sequence[_PlotRow]) -> None:
    """Darker, the larger the share that was there; with the numbers where there is room for them."""
    for y, row in enumerate(rows):
        for at, (part, whole) in enumerate(row.parts):
            if not whole:
                continue
            _fill(axes, axis, [(at, y)], _shade(part / whole), "white")
            left, right = axis.cells[at]
            text = f"{part}/{whole}"
            if (right - left) * axis.inch >= len(text) * _LETTER:
                colour = "white" if part / whole > 0.5 else "black"  # noqa: PLR2004 - half is as dark as it is light
                axes.text(axis.middles[at], y, text, ha="center", va="center", fontsize=7, color=colour)


def _shade(share: float) -> str:
    """The colour of a share, from that of those who were not there to that of those who were."""
    none, all_there = (tuple(bytes.fromhex(_FILLS[sign][1:])) for sign in ("forfall", "møtt"))
    return "#" + bytes(round(a + (b - a) * share) for a, b in zip(none, all_there, strict=True)).hex()


def _draw_changes(axes: "Axes", axis: _Axis, rows: Sequence[_PlotRow]) -> None:
    """A bar where the register says that somebody came or went, and a line from one holder of a seat to the next."""
    for y, row in enumerate(rows):
        for at in (*(axis.cells[at][0] for at in row.came), *(axis.cells[at][1] for at in row.went)):
            axes.plot([at, at], [y - 0.46, y + 0.46], color="black", linewidth=1.8, solid_capstyle="butt")
        following = rows[y + 1] if y + 1 < len(rows) else None
        if not following or not row.seat or row.seat != following.seat:
            continue
        if row.went and following.came and row.went[-1] < following.came[0]:
            out, into = axis.cells[row.went[-1]][1], axis.cells[following.came[0]][0]
            axes.plot([out, into], [y + 0.5, y + 0.5], color="black", linewidth=0.9 if into > out else 1.8)
            axes.plot([out, out], [y + 0.46, y + 0.5], color="black", linewidth=1.8, solid_capstyle="butt")
            axes.plot([into, into], [y + 0.5, y + 0.54], color="black", linewidth=1.8, solid_capstyle="butt")


def _date_axis(axes: "Axes", axis: _Axis) -> None:
    """The dates that there is room for; of many meetings the first of each year that there is room for."""
    dates = axis.dates
    if len(dates) <= _MANY:
        upright = len(dates) > 4  # noqa: PLR2004 - dates that lie
        apart = _UPRIGHT if upright else _LYING
        ticks = _with_room(axis, range(len(dates)), apart)
        labels = [dates[at] for at in ticks]
        axes.set_xticks([axis.middles[at] for at in ticks], labels, rotation=90 if upright else 0, fontsize=8)
        return
    first = [at for at, day in enumerate(dates) if at == 0 or day[:4] != dates[at - 1][:4]]
    ticks = _with_room(axis, first, _YEAR)
    axes.set_xticks([axis.middles[at] for at in ticks], [dates[at][:4] for at in ticks])


def _with_room(axis: _Axis, meetings: Sequence[int], apart: float) -> list[int]:
    """Of these meetings those at least so many inches from the next, the last one first."""
    found: list[int] = []
    for at in reversed(meetings):
        if not found or (axis.middles[found[-1]] - axis.middles[at]) * axis.inch >= apart:
            found.append(at)
    return found[::-1]


def _legend(rows: Sequence[_PlotRow]) -> tuple[list[Any], list[str]]:
    """What stands before each meaning of a sign, and the meanings."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - see `plot`
    from matplotlib.patches import Patch  # noqa: PLC0415

    used = {sign for row in rows for sign in row.signs}
    handles: list[Any] = []
    labels: list[str] = []
    for sign, meaning in meanings().items():
        if sign in used and sign:
            fill = Patch(facecolor=_FILLS.get(sign, "white"), edgecolor="#808080", linewidth=0.4)
            options = _MARKERS.get(sign)
            handles.append((fill, Line2D([], [], linestyle="none", markersize=6, **options)) if options else fill)
            labels.append(meaning)
    for share in (0.0, 0.5, 1.0) if any(row.parts for row in rows) else ():
        handles.append(Patch(facecolor=_shade(share), edgecolor="#808080", linewidth=0.4))
        labels.append(_("{share} til stede").format(share=percent(share)))
    if any(row.came or row.went for row in rows):
        handles.append(Line2D([], [], marker="|", color="black", linestyle="none", markersize=9, markeredgewidth=1.8))
        labels.append(_("skifte i plassen"))
    return handles, labels


def _draw_shares(axes: "Axes", axis: _Axis, shares: Sequence[ShareLine], columns: int) -> None:
    """How large a share was there itself, and how large a share of the seats was filled, role by role."""
    many = len(axis.dates) > _WINDOW
    looks = [("black", "o"), ("#808080", "s"), ("#404040", "^"), ("#a0a0a0", "D"), ("#606060", "v"), ("#202020", "x")]
    for share, (colour, marker) in zip(shares, looks, strict=False):
        name = role_heading(share.role)
        for parts, style, label in _curves(share):
            if not any(whole for _part, whole in parts):
                continue
            values = _running(parts) if many else _running(parts, 1)
            axes.plot(
                axis.middles, values, color=colour, linestyle=style, linewidth=1.6, marker=None if many else marker,
                markersize=4, markerfacecolor=colour if style == "-" else "white", label=f"{name}: {label}",
            )  # fmt: skip
    axes.set_xlim(-0.5, axis.middles[-1] + 0.5)
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 25, 50, 75, 100], [_("{number} %").format(number=at) for at in (0, 25, 50, 75, 100)])
    axes.grid(axis="y", color="#d0d0d0", linewidth=0.6)
    axes.set_axisbelow(True)
    _date_axis(axes, axis)
    if len(axis.dates) <= _MANY:
        axes.set_xticklabels([])
    title = _("Andel over tid")
    if many:
        title += _(", snitt av de siste {window} møtene").format(window=_WINDOW)
    axes.set_title(title, fontsize=9, loc="left")
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(0, -0.1), ncols=columns)


def _curves(share: ShareLine) -> Iterator[tuple[tuple[tuple[int, int], ...], str, str]]:
    if share.present == share.filled:
        yield share.present, "-", _("møtt selv og plasser besatt")
        return
    yield share.present, "-", _("møtt selv")
    yield share.filled, "--", _("plasser besatt")


def _running(parts: Sequence[tuple[int, int]], window: int = _WINDOW) -> list[float]:
    """The share in per cent over each meeting and those before it in the window; no number where nothing is known."""
    values = []
    for at in range(len(parts)):
        recent = parts[max(0, at + 1 - window) : at + 1]
        whole = sum(of for _part, of in recent)
        values.append(100 * sum(part for part, _of in recent) / whole if whole and parts[at][1] else float("nan"))
    return values
