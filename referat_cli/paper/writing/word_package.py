"""A Word file as bytes: its parts in one order and without times, so that what is the same gives the same file."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# What programs look for first.
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_TIME = (1980, 1, 1, 0, 0, 0)


def packed_parts(parts: Mapping[str, str | bytes]) -> bytes:
    """The file of these parts by their names."""
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name in sorted(parts, key=lambda one: (one not in _FIRST, one)):
            content = parts[name]
            entry = ZipInfo(name, _TIME)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            file.writestr(entry, content.encode() if isinstance(content, str) else content, compresslevel=6)
    return stream.getvalue()


def packed(file: BytesIO) -> bytes:
    """A file that a library has saved, packed so."""
    with ZipFile(file) as made:
        return packed_parts({name: made.read(name) for name in made.namelist()})
