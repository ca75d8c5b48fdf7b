"""The templates that a committee begins its own look with, as files of its archive."""

from collections.abc import Iterator
from pathlib import Path

from referat_cli.paper.writing import docx, html, pdf
from referat_cli.paper.writing.look import TEMPLATES
from referat_cli.paper.writing.word_template import TEMPLATE as WORD

_GUIDE = "LESMEG.md"


def template_files() -> Iterator[tuple[str, bytes]]:
    """The path of each file from the root of the archive, and what stands in it."""
    yield f"{TEMPLATES}/{_GUIDE}", (Path(__file__).with_name("templates") / _GUIDE).read_bytes()
    yield f"{TEMPLATES}/{WORD}", docx.default_template()
    yield f"{TEMPLATES}/{pdf.TEMPLATE}", pdf.default_template()
    yield f"{TEMPLATES}/{html.TEMPLATE}", html.default_template()
