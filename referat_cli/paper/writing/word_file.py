"""A Word file that is filled: its styles, lists and links by the names of the paper, its foot, and what it carries."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from referat_cli.paper.embedded_source import as_xml
from referat_cli.paper.tree import Text
from referat_cli.paper.writing.look import Embedded, Look
from referat_cli.paper.writing.word_numbering import WordNumbering
from referat_cli.paper.writing.word_package import packed
from referat_cli.paper.writing.word_styles import FOOTER, LANGUAGES, LINK, LOOKS, style_id, style_xml
from referat_cli.paper.writing.word_template import emptied_document, only_usable
from referat_cli.paper.writing.word_xml import (
    MAIN,
    NAMESPACES,
    RELATIONSHIPS,
    TAB,
    ParagraphSettings,
    field,
    paragraph,
    run,
    sayable,
    text_runs,
    words,
)

_W = f"{{{MAIN}}}"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006"
_ABOUT_RECORD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem '
    'ds:itemID="{5E3B9C51-7D0A-4E6B-9A41-0F6C2D8E1B27}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    '<ds:schemaRef ds:uri="urn:referat:kilde"/></ds:schemaRefs></ds:datastoreItem>'
)


class Properties(NamedTuple):
    """What a file says of itself, and what stands at the foot of its pages.

    ``foot`` stands before the number of the page, which ``page`` says ("Side {page} av {pages}").
    """

    title: str
    author: str
    date: str
    language: str
    foot: str
    page: str


def noon(date: str) -> str:
    """The middle of a day as Word has it: that day, wherever in the world the file is opened."""
    return f"{datetime.fromisoformat(date).replace(tzinfo=UTC):%Y-%m-%d}T12:00:00Z"


class WordFile:
    """The file, from when it is opened until it is done.

    ``width`` is how wide its text is, in centimetres; ``numbering`` its lists.
    """

    def __init__(self, look: Look, language: str) -> None:
        self._look = look
        self._language = LANGUAGES.get(language, LANGUAGES["nb"])
        with only_usable(look):
            self._document = emptied_document(look)
            self._ids = self._with_our_styles()
            self.width = self._text_width()
            self.numbering = WordNumbering(self._first_free_list())

    def style(self, name: str) -> str:
        """The id of a style by its name."""
        return self._ids[name.lower()]

    def links(self, target: str) -> str:
        """The id of a link that leads out of the document."""
        return str(self._document.part.relate_to(sayable(target), f"{RELATIONSHIPS}/hyperlink", is_external=True))

    def text(self, text: Text) -> str:
        """The runs of a text of the paper."""
        return text_runs(text, self.links, self.style(LINK))

    def done(self, body: str, properties: Properties, embedded: Embedded | None = None) -> bytes:
        """The file with that body."""
        with only_usable(self._look):
            return self._filled(body, properties, embedded)

    def _filled(self, body: str, properties: Properties, embedded: Embedded | None) -> bytes:
        section = self._document.element.body[-1]
        for element in [*_parsed(f"<w:body {NAMESPACES}>{body}</w:body>")]:
            section.addprevious(element)
        self._add_lists()
        self._set_foot(properties)
        self._add_part("/docProps/core.xml", _core(properties, self._language))
        if embedded:
            self._embed(embedded)
        stream = BytesIO()
        self._document.save(stream)
        return packed(stream)

    def _with_our_styles(self) -> dict[str, str]:
        """The id of each style by its name in lower case, ours added where the file has none; all in the language."""
        styles = self._document.styles.element
        found = [*styles.iterchildren(f"{_W}style")]
        taken = {str(one.get(f"{_W}styleId")) for one in found}
        ids: dict[str, str] = {}
        for one in found:
            name = one.find(f"{_W}name")
            if name is not None:
                ids.setdefault(str(name.get(f"{_W}val")).lower(), str(one.get(f"{_W}styleId")))
        missing = [name for name in LOOKS if name.lower() not in ids]
        for name in missing:
            identity = style_id(name)
            while identity in taken:
                identity += "1"
            taken.add(identity)
            ids[name.lower()] = identity
        for name in missing:
            styles.append(_parsed(style_xml(name, ids, declares=True)))
        self._set_language(styles)
        return ids

    def _set_language(self, styles: Any) -> None:  # noqa: ANN401 - an element of lxml, whose types are not told
        """Say the language of the whole file, also where a style had another."""
        defaults = styles.find(f"{_W}docDefaults")
        if defaults is None:
            defaults = _parsed(f'<w:docDefaults xmlns:w="{MAIN}"/>')
            styles.insert(0, defaults)
        of_runs = defaults.find(f"{_W}rPrDefault")
        if of_runs is None:
            of_runs = _parsed(f'<w:rPrDefault xmlns:w="{MAIN}"><w:rPr/></w:rPrDefault>')
            defaults.insert(0, of_runs)
        settings = of_runs.find(f"{_W}rPr")
        if settings is not None and settings.find(f"{_W}lang") is None:
            settings.append(_parsed(f'<w:lang xmlns:w="{MAIN}" w:val="nb-NO"/>'))
        for one in styles.iter(f"{_W}lang"):
            one.set(f"{_W}val", self._language)

    def _text_width(self) -> float:
        """How wide the text of a page is, in centimetres."""
        section = self._document.sections[-1]
        if section.page_width is None or section.left_margin is None or section.right_margin is None:
            return 17.0
        return max((section.page_width - section.left_margin - section.right_margin) / 360000, 5.0)

    def _numbering_element(self) -> Any:  # noqa: ANN401 - as above
        part, kind = self._document.part, f"{RELATIONSHIPS}/numbering"
        if not any(rel.reltype == kind for rel in part.rels.values()):
            from docx.opc.packuri import PackURI  # noqa: PLC0415 - loaded already, where a file is open
            from docx.parts.numbering import NumberingPart  # noqa: PLC0415

            content = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
            empty = f'<w:numbering xmlns:w="{MAIN}"/>'.encode()
            part.relate_to(NumberingPart.load(PackURI("/word/numbering.xml"), content, empty, part.package), kind)
        return part.part_related_by(kind).element  # type: ignore[attr-defined]  # every such part is one of XML

    def _first_free_list(self) -> int:
        names = (f"{_W}numId", f"{_W}abstractNumId")
        values = (one.get(name) for one in self._numbering_element() for name in names)
        return max((int(value) for value in values if value and value.isdecimal()), default=0) + 1

    def _add_lists(self) -> None:
        """Write the lists; all definitions stand before the first list."""
        element = self._numbering_element()
        first = next((at for at, one in enumerate(element) if one.tag == f"{_W}num"), len(element))
        definitions = _parsed(f"<w:numbering {NAMESPACES}>{''.join(self.numbering.abstract_xml())}</w:numbering>")
        for at, one in enumerate([*definitions], first):
            element.insert(at, one)
        end = next((at for at, one in enumerate(element) if one.tag == f"{_W}numIdMacAtCleanup"), len(element))
        lists = _parsed(f"<w:numbering {NAMESPACES}>{''.join(self.numbering.num_xml())}</w:numbering>")
        for at, one in enumerate([*lists], end):
            element.insert(at, one)

    def _set_foot(self, properties: Properties) -> None:
        """The foot of the pages; below the committee's own, and not where that has the number of the page already."""
        footer = self._document.sections[-1].footer
        if footer.is_linked_to_previous:
            footer.is_linked_to_previous = False
            element = footer.part.element
            for one in [*element]:
                element.remove(one)
        element = footer.part.element
        fields = [one.text or "" for one in element.iter(f"{_W}instrText")]
        fields += [str(one.get(f"{_W}instr", "")) for one in element.iter(f"{_W}fldSimple")]
        if not re.search(r"\bPAGE\b", " ".join(fields)):
            element.append(_parsed(self._foot(properties)))

    def _foot(self, properties: Properties) -> str:
        before, _page, rest = properties.page.partition("{page}")
        between, _pages, after = rest.partition("{pages}")
        numbers = run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1") + run(after)
        settings = ParagraphSettings(self.style(FOOTER), right_tab=self.width)
        return paragraph(run(properties.foot) + TAB + numbers, settings).replace("<w:p>", f"<w:p {NAMESPACES}>", 1)

    def _add_part(self, name: str, content: str) -> None:
        """A part that the file as a whole has."""
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
        from docx.opc.part import Part  # noqa: PLC0415

        package = self._document.part.package
        kind = "application/vnd.openxmlformats-package.core-properties+xml"
        part = Part(PackURI(name), kind, content.encode(), package)
        package.relate_to(part, f"{_PROPERTIES}/relationships/metadata/core-properties")

    def _embed(self, embedded: Embedded) -> None:
        """The record, as a part that Word and LibreOffice keep when they save."""
        from docx.opc.packuri import PackURI  # noqa: PLC0415 - as above
        from docx.opc.part import Part  # noqa: PLC0415

        package = self._document.part.package
        record = Part(PackURI("/customXml/referat.xml"), "application/xml", as_xml(embedded), package)
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        about = Part(PackURI("/customXml/referatProps.xml"), kind, _ABOUT_RECORD.encode(), package)
        record.relate_to(about, f"{RELATIONSHIPS}/customXmlProps")
        self._document.part.relate_to(record, f"{RELATIONSHIPS}/customXml")


def _parsed(xml: str) -> Any:  # noqa: ANN401 - as above
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded already, where a file is open

    return parse_xml(xml)


def _core(properties: Properties, language: str) -> str:
    """What a file says of itself: nothing of who made the template, or when."""
    day, author = noon(properties.date), words(properties.author)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        f'xmlns:cp="{_PROPERTIES}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(properties.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<dc:language>{language}</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{dates}</cp:coreProperties>"
    )
