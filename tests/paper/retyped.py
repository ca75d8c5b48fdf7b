"""Minutes of the corpus typed again in another format: what they say does not hang on how a file says it.

Word with styles, with one style for all headings, with nothing but bold lines, with surnames first in the list of
attendance, Word and text with neither, text with dashes for colons, PDF and HTML, each with the lines of the document
as they were read. A document that is a PDF or a
text is left out: what surrounds its pages, and where its lines are broken, would be words and lines there. So is a
table where the form has none, and Markdown of a PDF, where its marks would be words.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.source import SourceDocument, SourceLine
from tests.paper.corpus import Minutes, minutes, names

WHOLE_LINES = (".docx", ".html", ".md")
_BULLET = re.compile(r"[-–•*]")
_DEEPEST = 4
SURNAMES_FIRST = "Word with surnames first"
# So many names make a list, and as a part of all.
_FEWEST, _MOST_OF = 3, 0.6
_LABEL = re.compile(
    r"^(Dato|Møtedato|Tid|Sted|Møtested|Til stede|Tilstede|Møtte|Deltakere|Forfall|Møteleder|Referent|Vedtak"
    r"|Forslag til vedtak|Innstilling|Neste møte):[ \t]+(?!.* [–-] )(?=\S)",
    re.MULTILINE,
)
_PAGE = '#set page(paper: "a4", numbering: "1")\n#set text(lang: "nb")\n#set par(leading: 7pt)'
_TAB = "\N{EM SPACE}\N{EM SPACE}"
_NEW_LINE = " \\ "


def papers(form: str) -> list[str]:
    """The documents of the corpus whose paragraphs are whole, and that a form can say."""
    endings = (".docx", ".html") if form == "PDF" else WHOLE_LINES
    whole = [name for name in names() if minutes(name).file.endswith(endings)]
    if form == SURNAMES_FIRST:
        return [name for name in whole if _with_surnames_first(minutes(name)) is not None]
    return [name for name in whole if form not in PLAIN or not _has_table(minutes(name))]


def _has_table(document: Minutes) -> bool:
    return any(line.cells for line in read_document(document.file, document.content).lines)


def retyped(document: Minutes, form: str) -> Minutes:
    """The document in another form, one of `FORMS`."""
    ending, typed = FORMS[form]
    turned = _with_surnames_first(document) if form == SURNAMES_FIRST else None
    source = turned or read_document(document.file, document.content)
    content = typed(source._replace(lines=tuple(line for line in source.lines if line.origin == "body")))
    return document._replace(file=f"referat{ending}", content=content)


def _with_surnames_first(document: Minutes) -> SourceDocument | None:
    """The document with "Moe, Siv" for "Siv Moe" in its list of attendance; None where that is no list of names."""
    source = read_document(document.file, document.content)
    people = [person for group in document.truth.get("deltakere", ()) for person in group.get("personer", ())]
    names = [person["navn"] for person in people if " " in person["navn"]]
    met: set[str] = set()
    turned: list[str] = []

    def with_turned(line: SourceLine) -> SourceLine:
        if line.cells:
            return replace(line, cells=tuple(tuple(map(with_turned, cell)) for cell in line.cells))
        told = [name for name in names if name in line.text and name not in met]
        met.update(told)
        name = next((name for name in told if re.match(rf"{re.escape(name)}(?![\w-])", line.text)), "")
        if not name:
            return line
        turned.append(name)
        first, _blank, last = name.rpartition(" ")
        return replace(line, text=f"{last}, {first}{line.text.removeprefix(name)}")

    lines = tuple(map(with_turned, source.lines))
    is_list = len(turned) >= _FEWEST and len(turned) > _MOST_OF * len(names)
    return source._replace(lines=lines) if is_list else None


def _in_word(document: SourceDocument, *, styles: bool, bold: bool = True, level: int = 0) -> bytes:
    """A Word file; without styles headings are bold lines at most, and the labels of lists are typed.

    With a ``level`` every heading has its style, bold lines too.
    """
    import docx  # noqa: PLC0415 - what only some documents need

    made = docx.Document()
    table = None
    for line in document.lines:
        if line.cells:
            if table is None or len(table.columns) != len(line.cells):
                table = made.add_table(0, len(line.cells), style="Table Grid")
            for cell, lines in zip(table.add_row().cells, line.cells, strict=True):
                cell.text = "\n".join(_typed(one) for one in lines)
            continue
        table = None
        if styles and line.kind == "heading" and (level or line.level):
            made.add_heading(line.text, level or min(line.level, _DEEPEST))
        elif styles and line.kind == "item" and _BULLET.fullmatch(line.label):
            made.add_paragraph(line.text, style="List Bullet")
        else:
            run = made.add_paragraph().add_run(_typed(line))
            run.bold = bold and (line.strong or line.kind == "heading")
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _in_pdf(document: SourceDocument) -> bytes:
    """Pages as Word prints them: tables with lines, larger headings, a number at the foot."""
    import typst  # noqa: PLC0415 - as above

    body: list[str] = [_PAGE]
    rows: list[str] = []
    for line, below in zip(document.lines, (*document.lines[1:], None), strict=True):
        if line.cells:
            rows += (f"[{_NEW_LINE.join(f'#{_set(one)}' for one in cell)}]" for cell in line.cells)
            if below is None or len(below.cells) != len(line.cells):
                body.append(f"#table(columns: {len(line.cells)}, {', '.join(rows)})")
                rows = []
        elif line.kind == "heading" and line.level:
            body.append(f"#block({_set(line, size=17 - min(line.level, _DEEPEST))})")
        else:
            body.append(f"#pad(left: {14 * max(line.level, 1) if line.kind == 'item' else 0}pt, {_set(line)})")
    return bytes(typst.compile("\n\n".join(body).encode()))


def _set(line: SourceLine, size: int = 11) -> str:
    weight = "bold" if line.strong or line.kind == "heading" else "regular"
    text = json.dumps(_typed(line).replace("\t", _TAB), ensure_ascii=False)
    return f'text(weight: "{weight}", size: {size}pt, {text})'


def _in_html(document: SourceDocument) -> bytes:
    """A page as a program writes one that has forgotten what is a heading: everything is a ``div`` or a table."""
    body, above = [], False
    for line in document.lines:
        if bool(line.cells) != above:
            body.append("</table>" if above else "<table>")
            above = bool(line.cells)
        if line.cells:
            cells = ("<br>".join(map(_escaped, cell)) for cell in line.cells)
            body.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
        else:
            is_bold = line.strong or line.kind == "heading"
            body.append(f"<div>{f'<b>{_escaped(line)}</b>' if is_bold else _escaped(line)}</div>")
    return f"<!doctype html><html><body>{''.join(body)}{'</table>' if above else ''}</body></html>".encode()


def _in_text(document: SourceDocument) -> bytes:
    """A text with a blank line between its paragraphs, as one that was copied into an e-mail."""
    written, above = "", ""
    for line in document.lines:
        between = "\n" if line.kind == above == "item" else "\n\n" if written else ""
        written, above = f"{written}{between}{_typed(line)}", line.kind
    return f"{written}\n".encode()


def _escaped(line: SourceLine) -> str:
    return escape(_typed(line)).replace("\n", "<br>").replace("\t", "&emsp;&emsp;")


def _typed(line: SourceLine) -> str:
    return f"{line.label} {line.text}" if line.kind == "item" and line.label else line.text


FORMS: dict[str, tuple[str, Callable[[SourceDocument], bytes]]] = {
    "Word": (".docx", lambda document: _in_word(document, styles=True)),
    "Word with one style for headings": (".docx", lambda document: _in_word(document, styles=True, level=2)),
    SURNAMES_FIRST: (".docx", lambda document: _in_word(document, styles=True)),
    "Word without styles": (".docx", lambda document: _in_word(document, styles=False)),
    "Word without bold": (".docx", lambda document: _in_word(document, styles=False, bold=False)),
    "PDF": (".pdf", _in_pdf),
    "HTML": (".html", _in_html),
    "text": (".txt", _in_text),
    "text with dashes": (".txt", lambda document: _LABEL.sub(r"\1 – ", _in_text(document).decode()).encode()),
}
# What has neither tables nor headings.
PLAIN = {"Word without bold", "text", "text with dashes"}
