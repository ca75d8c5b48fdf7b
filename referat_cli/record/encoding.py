"""How is a document kept in few bytes?"""

import zlib

# The smallest effort: a greater one makes the whole index a twentieth smaller and takes twice the time.
_EFFORT = 1


def encoded(value: object) -> bytes:
    """A document's value in few bytes."""
    import msgspec  # noqa: PLC0415 - who only asks for what is kept does without

    return packed(msgspec.json.encode(value))


def packed(text: bytes) -> bytes:
    """A text in few bytes."""
    return zlib.compress(text, _EFFORT)


def unpacked(record: bytes) -> bytes:
    """The JSON of an encoded document, or the text that was packed."""
    return zlib.decompress(record)
