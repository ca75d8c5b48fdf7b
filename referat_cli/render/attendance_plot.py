"""Attendance drawn into a file: people by meetings, with the share over time below.

Everything is told by shape and by how dark it is, so that a copy in black and white says the same.
"""

import math
import warnings
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.queries.attendance.chart import Chart, ChartLine, ShareLine, Sign
from referat_cli.render.attendance import role_heading
from referat_cli.render.attendance_chart import counts, meanings, numbers, years_at
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
    "ukjent": "#ffffff",
    "ikke ført": "#ffffff",
}
# The sign in each cell as drawing options; being there in the room needs none.
_MARKERS: dict[Sign, dict[str, Any]] = {
    "digitalt": {"marker": "o", "fillstyle": "left", "markerfacecoloralt": "none", "color": "white"},
    "vara": {"marker": "$v$", "color": "black"},
    "forfall": {"marker": "o", "fillstyle": "none", "color": "#404040"},
    "uteblitt": {"marker": "x", "color": "black"},
    "ukjent": {"marker": "$?$", "color": "black"},
    "ikke ført": {"marker": "_", "color": "#808080"},
    "for": {"marker": "+", "color": "black"},
    "sak": {"marker": "$s$", "color": "black"},
}

# Inches: a row, the narrowest and widest column, and what stands around the cells.
_ROW, _COLUMN, _WIDEST = 0.22, 0.11, 0.34
_NARROWEST_CHART, _SHARES = 5.0, 2.0
# Inches for a letter of a name and of a heading.
_LETTER, _BOLD = 0.075, 0.088
# Inches that a year needs.
_YEAR = 0.4
# Points from the cells to the numbers beside them.
_BESIDE = 6
# With more meetings than this only the years are written.
_MANY = 40
# With more meetings than this the share is drawn as a running mean over so many.
_WINDOW = 12
_DPI = 120


class _Row(NamedTuple):
    """A line of the drawing: a person, or the heading of a group where ``line`` is None."""

    text: str
    line: ChartLine | None


def plot(drawn: Chart, path: Path) -> None:
    """Draw the chart into a file, a picture of the kind that its ending names; lines stand in the chart's order.

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
        mpl.rcParams.update({
            "svg.hashsalt": "referat", "font.size": 9, "axes.spines.top": False,
            "axes.spines.right": False,
        })  # fmt: skip
        try:
            figure(drawn).savefig(path, format=ending[1:], dpi=_DPI, metadata=ENDINGS[ending])
        except OSError as error:
            raise UserError(_("kan ikke skrive «{path}»: {why}").format(path=path, why=error.strerror)) from None


def figure(drawn: Chart) -> "Figure":
    """The drawing: people by meetings, and below it the share that was there."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - see `plot`

    rows = list(_rows(drawn))
    count = len(drawn.dates)
    chart = max(count * min(max(_NARROWEST_CHART / count, _COLUMN), _WIDEST), _NARROWEST_CHART)
    left = max(len(row.text) * (_LETTER if row.line else _BOLD) for row in rows) + 0.25
    width = left + chart + max(len(numbers(line)) for line in drawn.lines) * _LETTER + 0.3
    handles, labels = _legend(drawn)
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
    _draw_cells(sheet.add_axes(box), drawn, rows, min(chart / count, _ROW) * 72 * 0.5)
    box = left / width, bottom / height, chart / width, _SHARES / height
    _draw_shares(sheet.add_axes(box), drawn, max(1, int(chart / 2.4)))
    sheet.legend(
        handles, labels, loc="lower left", bbox_to_anchor=(0.1 / width, 0.08 / height), ncols=columns, frameon=False,
        fontsize=8, handletextpad=0.4, columnspacing=1.2, borderaxespad=0,
    )  # fmt: skip
    return sheet


def _title(drawn: Chart) -> str:
    first, last = drawn.dates[0], drawn.dates[-1]
    days = first if first == last else _("{first} til {last}").format(first=first, last=last)
    return _("Oppmøte i {name}, {days}").format(name=_words(drawn.name), days=days)


def _words(text: str) -> str:
    """A text of the record as it is drawn: a dollar sign begins no formula."""
    return plain(text).replace("$", r"\$")


def _rows(drawn: Chart) -> Iterator[_Row]:
    """The people under the headings of their groups."""
    for (role, group), lines in groupby(drawn.lines, lambda line: (line.row.role, line.row.group)):
        heading = role_heading(role)
        named = heading if heading == group else _("{role}: {group}").format(role=heading, group=_words(group))
        yield _Row(named, None)
        for line in lines:
            yield _Row(_words(line.row.name), line)


def _draw_cells(axes: "Axes", drawn: Chart, rows: Sequence[_Row], size: float) -> None:
    from matplotlib.collections import PatchCollection  # noqa: PLC0415 - see `plot`
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    for sign, fill in _FILLS.items():
        boxes = [Rectangle((x - 0.5, y - 0.42), 1, 0.84) for x, y in _places(rows, sign)]
        edge = "#808080" if fill == _FILLS["ukjent"] else "white"
        axes.add_collection(PatchCollection(boxes, facecolor=fill, edgecolor=edge, linewidth=0.4))
    for sign, options in _MARKERS.items():
        places = list(_places(rows, sign))
        xs, ys = [x for x, _y in places], [y for _x, y in places]
        axes.plot(xs, ys, linestyle="none", markersize=size, markeredgewidth=0.8, **options)
    _draw_changes(axes, rows)
    axes.set_xlim(-0.5, max(len(drawn.dates), 1) - 0.5)
    axes.set_ylim(len(rows) - 0.25, -0.75)
    _date_axis(axes, drawn.dates)
    axes.set_yticks(range(len(rows)), [row.text for row in rows])
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontweight("normal" if row.line else "bold")
    axes.tick_params(axis="y", length=0)
    # A thin line leads from a name to cells far to the right.
    axes.grid(axis="y", color="#ececec", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    end = _BESIDE + 60 * _LETTER * max(len(numbers(line)) for line in drawn.lines)
    for y, row in enumerate(rows):
        if row.line:
            for text, at, side in zip(counts(row.line), (_BESIDE, end), ("left", "right"), strict=True):
                axes.annotate(
                    text, (1, y), (at, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
                    va="center", ha=side, fontsize=8, annotation_clip=False,
                )  # fmt: skip


def _places(rows: Sequence[_Row], sign: Sign) -> Iterator[tuple[int, int]]:
    for y, row in enumerate(rows):
        if row.line:
            yield from ((x, y) for x, found in enumerate(row.line.signs) if found == sign)


def _draw_changes(axes: "Axes", rows: Sequence[_Row]) -> None:
    """A bar where the register says that somebody came or went, and a line from one holder of a seat to the next."""
    for y, row in enumerate(rows):
        if row.line:
            for at in (*(at - 0.5 for at in row.line.came), *(at + 0.5 for at in row.line.went)):
                axes.plot([at, at], [y - 0.46, y + 0.46], color="black", linewidth=1.8, solid_capstyle="butt")
        following = rows[y + 1].line if y + 1 < len(rows) else None
        if not row.line or not following or not row.line.seat or row.line.seat != following.seat:
            continue
        if row.line.went and following.came and row.line.went[-1] < following.came[0]:
            out, into = row.line.went[-1] + 0.5, following.came[0] - 0.5
            axes.plot([out, into], [y + 0.5, y + 0.5], color="black", linewidth=0.9 if into > out else 1.8)
            axes.plot([out, out], [y + 0.46, y + 0.5], color="black", linewidth=1.8, solid_capstyle="butt")
            axes.plot([into, into], [y + 0.5, y + 0.54], color="black", linewidth=1.8, solid_capstyle="butt")


def _date_axis(axes: "Axes", dates: Sequence[str]) -> None:
    """Every date where there is room for them, else the first meeting of each year."""
    if len(dates) <= _MANY:
        axes.set_xticks(range(len(dates)), dates, rotation=90 if len(dates) > 4 else 0, fontsize=8)  # noqa: PLR2004 - dates that lie
        return
    years = years_at(dates, math.ceil(_YEAR / max(_COLUMN, _NARROWEST_CHART / len(dates))))
    axes.set_xticks(years, [dates[at][:4] for at in years])


def _legend(drawn: Chart) -> tuple[list[Any], list[str]]:
    """What stands before each meaning of a sign, and the meanings."""
    from matplotlib.lines import Line2D  # noqa: PLC0415 - see `plot`
    from matplotlib.patches import Patch  # noqa: PLC0415

    used = {sign for line in drawn.lines for sign in line.signs}
    handles: list[Any] = []
    labels: list[str] = []
    for sign, meaning in meanings().items():
        if sign in used and sign:
            fill = Patch(facecolor=_FILLS.get(sign, "white"), edgecolor="#808080", linewidth=0.4)
            options = _MARKERS.get(sign)
            handles.append((fill, Line2D([], [], linestyle="none", markersize=6, **options)) if options else fill)
            labels.append(meaning)
    if any(line.came or line.went for line in drawn.lines):
        handles.append(Line2D([], [], marker="|", color="black", linestyle="none", markersize=9, markeredgewidth=1.8))
        labels.append(_("skifte i plassen"))
    return handles, labels


def _draw_shares(axes: "Axes", drawn: Chart, columns: int) -> None:
    """How large a share was there itself, and how large a share of the seats was filled, role by role."""
    many = len(drawn.dates) > _WINDOW
    looks = [("black", "o"), ("#808080", "s"), ("#404040", "^"), ("#a0a0a0", "D"), ("#606060", "v"), ("#202020", "x")]
    for share, (colour, marker) in zip(drawn.shares, looks, strict=False):
        name = role_heading(share.role)
        for parts, style, label in _curves(share):
            if not any(whole for _part, whole in parts):
                continue
            values = _running(parts) if many else _running(parts, 1)
            axes.plot(
                values, color=colour, linestyle=style, linewidth=1.6, marker=None if many else marker, markersize=4,
                markerfacecolor=colour if style == "-" else "white", label=f"{name}: {label}",
            )  # fmt: skip
    axes.set_xlim(-0.5, max(len(drawn.dates), 1) - 0.5)
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 25, 50, 75, 100], [_("{number} %").format(number=at) for at in (0, 25, 50, 75, 100)])
    axes.grid(axis="y", color="#d0d0d0", linewidth=0.6)
    axes.set_axisbelow(True)
    _date_axis(axes, drawn.dates)
    if len(drawn.dates) <= _MANY:
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
