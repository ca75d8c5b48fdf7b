"""Minutes of the corpus typed again in another format: what they say does not hang on how a file says it.

Word with styles, Word with nothing but bold lines, Word and text with neither, text with dashes for colons, and HTML,
each with the lines of the document as they were read. A PDF or a text is left out: what surrounds its pages, and where
its lines are broken, would be words and lines there. So is a table where the form has none.
"""

import re
from collections.abc import Callable
from html import escape
from io import BytesIO

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.source import SourceDocument, SourceLine
from tests.paper.corpus import Minutes, minutes, names

WHOLE_LINES = (".docx", ".html", ".md")
_BULLET = re.compile(r"[-–•*]")
_DEEPEST = 4
_LABEL = re.compile(
    r"^(Dato|Møtedato|Tid|Sted|Møtested|Til stede|Tilstede|Møtte|Deltakere|Forfall|Møteleder|Referent|Vedtak"
    r"|Forslag til vedtak|Innstilling|Neste møte):[ \t]+(?!.* [–-] )(?=\S)",
    re.MULTILINE,
)


def papers(form: str) -> list[str]:
    """The documents of the corpus whose paragraphs are whole, and that a form can say."""
    whole = [name for name in names() if minutes(name).file.endswith(WHOLE_LINES)]
    return [name for name in whole if form not in PLAIN or not _has_table(minutes(name))]


def _has_table(document: Minutes) -> bool:
    return any(line.cells for line in read_document(document.file, document.content).lines)


def retyped(document: Minutes, form: str) -> Minutes:
    """The document in another form, one of `FORMS`."""
    ending, typed = FORMS[form]
    source = read_document(document.file, document.content)
    content = typed(source._replace(lines=tuple(line for line in source.lines if line.origin == "body")))
    return document._replace(file=f"referat{ending}", content=content)


def _in_word(document: SourceDocument, *, styles: bool, bold: bool = True) -> bytes:
    """A Word file; without styles headings are bold lines at most, and the labels of lists are typed."""
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
        if styles and line.kind == "heading" and line.level:
            made.add_heading(line.text, min(line.level, _DEEPEST))
        elif styles and line.kind == "item" and _BULLET.fullmatch(line.label):
            made.add_paragraph(line.text, style="List Bullet")
        else:
            run = made.add_paragraph().add_run(_typed(line))
            run.bold = bold and (line.strong or line.kind == "heading")
    written = BytesIO()
    made.save(written)
    return written.getvalue()


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
    "Word without styles": (".docx", lambda document: _in_word(document, styles=False)),
    "Word without bold": (".docx", lambda document: _in_word(document, styles=False, bold=False)),
    "HTML": (".html", _in_html),
    "text": (".txt", _in_text),
    "text with dashes": (".txt", lambda document: _LABEL.sub(r"\1 – ", _in_text(document).decode()).encode()),
}
# What has neither tables nor headings.
PLAIN = {"Word without bold", "text", "text with dashes"}
