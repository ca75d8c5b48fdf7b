"""What a paper is to look like, and what it is to carry: the committee's own templates, and the record inside it."""

from pathlib import Path
from typing import NamedTuple

# The folder of an archive that has the templates of its committees.
TEMPLATES = "maler"


class Embedded(NamedTuple):
    """The record that a paper carries: the name of its file, and its bytes."""

    name: str
    content: bytes


class Look(NamedTuple):
    """How a paper is set: the folder with the committee's own templates (None: there is none), and what it carries."""

    templates: Path | None = None
    embedded: Embedded | None = None

    def template(self, name: str) -> Path | None:
        """The committee's own template of a name; None where there is none."""
        return inside(self.templates, name) if self.templates else None


def inside(folder: Path, name: str) -> Path | None:
    """The file of a name in a folder; None where there is none, or where a link or the name leads out of the folder."""
    file = (folder / name).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
