"""What the content of a PDF page says, in order: operands, and the operators that they stand before (ISO 32000-1, 7.8).

pdfminer reads it sign by sign, which is half the work of a long document; here a pattern finds each whole token.
"""

import re
from collections.abc import Iterator
from typing import Any

from pdfminer.psparser import KWD, LIT, literal_name

# What neither a name nor an operator goes on after.
_END = rb"\s/%\[\]()<>{}"
# What fits nothing is passed over.
_TOKEN = re.compile(
    rb"(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+))"
    rb"|\((?P<plain>[^()\\]*)\)"
    rb"|(?P<opens><<|\[)"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>?"
    rb"|(?P<closes>>>|\])"
    rb"|(?P<image>BI[\s/].*?(?:EI(?=\s|\Z)|\Z))"
    rb"|(?P<operator>[A-Za-z][^#" + _END + rb"]*|['\"])"
    rb"|/(?P<name>[^" + _END + rb"]*)"
    rb"|(?P<text>\()"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_IN_TEXT = re.compile(rb"[()]|\\(?:(?P<octal>[0-7]{1,3})|(?P<sign>\r\n|.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_WORDS = {b"true": True, b"false": False}


def tokens(content: bytes) -> Iterator[Any]:
    """Operands as plain values, names and operators as pdfminer has them; pictures in the text are left out."""
    opened: list[tuple[bytes, list[Any]]] = []
    at = 0
    while found := _TOKEN.search(content, at):
        at = found.end()
        kind = found.lastgroup
        if kind is None or kind == "image":
            continue
        said: bytes = found[kind]
        if kind == "opens":
            opened.append((said, []))
            continue
        if kind == "closes":
            if not opened or (opened[-1][0] == b"[") != (said == b"]"):
                continue
            value: Any = _closed(*opened.pop())
        elif kind == "text":
            value, at = _text(content, at)
        else:
            value = _value(kind, said)
        if opened:
            opened[-1][1].append(value)
        else:
            yield value


def _value(kind: str, said: bytes) -> Any:  # noqa: ANN401 - numbers, texts, names
    if kind == "number":
        return float(said) if b"." in said else int(said)
    if kind == "hex":
        digits = b"".join(said.split()).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    if kind == "operator":
        return _WORDS[said] if said in _WORDS else KWD(said)
    if kind == "name":
        name = _IN_NAME.sub(lambda found: bytes.fromhex(found[1].decode()), said)
        try:
            return LIT(name.decode())
        except UnicodeDecodeError:
            return LIT(name)
    return said


def _closed(opening: bytes, held: list[Any]) -> list[Any] | dict[str, Any]:
    """The array or the dictionary that ends."""
    return (
        held if opening == b"[" else {literal_name(key): value for key, value in zip(*[iter(held)] * 2, strict=False)}
    )


def _text(content: bytes, begin: int) -> tuple[bytes, int]:
    """The text from after its bracket, which may hold others, and where it ends."""
    parts: list[bytes] = []
    depth, at = 1, begin
    for found in _IN_TEXT.finditer(content, begin):
        parts.append(content[at : found.start()])
        at = found.end()
        if found["octal"]:
            parts.append(bytes((int(found["octal"], 8) & 0xFF,)))
        elif found["sign"]:
            parts.append(_ESCAPED.get(found["sign"], found["sign"]))
        else:
            depth += 1 if found[0] == b"(" else -1
            if depth == 0:
                break
            parts.append(found[0])
    return b"".join(parts), at
