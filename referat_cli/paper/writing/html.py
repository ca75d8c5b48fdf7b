"""A paper as a page of HTML: no script, nothing fetched, light, dark and for the printer.

The page is made by a template in Jinja2: ours, or the committee's own (`maler/referat.html.jinja`). It begins as every
page does, and there the program puts what keeps a browser from running or fetching anything.
"""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.libraries import needs
from referat_cli.paper.tree import Head, Paper
from referat_cli.paper.writing.look import TEMPLATES, Look, inside
from referat_cli.render.screen import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATE = "referat.html.jinja"
_OURS = Path(__file__).with_name("templates")
# What no page of ours does, whatever its template says: fetch anything, or run a script.
_POLICY = (
    '\n<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)
_BEGINNING = re.compile(r"\s*<!doctype html>\s*<html(?: lang=\"[\w-]*\")?>\s*<head>", re.IGNORECASE)
_NAME = f"{TEMPLATES}/{TEMPLATE}"
# The pictures that a browser shows, by how their files end.
_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "svg": "svg+xml", "webp": "webp"}
# What a template can do wrong that is found while it is followed.
_FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError)
_LEADS_SOMEWHERE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class _MissingPictureError(ValueError):
    """A template asks for a picture that does not lie beside it."""


def default_template() -> bytes:
    """The template that a committee begins its own with."""
    return (_OURS / TEMPLATE).read_bytes()


def write(paper: Paper, look: Look) -> bytes:
    """The page as UTF-8; raises `UserError` with the line where the committee's own template cannot be followed."""
    with needs("Jinja2"):
        from jinja2 import TemplateError  # noqa: PLC0415 - 40 ms, and only this format needs it

    own = look.template(TEMPLATE)
    folder = own.parent if own else _OURS
    given = {
        "picture": _pictures(folder),
        "paper": _with_safe_links(to_builtins(paper)),
        "rows": next((len(block.facts) for block in paper.blocks if isinstance(block, Head)), 1),
        "foot": css_text(paper.foot),
        "page": _page_number(paper.page),
    }
    try:
        page = (_environment(folder) if own else _ours()).get_template(TEMPLATE).render(given)
    except (TemplateError, *_FAULTS) as error:
        raise _problem(error) from error
    found = _BEGINNING.match(page)
    if found is None:
        sentence = _(
            "{file} må begynne med <!doctype html>, <html> og <head>, som malen fra «referat init --templates»."
        )
        raise UserError(sentence.format(file=_NAME))
    return f"{page[: found.end()]}{_POLICY}{page[found.end() :].rstrip()}\n".encode()


@cache
def _ours() -> "Environment":
    """Where our own template is followed, which is made ready once for all papers of a call."""
    return _environment(_OURS)


def _environment(folder: Path) -> "Environment":
    """What a template may do: read the templates beside it, and nothing else of the machine or the program."""
    from jinja2 import FunctionLoader  # noqa: PLC0415 - as above
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    def load(name: str) -> tuple[str, str, None] | None:
        file = inside(folder, name)
        return (file.read_text(encoding="utf-8"), str(file), None) if file else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        finalize=lambda value: plain(value) if type(value) is str else value,  # what is marked as HTML stays so
    )


def _pictures(folder: Path) -> "Callable[[str], str]":
    """What gives a template the pictures that lie beside it.

    It is a function, because of what it rests on a template can get hold of nothing.
    """

    def picture(name: str) -> str:
        """The picture as an address that needs no fetching."""
        ending = name.rpartition(".")[2].lower()
        file = inside(folder, name)
        if file is None or ending not in _PICTURES:
            sentence = _("bildet {name} finnes ikke i {folder}/ (png, jpg, gif, svg eller webp)")
            raise _MissingPictureError(sentence.format(name=name, folder=TEMPLATES))
        return f"data:image/{_PICTURES[ending]};base64,{b64encode(file.read_bytes()).decode()}"

    return picture


def _problem(error: BaseException) -> UserError:
    """What is wrong with the committee's template, with the line of it where the error has one."""
    line = getattr(error, "lineno", None)
    step = error.__traceback__
    while line is None and step is not None:
        if step.tb_frame.f_code.co_filename.endswith(TEMPLATE):
            line = step.tb_lineno
        step = step.tb_next
    where = _(" linje {number}").format(number=line) if line else ""
    ours = isinstance(error, _MissingPictureError)
    sentence = (
        _("Malen {file}{where} kan ikke følges: {reason}.")
        if ours
        else _("Malen {file}{where} kan ikke følges: {reason} (sagt av Jinja).")
    )
    return UserError(sentence.format(file=_NAME, where=where, reason=str(error).rstrip(".") or type(error).__name__))


def _with_safe_links(value: Any) -> Any:  # noqa: ANN401 - plain values
    """The paper without links that lead anywhere else than to a page or an address of e-mail."""
    if isinstance(value, dict):
        return {
            key: _with_safe_links(inner)
            for key, inner in value.items()
            if key != "link" or _LEADS_SOMEWHERE.match(str(inner))
        }
    return [*map(_with_safe_links, value)] if isinstance(value, list | tuple) else value


def css_text(words: str) -> "Markup":
    """Words as a text in CSS, where nothing in them can end it."""
    from markupsafe import Markup  # noqa: PLC0415 - a part of Jinja2

    letters = (one if one.isalnum() or one in " ,." else f"\\{ord(one):x} " for one in plain(words))
    return Markup('"{}"').format(Markup("").join(letters))


def _page_number(words: str) -> "Markup":
    """How the number of a page is said, in CSS: "Side {page} av {pages}" with the counters of a browser."""
    from markupsafe import Markup  # noqa: PLC0415 - as above

    before, _page, rest = words.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    return Markup(" ").join(
        [css_text(before), Markup("counter(page)"), css_text(between), Markup("counter(pages)"), css_text(after)]
    )
