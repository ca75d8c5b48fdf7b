"""A paper as PDF/A-2a and PDF/UA-1, or as PDF/A-3a where it carries the record, set by typst."""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import msgspec

from referat_cli.i18n import _, speaking
from referat_cli.model.user_error import UserError
from referat_cli.paper.characters import UnprintableCharacterError, texts
from referat_cli.paper.libraries import needs
from referat_cli.paper.tree import Agenda, Block, Items, Paper
from referat_cli.paper.writing.look import TEMPLATES, Look

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard, TypstError

_OURS = Path(__file__).with_name("templates")
TEMPLATE = "referat.typ"
# What holds whatever the template is: what the document says of itself, and what it carries.
_MAIN = f"""\
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.committee)
#set text(lang: paper.language, region: "NO")
#if "record" in sys.inputs {{
  pdf.attach(
    sys.inputs.name,
    bytes(sys.inputs.record),
    relationship: "source",
    mime-type: "application/yaml",
    description: sys.inputs.description,
  )
}}
#include "{TEMPLATE}"
"""
# So many points may stand under each other.
_DEEPEST = 15
_ONE_CHARACTER = b"#set document(title: sys.inputs.title)\n#sys.inputs.character"

# Where typst says that something is.
_PLACE = re.compile(r"┌─ (?P<file>.+):(?P<line>\d+):\d+$", re.MULTILINE)
# What takes in a file, or could, unless the name of one is written out after it; and a line that is a comment alone.
_TAKES_IN = re.compile(r'(?<![\w-])(?P<word>import|include|eval)(?![\w-])(?!(?<!eval)\s*"[^"@\\]+\.typ")')
_COMMENT = re.compile(r"\s*//(?:(?!\*/)[^\"`])*")


def default_template() -> bytes:
    """The template that papers are set with where a committee has none of its own."""
    return (_OURS / TEMPLATE).read_bytes()


def write(paper: Paper, look: Look) -> bytes:
    """The paper as PDF; the same bytes of the same paper with the same template and version of typst.

    Raises `UserError` where the committee's own template cannot be used, and `UnprintableCharacterError` where no font
    has a character.
    """
    with needs("typst"):
        import typst  # noqa: PLC0415 - 20 ms, and only a PDF needs it
    if look.templates and os.path.lexists(look.templates / TEMPLATE):
        _check_no_link_leads_out(look.templates.resolve())
        _check_fetches_nothing(look.templates)
    own = look.template(TEMPLATE)
    compiler = _compiler(own.parent if own else _OURS)
    standards: list[PDFStandard] = ["a-3a" if look.embedded else "a-2a", "ua-1"]
    inputs = {"paper": msgspec.json.encode(paper).decode()}
    if look.embedded:
        with speaking(paper.language):
            description = _("Møtet som data, som papiret er laget av")
        record = look.embedded.content.decode()
        inputs |= {"name": look.embedded.name, "record": record, "description": description}
    try:
        content = compiler.compile(
            _MAIN.encode(), format="pdf", sys_inputs=inputs, pdf_standards=standards, timestamp=_noon(paper.date)
        )
    except typst.TypstError as error:
        _check_glyphs(paper, compiler, standards)
        _check_depth(paper.blocks)
        raise UserError(_described(error, of_ours=own is None)) from error
    assert isinstance(content, bytes)  # noqa: S101 - a PDF is one file
    return content


@cache
def _compiler(root: Path) -> "Compiler":
    """What sets papers with the templates of a folder.

    The fonts are those of typst, the same on every machine, and those that lie beside a committee's own template.
    """
    import typst  # noqa: PLC0415 - as above

    return typst.Compiler(root=root, font_paths=[] if root == _OURS else [str(root)], ignore_system_fonts=True)


def _check_no_link_leads_out(folder: Path) -> None:
    """Raise `UserError` where a link leads out of a folder: typst looks at names alone, and would follow it."""
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() and not file.resolve().is_relative_to(folder):
            sentence = _("{file} er en lenke ut av mappen {folder}/; legg filen selv der.")
            shown = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            raise UserError(sentence.format(file=shown, folder=folder.name))


def _check_fetches_nothing(folder: Path) -> None:
    """Raise `UserError` where a template could take in what does not lie beside it: typst would fetch it.

    What a file is called is all that is looked at: one that takes in others ends in .typ, and is looked through itself.
    """
    for file in sorted(folder.rglob("*.typ")):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else ()
        for number, line in enumerate(lines, 1):
            if _COMMENT.fullmatch(line) or not (found := _TAKES_IN.search(line)):
                continue
            sentence = _(
                "{file} linje {line}: «{word}» kan bare stå foran navnet på en .typ-fil i {folder}/, skrevet rett ut, "
                "fordi ingenting blir hentet."
            )
            shown = f"{folder.name}/{file.relative_to(folder).as_posix()}"
            raise UserError(sentence.format(file=shown, line=number, word=found["word"], folder=folder.name))


def _check_glyphs(paper: Paper, compiler: "Compiler", standards: "list[PDFStandard]") -> None:
    """Raise `UnprintableCharacterError` for the first character of a paper that no font has."""
    import typst  # noqa: PLC0415 - as above

    characters = dict.fromkeys("".join(texts(msgspec.to_builtins(paper))))
    for character in (one for one in characters if not one.isascii()):
        try:
            inputs = {"character": character, "title": paper.title}
            compiler.compile(_ONE_CHARACTER, format="pdf", sys_inputs=inputs, pdf_standards=standards)
        except typst.TypstError as error:
            sentence = _("tegnet {character} finnes ikke i skriftene til PDF-en; skriv det med ord, eller velg html.")
            raise UnprintableCharacterError(character, sentence) from error


def _check_depth(blocks: Sequence[Block], depth: int = 0) -> None:
    """Raise `UserError` where points stand under points deeper than typst follows."""
    if depth > _DEEPEST:
        sentence = _(
            "Et punkt står under {number} andre, og så dypt går ikke en PDF; gjør listen flatere, eller velg html."
        )
        raise UserError(sentence.format(number=depth))
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                _check_depth(item.blocks, depth + 1)
        elif isinstance(block, Agenda):
            for slot in (slot for day in block.days for slot in day.slots):
                _check_depth(slot.blocks, depth)


def _described(error: "TypstError", *, of_ours: bool) -> str:
    """What typst says of a template, and on which line."""
    place = _PLACE.search(error.diagnostic)
    if of_ours or not place:
        return _("Typst kunne ikke lage PDF-en: {message}").format(message=error.message)
    file = f"{TEMPLATES}/{PurePath(place['file']).name}"
    sentence = _("{file} linje {line}: {message} (sagt av Typst)")
    return sentence.format(file=file, line=place["line"], message=error.message)


def _noon(day: str) -> datetime:
    """Noon of a day in UTC, which is the same date in Norway, summer and winter."""
    return datetime.fromisoformat(f"{day}T12:00+00:00")
