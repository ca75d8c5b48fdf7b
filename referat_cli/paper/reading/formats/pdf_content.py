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
    rb"|\((?P<text>[^()\\]*(?:\\.[^()\\]*)*)\)"
    rb"|(?P<opens><<|\[)"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>?"
    rb"|(?P<closes>>>|\])"
    rb"|(?P<image>BI[\s/].*?(?:EI(?=\s|\Z)|\Z))"
    rb"|(?P<operator>[A-Za-z][^#" + _END + rb"]*|['\"])"
    rb"|/(?P<name>[^" + _END + rb"]*)"
    rb"|(?P<nested>\()"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_IN_TEXT = re.compile(rb"[()]|" + _ESCAPE.pattern, re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_ESCAPED |= {form % code: bytes((code & 0xFF,)) for code in range(0o1000) for form in (b"%o", b"%02o", b"%03o")}
_WORDS = {b"true": True, b"false": False}


def tokens(content: bytes) -> Iterator[Any]:
    """Operands as plain values, names and operators as pdfminer has them; pictures in the text are left out."""
    opened: list[tuple[bytes, list[Any]]] = []
    values: dict[bytes, Any] = {}  # of each token so far: a page says most of them again and again
    at = 0
    while found := _TOKEN.search(content, at):
        at = found.end()
        kind, token = found.lastgroup, found[0]
        if kind is None or kind == "image":
            continue
        if kind == "opens":
            opened.append((token, []))
            continue
        if kind == "closes":
            if not opened or (opened[-1][0] == b"[") != (token == b"]"):
                continue
            value: Any = _closed(*opened.pop())
        elif kind == "nested":
            end, at = _end_of_text(content, at)
            value = _text(content[found.end() : end])
        elif (value := values.get(token)) is None:
            value = values[token] = _value(kind, found[kind])
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
    return _text(said)


def _closed(opening: bytes, held: list[Any]) -> list[Any] | dict[str, Any]:
    """The array or the dictionary that ends."""
    return (
        held if opening == b"[" else {literal_name(key): value for key, value in zip(*[iter(held)] * 2, strict=False)}
    )


def _end_of_text(content: bytes, begin: int) -> tuple[int, int]:
    """Where the text from after its bracket, which may hold others, ends, and where what follows it begins."""
    depth, end = 1, begin
    for found in _IN_TEXT.finditer(content, begin):
        depth += (found[0] == b"(") - (found[0] == b")")
        if depth == 0:
            return found.start(), found.end()
        end = found.end()
    return end, end


def _text(said: bytes) -> bytes:
    """A text without its escapes."""
    if b"\\" not in said:
        return said
    parts = _ESCAPE.split(said)
    parts[1::2] = [_ESCAPED.get(sign, sign) for sign in parts[1::2]]
    return b"".join(parts)
