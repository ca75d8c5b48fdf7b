"""The styles of a Word file: those that a paper is set in, as Word names them, and our own look of each.

A committee's own file keeps its styles; only those that it lacks are added. A style is found by its name, because its
id is in the language of the Word that made the file ("Overskrift1" is "heading 1").
"""

from typing import Literal, NamedTuple

from referat_cli.paper.writing.word_xml import MAIN, attribute, twips

FONT = "Arial"
LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO"}

FACT, CELL, COLUMN, GROUP = "Referat opplysning", "Referat celle", "Referat kolonne", "Referat gruppe"
REMARK, SIGNATURE = "Referat merknad", "Referat underskrift"
TITLE, SUBTITLE, TABLE, FOOTER, LINK, CONTINUED = (
    *("Title", "Subtitle", "Table Grid", "footer", "Hyperlink", "List Continue"),
)
# The column of labels beside their values, in centimetres.
LABEL_CM = 4.2


class StyleLook(NamedTuple):
    """Our look of a style: what it builds on, and its properties as Word has them."""

    kind: Literal["paragraph", "character", "table"] = "paragraph"
    based_on: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    more: str = ""


def heading(level: int) -> str:
    """The name of the style of a heading."""
    return f"heading {min(level, 6)}"


def list_style(level: int, *, ordered: bool) -> str:
    """The name of the style of an item at a level from 0."""
    name = "List Number" if ordered else "List Bullet"
    return f"{name} {min(level + 1, 5)}" if level else name


def _spaced(before: int, after: int, more: str = "") -> str:
    """Space above and below in points, and what stands before it among the properties."""
    return f'{more}<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_KEPT = "<w:keepNext/><w:keepLines/>"


def _heading_look(level: int, points: float, before: int, after: int) -> StyleLook:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return StyleLook(next="Normal", paragraph=_spaced(before, after, _KEPT) + outline, run=_BOLD + _size(points))


def _border(side: str, colour: str = "808080") -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_GRID = (
    f"<w:tblPr><w:tblBorders>{''.join(map(_border, _SIDES))}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_TABBED = f'<w:tabs><w:tab w:val="left" w:pos="{twips(LABEL_CM)}"/></w:tabs>'
_HANGING = f'<w:ind w:left="{twips(LABEL_CM)}" w:hanging="{twips(LABEL_CM)}"/>'
_LINE = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="404040"/></w:pBdr>'

LOOKS: dict[str, StyleLook] = {
    "Normal": StyleLook(based_on=""),
    TITLE: StyleLook(next="Normal", paragraph=_spaced(0, 10, _KEPT), run=_BOLD + _size(14)),
    SUBTITLE: StyleLook(next="Normal", paragraph=_spaced(0, 8, _KEPT), run=_size(12)),
    "heading 1": _heading_look(1, 13, 16, 6),
    "heading 2": _heading_look(2, 11.5, 12, 4),
    "heading 3": _heading_look(3, 10.5, 10, 3),
    **{f"heading {level}": _heading_look(level, 10.5, 8, 3)._replace(run=_BOLD + _ITALIC) for level in (4, 5, 6)},
    **{
        list_style(level, ordered=ordered): StyleLook(paragraph=_spaced(0, 4))
        for ordered in (True, False)
        for level in range(5)
    },
    CONTINUED: StyleLook(paragraph=_spaced(0, 4)),
    FACT: StyleLook(paragraph=_spaced(0, 2, _TABBED) + _HANGING),
    REMARK: StyleLook(run=_ITALIC),
    CELL: StyleLook(paragraph=_spaced(0, 0), run=_size(9.5)),
    COLUMN: StyleLook(based_on=CELL, paragraph="<w:keepNext/>", run=_BOLD),
    GROUP: StyleLook(based_on=CELL, paragraph=_spaced(4, 0, "<w:keepNext/>"), run=_BOLD),
    SIGNATURE: StyleLook(paragraph=_spaced(0, 0, f"<w:keepLines/>{_LINE}") + f'<w:ind w:right="{twips(9)}"/>'),
    FOOTER: StyleLook(paragraph=_spaced(0, 0), run='<w:color w:val="404040"/>' + _size(8.5)),
    LINK: StyleLook("character", "", run='<w:color w:val="1F3864"/><w:u w:val="single"/>'),
    TABLE: StyleLook("table", "", paragraph=_spaced(0, 0), more=_GRID),
}


def style_id(name: str) -> str:
    """The id that a style of ours gets, where the file has none of that name."""
    return name.title().replace(" ", "") if name.startswith("heading") else name.replace(" ", "")


def style_xml(name: str, ids: dict[str, str], *, declares: bool = False) -> str:
    """A style of ours; ``ids`` are those of all, by their names in lower case. ``declares`` names its namespace."""
    look = LOOKS[name]
    namespace = f' xmlns:w="{MAIN}"' if declares else ""
    default = ' w:default="1"' if name == "Normal" else ""
    own = ' w:customStyle="1"' if name.startswith("Referat") else ""
    based_on, follows = (ids.get(one.lower(), "") for one in (look.based_on, look.next))
    parts = [
        f'<w:name w:val="{attribute(name)}"/>',
        f'<w:basedOn w:val="{attribute(based_on)}"/>' if based_on else "",
        f'<w:next w:val="{attribute(follows)}"/>' if follows else "",
        "<w:qFormat/>" if look.kind == "paragraph" else "",
        f"<w:pPr>{look.paragraph}</w:pPr>" if look.paragraph else "",
        f"<w:rPr>{look.run}</w:rPr>" if look.run else "",
        look.more,
    ]
    identity = attribute(ids[name.lower()])
    return f'<w:style{namespace} w:type="{look.kind}"{default}{own} w:styleId="{identity}">{"".join(parts)}</w:style>'


def styles_xml() -> str:
    """The styles of our own look, as a whole file has them."""
    ids = {name.lower(): style_id(name) for name in LOOKS}
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{MAIN}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts}{_size(10.5)}<w:lang w:val="{LANGUAGES["nb"]}" w:eastAsia="nb-NO" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" '
        f'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>{"".join(style_xml(name, ids) for name in LOOKS)}'
        "</w:styles>"
    )
