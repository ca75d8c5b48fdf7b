"""The Word file of a paper where the committee has none of its own: an A4 page, our styles, and no words."""

from referat_cli.paper.writing.word_package import packed_parts
from referat_cli.paper.writing.word_styles import styles_xml
from referat_cli.paper.writing.word_xml import MAIN, NAMESPACES, twips

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The margins of an A4 page that leave 17 cm for the text.
SECTION = (
    f'<w:sectPr {NAMESPACES}><w:pgSz w:w="{twips(21)}" w:h="{twips(29.7)}"/><w:pgMar w:top="{twips(2)}" '
    f'w:right="{twips(2)}" w:bottom="{twips(2)}" w:left="{twips(2)}" w:header="{twips(1)}" w:footer="{twips(1)}" '
    'w:gutter="0"/></w:sectPr>'
)
# Mode 15 is that of Word since 2013; without it Word opens the file as one of 2007.
_SETTINGS = (
    f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)


def base_file() -> bytes:
    """The file, as bytes."""
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(("styles", "settings", "numbering"), 1)
    )
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), *((one, one) for one in ("styles", "settings", "numbering")))
    )
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return packed_parts(
        {
            "[Content_Types].xml": f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
            f'vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
            "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
            "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body>{SECTION}</w:body></w:document>",
            "word/numbering.xml": f'{_XML}<w:numbering xmlns:w="{MAIN}"/>',
            "word/settings.xml": f"{_XML}{_SETTINGS}",
            "word/styles.xml": styles_xml(),
        }
    )
