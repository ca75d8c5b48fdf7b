"""A Word file as a secretary makes one, from a text of a line a paragraph.

``# `` and ``## `` are headings, ``= `` a line in the middle, bold, ``B `` a bold one, ``1) `` and ``- `` items of lists
whose labels are no text; a line of cells is a row of a table that begins with ``!grid`` (ruled) or ``!plain``, with
``//`` between the lines of a cell.
"""

from io import BytesIO
from typing import Any

_STYLES = {"# ": "Heading 1", "## ": "Heading 2", "1) ": "List Number", "- ": "List Bullet"}
_NUMBERED = "1) "


def word_document(words: str) -> bytes:
    """A Word file of the lines of a text."""
    import docx  # noqa: PLC0415 - what only some documents need

    document = docx.Document()
    table: Any = None
    ruled, above = False, ""
    for line in words.splitlines():
        mark = next((mark for mark in _STYLES if line.startswith(mark)), "")
        if line.startswith("!"):
            table, ruled = None, line == "!grid"
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if table is None:
                table = document.add_table(0, len(cells), style="Table Grid" if ruled else None)
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text.replace(" // ", "\n")
        else:
            _paragraph(document, line, mark)
        if mark == _NUMBERED:
            _number(document, anew=above not in (_NUMBERED, "- "))
        above = mark
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraph(document: Any, line: str, mark: str) -> None:  # noqa: ANN401 - python-docx has no types for it
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - as above

    if mark:
        document.add_paragraph(line.removeprefix(mark), style=_STYLES[mark])
    elif line.startswith(("= ", "B ")):
        paragraph = document.add_paragraph()
        paragraph.add_run(line[2:]).bold = True
        if line.startswith("="):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        document.add_paragraph(line)


def _number(document: Any, *, anew: bool) -> None:  # noqa: ANN401 - as above
    """Let the last paragraph be an item of the list that was begun last, or the first of a new one."""
    numbering = document.part.numbering_part.element
    if anew:
        of_style = document.styles["List Number"].element.pPr.numPr.numId.val
        (abstract,) = (one.abstractNumId.val for one in numbering.num_lst if one.numId == of_style)
        numbering.add_num(abstract).add_lvlOverride(ilvl=0).add_startOverride(1)
    last = max(one.numId for one in numbering.num_lst)
    document.element.body.p_lst[-1].get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = last
