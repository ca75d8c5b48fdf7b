"""A paper as PDF/A-2a and PDF/UA-1, or as PDF/A-3a where it carries the record, set by typst."""

from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from referat_cli.i18n import _
from referat_cli.model.problem import UserError
from referat_cli.paper.libraries import needs
from referat_cli.paper.tree import Paper
from referat_cli.paper.writing.look import Look

if TYPE_CHECKING:
    from typst import Compiler

_OURS = Path(__file__).with_name("templates")
_TEMPLATE = "referat.typ"
# Summer time begins on the last Sunday of March, and from such a year ends on the last of such a month.
_SUMMER_TIME = ((1981, 9), (1996, 10))
# What holds whatever the template is: what the document says of itself, and what it carries.
_MAIN = f"""\
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.committee)
#set text(lang: paper.language, region: "NO")
#if "record" in sys.inputs {{
  pdf.attach(sys.inputs.name, bytes(sys.inputs.record), relationship: "source", mime-type: "application/yaml")
}}
#include "{_TEMPLATE}"
"""


def default_template() -> bytes:
    """The template that papers are set with where a committee has none of its own."""
    return (_OURS / _TEMPLATE).read_bytes()


def write(paper: Paper, look: Look) -> bytes:
    """The paper as PDF; the same bytes of the same paper with the same template and version of typst.

    Raises `UserError` where the committee's own template cannot be used.
    """
    with needs("typst"):
        import typst  # noqa: PLC0415 - 20 ms, and only a PDF needs it
    own = look.template(_TEMPLATE)
    inputs = {"paper": msgspec.json.encode(paper).decode()}
    if look.embedded:
        inputs |= {"name": look.embedded.name, "record": look.embedded.content.decode()}
    try:
        content = _compiler(own.parent if own else _OURS).compile(
            _MAIN.encode(),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["a-3a" if look.embedded else "a-2a", "ua-1"],
            timestamp=_noon(paper.date),
        )
    except typst.TypstError as error:
        raise UserError(_("Typst: {message}").format(message=error.message)) from error
    assert isinstance(content, bytes)  # noqa: S101 - a PDF is one file
    return content


@cache
def _compiler(root: Path) -> "Compiler":
    """What sets papers with the templates of a folder; the fonts are those of typst, the same on every machine."""
    import typst  # noqa: PLC0415 - as above

    return typst.Compiler(root=root, ignore_system_fonts=True)


def _noon(day: str) -> datetime:
    """Noon in Norway that day: a moment whose date is the meeting's wherever it is read."""
    hours = 2 if _is_summer_time(date.fromisoformat(day)) else 1
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=timezone(timedelta(hours=hours)))


def _is_summer_time(day: date) -> bool:
    """Whether Norway has summer time at noon of a day. Not every machine knows the time zones, so it is said here."""
    last_month = max((months for months in _SUMMER_TIME if months[0] <= day.year), default=None)
    return last_month is not None and _last_sunday(day.year, 3) <= day < _last_sunday(day.year, last_month[1])


def _last_sunday(year: int, month: int) -> date:
    following = date(year, month + 1, 1)
    return following - timedelta(days=following.isoweekday() % 7 or 7)
